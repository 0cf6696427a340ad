"""Annotations by columns: sentences, tokens, languages, words."""

from __future__ import annotations

import pytest

from qualkit.model.annotations import Attribution, Form, Turn, Vocabulary, merge_vocabularies
from qualkit.model.spans import Span
from tests.builders import make_annotation, make_columns, make_source

TEXTS = {"az": "İş var, 5 işçi yoxdur!", "tr": "İş var, 5 işçi yok!", "ru": "Ёлка есть, 5 нет!", "en": "Work, 5 not!"}


def test_a_sentence_has_what_its_columns_say() -> None:
    turn = Turn(0, 9, "Nərgiz", "participant", "S1")
    annotation = make_columns([(0, 4), (5, 9)], languages=["az", "other"], turns=[turn], sentence_turns=[-1, 0])
    annotation.attributions[1] = Attribution("Dr. Əhməd", "name")
    first, second = annotation.sentences()
    assert (first.number, first.span, first.language, first.section) == (0, Span(0, 4), "az", "body")
    assert first.turn is None
    assert first.attribution is None
    assert (second.language, second.turn, second.attribution) == ("other", turn, Attribution("Dr. Əhməd", "name"))


def test_tokens_belong_to_their_sentence_and_have_lemmas_only_after_lemmatising() -> None:
    annotation = make_columns(
        [(0, 4), (5, 9)], languages=["tr", "az"], tokens=[(0, 2, "İş"), (5, 7, "İş"), (7, 8, "!")]
    )
    assert [token.form for token in annotation.tokens(0)] == [Form("İş", "tr")]
    assert [(t.start, t.end, t.form, t.lemma) for t in annotation.tokens(1)] == [
        (5, 7, Form("İş", "az"), None),
        (7, 8, Form("!", "az"), None),
    ]


@pytest.mark.parametrize("language", TEXTS)
def test_words_are_tokens_with_a_letter_or_a_digit(language: str) -> None:
    annotation = make_annotation(make_source(TEXTS[language]), language)
    assert annotation.n_tokens == annotation.n_words + 2
    assert annotation.main_languages == (language,)


def test_main_languages_are_those_of_one_sentence_in_fifty_the_most_frequent_first() -> None:
    spans = [(i, i + 1) for i in range(100)]
    languages = ["ru"] * 60 + ["az"] * 37 + ["tr"] * 2 + ["en"]
    assert make_columns(spans, languages=languages).main_languages == ("ru", "az", "tr")
    assert make_columns(spans[:3], languages=["en", "other", "en"]).main_languages == ("en", "other")


@pytest.mark.parametrize("text", ["", " \n\n\t"])
def test_an_annotation_of_nothing_is_empty(text: str) -> None:
    for annotation in (make_annotation(make_source(text), "az"), make_columns([])):
        assert (annotation.n_sentences, annotation.n_tokens, annotation.n_words) == (0, 0, 0)
        assert annotation.main_languages == ()
        assert list(annotation.sentences()) == []
        assert annotation.sentence_token.tolist() == [0]


def test_merged_vocabularies_list_each_form_once_in_file_order() -> None:
    first = make_columns([(0, 9)], languages=["az"], tokens=[(0, 2, "iş"), (3, 5, "İş")])
    second = make_columns([(0, 9)], languages=["tr"], tokens=[(0, 2, "iş")])
    third = make_columns([(0, 9)], languages=["az"], tokens=[(0, 2, "ev"), (3, 5, "iş")])
    merged = merge_vocabularies([first, make_columns([]), second, third])
    assert merged.forms == (Form("iş", "az"), Form("İş", "az"), Form("iş", "tr"), Form("ev", "az"))
    assert [numbers.tolist() for numbers in merged.numbers] == [[0, 1], [], [2], [3, 0]]
    for annotation, numbers in zip((first, make_columns([]), second, third), merged.numbers, strict=True):
        assert [merged.forms[n] for n in numbers] == list(annotation.forms)


def test_vocabularies_of_nothing_merge_to_nothing() -> None:
    assert merge_vocabularies([]) == Vocabulary((), ())
