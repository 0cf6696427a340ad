"""Lemmas."""

from __future__ import annotations

import pytest

from qualkit.languages import get_language

LANGUAGES = ("az", "tr", "ru", "en")
HOUSE = {
    "az": ["ev", "evlər", "Evdə", "evlərin", "evimizdən"],
    "tr": ["ev", "evler", "Evde", "evlerin", "evimizden"],
    "ru": ["дом", "дома", "Домов", "домами"],
    "en": ["house", "houses", "Houses"],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_forms_of_a_noun_have_one_lemma(language: str) -> None:
    forms = HOUSE[language]
    assert set(get_language(language).lemmas(forms)) == {forms[0]}


@pytest.mark.parametrize(
    ("language", "forms", "lemma"),
    [
        ("az", ["gedirik", "getdim", "gedəcək", "getmək"], "getmək"),
        ("az", ["deyirdi", "dedi", "deyəcək", "demək"], "demək"),
        ("az", ["yaradır", "yaratdı", "yaradacaq"], "yaratmaq"),
        ("az", ["güdür", "güdən", "güdəcək"], "güdmək"),
        ("az", ["mövqeyi", "mövqeyimizdən", "mövqelər", "mövqe"], "mövqe"),
        ("az", ["suyu", "suyumuz", "sudan", "su"], "su"),
        ("tr", ["gidiyorum", "gittik", "gidecek"], "gitmek"),
        ("ru", ["иду", "шёл", "идти"], "идти"),
        ("en", ["goes", "went", "gone"], "go"),
    ],
)
def test_forms_with_a_changed_stem_have_the_citation_form(language: str, forms: list[str], lemma: str) -> None:
    assert set(get_language(language).lemmas(forms)) == {lemma}


def test_azerbaijani_lemmas_follow_from_the_other_forms() -> None:
    forms = ["məktəbi", "məktəbin", "məktəblər", "uşağa", "uşaqlar", "uşaq", "fikir", "fikri", "fikrində"]
    assert get_language("az").lemmas(forms) == ["məktəb"] * 3 + ["uşaq"] * 3 + ["fikir"] * 3


def test_turkish_words_outside_the_dictionary_are_induced() -> None:
    assert get_language("tr").lemmas(["bloktivit", "bloktivitte", "bloktivitler"]) == ["bloktivit"] * 3


@pytest.mark.xfail(strict=True, reason="a new word in -er looks like a verb's aorist when few forms of it are there")
def test_a_new_turkish_word_that_ends_like_a_verb() -> None:
    assert get_language("tr").lemmas(["tivitter", "tivitterda", "tivitterı"])[0] == "tivitter"


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("önemlidir", "önemli"), ("siyasetçiler", "siyasetçi"), ("işsizliğin", "işsizlik"),
        ("dijitalleşiyor", "dijitalleşmek"), ("kitapları", "kitap"), ("Ankara'da", "ankara"),
    ],
)  # fmt: skip
def test_a_turkish_derivation_keeps_its_own_lemma(form: str, lemma: str) -> None:
    assert get_language("tr").lemmas([form]) == [lemma]


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("US", "us"), ("us", "we"), ("thinking", "think"), ("Azerbaijan's", "azerbaijan"), ("left", "leave")],
)
def test_english_lemmas_where_the_table_is_mended(form: str, lemma: str) -> None:
    assert get_language("en").lemmas([form]) == [lemma]


def test_an_unknown_russian_name_stays_if_it_can() -> None:
    assert get_language("ru").lemmas(["Кайрелл", "людям", "ЁЛКИ"]) == ["кайрелл", "человек", "елка"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_lemmas_come_one_for_one_for_anything(language: str) -> None:
    forms = ["", "😀", "\u0301", "12", "ş", "…", "a\u0307", "İ", "ЪЪ", "x-y"]
    assert get_language(language).lemmas([]) == []
    assert len(get_language(language).lemmas(forms)) == len(forms)
    assert get_language(language).lemmas(["", "😀"]) == ["", "😀"]


@pytest.mark.parametrize("language", ["az", "tr", "ru", "en"])
def test_a_letter_without_a_name_is_its_own_lemma(language: str) -> None:
    assert get_language(language).lemmas(["\U00017000", "\ue000"]) == ["\U00017000", "\ue000"]
