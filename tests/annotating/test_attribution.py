"""Who said what. The cases of each language are a file of their own: tests/cases/attribution-az.json and so on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualkit.annotating import annotate, citations_of, likely_same, people_of
from qualkit.model.annotations import LANGUAGES, Annotation
from tests.builders import make_source

CASES = [
    pytest.param(language, case, id=f"{language}: {case['label']}")
    for language in LANGUAGES
    for case in json.loads(
        (Path(__file__).parents[1] / "cases" / f"attribution-{language}.json").read_text(encoding="utf-8")
    )
]

PIECES = (
    "According", "to", "by", "said", "and", ",", ".", '"', "«", "»", "(", ")", "2019", "Dr", "Leyla", "Safarli", "he",
    "She", "görə", "göre", "Əliyevin", "O", "bildirib", "ki", "по", "словам", "Иванова", "сказал", "он", "—", ":", "et",
    "al", "the", "for", "edən", "belirten",
)  # fmt: skip


def said(text: str, annotation: Annotation) -> list[list[str]]:
    """Each sentence with the name and what told it, where anybody says it."""
    found = []
    for sentence in annotation.sentences():
        words = text[sentence.start : sentence.end]
        told = sentence.attribution
        found.append([words, told.name, told.by] if told else [words])
    return found


@pytest.mark.parametrize(("language", "case"), CASES)
def test_the_right_person_says_it_or_nobody(language: str, case: dict[str, Any]) -> None:
    text = " ".join("\n\n" if one is None else one[0] for one in case["sentences"])
    annotation = annotate(make_source(text), language=language)
    assert said(text, annotation) == [one for one in case["sentences"] if one is not None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_cases_of_both_kinds(language: str) -> None:
    sentences = [
        one
        for _, case in (case.values for case in CASES if case.values[0] == language)
        for one in case["sentences"]
        if one
    ]
    assert sum(len(one) == 3 for one in sentences) >= 12
    assert sum(len(one) == 1 for one in sentences) >= 12


def test_the_words_that_told_it_are_known() -> None:
    text = "Costs are high. According to Leyla Safarli, they rise. She adds that wages rise too."
    annotation = annotate(make_source(text), language="en")
    told = [text[one.start : one.end] for one in annotation.attributions.values()]
    assert told == ["According to Leyla Safarli", "She adds"]


def test_in_an_interview_nobody_is_attributed() -> None:
    text = (
        "Interviewer: What changed?\n\nAnar: Leyla Safarli says that nothing changed.\n\n"
        "Interviewer: And then?\n\nAnar: Nothing."
    )
    assert annotate(make_source(text), language="en").attributions == {}


def test_a_heading_is_nobodys() -> None:
    text = "# What Leyla Safarli says\n\nCosts are high."
    assert annotate(make_source(text), language="en").attributions == {}


def test_people_are_listed_with_the_forms_of_their_names() -> None:
    text = (
        "Fəridə İsmayılzadənin sözlərinə görə, təlim azdır. İsmayılzadə əlavə edir ki, vaxt da yoxdur."
        " İsmayilzadə fikrini belə bildirir. Manor (2019) bunu proses adlandırır."
    )
    annotation = annotate(make_source(text), language="az")
    people = {person.name: person for person in people_of(text, annotation)}
    assert people["Fəridə İsmayılzadə"].n_sentences >= 2
    assert set(people["Fəridə İsmayılzadə"].forms) >= {"Fəridə İsmayılzadənin", "İsmayılzadə"}
    assert people["Manor"].is_cited and not people["Fəridə İsmayılzadə"].is_cited


LITERATURE = {
    "az": ("Xülosə", "Sönmaziyə görə, səfirliklər şərhlərə az cavab verir.", "Ədəbiyyat"),
    "tr": ("Sonuç", "Sönmazi'ye göre büyükelçilikler yorumlara az yanıt veriyor.", "Kaynakça"),
    "ru": ("Заключение", "Согласно Зонмази, посольства редко отвечают на комментарии.", "Список литературы"),
    "en": ("Conclusion", "According to Sönmazi, embassies seldom answer comments.", "References"),
}


@pytest.mark.parametrize("language", LITERATURE)
def test_an_author_of_the_list_of_literature_is_a_person(language: str) -> None:
    heading, sentence, references = LITERATURE[language]
    name = "Зонмази" if language == "ru" else "Sönmazi"
    listed = {"ru": "Зонмази, Г.", "en": "Sonmazi, G."}.get(language, "Sönmazi, G.")
    entries = (
        f"{listed} (2008). Small states online. The Hague: Olden.\n[2] Orval, B. (2012). Posts. Press, 3(2), 1-20.\n"
    )
    for entry, people in ((entries, [name]), ("", [])):
        text = f"{heading}\n\n{sentence}\n\n{references}\n\n{entry}"
        found = people_of(text, annotate(make_source(text), language=language))
        assert [one.name for one in found] == people


def test_where_authors_are_cited_whoever_states_something_is_a_person() -> None:
    cited = "Orval (2008) agrees. Pruitt (2011) and Zelmer (2015) disagree.\n\n"
    states = "Sönmazi states that posts go unread. Trevik states that joined the pact write more.\n\n"
    bodies = "It is so in the Trevik states. Kvartal announced that it would close.\n"
    for text, people in (
        (cited + states + bodies, {"Orval", "Pruitt and Zelmer", "Sönmazi"}),
        (states + bodies, set()),
    ):
        found = people_of(text, annotate(make_source(text), language="en"))
        assert {one.name for one in found} == people


def test_a_misspelling_is_offered_and_not_merged() -> None:
    text = "Dr. Fariz Ismailzade argues that it works. Dr. Fariz Ismailzada adds that it is cheap."
    annotation = annotate(make_source(text), language="en")
    names = [person.name for person in people_of(text, annotation)]
    assert names == ["Fariz Ismailzade", "Fariz Ismailzada"]
    assert likely_same(names) == [("Fariz Ismailzade", "Fariz Ismailzada")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It works (Manor, 2019; see Bjola & Holmes, 2015, p. 14).", [("Manor", "2019"), ("Bjola & Holmes", "2015")]),
        ("Manor (2019) argues it. In Seib's (2012) view it fails.", [("Manor", "2019"), ("Seib", "2012")]),
        ("Bu belədir [Əliyev, 2021, s. 7].", [("Əliyev", "2021")]),
        ("Böyledir (bkz. Sancar, 2012: 18).", [("Sancar", "2012")]),
        ("Это так (Лебедева, 2017, с. 5).", [("Лебедева", "2017")]),
        ("The office opened later (May 2016) than planned (in 2014), with 57 (of 73) pages.", []),
        ("The conference (Paris, 1919) and the survey (Azerbaijan, 2020) came before the summit (New York, 2015).", []),
        (
            "The report (Baku, May 2016; London, 2017) is old. It works (Paris, 2011, p. 4; Londonova, 2012).",
            [("Londonova", "2012")],
        ),
        ("Görüş (Bakı, 2019) və konfrans (Moskva, mart 2021) baş tutdu (Nəbiyeva, 2020).", [("Nəbiyeva", "2020")]),
        ("Zirve (Ankara, Haziran 2018) ve toplantı (Lozan, 1923) yapıldı (Uyguner, 2019).", [("Uyguner", "2019")]),
        ("Встреча (Ялта, 1945) и опрос (Россия, 2020) описаны позже (Вершинина, 2021).", [("Вершинина", "2021")]),
        ("", []),
    ],
)
def test_citations_are_tabulated(text: str, expected: list[tuple[str, str]]) -> None:
    annotation = annotate(make_source(text))
    found = citations_of(text, annotation)
    assert [(one.authors, one.year) for one in found] == expected
    assert all(str(one.year) in text[one.start : one.end] for one in found)


def test_a_citation_begins_with_its_authors() -> None:
    text = "As Smith et al. (2020) say, it works. In Manor's (2019) view it fails."
    found = citations_of(text, annotate(make_source(text)))
    assert [text[one.start : one.end] for one in found] == ["Smith et al. (2020)", "Manor's (2019)"]


@pytest.mark.parametrize("language", ["auto", *LANGUAGES])
def test_an_empty_text_has_no_people(language: str) -> None:
    annotation = annotate(make_source(""), language=language)
    assert annotation.attributions == {} and people_of("", annotation) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=14,
    ),
    st.sampled_from(LANGUAGES),
)
def test_any_order_of_words_is_read(words: list[str], language: str) -> None:
    text = " ".join(words)
    annotation = annotate(make_source(text), language=language)
    for number, told in annotation.attributions.items():
        assert told.name and 0 <= told.start < told.end <= len(text)
        if told.by != "continued":
            sentence = annotation.sentence(number)
            assert sentence.start <= told.start and told.end <= sentence.end
