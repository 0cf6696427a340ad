"""Whose view each sentence gives: reports found sentence by sentence, pronouns and quotations followed through them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np

from qualkit.annotating.attribution.citations import listed_authors
from qualkit.annotating.attribution.denials import is_asked
from qualkit.annotating.attribution.lexis import Kind, Lexis, Verb, lexis_of
from qualkit.annotating.attribution.mentions import AND, Words, citations_in, find_mentions
from qualkit.annotating.attribution.name_forms import NameForms
from qualkit.annotating.attribution.numbered import numbered_people
from qualkit.annotating.attribution.quotations import dialogues, quotations
from qualkit.annotating.attribution.register import Person, Register
from qualkit.annotating.attribution.reporting import EITHER, PROFILES, reporting_of
from qualkit.annotating.attribution.reports import Report
from qualkit.annotating.attribution.unlisted import Reports, mark_people
from qualkit.annotating.attribution.verb_last import reports_of as reports_of_verb_last
from qualkit.annotating.attribution.verb_second import reports_of as reports_of_verb_second
from qualkit.model.annotations import LANGUAGES, SECTIONS, Annotation, Attribution
from qualkit.model.sources import Source

NAME, PRONOUN, CONTINUED, COLLECTIVE = "name", "pronoun", "continued", "collective"
_READ = frozenset({"body", "abstract"})
_LONGEST_SENTENCE = 600
"""Words; what has more without an end mark is a list or a table, and looking for subjects in it takes its square."""
_FARTHEST = 12
"""Sentences; a pronoun farther from its name than this has lost it."""

_ROLE_BEFORE, _ROLE_BEHIND = 8, 12
"""Words around a name among which its role stands."""

Told = tuple[Attribution, Person | None]
"""Whose view a sentence gives, the places still as numbers of words, and the person, if it is one."""


def with_attributions(source: Source, annotation: Annotation) -> Annotation:
    """The annotation with whose view each sentence outside of turns gives; the author's own have none."""
    return replace(annotation, attributions=attributions_of(source.text, annotation))


def attributions_of(text: str, annotation: Annotation) -> dict[int, Attribution]:
    """Sentence number -> whose view it gives, in the order of the sentences."""
    sentences = sentences_of(text, annotation)
    if not any(words.cues for words, _lexis in sentences):
        return {}
    numbers = [words.number for words, _lexis in sentences]
    register = Register(mention for words, _lexis in sentences for mention in words.mentions)
    for words, _lexis in sentences:
        cited = citations_in(words)
        words.mentions = [
            mention for mention in words.mentions if register.knows(mention) and mention.first not in cited
        ]
    found: dict[int, Attribution] = {}
    memory = _Memory()
    for (words, lexis), is_new in zip(sentences, _breaks(text, annotation, numbers), strict=True):
        memory.turn_to(words.number, is_new_paragraph=is_new)
        told = _told(words, lexis, register, memory)
        if told is not None:
            first, last = words.start + told[0].start, words.start + told[0].end - 1
            found[words.number] = told[0]._replace(
                start=int(annotation.token_start[first]), end=int(annotation.token_end[last])
            )
    _continue(text, annotation, numbers, found)
    return {number: found[number] for number in sorted(found)}


def sentences_of(text: str, annotation: Annotation) -> list[tuple[Words, Lexis]]:
    """The sentences that may report, as words with the names in them; each with what its language knows."""
    sentences = list(_sentences(annotation))
    mark_people(sentences, _reports_in, listed_authors(text, annotation))
    return sentences


def _sentences(annotation: Annotation) -> Iterator[tuple[Words, Lexis]]:
    is_read = np.array([section in _READ for section in SECTIONS])[annotation.sentence_section]
    is_read &= annotation.sentence_turn < 0
    languages = np.unique(annotation.sentence_language[is_read]).tolist()
    present = {LANGUAGES[n] for n in languages if n < len(LANGUAGES)}
    profiles = {code: profile for code in PROFILES if (profile := reporting_of(code)) is not None}
    known: dict[str, tuple[Lexis, NameForms, list[int], list[int]]] = {}
    is_inside = np.ones(annotation.n_tokens, np.bool_)
    firsts = annotation.sentence_token[:-1]
    is_inside[firsts[firsts < annotation.n_tokens]] = False
    inside = frozenset(np.unique(annotation.token_form[is_inside]).tolist())
    for code in sorted(present & profiles.keys()):
        lexis = lexis_of(profiles[code], annotation.forms, inside)
        cues = np.flatnonzero(lexis.is_cue[annotation.token_form])
        edges = np.searchsorted(cues, annotation.sentence_token)
        known[code] = lexis, NameForms(lexis), cues.tolist(), edges.tolist()
    texts = [form.text for form in annotation.forms]
    for number in np.flatnonzero(is_read).tolist():
        language = annotation.sentence_language[number]
        if language >= len(LANGUAGES) or LANGUAGES[language] not in known:
            continue
        lexis, readings, places, bounds = known[LANGUAGES[language]]
        first, last = int(annotation.sentence_token[number]), int(annotation.sentence_token[number + 1])
        if last - first > _LONGEST_SENTENCE:
            continue
        forms = annotation.token_form[first:last].tolist()
        words = Words(number, first, forms, [lexis.keys[one] for one in forms], [texts[one] for one in forms])
        words.cues = [at - first for at in places[bounds[number] : bounds[number + 1]]]
        mentions = [*find_mentions(words, lexis, readings), *numbered_people(words, lexis, readings)]
        words.mentions = sorted(mentions)
        yield words, lexis


class _Seen(NamedTuple):
    person: Person
    number: int
    paragraph: int


@dataclass(slots=True)
class _Memory:
    """Who was reported or stood as a subject lately, the last one last: whom a pronoun can mean."""

    number: int = 0
    paragraph: int = 0
    recent: list[_Seen] = field(default_factory=list)
    several: tuple[str, int, int] = ("", -99, -99)
    named: list[_Seen] = field(default_factory=list)

    def turn_to(self, number: int, *, is_new_paragraph: bool) -> None:
        """Go on to a sentence."""
        self.number = number
        self.paragraph += is_new_paragraph

    def keep(self, person: Person) -> None:
        """Remember somebody."""
        self.recent.append(_Seen(person, self.number, self.paragraph))
        del self.recent[:-8]

    def keep_named(self, person: Person) -> None:
        """Remember somebody who is called by a role, whatever the sentence says of them."""
        self.named.append(_Seen(person, self.number, self.paragraph))
        del self.named[:-8]

    def keep_several(self, name: str) -> None:
        """Remember people who were reported together."""
        self.several = name, self.number, self.paragraph

    def antecedent_of_several(self) -> str:
        """The people of this paragraph whom "they" can mean; "" if there are none."""
        name, number, paragraph = self.several
        return name if self.paragraph == paragraph and self.number - number <= 3 else ""

    def is_right_before(self, person: Person) -> bool:
        """Whether the sentence before is that person's."""
        return any(seen.person is person and self.number - seen.number == 1 for seen in self.recent)

    def antecedent(self, gender: str, role: str = "", *, is_role: bool = False) -> Person | None:
        """The last person of this paragraph, or of the one before, whom the pronoun or role ("" for any) can mean.

        A role can also mean somebody whom it was said of in passing.
        """
        return self._last(self.recent, gender, role) or (self._last(self.named, gender, role) if is_role else None)

    def _last(self, seen: Sequence[_Seen], gender: str, role: str) -> Person | None:
        for person, number, paragraph in reversed(seen):
            if self.paragraph - paragraph > 1 or self.number - number > _FARTHEST:
                return None
            if role and not any(_are_one_role(role, other) for other in person.roles):
                continue
            if not (gender and person.gender and gender != person.gender):
                return person
        return None


def _breaks(text: str, annotation: Annotation, numbers: Sequence[int]) -> list[bool]:
    """For each sentence whether a blank line, or a sentence that is not read (a heading), stands before it."""
    found = []
    before = -1
    for number in numbers:
        is_apart = number != before + 1
        if not is_apart and before >= 0:
            end, start = int(annotation.sentence_end[before]), int(annotation.sentence_start[number])
            is_apart = text.count("\n", end, start) > 1 or text.find("\f", end, start) >= 0
        found.append(is_apart)
        before = number
    return found


def _told(words: Words, lexis: Lexis, register: Register, memory: _Memory) -> Told | None:
    """Whose view the sentence gives and by what; None for the author's own."""
    _keep_roles(words, lexis, register, memory)
    told = None
    for report in () if is_asked(words) else _reports_in(lexis)(words, lexis):
        told = _resolved(report, words, lexis, register, memory)
        if told is not None:
            break
    if told is not None and told[1] is not None:
        memory.keep(told[1])
    else:
        _keep_subject(words, lexis, register, memory)
    return told


def _reports_in(lexis: Lexis) -> Reports:
    """How the reports of a language are found."""
    return reports_of_verb_last if lexis.profile.is_verb_last else reports_of_verb_second


def _resolved(report: Report, words: Words, lexis: Lexis, register: Register, memory: _Memory) -> Told | None:
    """A report with its person; None where no person stands behind it."""
    if report.several is not None or report.is_they or report.pair is not None:
        name = _name_of_several(report, words, register, memory)
        if name:
            memory.keep_several(name)
            return Attribution(name, COLLECTIVE, report.first, report.last), None
        if report.mention is None:
            return None
    if report.mention is not None:
        person = register.person_of(report.mention)
        return (Attribution(person.name, NAME, report.first, report.last), person) if person is not None else None
    role = _role_of(report, words, lexis)
    person = memory.antecedent(report.gender, role, is_role=report.is_role)
    if person is None or (report.is_near and not memory.is_right_before(person)):
        return None
    return Attribution(person.name, PRONOUN, report.first, report.last), person


def _role_of(report: Report, words: Words, lexis: Lexis) -> str:
    """What a role without a name is called; "" if it is none, or one that whoever is reported can have."""
    if not report.is_role:
        return ""
    places = range(report.first, report.last)
    key = next((words.keys[at] for at in places if lexis.kinds[words.forms[at]] is Kind.ROLE), "")
    return "" if any(_are_one_role(key, one) for one in lexis.profile.anybody) else key


def _are_one_role(one: str, other: str) -> bool:
    """Whether two words are forms of one role, as far as their beginnings tell: səfir, səfirin; посол, посла."""
    shared = max(3, min(len(one), len(other)) - 2)
    return min(len(one), len(other)) >= 3 and one[:shared] == other[:shared]


def _keep_roles(words: Words, lexis: Lexis, register: Register, memory: _Memory) -> None:
    """Remember what stands around a name as its role: the ambassador Rufat Guliyev, Leyla Safarli, a consul, …"""
    for mention in words.mentions:
        person = register.person_of(mention)
        if person is None:
            continue
        for at in range(max(0, mention.first - _ROLE_BEFORE), min(mention.last + _ROLE_BEHIND, len(words.keys))):
            if at >= mention.last and lexis.verbs[words.forms[at]] is Verb.FINITE:
                break
            if lexis.kinds[words.forms[at]] is Kind.ROLE:
                person.roles.add(words.keys[at])
                memory.keep_named(person)


def _name_of_several(report: Report, words: Words, register: Register, memory: _Memory) -> str:
    """What several people are called: "experts", or their names; "" if nothing says who they are."""
    if report.several is not None:
        first, last = report.several
        name = " ".join(words.keys[first:last])
        return memory.antecedent_of_several() if name == "the authors" else name
    if report.is_they:
        return memory.antecedent_of_several()
    people = [register.person_of(mention) for mention in report.pair or ()]
    names = [person.name for person in people if person is not None]
    names = list(dict.fromkeys(names))
    if None in people or len(names) < 2:
        return ""
    word = next((key for key in words.keys if key in AND), "and")
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def _keep_subject(words: Words, lexis: Lexis, register: Register, memory: _Memory) -> None:
    """Remember whom a sentence is about: the name in the nominative that it begins with.

    Of two people whom the pronouns of the language tell apart, he and she, both.
    """
    found: list[Person] = []
    for mention in words.mentions:
        is_opening = mention.outer <= 1 or (mention.outer < 6 and words.texts[mention.outer - 1] == ",")
        is_next = bool(found) and words.keys[mention.outer - 1] in AND
        if not (is_opening or is_next) or mention.case not in ("nom", "any"):
            break
        if (person := register.person_of(mention)) is None:
            break
        is_guessed = not (mention.is_sure or person.is_sure)
        if is_guessed and (len(mention.words) < 2 or mention.is_of_words or memory.antecedent(EITHER)):
            break
        found.append(person)
        if words.keys[mention.last : mention.last + 1] == [] or words.keys[mention.last] not in AND:
            break
    are_apart = len(found) == 2 and len({person.gender for person in found} - {EITHER}) == 2
    if len(found) == 1 and words.keys[words.mentions[0].last : words.mentions[0].last + 1] not in [
        [one] for one in AND
    ]:
        memory.keep(found[0])
    elif are_apart and len(set(lexis.profile.he.values())) > 1:
        for person in found:
            memory.keep(person)


def _continue(text: str, annotation: Annotation, numbers: Sequence[int], found: dict[int, Attribution]) -> None:
    """Give the sentences of a quotation that runs over several of them to whoever says it."""
    for inside in quotations(text, annotation, numbers):
        told = next((found[number] for number in inside if number in found), None)
        if told is None:
            continue
        for number in inside:
            if number not in found:
                found[number] = Attribution(told.name, CONTINUED, told.start, told.end)
    for before, number in dialogues(text, annotation, numbers):
        if before in found and number not in found:
            found[number] = found[before]._replace(by=CONTINUED)
