"""Who said what: the person whose view a sentence of an article or thesis reports.

`attributing` walks the sentences; `english`, `russian`, `azerbaijani` and `turkish` say how each language reports
speech, and hold nothing but words, so that whoever knows a language can change them. `verb_second` and `verb_last`
find who the subject of a reporting verb is, `opinions` whose opinion a phrase names, `mentions` and `register` which
words are people's names and which of them name one person, `numbered` respondents by number; `denials` tells what was
not said. `citations` finds references to literature, which nobody says; `people` lists who is reported.
`unlisted` tells people whom no list has by what they say and think; `listed_words` asks a language about a form only
where the form begins like a listed word.
"""
