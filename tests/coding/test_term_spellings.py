"""Terms against the spellings of their forms: abbreviations, wild cards, apostrophes, foreign names, function words."""

from __future__ import annotations

import pytest

from qualkit.coding import parse_term
from qualkit.coding.terms import compile_rows
from qualkit.model.annotations import Form


def stands_for(term: str, language: str, forms: list[str]) -> list[str]:
    compiled = compile_rows([("a", parse_term(term, language))], [Form(form, language) for form in forms])
    return [form for n, form in enumerate(forms) if compiled.word_start[n + 1] > compiled.word_start[n]]


@pytest.mark.parametrize(
    ("language", "term", "yes", "no"),
    [
        ("en", "IT", ["IT", "IT's"], ["it", "It", "its"]),
        ("en", "US", ["US", "US’s"], ["us", "Us", "use", "USED"]),
        ("az", "İT", ["İT", "IT", "İT-nin", "IT-də"], ["it", "itin", "İt"]),
        ("az", "BM", ["BM", "BM-nin", "BM'nin"], ["bm"]),
        ("tr", "AB", ["AB", "AB'ye", "AB’nin"], ["ab", "aba"]),
        ("tr", "AT", ["AT", "AT'nin"], ["at", "atın", "Atın"]),
        ("ru", "МИД", ["МИД", "МИДа", "МИДом"], ["мид", "Мида"]),
        ("az", "İTKİ", ["itki", "İtkinin"], ["it"]),
        ("tr", "at", ["at", "AT", "Atın"], []),
    ],
)
def test_a_short_term_in_capitals_stands_for_capitals(language: str, term: str, yes: list[str], no: list[str]) -> None:
    assert stands_for(term, language, yes + no) == yes


@pytest.mark.parametrize(
    ("language", "term", "yes", "no"),
    [
        ("tr", "Instagram*", ["instagramda", "Instagramcı", "INSTAGRAM", "İnstagram"], ["ıspanak"]),
        ("tr", "internet*", ["İnternetten", "Internet", "INTERNET"], ["ınternal"]),
        ("tr", "ısı*", ["ısınma", "ISI"], ["isim"]),
        ("ru", "учёт*", ["учета", "Учётный", "учёт"], ["учить"]),
        ("ru", "учет*", ["учёта", "учет"], ["учил"]),
        ("az", "dil*", ["dilimiz", "Дил"], ["dəli"]),
        ("en", "cyber*", ["Cyberspace"], ["ciber"]),
    ],
)
def test_a_wild_card_knows_all_spellings(language: str, term: str, yes: list[str], no: list[str]) -> None:
    assert stands_for(term, language, yes + no) == yes


@pytest.mark.parametrize("language", ["az", "tr", "ru", "en"])
def test_an_exact_term_takes_every_apostrophe(language: str) -> None:
    forms = ["Nuri'nin", "Nuri’nin", "nuri'nin", "Nuri"]
    assert stands_for('"Nuri\'nin"', language, forms) == forms[:2]
    assert stands_for('"Nuri’nin"', language, forms) == forms[:2]


@pytest.mark.parametrize(
    ("language", "term", "yes", "no"),
    [
        ("tr", "iç", ["içte", "içi", "içinde"], ["için"]),
        ("tr", "il", ["ilde", "iller"], ["ile"]),
        ("tr", "ön", ["önde", "önü"], ["önce"]),
        ("tr", "için", ["için"], []),
        ("az", "el", ["eldə", "ellər"], ["elə"]),
        ("az", "elə", ["elə"], []),
        ("az", "olmaq", ["olur", "olan", "oldu"], []),
        ("tr", "etmek", ["eden", "ediyor"], []),
    ],
)
def test_a_function_word_inflects_no_other_noun(language: str, term: str, yes: list[str], no: list[str]) -> None:
    assert stands_for(term, language, yes + no) == yes


@pytest.mark.parametrize(
    ("language", "term", "forms"),
    [
        ("tr", "YouTube", ["YouTubeda", "youtubedan", "YouTube'da", "YouTubede"]),
        ("tr", "Google", ["googleda", "Googledan", "Google'a"]),
        ("tr", "Twitter", ["Twitterda", "twitterdan", "Twitter'ın"]),
        ("tr", "Skype", ["Skypeda", "skypetan"]),
        ("az", "Twitter", ["Twitterda", "Twitterdə", "twitterin"]),
        ("az", "YouTube", ["YouTubeda", "YouTubedə"]),
        ("tr", "kayıt", ["kaydı", "kayda", "kayıtlar", "kaydımız"]),
        ("tr", "kayıp", ["kaybı", "kaybına", "kayıplar"]),
    ],
)
def test_names_and_nouns_against_the_rule(language: str, term: str, forms: list[str]) -> None:
    assert stands_for(term, language, [*forms, "başka"]) == forms


@pytest.mark.parametrize(
    ("language", "term", "form"), [("tr", "kar", "kare"), ("az", "yol", "yolə"), ("tr", "ev", "eva")]
)
def test_native_words_keep_their_harmony(language: str, term: str, form: str) -> None:
    assert stands_for(term, language, [form]) == []


@pytest.mark.parametrize(
    ("language", "term", "form"),
    [
        ("tr", "i\u0307leri*", "İleride"),
        ("az", "i\u0307darəetmə", "İdarəetmənin"),
        ("ru", "за\u0301мок", "замки"),
        ("en", "co\u00adordi\u200bnation", "coordination"),
    ],
)
def test_marks_that_other_programs_leave_do_no_harm(language: str, term: str, form: str) -> None:
    assert stands_for(term, language, [form]) == [form]
