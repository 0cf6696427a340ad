"""Whose opinion English and Russian phrases name: `according to Manor`, `in her view`, `по словам Иванова`."""

from __future__ import annotations

import re

from qualkit.annotating.attribution.lexis import Kind, Lexis, Verb, phrase_at
from qualkit.annotating.attribution.mentions import Mention, Words, behind_years
from qualkit.annotating.attribution.reporting import EITHER
from qualkit.annotating.attribution.reports import Report
from qualkit.languages.language import word_set

QUOTES = "\"“”„«»''‘’"
COMMAS = frozenset(",–—")
_LONGEST_SUBJECT = 12


def behind_phrase(words: Words, lexis: Lexis, first: int, at: int) -> Report | None:
    """The person behind `according to`: a name with what it is called before, a pronoun, a role."""
    if at >= len(words.keys):
        return None
    is_owner = words.keys[at] in lexis.profile.whose and words.texts[at + 1 : at + 2] and words.texts[at + 1].isalpha()
    if words.keys[at] in lexis.profile.him and not is_owner:
        return Report(first, at + 1, gender=lexis.profile.him[words.keys[at]])
    if words.keys[at] in lexis.profile.whose and at + 1 < len(words.keys):
        length = phrase_at(words.keys, at + 1, lexis.possessor)
        return Report(first, at + 1 + length, gender=lexis.profile.whose[words.keys[at]]) if length else None
    report = noun_phrase(words, lexis, first, at)
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


def behind_for(words: Words, lexis: Lexis, at: int) -> Report | None:
    """`For her, …` at the beginning of a sentence."""
    report = behind_phrase(words, lexis, at, at + 1)
    if report is None or report.last >= len(words.keys) or words.keys[report.last] != ",":
        return None
    return report if report.mention is None or report.mention.first <= at + 2 else None


def owner_of_opinion(words: Words, lexis: Lexis, at: int) -> Report | None:
    """`in his view`, `Manor's view is`: an opinion with its owner."""
    mention = owner_before(words, at)
    if mention is not None and mention.case != "gen":
        return None
    behind = at if mention is not None else at + 1
    if behind >= len(words.keys) or not (length := phrase_at(words.keys, behind, lexis.possessor)):
        return None
    is_role = mention is None and words.keys[at] not in lexis.profile.whose
    first = mention.outer if mention is not None else at - is_role
    end = behind + length
    is_opinion = end < len(words.keys) and words.keys[end] in (",", "is", "was", "that")
    if is_opinion and not _JUDGED.isdisjoint(words.keys[end + 1 : end + 3]):
        return None  # Manor's argument is convincing
    led = first > 0 and words.keys[first - 1] in ("in", "from", "to", "по", "на", "с")
    if not (led and (end == len(words.keys) or words.keys[end] in (",", "—", "–", "the", "this", "that", "it"))):
        if not is_opinion or led:
            return None
        if words.keys[end] == ",":
            return None
    if is_role:
        return Report(first, end, is_role=True)
    gender = EITHER if mention is not None else lexis.profile.whose[words.keys[at]]
    return Report(first, end, mention, gender)


_JUDGED = word_set(
    """
    convincing plausible persuasive valid sound weak relevant important interesting questionable debatable compatible
    consistent supported confirmed understandable justified helpful useful
    """
)


def is_owning_role(words: Words, lexis: Lexis, at: int) -> bool:
    """Whether a role owns what stands behind it: in the ambassador's view."""
    return words.keys[at][-2:] == "'s" and words.keys[at][:-2] in lexis.profile.roles and words.keys[at - 1] == "the"


def owner_before(words: Words, at: int) -> Mention | None:
    """The name right before a place, with the year of its citation or without: Petrie's (2011) view."""
    return next((one for one in words.mentions if at in (one.last, behind_years(words, one))), None)


def noun_phrase(words: Words, lexis: Lexis, first: int, at: int) -> Report | None:
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
        if words.texts[place] in COMMAS or words.texts[place] in ".;:()" or words.texts[place] in QUOTES:
            break
        if lexis.verbs[words.forms[place]] is Verb.FINITE and role is not None:
            break
    if role is not None and is_known and role <= at + 2 and not words.texts[role][:1].isupper():
        if is_plural(words.keys[role], lexis):
            return None
        return Report(first, role + 1, is_role=True)
    return None


def is_plural(key: str, lexis: Lexis) -> bool:
    """Whether an English role is the plural: the list has it without s."""
    return lexis.profile.code == "en" and key not in lexis.profile.roles
