"""Languages, forms, lemmas and spaCy documents of an annotation."""

from __future__ import annotations

import pytest

from qualkit.annotating import annotate, lemmatise, to_spacy
from qualkit.errors import UnknownName
from qualkit.model.sources import Source

SENTENCES = {
    "az": "Müəllimlərin çoxu şəhərdə işləmək istəyir, çünki orada maaş daha yüksəkdir.",
    "tr": "Öğretmenlerin çoğu kentte çalışmak istiyor, çünkü orada ücretler daha yüksek.",
    "ru": "Большинство учителей хотят работать в городе, потому что там платят больше.",
    "en": "Most of the teachers want to work in town because they are paid more there.",
}


def test_each_paragraph_has_its_own_language() -> None:
    annotation = annotate(Source("a.txt", "\n\n".join(SENTENCES.values())))
    assert [sentence.language for sentence in annotation.sentences()] == list(SENTENCES)


@pytest.mark.parametrize("language", SENTENCES)
def test_a_heading_in_a_document_of_one_language_has_that_language(language: str) -> None:
    prose = SENTENCES[language]
    heads = {"ru": ["О школе", "Дата: 3 мая 2025"]}.get(language, ["On NATO", "Oak, Elm", "Date: 3 May 2025"])
    text = "\n\n".join([prose, heads[0], prose, *heads[1:], prose])
    assert {sentence.language for sentence in annotate(Source("a.txt", text)).sentences()} == {language}


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("other", SENTENCES)
def test_a_full_sentence_of_another_language_stays_in_it(language: str, other: str) -> None:
    prose = SENTENCES[language]
    text = "\n\n".join([prose, prose, SENTENCES[other], prose, prose])
    found = [sentence.language for sentence in annotate(Source("a.txt", text)).sentences()]
    assert found == [language, language, other, language, language]


def test_a_language_that_the_user_fixed_is_not_guessed() -> None:
    source = Source("a.txt", "\n\n".join(SENTENCES.values()), language="az")
    assert {sentence.language for sentence in annotate(source).sentences()} == {"az"}
    assert {sentence.language for sentence in annotate(source, language="tr").sentences()} == {"tr"}


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownName, match="az, tr, ru, en"):
        annotate(Source("a.txt", "Söz."), language="xyz")


def test_forms_are_distinct_by_language_and_in_order_of_first_occurrence() -> None:
    text = f"{SENTENCES['az']} Bir, iki.\n\n{SENTENCES['tr']} Bir, iki."
    annotation = annotate(Source("a.txt", text))
    assert len(set(annotation.forms)) == len(annotation.forms)
    first = [annotation.token_form.tolist().index(number) for number in range(len(annotation.forms))]
    assert first == sorted(first)
    assert {form.language for form in annotation.forms if form.text == "Bir"} == {"az", "tr"}


@pytest.mark.parametrize("language", SENTENCES)
def test_lemmas_belong_to_their_forms(language: str) -> None:
    first, second = lemmatise([annotate(Source(name, SENTENCES[language])) for name in ("a.txt", "b.txt")])
    assert first.lemmas == second.lemmas
    assert first.lemmas is not None
    assert len(first.lemmas) == len(first.forms)
    assert any(lemma != form.text.lower() for lemma, form in zip(first.lemmas, first.forms, strict=True))


def test_lemmatising_nothing_gives_nothing() -> None:
    assert lemmatise([]) == []
    assert lemmatise([annotate(Source("a.txt", ""))])[0].lemmas == ()


def test_spacy_gets_a_document_for_each_run_of_a_language() -> None:
    pytest.importorskip("spacy")
    text = "\n\n".join([*SENTENCES.values(), "Another sentence follows here, as before."])
    source = Source("a.txt", text)
    (annotation,) = lemmatise([annotate(source)])
    docs = to_spacy(source, annotation)
    assert [doc.lang_ for doc in docs] == list(SENTENCES)
    assert [len(list(doc.sents)) for doc in docs] == [1, 1, 1, 2]
    for doc in docs:
        offsets = doc.user_data["offsets"]
        assert [text[start:end] for start, end in offsets] == [token.text for token in doc]
    assert docs[3][3].lemma_ == "teacher"
    assert docs[0].text == SENTENCES["az"]
    assert to_spacy(Source("b.txt", ""), annotate(Source("b.txt", ""))) == []
