"""Who reports in English and Russian: the subject beside a reporting verb, or the name behind `according to`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualkit.annotating.attribution.denials import is_denied
from qualkit.annotating.attribution.lexis import Kind, Lexis, Verb, phrase_at
from qualkit.annotating.attribution.mentions import Mention, Words, behind_et_al
from qualkit.annotating.attribution.opinions import (
    COMMAS,
    QUOTES,
    behind_for,
    behind_phrase,
    is_owning_role,
    is_plural,
    noun_phrase,
    owner_before,
    owner_of_opinion,
)
from qualkit.annotating.attribution.reports import Report, with_partners
from qualkit.languages.language import word_set

_LONGEST_APPOSITION = 45
_WHOM = frozenset(["whom", "которого", "которую", "которых", "которому", "которыми"])
_WHICH = frozenset(["which", "who", "который", "которая", "которое", "которые"])
_NOR = frozenset(["neither", "nor", "ни"])
_WITH_A_HEARER = word_set("tell tells told ask asks asked remind reminds reminded")
"""Verbs behind which whoever listens stands: Nguyen, a manager, told the author that …"""
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "it's"])


def reports_of(words: Words, lexis: Lexis) -> Iterator[Report]:
    """The places that tell whose view a sentence gives, in the order of the sentence."""
    # A possessive stands right before its cue: her view.
    for at in sorted({place for cue in words.cues for place in (cue - 1, cue) if place >= 0}):
        report = None
        if length := phrase_at(words.keys, at, lexis.before):
            report = behind_phrase(words, lexis, at, at + length)
        elif (
            words.keys[at] in lexis.profile.whose
            or owner_before(words, at) is not None
            or is_owning_role(words, lexis, at)
        ):
            report = owner_of_opinion(words, lexis, at)
        verb = lexis.verbs[words.forms[at]]
        if report is None and verb is not Verb.NONE and (words.texts[at].islower() or at == 0):
            report = _of_verb(words, lexis, at, verb)
        if report is None and words.keys[at] == ":" and words.texts[at + 1 : at + 2] and words.texts[at + 1] in QUOTES:
            report = _main_subject(words, lexis, at)
        if report is None and at < 3 and words.keys[at] == "for":
            report = behind_for(words, lexis, at)
        if report is None and (length := phrase_at(words.keys, at, lexis.beside)):
            report = _subject_before(words, lexis, at, at + length)
        if report is not None:
            report = with_partners(report, words)
            lead = report.pair[0] if report.pair else None
            if lead is None or report.first < lead.outer or _can_be_subject(words, lexis, lead):
                yield report


def _of_verb(words: Words, lexis: Lexis, at: int, verb: Verb) -> Report | None:
    if not _WHOM.isdisjoint(words.keys[max(0, at - 4) : at]):
        return None  # the minister whom Manor criticised says …
    by = at + 2 if words.keys[at + 1 : at + 2] and words.keys[at + 1].endswith("ly") else at + 1
    if by < len(words.keys) and words.keys[by] in lexis.profile.by:
        return _agent_behind(words, lexis, at, by)
    if verb is Verb.PASSIVE:
        return _agent(words, lexis, at)
    if is_denied(words, lexis, at):
        return None
    if verb is Verb.PARTICIPLE:
        return _of_participle(words, lexis, at)
    if not _is_whole(words, lexis, at):
        return None
    inverted = _subject_behind(words, lexis, at) if words.keys[at] not in _WITH_A_HEARER else None
    if inverted is not None and (_is_inverted(words, at) or lexis.profile.code == "ru"):
        return inverted
    subject = _subject_before(words, lexis, at, at + 1)
    if subject is None and at and words.keys[at - 1] in ("and", "и", "but", "а", "но"):
        return _main_subject(words, lexis, at)
    return subject


def _agent_behind(words: Words, lexis: Lexis, at: int, by: int) -> Report | None:
    """Who stands behind `by`: as noted by Manor; an example is given by Manor, but not: a lecture."""
    before = words.keys[max(0, at - 4) : at]
    if "as" not in before and _BE.isdisjoint(before):
        return None
    wanted = lexis.more.get(words.forms[at], frozenset()) - lexis.profile.skipped
    is_whole = not wanted or not (wanted | _VIEWS).isdisjoint(words.keys[max(0, at - 6) : by])
    return noun_phrase(words, lexis, at, by + 1) if is_whole or "as" in before else None


_VIEWS = frozenset(("view", "views", "opinion", "picture", "perspective", "position", "explanation", "differently"))


def _of_participle(words: Words, lexis: Lexis, at: int) -> Report | None:
    if at <= 1 and _goes_on(words, at) and words.keys[at] not in _NO_PARTICIPLES:
        return _behind_clause(words, lexis, at)
    if words.keys[at - 1] in _BE or (at > 1 and words.keys[at - 2] in _BE):
        return _subject_before(words, lexis, at, at + 1)
    return _main_subject(words, lexis, at) if at and words.texts[at - 1] in COMMAS and _goes_on(words, at) else None


def _is_whole(words: Words, lexis: Lexis, at: int) -> bool:
    """Whether a verb that reports only with more has it (calls for), or stands in the present."""
    wanted = lexis.more.get(words.forms[at])
    if wanted is None or ("!" not in wanted and re.search(lexis.profile.present, words.keys[at])):
        return True
    if any(text in QUOTES for text in words.texts[max(0, at - 4) : at]):
        return True  # «…», – признаётся Петров
    following = words.keys[at + 1 : at + 6]
    if any(key in wanted or key in QUOTES or key == ":" for key in following):
        return True
    return any(key in ("as", "как") for key in words.keys[max(0, at - 8) : at]) and "," in words.keys[at:]


def _goes_on(words: Words, at: int) -> bool:
    """Whether a participle has what is said behind it: stating that …, adding: …"""
    following = words.keys[at + 1 : at + 3]
    return any(key in ("that", "how", "why", "что", ":", "будто") or key in QUOTES for key in following)


def _is_inverted(words: Words, at: int) -> bool:
    """Whether the verb follows what is said: `…, states Khazar Ibrahim`."""
    return at > 0 and (words.texts[at - 1] in COMMAS or words.texts[at - 1] in QUOTES)


def _subject_behind(words: Words, lexis: Lexis, at: int) -> Report | None:
    """The subject right behind the verb: `says Manor`, `отметил директор центра Иван Петров`, `считает она`."""
    place = at + 1
    while place < len(words.keys) and words.keys[place] in lexis.profile.skipped:
        place += 1
    if place >= len(words.keys) or words.keys[place] in ("that", "что"):
        return None
    if words.keys[place] in lexis.profile.he:
        behind = words.keys[place + 1] if place + 1 < len(words.keys) else "."
        if lexis.profile.code != "en" or behind in (".", ",", ";", "–", "—", "in", "to", "on", "at"):
            return Report(at, place + 1, gender=lexis.profile.he[words.keys[place]])
        return None
    report = noun_phrase(words, lexis, at, place)
    if report is None or report.mention is None:
        is_led = _is_inverted(words, at) or (at and words.keys[at - 1] in ("как", "as"))
        return report if report is not None and is_led else None
    return report if report.mention.case in ("nom", "any") else None


def _subject_before(words: Words, lexis: Lexis, at: int, last: int) -> Report | None:
    """The subject right before the verb, or before what is set between commas behind it."""
    place = _over_skipped(words, lexis, at - 1)
    if place < 0:
        return None
    if lexis.profile.code == "ru" and _ADVERB.search(words.keys[place]):
        is_behind_one = words.mention_ending_at(place) is not None or words.keys[place - 1] in lexis.profile.he
        place -= is_behind_one
    if words.keys[place] in lexis.profile.he:
        return Report(place, last, gender=lexis.profile.he[words.keys[place]])
    if words.keys[place] in lexis.profile.they:
        return Report(place, last, is_they=True)
    is_clause = words.keys[place] in ("who", "который", "которая")
    if is_clause:
        place -= 2 if place and words.texts[place - 1] == "," else 1
    mention = words.mention_ending_at(place + 1) or _before_et_al(words, place)
    if is_clause and mention is not None and mention.is_sure and lexis.profile.code == "en":
        return Report(mention.outer, last, mention)  # the words of Manor, who argues
    if mention is not None and _can_be_subject(words, lexis, mention):
        return Report(mention.outer, last, mention)
    if place >= 0 and words.texts[place] in COMMAS:
        return _before_apposition(words, lexis, place, last)
    return _before_adjunct(words, lexis, place, last) or _role_before(words, lexis, place, last)


_ADVERB = re.compile("(?<=..)(?:ски|[внкжшчщлтрх]о)$")
"""Петров скептически относится …; only right behind a name or pronoun, as nouns end like that as well."""


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
        elif (
            key == "не"
            or key in lexis.profile.skipped
            or (lexis.profile.code == "en" and key.endswith("ly") and words.texts[place].islower())
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
        if behind <= comma and words.texts[behind] in COMMAS:
            if behind == comma or not _has_subject(words, lexis, behind, comma):
                return Report(mention.outer, last, mention)
            return None
    for place in range(comma - 1, max(-1, comma - _LONGEST_APPOSITION), -1):  # He, in his interview, said
        if words.keys[place] in lexis.profile.he and words.texts[place + 1] in COMMAS:
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
    if before in lexis.profile.prepositions - {"and", "that"} and (before, words.keys[first]) != ("as", "the"):
        return None
    if kind is Kind.SEVERAL:
        return Report(first, last, several=(first, place + 1))
    is_known = lexis.profile.code == "ru" or words.keys[first] in ("the", "this", "our", "both", "these")
    if kind is Kind.ROLE and is_plural(words.keys[place], lexis):
        return Report(first, last, several=(first, place + 1)) if is_known and lexis.profile.code == "en" else None
    if (
        kind is Kind.ROLE
        and is_known
        and words.keys[place] != "author"
        and (before not in ("as", "и") or words.keys[first] == "the")
    ):
        return Report(first, last, is_role=True)
    return None


_SHARES = frozenset(
    ["all", "most", "some", "both", "many", "several", "majority", "two", "three", "four", "half", "none"]
)


_DETERMINERS = word_set(
    "the this these both all most many some several other interviewed our former same two three four five"
)


def _behind_clause(words: Words, lexis: Lexis, at: int) -> Report | None:
    """The subject behind an opening clause: `Stressing that money is short, Brook asked …`."""
    for comma in range(at + 2, len(words.keys) - 1):
        if words.texts[comma] != ",":
            continue
        if words.keys[comma + 1] in lexis.profile.he:
            return Report(at, comma + 2, gender=lexis.profile.he[words.keys[comma + 1]])
        mention = words.mention_beginning_at(comma + 1)
        if mention is not None and _can_be_subject(words, lexis, mention):
            return Report(at, mention.last, mention)
    return None


def _agent(words: Words, lexis: Lexis, at: int) -> Report | None:
    """Who does what a Russian passive says: `отмечено Денисом Храмовым`, `Денисом Храмовым отмечено`."""
    if lexis.profile.code != "ru":
        return None
    behind, before = words.mention_beginning_at(at + 1), words.mention_ending_at(at)
    for mention in (behind, before):
        if mention is not None and mention.case == "other" and _INSTRUMENTAL.search(words.keys[mention.last - 1]):
            return Report(min(at, mention.outer), max(at + 1, mention.last), mention)
    return None


_NO_PARTICIPLES = frozenset(("regarding", "considering", "supposing", "seeing", "accepting", "assuming"))
_INSTRUMENTAL = re.compile("(?:ым|им|ой|ом|ем|ей)$")


def _main_subject(words: Words, lexis: Lexis, at: int) -> Report | None:
    """The subject of the sentence, for a participle or second verb: the name or pronoun that its clause begins with."""
    for place in range(at):
        mention = words.mention_beginning_at(place)
        is_opening = place == 0 or words.texts[place - 1] in COMMAS or words.texts[place - 1] in QUOTES
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
