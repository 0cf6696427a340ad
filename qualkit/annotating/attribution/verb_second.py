"""Who reports in English and Russian: the subject beside a reporting verb, or the name behind `according to`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from qualkit.annotating.attribution.lexis import Kind, Lexis, Verb, phrase_at
from qualkit.annotating.attribution.mentions import AND, Mention, Words, are_joined, behind_et_al, behind_years
from qualkit.annotating.attribution.reporting import EITHER
from qualkit.languages.language import word_set

_LONGEST_APPOSITION = 45
_LONGEST_SUBJECT = 12
_QUOTES = "\"“”„«»''‘’"
_COMMAS = frozenset(",–—")
_WHOM = frozenset(["whom", "которого", "которую", "которых", "которому", "которыми"])
_WHICH = frozenset(["which", "who", "который", "которая", "которое", "которые"])
_NOR = frozenset(["neither", "nor", "ни"])
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "been", "it's"])


class Report(NamedTuple):
    """A place that tells whose view the sentence gives: a name, a pronoun's gender, or the words for several people.

    first, last: half-open numbers of the words that tell it. is_role: "the ambassador", who was named before. is_they:
    several people who were. pair: the names of those who share a verb. is_near: the subject is left out, so that only
    the sentence before can tell it.
    """

    first: int
    last: int
    mention: Mention | None = None
    gender: str = EITHER
    several: tuple[int, int] | None = None
    is_role: bool = False
    is_they: bool = False
    pair: tuple[Mention, ...] | None = None
    is_near: bool = False


def reports_of(words: Words, lexis: Lexis) -> Iterator[Report]:
    """The places that tell whose view a sentence gives, in the order of the sentence."""
    for at in range(len(words.keys)):
        report = None
        if length := phrase_at(words.keys, at, lexis.before):
            report = _behind(words, lexis, at, at + length)
        elif words.keys[at] in lexis.profile.whose or words.mention_ending_at(at) is not None:
            report = _possessor(words, lexis, at)
        verb = lexis.verbs[words.forms[at]]
        if report is None and verb is not Verb.NONE and words.texts[at].islower():
            report = _of_verb(words, lexis, at, verb)
        if report is None and words.keys[at] == ":" and words.texts[at + 1 : at + 2] and words.texts[at + 1] in _QUOTES:
            report = _main_subject(words, lexis, at)
        if report is None and at < 3 and words.keys[at] == "for":
            report = _for(words, lexis, at)
        if report is None and (length := phrase_at(words.keys, at, lexis.beside)):
            report = _subject_before(words, lexis, at, at + length)
        if report is not None:
            report = with_partners(report, words)
            lead = report.pair[0] if report.pair else None
            if lead is None or report.first < lead.outer or _can_be_subject(words, lexis, lead):
                yield report


def with_partners(report: Report, words: Words) -> Report:
    """The report with all names that share its verb: Higham and Sharman (2019) state."""
    if report.mention is None or report.mention not in words.mentions:
        return report
    first = last = words.mentions.index(report.mention)
    while first and are_joined(words, words.mentions[first - 1], words.mentions[first]):
        first -= 1
    while last + 1 < len(words.mentions) and are_joined(words, words.mentions[last], words.mentions[last + 1]):
        last += 1
    joined = words.mentions[first : last + 1]
    if len(joined) < 2 or not any(words.keys[behind_years(words, one)] in AND for one in joined[:-1]):
        return report
    return report._replace(pair=tuple(joined), first=min(report.first, joined[0].outer))


def _behind(words: Words, lexis: Lexis, first: int, at: int) -> Report | None:
    """The person behind `according to`: a name with what it is called before, a pronoun, a role."""
    if at >= len(words.keys):
        return None
    is_owner = words.keys[at] in lexis.profile.whose and words.texts[at + 1 : at + 2] and words.texts[at + 1].isalpha()
    if words.keys[at] in lexis.profile.him and not is_owner:
        return Report(first, at + 1, gender=lexis.profile.him[words.keys[at]])
    if words.keys[at] in lexis.profile.whose and at + 1 < len(words.keys):
        length = phrase_at(words.keys, at + 1, lexis.possessor)
        return Report(first, at + 1 + length, gender=lexis.profile.whose[words.keys[at]]) if length else None
    report = _noun_phrase(words, lexis, first, at)
    if report is None or report.mention is None or lexis.profile.code != "ru":
        return report
    before = words.forms[at : report.mention.first]
    is_law = words.keys[at - 1] == "согласно"
    if is_law and before and not any(lexis.kinds[one] in (Kind.ROLE, Kind.TITLE) for one in before):
        return None  # согласно данным Петрова
    if len(report.mention.words) > 1:
        return report
    goes_on = report.last < len(words.texts) and words.texts[report.last].isalpha()
    is_adjective = goes_on and re.search("ск(?:ой|ого|ому)$", words.keys[report.last - 1])
    return None if is_adjective else report  # согласно Венской конвенции


def _for(words: Words, lexis: Lexis, at: int) -> Report | None:
    """`For her, …` at the beginning of a sentence."""
    report = _behind(words, lexis, at, at + 1)
    if report is None or report.last >= len(words.keys) or words.keys[report.last] != ",":
        return None
    return report if report.mention is None or report.mention.first <= at + 2 else None


def _noun_phrase(words: Words, lexis: Lexis, first: int, at: int) -> Report | None:
    """The name that a noun phrase ends with (the director of the centre, Dr. …), or the role that it is."""
    role = None
    is_known = lexis.profile.code == "ru" or words.keys[at] in ("the", "this")
    for place in range(at, min(at + _LONGEST_SUBJECT, len(words.keys))):
        mention = words.mention_beginning_at(place)
        if mention is not None and mention.first >= at:
            is_near = place - at < 4 and lexis.profile.prepositions.isdisjoint(words.keys[at:place])
            return Report(first, mention.last, mention) if is_near or role is not None else None
        kind = lexis.kinds[words.forms[place]]
        if kind is Kind.SEVERAL and role is None and place <= at + 4:
            return Report(first, place + 1, several=(at, place + 1))
        if kind is Kind.ROLE and role is None:
            role = place
        if words.texts[place] in _COMMAS or words.texts[place] in ".;:()" or words.texts[place] in _QUOTES:
            break
        if lexis.verbs[words.forms[place]] is Verb.FINITE and role is not None:
            break
    if role is not None and is_known and role <= at + 2 and not words.texts[role][:1].isupper():
        if _is_plural(words.keys[role], lexis):
            return None
        return Report(first, role + 1, is_role=True)
    return None


def _possessor(words: Words, lexis: Lexis, at: int) -> Report | None:
    """`in his view`, `Manor's view is`: an opinion with its owner."""
    mention = words.mention_ending_at(at)
    if mention is not None and mention.case != "gen":
        return None
    behind = at if mention is not None else at + 1
    if behind >= len(words.keys) or not (length := phrase_at(words.keys, behind, lexis.possessor)):
        return None
    first = mention.outer if mention is not None else at
    end = behind + length
    is_opinion = end < len(words.keys) and words.keys[end] in (",", "is", "was", "that")
    led = first > 0 and words.keys[first - 1] in ("in", "from", "по", "на", "с")
    if not (led and (end == len(words.keys) or words.keys[end] in (",", "—", "–", "the", "this", "that", "it"))):
        if not is_opinion or led:
            return None
        if words.keys[end] == ",":
            return None
    gender = EITHER if mention is not None else lexis.profile.whose[words.keys[at]]
    return Report(first, end, mention, gender)


def _of_verb(words: Words, lexis: Lexis, at: int, verb: Verb) -> Report | None:
    if not _WHOM.isdisjoint(words.keys[max(0, at - 4) : at]):
        return None  # the minister whom Manor criticised says …
    by = at + 1
    if by < len(words.keys) and words.keys[by] in lexis.profile.by:
        before = words.keys[max(0, at - 4) : at]
        return _noun_phrase(words, lexis, at, by + 1) if "as" in before or _BE & set(before) else None
    if verb is Verb.PASSIVE:
        return None
    if verb is Verb.PARTICIPLE:
        if words.keys[at - 1] in _BE or (at > 1 and words.keys[at - 2] in _BE):
            return _subject_before(words, lexis, at, at + 1)
        return (
            _main_subject(words, lexis, at) if at and words.texts[at - 1] in _COMMAS and _goes_on(words, at) else None
        )
    if not _is_whole(words, lexis, at):
        return None
    inverted = _subject_behind(words, lexis, at)
    if inverted is not None and (_is_inverted(words, at) or lexis.profile.code == "ru"):
        return inverted
    subject = _subject_before(words, lexis, at, at + 1)
    if subject is None and at and words.keys[at - 1] in ("and", "и", "but", "а", "но"):
        return _main_subject(words, lexis, at)
    return subject


def _is_whole(words: Words, lexis: Lexis, at: int) -> bool:
    """Whether a verb that reports only with more has it (calls for), or stands in the present."""
    wanted = lexis.more.get(words.forms[at])
    if wanted is None or ("!" not in wanted and re.search(lexis.profile.present, words.keys[at])):
        return True
    following = words.keys[at + 1 : at + 6]
    return any(key in wanted or key in _QUOTES or key == ":" for key in following)


def _goes_on(words: Words, at: int) -> bool:
    """Whether a participle has what is said behind it: stating that …, adding: …"""
    following = words.keys[at + 1 : at + 3]
    return any(key in ("that", "how", "why", "что", ":", "будто") or key in _QUOTES for key in following)


def _is_inverted(words: Words, at: int) -> bool:
    """Whether the verb follows what is said: `…, states Khazar Ibrahim`."""
    return at > 0 and (words.texts[at - 1] in _COMMAS or words.texts[at - 1] in _QUOTES)


def _subject_behind(words: Words, lexis: Lexis, at: int) -> Report | None:
    """The subject right behind the verb: `says Manor`, `отметил директор центра Иван Петров`, `считает она`."""
    place = at + 1
    while place < len(words.keys) and words.keys[place] in lexis.profile.skipped:
        place += 1
    if place >= len(words.keys):
        return None
    if words.keys[place] in lexis.profile.he:
        behind = words.keys[place + 1] if place + 1 < len(words.keys) else "."
        if lexis.profile.code != "en" or behind in (".", ",", ";", "–", "—", "in", "to", "on", "at"):
            return Report(at, place + 1, gender=lexis.profile.he[words.keys[place]])
        return None
    report = _noun_phrase(words, lexis, at, place)
    if report is None or report.mention is None:
        is_led = _is_inverted(words, at) or (at and words.keys[at - 1] in ("как", "as"))
        return report if report is not None and is_led else None
    return report if report.mention.case in ("nom", "any") else None


def _subject_before(words: Words, lexis: Lexis, at: int, last: int) -> Report | None:
    """The subject right before the verb, or before what is set between commas behind it."""
    place = _over_skipped(words, lexis, at - 1)
    if place < 0:
        return None
    if words.keys[place] in lexis.profile.he:
        return Report(place, last, gender=lexis.profile.he[words.keys[place]])
    if words.keys[place] in lexis.profile.they:
        return Report(place, last, is_they=True)
    if words.keys[place] in ("who", "который", "которая"):
        place -= 2 if place and words.texts[place - 1] == "," else 1
    mention = words.mention_ending_at(place + 1) or _before_et_al(words, place)
    if mention is not None and _can_be_subject(words, lexis, mention):
        return Report(mention.outer, last, mention)
    if place >= 0 and words.texts[place] in _COMMAS:
        return _before_apposition(words, lexis, place, last)
    return _before_adjunct(words, lexis, place, last) or _role_before(words, lexis, place, last)


def _before_et_al(words: Words, place: int) -> Mention | None:
    return next((one for one in words.mentions if one.last < place + 1 == behind_et_al(words.keys, one.last)), None)


def _over_skipped(words: Words, lexis: Lexis, place: int) -> int:
    """The place before adverbs, auxiliaries and brackets that stand between a subject and its verb."""
    while place >= 0:
        key = words.keys[place]
        if key in (")", "]"):
            opening = "(" if key == ")" else "["
            start = place
            while start >= 0 and words.keys[start] != opening:
                start -= 1
            if start < 0:
                return place
            place = start - 1
        elif key in lexis.profile.skipped or (
            lexis.profile.code == "en" and key.endswith("ly") and words.texts[place].islower()
        ):
            place -= 1
        elif key in _BE and lexis.profile.code == "en":
            return place - 1 if words.keys[place + 1 : place + 2] and words.keys[place + 1].endswith("ing") else place
        elif words.texts[place] == "," and place and words.keys[place - 1] in lexis.profile.skipped:
            place -= 1  # Ibrahim, however, argues
        else:
            return place
    return place


def _can_be_subject(words: Words, lexis: Lexis, mention: Mention) -> bool:
    if mention.case not in ("nom", "any") or words.keys[mention.outer - 1] in _NOR:
        return False
    first = mention.run
    while first and words.keys[first - 1] in ("the", "former", "current", "deputy", "then"):
        first -= 1
    before = words.keys[first - 1] if first else ""
    if mention.outer and _is_owner(words, lexis, mention, words.keys[mention.outer - 1]):
        return False
    if not _WHOM.isdisjoint(words.keys[max(0, first - 3) : first]):
        return False
    return before not in lexis.profile.prepositions or before in ("and", "that", "when", "as", "и", "что")


def _is_owner(words: Words, lexis: Lexis, mention: Mention, before: str) -> bool:
    """Whether a Russian surname that looks like a woman's may be a man's whose something says it: книга Петрова."""
    is_alone = lexis.profile.code == "ru" and mention.last - mention.outer == 1 and before.isalpha()
    if not is_alone or before in _OPENERS or before in lexis.profile.skipped or before == "что":
        return False
    return re.search("(?:[оеё]в|[иы]н)а$", words.keys[mention.first]) is not None


def _before_apposition(words: Words, lexis: Lexis, comma: int, last: int) -> Report | None:
    """The name before `, Ambassador of …,`; names inside it are objects of prepositions."""
    for mention in reversed(words.mentions):
        if mention.last > comma or not _can_be_subject(words, lexis, mention):
            continue
        if comma - mention.last > _LONGEST_APPOSITION or not _WHICH.isdisjoint(
            words.keys[max(0, mention.outer - 3) : mention.outer]
        ):
            return None
        behind = mention.last
        if words.texts[behind] in "([":
            closing = next((at for at in range(behind, comma + 1) if words.texts[at] in ")]"), behind)
            behind = closing + 1
        if behind <= comma and words.texts[behind] in _COMMAS:
            if behind == comma or not _has_subject(words, lexis, behind, comma):
                return Report(mention.outer, last, mention)
            return None
    for place in range(comma - 1, max(-1, comma - _LONGEST_APPOSITION), -1):  # He, in his interview, said
        if words.keys[place] in lexis.profile.he and words.texts[place + 1] in _COMMAS:
            return Report(place, last, gender=lexis.profile.he[words.keys[place]])
    return _role_before(words, lexis, comma - 1, last) if comma else None


def _has_subject(words: Words, lexis: Lexis, first: int, last: int) -> bool:
    """Whether a clause of its own stands between two places: its pronoun or reporting verb."""
    return any(words.keys[at] in lexis.profile.he for at in range(first, last))


def _before_adjunct(words: Words, lexis: Lexis, place: int, last: int) -> Report | None:
    """`Khazar Ibrahim in his interview said that …`: a few words with a preposition, and no other name."""
    for mention in reversed(words.mentions):
        if mention.last > place or place - mention.last > 8:
            continue
        is_adjunct = words.keys[mention.last] in lexis.profile.prepositions - {"and", "or", "и"}
        between = range(mention.last, place + 1)
        if is_adjunct and not any(words.texts[at] in ",;:" for at in between) and not _verbs_in(words, lexis, between):
            return Report(mention.outer, last, mention) if _can_be_subject(words, lexis, mention) else None
        return None
    return None


def _verbs_in(words: Words, lexis: Lexis, places: range) -> bool:
    return any(
        lexis.verbs[words.forms[at]] is Verb.FINITE and re.search(r"(?:ed|s|л|ла|ли|ет|ит)$", words.keys[at])
        for at in places
    )


def _role_before(words: Words, lexis: Lexis, place: int, last: int) -> Report | None:
    """`the ambassador says`, `experts believe`."""
    if place < 0:
        return None
    kind = lexis.kinds[words.forms[place]]
    first = place
    while first and lexis.profile.code == "en" and words.keys[first - 1] in _DETERMINERS:
        first -= 1
    before = words.keys[first - 1] if first else ""
    if before == "of" and kind is Kind.SEVERAL and first > 1 and words.keys[first - 2] in _SHARES:
        return Report(first - 2, last, several=(first - 2, place + 1))
    if before in lexis.profile.prepositions - {"and", "that"}:
        return None
    if kind is Kind.SEVERAL:
        return Report(first, last, several=(first, place + 1))
    is_known = lexis.profile.code == "ru" or words.keys[first] in ("the", "this", "our", "both", "these")
    if kind is Kind.ROLE and _is_plural(words.keys[place], lexis):
        return Report(first, last, several=(first, place + 1)) if is_known and lexis.profile.code == "en" else None
    if kind is Kind.ROLE and is_known and words.keys[place] != "author" and before not in ("as", "и"):
        return Report(first, last, is_role=True)
    return None


_SHARES = frozenset(
    ["all", "most", "some", "both", "many", "several", "majority", "two", "three", "four", "half", "none"]
)


def _is_plural(key: str, lexis: Lexis) -> bool:
    """Whether an English role is the plural: the list has it without s."""
    return lexis.profile.code == "en" and key not in lexis.profile.roles


_DETERMINERS = word_set(
    "the this these both all most many some several other interviewed our former same two three four five"
)


def _main_subject(words: Words, lexis: Lexis, at: int) -> Report | None:
    """The subject of the sentence, for a participle or second verb: the name or pronoun that its clause begins with."""
    for place in range(at):
        mention = words.mention_beginning_at(place)
        is_opening = place == 0 or words.texts[place - 1] in _COMMAS or words.texts[place - 1] in _QUOTES
        if words.keys[place] in lexis.profile.he and (is_opening or words.keys[place - 1] in _OPENERS):
            return Report(place, at + 1, gender=lexis.profile.he[words.keys[place]])
        if mention is not None and mention.outer == place:
            if (is_opening or words.keys[place - 1] in _OPENERS) and _can_be_subject(words, lexis, mention):
                return Report(mention.outer, at + 1, mention)
            return None
    return None


_OPENERS = frozenset(
    ["the", "former", "while", "although", "when", "as", "however", "also", "and", "но", "а", "также", "как"]
)
