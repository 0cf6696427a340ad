"""Topic models of invented studies in which the groups of words are known."""

from __future__ import annotations

import random
import warnings
from dataclasses import replace

import numpy as np
import pytest

from qualkit.annotating import annotate, lemmatise
from qualkit.errors import MissingLayer
from qualkit.model.annotations import Annotation
from qualkit.model.results import TopicModel
from qualkit.model.sources import Source
from qualkit.topics import fit
from qualkit.topics.segments import segments_of

GROUPS = {
    "az": (
        ["kitab", "oxucu", "kitabxana", "nəşr", "yazıçı", "roman", "şair", "hekayə", "səhifə", "müəllif"],
        ["torpaq", "kəndli", "buğda", "tarla", "məhsul", "traktor", "suvarma", "toxum", "gübrə", "bostan"],
        ["xəstə", "həkim", "dərman", "xəstəxana", "ağrı", "müalicə", "tibb", "palata", "cərrah", "qızdırma"],
        ["gəmi", "liman", "dəniz", "balıq", "kapitan", "dalğa", "sahil", "yelkən", "lövbər", "göyərtə"],
    ),
    "ru": (
        ["книга", "читатель", "библиотека", "издание", "писатель", "роман", "поэт", "рассказ", "страница", "автор"],
        ["земля", "крестьянин", "пшеница", "поле", "урожай", "трактор", "полив", "семя", "удобрение", "огород"],
        ["больной", "врач", "лекарство", "больница", "боль", "лечение", "медицина", "палата", "хирург", "температура"],
        ["корабль", "порт", "море", "рыба", "капитан", "волна", "берег", "парус", "якорь", "палуба"],
    ),
}
FILLERS = {
    "az": ["yenidən", "görünür", "deyə", "sanki", "bəzən"],
    "ru": ["снова", "кажется", "будто", "иногда", "почти"],
}
LABELS = {"az": ("Müsahibəçi", "Respondent", "Nə"), "ru": ("Интервьюер", "Респондент", "Что")}


def study(language: str, *, interviews: int = 8, answers: int = 8, seed: int = 1) -> list[Source]:
    """Interviews whose answers each draw on one group of words."""
    chance = random.Random(seed)
    asker, teller, what = LABELS[language]
    sources = []
    for number in range(interviews):
        lines = []
        for _ in range(answers):
            group = chance.choice(GROUPS[language])
            sentences = [
                " ".join([*chance.sample(group, 5), chance.choice(FILLERS[language])]).capitalize() + "."
                for _ in range(12)
            ]
            lines += [f"{asker}: {what}?", f"{teller}: {' '.join(sentences)}"]
        sources.append(Source(f"{language}-{number}.txt", "\n\n".join(lines), language=language))
    return sources


def annotated(sources: list[Source]) -> list[Annotation]:
    return lemmatise([annotate(source) for source in sources])


@pytest.fixture(scope="module", params=GROUPS)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def sources(language: str) -> list[Source]:
    return study(language)


@pytest.fixture(scope="module")
def annotations(sources: list[Source]) -> list[Annotation]:
    return annotated(sources)


@pytest.fixture(scope="module")
def model(sources: list[Source], annotations: list[Annotation]) -> TopicModel:
    (found,) = fit(sources, annotations, topics=4)
    return found


def test_the_planted_groups_are_found(
    language: str, model: TopicModel, sources: list[Source], annotations: list[Annotation]
) -> None:
    lemma_of = {
        form.text.lower(): lemma
        for annotation in annotations
        for form, lemma in zip(annotation.forms, annotation.lemmas or (), strict=True)
    }
    groups = [{lemma_of[word] for word in group} for group in GROUPS[language]]
    found = [{word for term, _ in topic.words for word in term.split()} for topic in model.topics]
    assert len(found) == 4
    for group in groups:
        assert max(len(group & words) for words in found) >= 7
    assert model.stability is not None
    assert model.stability > 0.6
    assert model.coherence is not None
    assert -1 <= model.coherence <= 1
    assert sum(topic.share for topic in model.topics) == pytest.approx(1)
    assert [topic.share for topic in model.topics] == sorted((topic.share for topic in model.topics), reverse=True)


def test_passages_are_whole_sentences_of_participants(model: TopicModel, sources: list[Source]) -> None:
    by_uid = {source.uid: source for source in sources}
    for topic in model.topics:
        assert len(topic.passages) == 3
        assert len({passage.source_uid for passage in topic.passages}) == 3
        for passage in topic.passages:
            assert by_uid[passage.source_uid].words(passage.span) == passage.words
            assert 0 < len(passage.words.split()) <= 60
            assert passage.words.endswith(".")
            assert "?" not in passage.words
            assert 0 < passage.weight <= 1


def test_the_order_of_the_files_and_the_state_of_chance_do_not_matter(
    model: TopicModel, sources: list[Source], annotations: list[Annotation]
) -> None:
    random.seed(5)
    np.random.seed(5)
    before = random.getstate(), np.random.get_state()[1].tolist()  # type: ignore[index, union-attr]
    (again,) = fit(sources[::-1], annotations[::-1], topics=4)
    assert again == model
    assert (random.getstate(), np.random.get_state()[1].tolist()) == before  # type: ignore[index, union-attr]


def test_languages_have_models_of_their_own_in_a_fixed_order() -> None:
    sources = [*study("ru", interviews=6), *study("az", interviews=1, answers=3)]
    few, many = fit(sources, annotated(sources))
    assert (few.language, many.language) == ("az", "ru")
    assert (few.topics, few.coherence, few.stability) == ((), None, None)
    assert few.note.startswith(f"{few.n_segments} segments are too few")
    assert 4 <= int(many.settings["topics"]) <= 10
    assert many.settings["seed"] == "0"


def test_without_text_there_is_no_model() -> None:
    assert fit([], []) == []
    empty = [Source("a.txt", "")]
    assert fit(empty, annotated(empty)) == []


def test_segments_without_a_word_in_common_have_a_note() -> None:
    letters = "abcdefghijklmnoprstuvyz"
    words = [f"{a}{b}{c}lar" for a in letters for b in "aeiou" for c in letters]
    text = "\n\n".join(" ".join(words[i : i + 70]).capitalize() + "." for i in range(0, 70 * 33, 70))
    sources = [Source("a.txt", text, language="az")]
    (annotation,) = annotated(sources)
    own = replace(annotation, lemmas=tuple(form.text for form in annotation.forms))
    (model,) = fit(sources, [own])
    assert model.topics == ()
    assert model.note


def test_questions_and_headings_do_not_count() -> None:
    asker = "Müsahibəçi: Kitabxana kitab roman şair yazıçı müəllif nəşr səhifə hekayə oxucu?\n\nRespondent: Hə.\n\n"
    sources = [Source("a.txt", asker * 50, language="az")]
    assert fit(sources, annotated(sources)) == []


def test_words_that_a_trained_pipeline_calls_function_words_do_not_count() -> None:
    (annotation,) = annotated(
        [Source("a.txt", " ".join(f"{word} kitab." for word in GROUPS["az"][1] * 2), language="az")]
    )
    told = replace(annotation, forms=tuple(form._replace(pos="DET") for form in annotation.forms))
    assert segments_of([Source("a.txt", "")], [annotation], language="az")
    assert segments_of([Source("a.txt", "")], [told], language="az") == []


def test_lemmas_are_needed() -> None:
    source = Source("a.txt", "Kənddə məktəb yoxdur.", language="az")
    with pytest.raises(MissingLayer, match="lemma"):
        fit([source], [annotate(source)])


def test_fewer_than_two_topics_are_refused() -> None:
    with pytest.raises(ValueError, match="two or more"):
        fit([], [], topics=1)


def test_nothing_warns(sources: list[Source], annotations: list[Annotation]) -> None:
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        fit(sources, annotations, topics=9, seed=3)
    assert [str(warning.message) for warning in heard] == []
