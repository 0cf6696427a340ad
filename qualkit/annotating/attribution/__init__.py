"""Who said what: the person whose view a sentence of an article or thesis reports.

`attributing` walks the sentences; `english`, `russian`, `azerbaijani` and `turkish` say how each language reports
speech, and hold nothing but words, so that whoever knows a language can change them. `verb_second` and `verb_last`
find who the subject of a reporting verb is, `mentions` and `register` which words are people's names and which of them
name one person; `citations` finds references to literature, which nobody says; `people` lists who is reported.
"""
