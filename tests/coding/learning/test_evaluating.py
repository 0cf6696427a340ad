"""What learning is worth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualkit.coding import evaluate
from qualkit.coding.learning.evaluating import Found, wilson
from tests.coding.learning.studies import TERMS, TRAINED, WHEN, codebook, decided, examples, uid


@pytest.mark.parametrize(
    ("n", "of", "low", "high"),
    [
        # Newcombe 1998 (Statistics in Medicine 17, 857–872), table I, method 3: score intervals without correction.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_intervals_are_those_of_the_literature(n: int, of: int, low: float, high: float) -> None:
    found = wilson(n, of)
    assert found.value == n / of
    assert (found.low, found.high) == (pytest.approx(low, abs=2e-4), pytest.approx(high, abs=2e-4))


def test_nothing_has_no_share() -> None:
    assert wilson(0, 0) == (None, None, None)
    assert Found(0, 0, 0).f1 is None
    assert Found(1, 1, 1).f1 == 0.5


@pytest.mark.parametrize(("language", "other"), [("az", "tr"), ("ru", "en")])
def test_learning_finds_what_no_term_does(language: str, other: str) -> None:
    found = evaluate(codebook(), [*decided(language), *decided(other)])
    by_code = {(one.code_uid, one.language): one for one in found.inside}
    languages = (None, *sorted((language, other)))
    assert list(by_code) == [(code, one) for code in (None, uid("skills")) for one in languages]
    for one in (by_code[uid("skills"), language], by_code[uid("skills"), other]):
        assert (one.n_passages, one.is_learned) == (24, True)
        assert one.terms == Found(0, 0, 12)
        assert one.learned.f1 is not None and one.learned.f1 > 0.9
    assert found.new_documents == () and found.few == ()


def test_documents_are_left_out_whole_where_there_are_three() -> None:
    study = [one for language in ("az", "tr", "ru") for one in decided(language, n=6, document=language)]
    found = evaluate(codebook(), study)
    assert found.n_documents == 3
    everything = next(one for one in found.new_documents if one.code_uid is None and one.language is None)
    assert everything.n_passages == 36
    assert evaluate(codebook(), study[:24]).new_documents == ()


def test_nothing_decided_gives_nothing() -> None:
    found = evaluate(codebook(), [])
    assert (found.n_passages, found.inside, found.new_documents, found.few) == (0, (), (), ())


def test_the_order_of_examples_does_not_matter() -> None:
    study = [*decided("az", n=6), *decided("ru", n=6)]
    assert evaluate(codebook(), study) == evaluate(codebook(), study[::-1])


@pytest.mark.parametrize("language", ["az", "tr", "ru", "en"])
def test_it_says_where_only_what_terms_found_was_decided(language: str) -> None:
    (term,) = TERMS["skills"][language]
    with_term = TRAINED[language].removesuffix(".") + f" ({term})."
    said = [(with_term.format(when), {"skills"}, set[str]()) for when in WHEN[language]]
    found = evaluate(codebook(), examples(said, language))
    assert found.found_by_terms == (uid("skills"),)
    (one, *_languages) = [one for one in found.inside if one.code_uid == uid("skills")]
    assert one.terms.recall.value == 1
    passed_over = [replace(one, no=frozenset(), passed_over=one.no) for one in decided(language)[12:]]
    assert evaluate(codebook(), [*examples(said, language), *passed_over]).found_by_terms == (uid("skills"),)
    assert evaluate(codebook(), [*examples(said, language), *decided(language, n=3)]).found_by_terms == ()
