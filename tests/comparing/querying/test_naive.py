"""Queries against an evaluator that compares everything with everything."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from qualkit.comparing import passages
from qualkit.model.codings import TERMS, Coding, Status
from qualkit.model.spans import Span
from tests.builders import PERSON, make_columns, make_source
from tests.comparing.querying.studies import BOOK, ask, make_study

TEXT = "ağ ev iş. öd\nun üz var, yox bu o.\nşu el göz dil. baş ad söz\nyer gün ay il"
WORDS = [Span(*match.span()) for match in re.finditer(r"\w+", TEXT)]
LINES = [Span(*match.span()) for match in re.finditer(r"[^\n]+", TEXT)]
SOURCE = make_source(TEXT)
ANNOTATION = make_columns(LINES, languages=["az"] * len(LINES), tokens=[(*word, TEXT[slice(*word)]) for word in WORDS])
CODES = ("challenges/staff", "challenges/money", "tools")

stretches = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 25))
marked = st.lists(st.tuples(st.sampled_from(CODES), stretches, st.booleans()), max_size=12)
operands = st.sampled_from((*CODES, "challenges", "*"))
relations = st.sampled_from(("near:1", "near:3", "near:7", "within", "overlaps", "followed-by:1", "followed-by:4"))


def study_of(codings: list[tuple[str, tuple[int, int], bool]], *, accepted: bool | None = None):
    """The study of these stretches; accepted: all are, whatever they say; None: as they say."""
    made = []
    for code, (start, length), is_accepted in codings:
        span = Span(start, min(start + length, len(TEXT)))
        decided = is_accepted if accepted is None else accepted
        status, coder = (Status.ACCEPTED, PERSON) if decided else (Status.PROPOSED, TERMS)
        made.append(Coding(SOURCE.uid, 0, BOOK.code(code).uid, span, SOURCE.words(span), coder, status))
    study = make_study({SOURCE: []}, language="az")
    return replace(study, annotations=[ANNOTATION], codings=made, passages=passages(made, [SOURCE], BOOK))


def naive(study, code: str) -> list[Span]:
    """The passages of a code."""
    uids = {one.uid for one in BOOK.codes} if code == "*" else {BOOK.code(code).uid}
    return together([one.span for one in study.passages if one.code_uid in uids])


def together(spans: list[Span]) -> list[Span]:
    """Stretches joined two by two until none touch."""
    spans = sorted(set(spans))
    for one in spans:
        for other in spans:
            if one < other and touch(one, other):
                rest = [span for span in spans if span not in (one, other)]
                return together([*rest, Span(one.start, max(one.end, other.end))])
    return spans


def touch(one: Span, other: Span) -> bool:
    between = TEXT[one.end : other.start]
    return other.start <= one.end or (not between.strip() and "\n" not in between)


def distance(one: Span, other: Span) -> int:
    """In words: 0 where they share a character, 1 where no word stands between."""
    if one.overlaps(other):
        return 0
    first, second = sorted((one, other))
    return 1 + sum(first.end <= word.start and word.end <= second.start for word in WORDS)


def stands_so(relation: str, one: Span, other: Span) -> bool:
    how, _colon, number = relation.partition(":")
    match how:
        case "near":
            return distance(one, other) <= int(number)
        case "within":
            return other.covers(one)
        case "overlaps":
            return one.overlaps(other)
        case _:
            return one.end <= other.start and distance(one, other) <= int(number)


def found(study, text: str) -> list[Span]:
    return [one.span for one in ask(study, text).rows]


@given(marked, operands, relations, operands)
@settings(max_examples=300, deadline=None)
def test_relations_are_those_of_everything_with_everything(codings, first, relation, second) -> None:
    study = study_of(codings, accepted=False)
    others = naive(study, second)
    expected = [one for one in naive(study, first) if any(stands_so(relation, one, other) for other in others)]
    assert found(study, f"{first} {relation} {second}") == expected


@given(marked, operands, operands)
@settings(max_examples=200, deadline=None)
def test_and_or_not_are_those_of_everything_with_everything(codings, first, second) -> None:
    study = study_of(codings, accepted=False)
    ours, others = naive(study, first), naive(study, second)
    shared = [Span(max(one.start, two.start), min(one.end, two.end)) for one in ours for two in others]
    assert found(study, f"{first} and {second}") == together([span for span in shared if span.start < span.end])
    assert found(study, f"{first} or {second}") == together([*ours, *others])
    free = [one for one in ours if not any(map(one.overlaps, others))]
    assert found(study, f"{first} and not {second}") == free


expressions = st.recursive(
    operands,
    lambda inner: st.builds("({} {} {})".format, inner, st.one_of(relations, st.sampled_from(("and", "or"))), inner),
    max_leaves=5,
)


@given(marked, expressions)
@settings(max_examples=200, deadline=None)
def test_what_is_accepted_is_what_the_accepted_codings_alone_answer(codings, expression) -> None:
    """Of queries without `not`: a proposal can add answers, never change what was settled without it."""
    every = ask(study_of(codings), expression).rows
    alone = study_of([coding for coding in codings if coding[2]])
    assert [one.span for one in every if one.status is Status.ACCEPTED] == found(alone, expression)
    assert found(study_of(codings), f"{expression} where status = accepted") == found(alone, expression)


with_terms = st.recursive(
    st.one_of(operands, st.sampled_from(('"ev"', '"öd"', '"el göz"', '"a"', '"il"'))),
    lambda inner: st.builds("({} {} {})".format, inner, st.one_of(relations, st.sampled_from(("and", "or"))), inner),
    max_leaves=5,
)


@given(marked, with_terms)
@settings(max_examples=300, deadline=None)
def test_terms_never_make_more_accepted_than_the_accepted_codings_do(codings, expression) -> None:
    every = ask(study_of(codings), expression).rows
    accepted = [one.span for one in every if one.status is Status.ACCEPTED]
    assert found(study_of(codings), f"{expression} where status = accepted") == accepted
    alone = ask(study_of([coding for coding in codings if coding[2]]), expression).rows
    assert accepted == [one.span for one in alone if one.status is Status.ACCEPTED]
    if not codings:
        assert {one.status for one in every} <= {None}


@given(marked, expressions)
@settings(max_examples=150, deadline=None)
def test_every_answer_has_the_words_of_its_source_and_the_codings_that_made_it(codings, expression) -> None:
    answer = ask(study_of(codings), expression)
    assert list(answer.rows) == sorted(answer.rows, key=lambda one: one.span)
    for one in answer.rows:
        assert one.words == TEXT[slice(*one.span)] and one.codings
        assert all(coding.span.overlaps(one.span) for coding in one.codings)
        if one.status is Status.ACCEPTED:
            assert {coding.status for coding in one.codings} | {beside.status for beside in one.beside} == {
                Status.ACCEPTED
            }
        assert TEXT[one.span.start - len(one.before) : one.span.end + len(one.after)] == (
            one.before + one.words + one.after
        )
