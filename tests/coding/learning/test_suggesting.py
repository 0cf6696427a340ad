"""What decisions teach: proposals for passages on which nobody has decided."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualkit.coding import Example, Suggestions, suggest
from qualkit.model.codings import LEARNED, Status
from qualkit.model.spans import Span
from qualkit.pipeline import annotate_all
from tests.builders import make_source
from tests.coding.learning.studies import OTHER, TERMS, TRAINED, WHEN, codebook, decided, examples, uid

LANGUAGES = ("az", "tr", "ru", "en")
NEW = {
    "az": ("Katiblər bu il kursa yazıldılar və təcrübəli müəllimdən dərs aldılar.", "Bağça bu il böyüdüldü."),
    "tr": ("Sekreterler bu yıl kursa yazıldı ve deneyimli öğretmenden ders aldı.", "Bahçe bu yıl büyütüldü."),
    "ru": ("Секретари в этом году записались на курс и взяли урок у опытного учителя.", "Сад в этом году вырос."),
    "en": ("The clerks joined a course this year and took a lesson with a skilful teacher.", "The garden grew."),
}


def suggested(text: str, language: str, said: list[Example], **options: object) -> Suggestions:
    source = make_source(text, language=language)
    return suggest(codebook(), [source], annotate_all([source]), said, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_no_term_finds_is_learned_and_says_why(language: str) -> None:
    text = " ".join(NEW[language])
    found = suggested(text, language, decided(language))
    ((coding,),) = found.codings
    assert (coding.words, coding.code_uid) == (NEW[language][0], uid("skills"))
    assert coding.coder == LEARNED and coding.status is Status.PROPOSED
    assert coding.score is not None and 0.5 <= coding.score < 1 and coding.score == round(coding.score, 3)
    assert found.learned == (uid("skills"),)
    (reasons,) = found.because[0]
    assert 1 <= len(reasons) <= 5 and not any(one.is_term for one in reasons)
    assert [one.weight for one in reasons] == sorted((one.weight for one in reasons), reverse=True)
    assert [(one.lemma, one.start, one.end) for one in reasons] == [tuple(firing) for firing in coding.reason]
    learned_words = set(TRAINED[language].split()) & {text[one.start : one.end] for one in reasons}
    assert learned_words, reasons


@pytest.mark.parametrize("language", LANGUAGES)
def test_below_ten_the_terms_propose_and_it_says_so(language: str) -> None:
    term = {"az": "Bacarıqlar lazımdır.", "tr": "Beceriler lazım.", "ru": "Навыки важны.", "en": "Skills matter."}
    found = suggested(f"{term[language]} {NEW[language][0]}", language, decided(language, n=9))
    assert [coding.words for coding in found.codings[0]] == [term[language]]
    assert found.learned == () and [(one.code_uid, one.n_yes, one.n_no) for one in found.few] == [(uid("skills"), 9, 9)]
    ((reason,),) = found.because[0]
    assert reason.is_term and found.codings[0][0].score == 0.5  # nothing says how often terms are right


def test_the_score_of_terms_is_how_often_they_were_right_over_all_codes() -> None:
    right = [(f"Skills matter in room {n}.", {"skills"}, {"buildings"}) for n in range(6)]
    wrong = [(f"The wall of names has {n} rows.", set[str](), {"skills", "buildings"}) for n in range(2)]
    found = suggested("A skill. A wall.", "en", examples([*right, *wrong], "en"), by_words=True)
    assert {coding.score for coding in found.codings[0]} == {0.7}  # (6 + 1) / (8 + 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_examples_the_terms_propose(language: str) -> None:
    source = make_source("Divar. Duvar. Стена. Wall.", language=language)
    found = suggest(codebook(), [source], annotate_all([source]), [])
    assert [coding.score for coding in found.codings[0]] == [0.5]
    assert found.few == found.learned == ()


def test_nothing_in_nothing_out() -> None:
    empty = make_source("", language="az")
    assert suggest(codebook(), [], [], []).codings == []
    assert suggest(codebook(), [], [], decided("az")).codings == []
    assert suggest(codebook(), [empty], annotate_all([empty]), decided("az")).codings == [[]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_decided_unit_gets_no_proposal_of_its_code(language: str) -> None:
    sentence, other = NEW[language]
    source = make_source(f"{sentence} {other}", language=language)
    (annotation,) = annotate_all([source])
    skills, nothing = {uid("skills")}, set[str]()
    for yes, no in ((skills, nothing), (nothing, skills), (skills, skills)):  # in both: two people disagree
        mine = Example(source, annotation, Span(3, 9), frozenset(yes), frozenset(no))
        found = suggest(codebook(), [source], [annotation], [*decided(language), mine])
        assert found.codings == [[]]
    elsewhere = examples([(sentence, {"skills"}, set())], language)
    assert len(suggest(codebook(), [source], [annotation], [*decided(language), *elsewhere]).codings[0]) == 1
    by_words = suggest(codebook(), [source], [annotation], [*decided(language), *elsewhere], by_words=True)
    assert by_words.codings == [[]]


def test_what_is_learned_in_one_language_helps_in_another_by_the_codebooks_concepts() -> None:
    """The term of another code says something of this one: the same in all languages."""
    said = [(f"We repaired the wall of room {n}.", {"skills"}, set[str]()) for n in range(12)]
    said += [(f"We painted the door of room {n}.", set[str](), {"skills"}) for n in range(12)]
    found = suggested(
        "Divar barədə uzun-uzadı danışdıq. Bağça haqqında heç nə demədik.", "az", examples(said, "en"), at_least=0.0
    )
    scores = {(coding.words.split()[0], coding.code_uid): coding.score for coding in found.codings[0]}
    assert scores["Divar", uid("skills")] > scores["Bağça", uid("skills")]


def test_where_only_proposals_of_terms_were_decided_other_passages_are_not_all_suggested() -> None:
    """Whoever only accepts and rejects what terms found says nothing of passages without a term."""
    kinds = (("useful", True), ("useless", False))
    said = [
        (
            f"This {kind} skill came up in talk {n}.",
            {"skills"} if yes else set[str](),
            set[str]() if yes else {"skills"},
        )
        for kind, yes in kinds
        for n in range(15)
    ]
    text = " ".join(f"The garden of house {n} is green." for n in range(60))
    assert suggested(text, "en", examples(said, "en")).codings == [[]]


@settings(max_examples=5, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(LANGUAGES))
def test_the_order_of_examples_and_sources_does_not_matter(chance: random.Random, language: str) -> None:
    sources = [
        make_source(text, name=text[:5], language=language) for text in (*NEW[language], OTHER[language].format(""))
    ]
    annotations = annotate_all(sources)
    said = decided(language)
    first = suggest(codebook(), sources, annotations, said, at_least=0.0)
    order = list(range(len(sources)))
    chance.shuffle(order)
    chance.shuffle(said)
    second = suggest(codebook(), [sources[n] for n in order], [annotations[n] for n in order], said, at_least=0.0)
    assert [first.codings[n] for n in order] == second.codings
    assert [first.because[n] for n in order] == second.because


@settings(max_examples=5, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 120), st.integers(1, 40), st.booleans()), max_size=4), st.sampled_from(LANGUAGES)
)
def test_no_suggestion_overlaps_a_decided_passage_of_its_code(
    spans: list[tuple[int, int, bool]], language: str
) -> None:
    source = make_source(" ".join(NEW[language]), language=language)
    (annotation,) = annotate_all([source])
    inside = [(start, min(start + length, len(source.text)), yes) for start, length, yes in spans]
    mine = [
        Example(
            source,
            annotation,
            Span(start, end),
            frozenset({uid("skills")} if yes else ()),
            frozenset(() if yes else {uid("skills")}),
        )
        for start, end, yes in inside
        if start < end
    ]
    found = suggest(codebook(), [source], [annotation], [*decided(language), *mine], at_least=0.0)
    for coding in found.codings[0]:
        if coding.code_uid == uid("skills"):
            assert not any(coding.span.overlaps(one.span) for one in mine)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_only_what_terms_found_was_decided_its_words_count_without_them_too(language: str) -> None:
    """Nobody knows then what the terms miss; that all that stands has a term is no proof that nothing else stands."""
    (term,) = TERMS["skills"][language]
    said = decided_beside(language, TRAINED[language].removesuffix(".") + f" ({term}).")
    text = " ".join(NEW[language])
    passed_over = [replace(one, no=frozenset(), passed_over=one.no) for one in said]
    scores = []
    for study in (said, passed_over):
        (codings,) = suggested(text, language, study, at_least=0.0).codings
        scores.append({one.words: one.score or 0.0 for one in codings if one.code_uid == uid("skills")})
    related, unrelated = NEW[language]
    assert scores[1][related] > scores[0][related] + 0.05
    assert scores[1][related] > 2 * scores[1][unrelated]


def decided_beside(language: str, pattern: str) -> list[Example]:
    """Passages with the code, of one pattern, and others without it."""
    pairs = [(pattern, {"skills"}, set[str]()), (OTHER[language], set[str](), {"skills"})]
    said = [(text.format(when), yes, no) for text, yes, no in pairs for when in WHEN[language]]
    return examples(said, language)
