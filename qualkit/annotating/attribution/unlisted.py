"""Names that no list has and nothing stands beside: who says and thinks something is a person.

Lists know few of the world's names, so syntax decides. A capitalised word that no dictionary has is somebody's name
where it is the subject of a verb of saying or thinking; not if the text has it as a place (in Kherson), with an
article (the Guardian), or as the subject of verbs in the plural (Mingrelians say). Whoever the list of literature has
as an author is a person, and where authors are cited, so is who states that something is so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from qualkit.annotating.attribution.citations import without_marks
from qualkit.annotating.attribution.denials import is_asked
from qualkit.annotating.attribution.lexis import Lexis, Verb, phrase_at
from qualkit.annotating.attribution.mentions import Mention, Words
from qualkit.annotating.attribution.reports import Report
from qualkit.languages.known_words import is_known_word

Reports = Callable[[Words, Lexis], Iterator[Report]]

_WHERE = frozenset(("in", "at", "across", "within", "throughout", "inside", "outside", "near", "the", "a", "в", "во"))
_BEHIND_NAMES = frozenset((",", "isə", "də", "da"))
_CITED = 3
"""Authors with a year in brackets that make a text one that cites literature."""
_PLACED = re.compile("['’`´-]?[dt][aəe](?:k[iı])?$")
_ORDINARY = re.compile("(?:l[aəe]r|l[ıiuü][qk]|n[ıiuü]n)$")
"""The ends of plurals, abstract nouns and genitives: Torilər, Xəzinədarlıq, Estoncanın."""
_AUXILIARIES = frozenset(("did", "does", "will", "would", "may", "might", "can", "could", "not", "should"))
_INNER_CAPITAL = re.compile(r"(?<!^Mc)(?<!^Mac)(?<!^De)(?<!^Le)(?<!^La)(?<![-'’])(?<=[^\W\d_])[A-ZÇĞİÖŞÜƏА-ЯЁ]")


def mark_people(
    sentences: Sequence[tuple[Words, Lexis]], reports_of: Callable[[Lexis], Reports], authors: Collection[str] = ()
) -> None:
    """Make sure of the mentions of those who say or think something somewhere in the text, and of the authors."""
    mentions = [mention for words, _lexis in sentences for mention in words.mentions]
    cites = len({mention.words for mention in mentions if mention.is_cited}) >= _CITED
    people: set[tuple[str, ...]] = {one.words for one in mentions if authors and _is_author(one, authors)}
    for words, lexis in sentences:
        if words.cues and not all(mention.is_sure for mention in words.mentions) and not is_asked(words):
            people.update(_speaking(words, lexis, reports_of(lexis), cites=cites))
    people -= _standing_elsewhere({one[-1] for one in people if len(one) == 1}, sentences)
    if not people:
        return
    for words, _lexis in sentences:
        words.mentions = [
            one._replace(is_sure=True, is_of_words=False) if one.words in people else one for one in words.mentions
        ]


def _is_author(mention: Mention, authors: Collection[str]) -> bool:
    """Whether a last name alone is one that the list of literature has."""
    is_open = len(mention.words) == 1 and not mention.is_sure and not mention.is_of_words
    return is_open and without_marks(mention.words[0]) in authors


def _speaking(words: Words, lexis: Lexis, reports: Reports, *, cites: bool) -> Iterator[tuple[str, ...]]:
    found = list(reports(words, lexis))
    ends = [report.last for report in found]
    for report in found:
        if ends.count(report.last) > 1:
            continue  # one of several who may be meant
        told = report.pair or ((report.mention,) if report.mention is not None else ())
        for mention in told:
            if _can_be_name(words, lexis, mention) and _is_persons(words, lexis, report, mention, cites=cites):
                yield mention.words


def _can_be_name(words: Words, lexis: Lexis, mention: Mention) -> bool:
    """Whether nothing in the word or around it says that it is an ordinary one."""
    if mention.is_sure or mention.is_of_words or _INNER_CAPITAL.search(mention.words[-1]):
        return False
    if _is_called_otherwise(words, mention):
        return False
    code = lexis.profile.code
    parts = mention.words[-1].split("-")
    if len(parts) > 1 and all(is_known_word(part, code) for part in parts):
        return False  # No-one
    if lexis.profile.is_verb_last and _ORDINARY.search(mention.words[-1]):
        return False
    if code != "az" or mention.outer or len(mention.words) > 1:
        return True
    # Of Azerbaijani there is no dictionary that tells what a sentence begins with.
    behind = words.keys[mention.last]
    if words.forms[mention.first] in lexis.inside or behind in _BEHIND_NAMES:
        return True
    light = (before for at in words.cues for before, _use in lexis.light.get(words.forms[at], ()))
    return lexis.verbs[words.forms[mention.last]] is not Verb.NONE or any(before[0] == behind for before in light)


def _is_called_otherwise(words: Words, mention: Mention) -> bool:
    """Whether a name belongs to a thing that stands before it: the European programme Copernicus."""
    before = words.keys[max(0, mention.outer - 4) : mention.outer]
    article = next((at for at in range(len(before) - 1, -1, -1) if before[at] in ("the", "a", "an")), -1)
    return article >= 0 and all(key.replace("-", "").isalpha() for key in before[article:])


def _is_persons(words: Words, lexis: Lexis, report: Report, mention: Mention, *, cites: bool) -> bool:
    """Whether only people do what a report says: to argue and to think, rather than to announce and to show.

    cites: whether the text cites authors, who also state.
    """
    around = [at for at in range(report.first, report.last) if not mention.outer <= at < mention.last]
    said = " ".join(words.keys[at] for at in around)
    if cites and said.endswith("states") and words.keys[report.last : report.last + 1] == ["that"]:
        return True
    if re.search(lexis.profile.of_bodies, said):
        return False
    if any(phrase_at(words.keys, at, lexis.possessor) for at in around):
        return True
    verbs = [
        words.keys[at]
        for at in around
        if lexis.verbs[words.forms[at]] is not Verb.NONE or words.forms[at] in lexis.light
    ]
    is_plural = report.pair is None and any(key in lexis.profile.verbs for key in verbs)
    return bool(verbs) and not (is_plural and _AUXILIARIES.isdisjoint(words.keys[at] for at in around))


def _standing_elsewhere(names: set[str], sentences: Sequence[tuple[Words, Lexis]]) -> set[tuple[str, ...]]:
    """Those of some words that the text also has where no person's name stands: in Kherson, the Guardian, Bakıda."""
    found: set[tuple[str, ...]] = set()
    for words, lexis in sentences if names else ():
        for at, text in enumerate(words.texts):
            if text in names and at and words.keys[at - 1] in _WHERE and not _is_called_so(words, lexis, at):
                found.add((text,))
            elif lexis.profile.is_verb_last and (ending := _PLACED.search(text)) and text[: ending.start()] in names:
                found.add((text[: ending.start()],))
    return found


def _is_called_so(words: Words, lexis: Lexis, at: int) -> bool:
    """Whether a name behind an article or preposition goes on: in Holovko's view, the Asante family."""
    return words.keys[at + 1 : at + 2] != [] and words.texts[at + 1][:1].isupper()
