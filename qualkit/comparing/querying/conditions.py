"""Whether the condition of a query holds for a sentence of what was found; and values in it that nobody has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from qualkit.comparing.querying.expressions import AnyOf, Condition, Every, Not, Test, tests_of
from qualkit.comparing.querying.values import compares, contains, matches, same_attribute
from qualkit.comparing.querying.vocabulary import names_of
from qualkit.errors import UnknownName
from qualkit.model.annotations import Sentence, Turn
from qualkit.model.cases import Case
from qualkit.model.codings import Coding, Status
from qualkit.model.study import Study

Equal = Callable[[str, str], bool]

OF_CODINGS = frozenset({"status", "coder"})
"""The fields that are not the sentence's but those of the codings on it."""
OPEN = ("speaker", "attribution", "case", "coder", "question")
"""The fields whose values are not known before the material is."""
LONGEST = 300
"""Characters of a hint."""


class Asked(NamedTuple):
    """A sentence of what was found; None: no sentence stands there. source: its number in the study.

    codings: those on this sentence that the query is about; empty unless the condition asks for them.
    """

    source: int
    sentence: Sentence | None
    status: Status | None = None
    codings: Sequence[Coding] = ()


class Judge:
    """Tries a condition on one sentence after the other, and on what is alike only once."""

    def __init__(self, study: Study, condition: Condition) -> None:
        self._study = study
        self._condition = condition
        self._known: dict[object, bool] = {}
        self.needs_codings = any(test.field in OF_CODINGS and not test.is_attribute for test in tests_of(condition))

    def holds(self, asked: Asked) -> bool:
        """Whether the condition is true of the sentence."""
        sentence = asked.sentence
        coders = frozenset(coding.coder.name for coding in asked.codings)
        key = (asked.source, _alike(sentence), asked.status, coders)
        if key not in self._known:
            case = self._study.case_of_sentence(self._study.sources[asked.source].uid, sentence)
            self._known[key] = self._is_true(self._condition, asked, case)
        return self._known[key]

    def _is_true(self, condition: Condition, asked: Asked, case: Case | None) -> bool:
        match condition:
            case Every(parts):
                return all(self._is_true(part, asked, case) for part in parts)
            case AnyOf(parts):
                return any(self._is_true(part, asked, case) for part in parts)
            case Not(part):
                return not self._is_true(part, asked, case)
            case Test(field, True):
                value = case.attributes.get(field, "").strip() if case else ""
                return _passes(condition, (value,) if value else ())
            case Test(field):
                return _passes(condition, self._values(field, asked, case))

    def _values(self, field: str, asked: Asked, case: Case | None) -> tuple[str, ...]:
        """What a field holds, several values where any of them will do; empty where nothing is known."""
        if field == "source":
            return names_of(self._study.sources[asked.source].name)
        if field == "status":
            return (asked.status.value,) if asked.status else ()
        if field == "coder":
            return tuple(sorted({coding.coder.name for coding in asked.codings}))
        if field == "case":
            return (case.name,) if case else ()
        return _of_sentence(field, asked.sentence)


def hints(study: Study, condition: Condition) -> list[str]:
    """A sentence for each value that is asked for and stands nowhere in the study, with the likest one that does."""
    return list(dict.fromkeys(hint for test in tests_of(condition) for hint in _hints(study, test)))


def _of_sentence(field: str, sentence: Sentence | None) -> tuple[str, ...]:
    if sentence is None:
        return ()
    turn = sentence.turn
    found: str | None
    match field:
        case "language":
            found = sentence.language
        case "section":
            found = sentence.section
        case "attribution":
            found = sentence.reported
        case "speaker":
            found = turn.speaker if turn else None
        case "role":
            found = turn.role if turn else None
        case _:
            return _questions(turn) if turn else ()
    return (found,) if found else ()


def _questions(turn: Turn) -> tuple[str, ...]:
    """What the turn answers: as one value, and where two are asked together each of them."""
    question = turn.question or ""
    several = (question, *(part.strip() for part in question.split(",")))
    return tuple(dict.fromkeys(part for part in several if part))


def _passes(test: Test, values: tuple[str, ...]) -> bool:
    equal = same_attribute if test.is_attribute else matches
    match test.how:
        case "=":
            return any(_is_equal(wanted, values, equal) for wanted in test.values)
        case "!=" if test.values == (None,):
            return bool(values)
        case "!=":
            return bool(values) and not any(_is_equal(wanted, values, equal) for wanted in test.values)
        case "~":
            return any(contains(value, wanted) for value in values for wanted in test.values if wanted is not None)
        case how:
            return any(compares(value, how, wanted) for value in values for wanted in test.values if wanted is not None)


def _is_equal(wanted: str | None, values: tuple[str, ...], equal: Equal) -> bool:
    return not values if wanted is None else any(equal(value, wanted) for value in values)


def _alike(sentence: Sentence | None) -> object:
    """What two sentences of one source have in common if no field tells them apart."""
    if sentence is None:
        return None
    turn = sentence.turn
    return (turn and (turn.start, turn.end), sentence.reported, sentence.language, sentence.section)


def _hints(study: Study, test: Test) -> Iterator[str]:
    if test.how not in ("=", "~", "!=") or not (test.is_attribute or test.field in OPEN):
        return
    known = sorted(set(_values(study, test)))
    fits = contains if test.how == "~" else same_attribute if test.is_attribute else matches
    for wanted in test.values:
        if wanted is not None and not any(fits(value, wanted) for value in known):
            likely = [value for value in known if contains(value, wanted)]
            hint = str(UnknownName(test.field, wanted, likely or known))
            yield hint if len(hint) <= LONGEST else f"{hint[: LONGEST - 1]}…"


def _values(study: Study, test: Test) -> Iterable[str]:
    if test.is_attribute:
        return (value for case in study.cases if (value := case.attributes.get(test.field, "").strip()))
    match test.field:
        case "speaker":
            return (turn.speaker for annotation in study.annotations for turn in annotation.turns)
        case "attribution":
            return (told.name for annotation in study.annotations for told in annotation.attributions.values())
        case "case":
            return (case.name for case in study.cases)
        case "question":
            turns = (turn for annotation in study.annotations for turn in annotation.turns)
            return (question for turn in turns for question in _questions(turn))
        case _:
            return (coding.coder.name for coding in study.codings)
