"""Scripts mixed, marks without letters, text from right to left, endless words: no crash, exact places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualkit.annotating import annotate
from qualkit.model.annotations import LANGUAGES, OTHER
from qualkit.model.sources import Source

PIECES = (
    "Мən dünən kəndə getdim. ", "Ben bilmiyorum. ", "Мы вчера говорили. ", "We saw it. ", "Wir wissen es nicht genau. ",
    "bu mesele vacibdir ", "İ", "I\u0307", "ı", "ё", "е\u0308", "é", "e\u0301\u0327",
    "\u200b", "\u200d", "\ufeff", "\u00ad",
    "🙂", "👩‍👩‍👧", "🇦🇿", "\u202eשלום עולם\u202c ", "مرحبا بكم. ", "你好。",
    "\n", "\n\n", "\t", "A: ", "qwrt", "…", "“", "1. ", "\ud800",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@settings(deadline=None, max_examples=200)
def test_places_are_exact_in_any_mixture(text: str) -> None:
    annotation = annotate(Source("a.txt", text))
    at = 0
    for sentence in annotation.sentences():
        assert at <= sentence.start < sentence.end <= len(text)
        assert sentence.language in {*LANGUAGES, OTHER}
        at = sentence.start
        for token in annotation.tokens(sentence.number):
            assert at <= token.start < token.end <= sentence.end
            assert text[token.start : token.end] == token.form.text
            at = token.end
        at = sentence.end


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "ə",
        "ш",
        "aш",
        "a\u0301",
        "a\u200b",
        "\u200d",
        "👩‍👩‍👧",
        "\u202eשלום ",
        "مرحبا",
        "İ",
        "tq",
        "bcd",
        "kak ",
        '"a',
    ],
)
def test_an_endless_word_of_unknown_language_is_annotated(unit: str) -> None:
    """What is quadratic in a word would not come back from this one."""
    text = unit * (100_000 // len(unit))
    annotation = annotate(Source("a.txt", text))
    assert annotation.n_sentences == 0 or annotation.sentence_end[-1] <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wir haben gestern lange gesprochen. Niemand wusste eine Antwort. Dann gingen alle nach Hause.",
        "Hier nous avons longtemps parlé. Personne ne savait répondre. Puis tout le monde est rentré.",
        "Вчора ми довго розмовляли. Ніхто не знав відповіді. Потім усі пішли додому.",
        "Kecha biz uzoq gaplashdik, lekin hech kim javobni bilmasdi. Keyin hamma o'z uyiga ketdi.",
        "دیروز مدت زیادی صحبت کردیم. هیچ کس جواب را نمی‌دانست.",
        "გუშინ დიდხანს ვისაუბრეთ. პასუხი არავინ იცოდა.",
    ],
)
def test_a_document_in_a_fifth_language_is_none_of_the_four(text: str) -> None:
    assert {sentence.language for sentence in annotate(Source("a.txt", text)).sentences()} == {OTHER}
