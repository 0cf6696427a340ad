"""Terms: what may be written, and which forms they stand for."""

from __future__ import annotations

import pytest

from qualkit.coding import parse_term
from qualkit.coding.terms import compile_terms
from qualkit.model.annotations import Form
from tests.builders import make_terms


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("siyasət", [("siyasət", "inflected")]),
        ("  güvenlik  ", [("güvenlik", "inflected")]),
        ("kadr çatışmazlığı", [("kadr", "phrase"), ("çatışmazlığı", "phrase")]),
        ("нехватка   кадров", [("нехватка", "phrase"), ("кадров", "phrase")]),
        ('"Security Council"', [("Security", "exact"), ("Council", "exact")]),
        ('"ООН"', [("ООН", "exact")]),
        ("cyber*", [("cyber", "prefix")]),
        ("rəqəmsal savad*", [("rəqəmsal", "phrase"), ("savad", "prefix")]),
        ("e-hökumət", [("e-hökumət", "inflected")]),
        ("Türkiye'nin", [("Türkiye'nin", "inflected")]),
        ("24/7", [("24/7", "inflected")]),
        ("R&D", [("R", "phrase"), ("&", "exact"), ("D", "phrase")]),
        ("т.е.", [("т.е.", "inflected")]),
        ("güvenlik".replace("ü", "u\u0308"), [("güvenlik", "inflected")]),
    ],
)
def test_a_term_is_taken_apart_into_its_words(text: str, words: list[tuple[str, str]]) -> None:
    term = parse_term(text, "az")
    assert [(word.text, word.how) for word in term.words] == words
    assert (term.text, term.language) == (text, "az")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "it is empty"),
        ("   ", "it is empty"),
        ('""', "it is empty"),
        ('" "', "it is empty"),
        ('"', "is not closed"),
        ('"iş', "is not closed"),
        ('iş"', "is not closed"),
        ("*", "is no word"),
        ("*təhlükə", "is no word"),
        ("ki*ber", "is no word"),
        ("iş**", "is no word"),
        ('"kiber*"', "between quotes"),
        ("iş AND güc,", "is no word"),
        ("iş|", "a word is missing"),
        ("(iş", "bracket is not closed"),
        ("iş)", "bracket closes nothing"),
        ("()", "a word is missing"),
        ("iş,", "is no word"),
        ("-1", "is no word"),
        ("iş_güc", "is no word"),
        ("👩\u200d🚀", "is no word"),
        ("«ёлка»", "is no word"),
        ("!", "a word is missing"),
        ("iş & !", "a word is missing"),
        ("iş !", "a word is missing"),
        ("iş ~99 güc", "needs a number of words from 1 to 50"),
        ("(iş ~2 güc) var", "hold alternatives only"),
        ("(" * 30 + "iş" + ")" * 30, "too many brackets"),
        (" ".join(["(a|b|c|d)"] * 6), "make 4096 phrases"),
        ("iş " * 400, "longer than 1000"),
        ("//", "is empty"),
        ("/(/", "no regular expression"),
    ],
)
def test_what_is_no_term_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_term(text, "az")


def stands_for(term: str, language: str, forms: list[str]) -> set[str]:
    """The forms of the language that a term of one word stands for."""
    compiled = compile_terms(make_terms({"a": {language: [term]}}), [Form(form, language) for form in forms])
    return {form for n, form in enumerate(forms) if compiled.word_start[n + 1] > compiled.word_start[n]}


@pytest.mark.parametrize(
    ("language", "term", "yes", "no"),
    [
        ("az", "işıq*", {"İşıqlar", "İŞIQ", "işıqdan"}, {"ışıq", "işik"}),
        ("tr", "ışık*", {"Işıklar", "IŞIK"}, {"İşık", "işık"}),
        ("tr", "iş*", {"İşçi", "İŞ", "iş"}, {"Işık"}),
        ("ru", "ёмк*", {"Ёмкость", "ёмкий"}, {"ямка"}),
        ("en", "cyber*", {"Cybersecurity", "CYBER"}, {"ciber"}),
    ],
)
def test_a_wild_card_follows_the_letter_case_of_its_language(
    language: str, term: str, yes: set[str], no: set[str]
) -> None:
    assert stands_for(term, language, sorted(yes | no)) == yes


@pytest.mark.parametrize(("language", "word"), [("az", "Xarici"), ("tr", "Işık"), ("ru", "Совет"), ("en", "Security")])
def test_an_exact_form_is_that_form_alone(language: str, word: str) -> None:
    assert stands_for(f'"{word}"', language, [word, word.lower(), word.upper(), f"{word}s"]) == {word}


def test_a_term_stands_for_no_form_of_another_language() -> None:
    forms = [Form("siyasət", language) for language in ("tr", "ru", "en", "other")]
    compiled = compile_terms(make_terms({"a": {"az": ["siyasət", "siya*", '"siyasət"']}}), forms)
    assert compiled.word_number.tolist() == []


def test_terms_that_begin_alike_share_their_way() -> None:
    compiled = compile_terms(
        make_terms({"a": {"en": ["open source", "open data", "open"]}, "b": {"en": ["open data"]}}), []
    )
    assert len(compiled.steps) == 4  # open alone is inflected, open in a phrase another word
    assert sorted(compiled.ends.values()) == [(0,), (1, 3), (2,)]
    assert compiled.end_phrase[compiled.end_start[3] : compiled.end_start[4]].tolist() == list(compiled.ends.get(3, ()))


def test_a_codebook_without_terms_compiles_to_nothing() -> None:
    compiled = compile_terms(make_terms({"a": {}}), [Form("iş", "az")])
    assert (compiled.rows, compiled.ends, len(compiled.steps)) == ((), {}, 0)
    assert compiled.end_start.tolist() == [0, 0]


@pytest.mark.parametrize(
    ("language", "term", "form", "lemma"),
    [
        ("az", "İşıq", "nurdan", "işıq"),
        ("tr", "Işık", "nurdan", "ışık"),
        ("ru", "Ёлка", "деревцем", "елка"),
        ("en", "Light", "gleam", "light"),
    ],
)
def test_a_form_whose_lemma_a_trained_pipeline_told_is_found(language: str, term: str, form: str, lemma: str) -> None:
    forms = [Form(form, language), Form(form, language, lemma, "NOUN"), Form(form, language, f"{lemma}x")]
    for written in (term, f"{term} {term}"):
        compiled = compile_terms(make_terms({"a": {language: [written]}}), forms)
        assert [compiled.word_start[n + 1] - compiled.word_start[n] for n in range(3)] == [0, 1, 0]
    exact = compile_terms(make_terms({"a": {language: [f'"{term}"']}}), forms)
    assert exact.word_start[-1] == 0
