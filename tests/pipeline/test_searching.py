"""Search in all the material, in four languages, and what it finds after every change of a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualkit import coding
from qualkit.errors import QualkitError
from qualkit.model.search import Found
from qualkit.pipeline import KeptAnnotations, index_new, search, search_forms
from qualkit.pipeline.searching import needles
from qualkit.store import (
    Project,
    decide_edits,
    find_source,
    forget_source,
    redo,
    replace_text,
    searching,
    sources,
    to_index,
    undo,
)
from tests.builders import add, make_edit, make_project, make_source, reopen

AZ = "Nigar: Iğdır yolunda işıq yox idi.\nMüsahibəçi: ƏLAQƏ necə idi?\nNigar: Kadr çatışmazlığı böyük çətinlikdir.\n"
TR = "İSTANBUL'da iş çok, personel az.\nBu zorlukları aşmak için çalışıyoruz.\n"
RU = "Ёлка стояла в зале.\nМы говорили о трудностях связи.\n"
EN = "The digital policy is new.\nDigital tools, and the policy of the House.\nShe has difficulties.\n"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path) as made:
        for name, text in {"az.txt": AZ, "tr.txt": TR, "ru.txt": RU, "en.txt": EN}.items():
            add(made, make_source(text, name=name, language=name[:2]))
        yield made


def marked(found: Found) -> list[tuple[str, list[str]]]:
    """Source and what is marked in each line."""
    return [
        (hit.source, [hit.text[at.start - hit.span.start : at.end - hit.span.start] for at in hit.places])
        for hit in found.hits
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ığdır", [("az.txt", ["Iğdır"])]),
        ("IĞDIR", [("az.txt", ["Iğdır"])]),
        ("əlaqə", [("az.txt", ["ƏLAQƏ"])]),
        ("istanbul", [("tr.txt", ["İSTANBUL"])]),
        ("елка", [("ru.txt", ["Ёлка"])]),
        ("digital policy", [("en.txt", ["digital", "policy"]), ("en.txt", ["Digital", "policy"])]),
        ('"digital policy"', [("en.txt", ["digital policy"])]),
        ("“DIGITAL POLICY”", [("en.txt", ["digital policy"])]),
        ("трудност*", [("ru.txt", ["трудностях"])]),
        ('"kadr çatış*"', [("az.txt", ["Kadr çatışmazlığı"])]),
        ("nigar: KADR?", [("az.txt", ["Nigar", "Kadr"])]),
        ("istanbul'da", [("tr.txt", ["İSTANBUL'da"])]),
        ("idi. necə", [("az.txt", ["necə", "idi"])]),
        ("nowhere", []),
        ("digital nowhere", []),
    ],
)
def test_lines_are_found_and_what_was_found_is_marked(project: Project, query: str, expected: object) -> None:
    assert marked(search(project, query)) == expected


def test_a_hit_says_where_it_stands(project: Project) -> None:
    (hit,) = search(project, "çətinlikdir").hits
    assert AZ[slice(*hit.span)] == hit.text == "Nigar: Kadr çatışmazlığı böyük çətinlikdir."
    assert [AZ[slice(*place)] for place in hit.places] == ["çətinlikdir"]
    assert (hit.source_uid, hit.line) == (make_source(AZ).uid, 2)


@pytest.mark.parametrize("query", ["", "  ", '"', '""', "*", "( ) - : ^", "👩‍🏫", "a" * 501])
def test_what_asks_for_nothing_is_told_so(project: Project, query: str) -> None:
    with pytest.raises(QualkitError, match="search"):
        search(project, query)


@given(st.text(st.sampled_from("aİə\"*()-^:{}+\\%\0 'NEARANDORNOT;\n"), max_size=20) | st.text(max_size=20))
def test_no_query_breaks_the_search(tmp_path_factory: pytest.TempPathFactory, query: str) -> None:
    folder = tmp_path_factory.getbasetemp() / "hostile"
    with reopen(folder) if folder.exists() else make_project(folder) as project:
        if not sources(project):
            add(project, make_source("Near the AND or (not) words: a\\b %x"))
        try:
            asked = needles(query)
        except QualkitError:
            return
        assert len(search(project, query).hits) <= 1
        assert all(words for words, _is_beginning in asked)


def test_hits_come_a_page_at_a_time_and_by_source(project: Project) -> None:
    whole = search(project, "idi")
    assert (len(whole.hits), whole.n_lines) == (2, 2)
    assert [search(project, "idi", first=n, most=1).hits[0] for n in range(2)] == list(whole.hits)
    assert search(project, "idi", first=2, most=1).hits == []
    everywhere = search(project, "iş*")
    assert [name for _uid, name, _n in everywhere.by_source] == ["az.txt", "tr.txt"]
    only = search(project, "iş*", source_uid=make_source(TR).uid)
    assert {hit.source for hit in only.hits} == {"tr.txt"} and only.n_lines == 1


def test_a_repair_and_its_undoing_are_followed_and_only_that_source_is_read_again(project: Project) -> None:
    text = "Bu yazıda lamba yanmır.\n"
    start = text.index("lamba")
    edit = make_edit(text, start, start + 5, "lampa", applied=False)
    source = add(project, make_source(text, name="lamp.txt", edits=[edit]))
    assert marked(search(project, "lamba")) == [("lamp.txt", ["lamba"])]
    decide_edits(project, source, [edit], approve=True)
    assert list(to_index(project).values()) == ["lamp.txt"]
    assert marked(search(project, "lampa")) == [("lamp.txt", ["lampa"])]
    assert search(project, "lamba").hits == [] and to_index(project) == {}
    undo(project)
    assert marked(search(project, "lamba")) == [("lamp.txt", ["lamba"])]
    assert search(project, "lampa").hits == []


def test_a_corrected_text_is_found_and_the_one_before_is_not(project: Project) -> None:
    source = find_source(project, make_source(RU).uid)
    assert source is not None
    new = replace(source, original=RU.replace("зале", "саду"), first=source.uid)
    replace_text(project, source, new, path="", file_digest="", made_by="", verdicts={})
    assert search(project, "зале").hits == []
    assert marked(search(project, "саду елка")) == [("ru.txt", ["Ёлка", "саду"])]


def test_a_source_that_was_taken_back_is_not_found_until_it_is_brought_back(project: Project) -> None:
    assert search(project, "difficulties").n_lines == 1
    undo(project)
    assert search(project, "difficulties").n_lines == 0
    redo(project)
    assert search(project, "difficulties").n_lines == 1


def test_nothing_of_a_forgotten_source_is_left_in_the_index(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        add(project, make_source(EN, name="en.txt"))
        gone = add(project, make_source("Gülbənizxanım danışır.", name="gone.txt"))
        assert search(project, "gülbənizxanım").n_lines == 1
        forget_source(project, gone)
        assert search(project, "gülbənizxanım").n_lines == 0
        assert search(project, "digital").n_lines == 2
    assert "gülbənizxanim".encode() not in (tmp_path / "project.qualkit").read_bytes()


def test_rows_of_earlier_texts_do_not_pile_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "FEW", 2)
    with make_project(tmp_path) as project:
        edit = make_edit("bir iki üç", 4, 7, "dörd", applied=False)
        source = add(project, make_source("bir iki üç", name="a.txt", edits=[edit]))
        add(project, make_source("beş", name="b.txt"))
        for n in range(9):
            source = decide_edits(project, source, [edit], approve=n % 2 == 0)
            assert search(project, "bir").n_lines == search(project, "beş").n_lines == 1
        (numbers,) = project.connection.execute(
            "SELECT count(*) FROM search_index WHERE search_index MATCH 'bir OR beş'"
        ).fetchone()
        assert numbers <= 5


def test_who_has_no_time_is_told_what_is_left(project: Project) -> None:
    found = search(project, "digital", within_s=0)
    assert found.hits == [] and found.pending == ["az.txt", "tr.txt", "ru.txt", "en.txt"]
    assert index_new(project) == []
    assert search(project, "digital", within_s=0).n_lines == 2


def test_inflected_forms_are_found_in_four_languages(project: Project) -> None:
    assert marked(search_forms(project, "çətinlik")) == [("az.txt", ["çətinlikdir"])]
    assert marked(search_forms(project, "zorluk")) == [("tr.txt", ["zorlukları"])]
    assert marked(search_forms(project, "трудность")) == [("ru.txt", ["трудностях"])]
    assert marked(search_forms(project, "difficulty")) == [("en.txt", ["difficulties"])]
    assert search_forms(project, "difficulty", source_uid=make_source(AZ).uid).n_lines == 0
    for wrong in ("", "(", "a" * 501):
        with pytest.raises(QualkitError):
            search_forms(project, wrong)


def test_forms_are_looked_for_source_by_source_and_the_same_is_found(project: Project) -> None:
    assert [name for _uid, name, _n in search_forms(project, "i*").by_source] == ["az.txt", "tr.txt", "en.txt"]
    at: int | None = 0
    hits, steps = [], 0
    while at is not None:
        found = search_forms(project, "i*", first=at, most=1, within_s=0)
        hits += found.hits
        at, steps = found.next, steps + 1
    assert hits == list(search_forms(project, "i*").hits) and steps == 4
    together = coding.find("i*", KeptAnnotations(project, sources(project)))
    assert [(hit.source_uid, place.start) for hit in hits for place in hit.places] == [
        (source.uid, one.start) for source, found in zip(sources(project), together, strict=True) for one in found
    ]


def test_an_empty_project_has_nothing(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        for found in (search(project, "söz"), search_forms(project, "söz")):
            assert (found.n_lines, list(found.hits), list(found.by_source), list(found.pending)) == (0, [], [], [])
        add(project, make_source("", name="empty.txt"))
        assert search(project, "söz").n_lines == search_forms(project, "söz").n_lines == 0
