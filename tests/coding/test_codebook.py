"""Codebook files: what they become, and what is said where one is wrong."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from qualkit.coding import parse_codebook, read_codebook
from qualkit.errors import CodebookError, ReadingError
from qualkit.model.identity import identity

CASES = json.loads((Path(__file__).parent.parent / "cases" / "codebook-errors.json").read_text(encoding="utf-8"))
GOOD = """\
# qeydlər burada qalır
id: diplom-isi
name: {az: Diplom işi, ru: Диплом}
codes:
  - id: challenges
    name: Challenges
    definition: >
      Nə çətindir,
      və niyə.
    examples: ["İş çoxdur: vaxt yox"]
    color: '#B3541E'
    terms:
      az: [çətinlik, kadr çatışmazlığı, çətinlik]
      ru: ["«не»"]
    children:
      - id: staff
        name: {tr: Personel}
  - id: tools
    uid: kept-from-before
    name: Tools
"""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_what_is_wrong_is_said_with_line_and_column(case: dict[str, object]) -> None:
    with pytest.raises(CodebookError) as caught:
        parse_codebook(str(case["text"]), path="k.yaml")
    error = caught.value
    assert str(case["message"]) in str(error)
    assert (error.line, error.column) == (case["line"], case["column"])
    assert str(error).startswith("k.yaml:")
    assert "\n" not in str(error)
    assert "pydantic" not in str(error)
    assert "CodeForm" not in str(error)


def test_a_good_codebook_becomes_what_it_says() -> None:
    text = GOOD.replace('      ru: ["«не»"]\n', "      ru: [дело]\n")
    codebook = parse_codebook(text)
    challenges, staff, tools = codebook.walk()
    assert (codebook.id, codebook.names, codebook.text) == ("diplom-isi", {"az": "Diplom işi", "ru": "Диплом"}, text)
    assert (challenges.path, challenges.names, challenges.definition) == (
        "challenges",
        {"en": "Challenges"},
        "Nə çətindir, və niyə.",
    )
    assert challenges.terms == {"az": ("çətinlik", "kadr çatışmazlığı", "çətinlik"), "ru": ("дело",)}
    assert challenges.examples == ("İş çoxdur: vaxt yox",)
    assert (staff.path, staff.color, staff.names) == ("challenges/staff", "#B3541E", {"tr": "Personel"})
    assert staff.uid == identity("code", "challenges/staff")
    assert (tools.uid, tools.color, tools.terms, tools.children) == ("kept-from-before", "#555555", {}, ())


def test_a_term_with_guillemets_is_refused() -> None:
    with pytest.raises(CodebookError, match="«не»"):
        parse_codebook(GOOD)


def test_the_same_id_may_stand_under_two_parents() -> None:
    text = "id: k\nname: K\ncodes:\n" + "".join(
        f"  - id: {parent}\n    name: X\n    children:\n      - {{id: staff, name: S}}\n" for parent in ("a", "b")
    )
    assert len(parse_codebook(text).by_uid) == 4


def test_a_code_that_was_moved_keeps_its_uid_and_one_that_takes_its_place_is_refused() -> None:
    moved = f"id: k\nname: K\ncodes:\n  - {{id: new, uid: {identity('code', 'old')}, name: N}}\n"
    assert parse_codebook(moved).code("new").uid == identity("code", "old")
    with pytest.raises(CodebookError, match="`old` has the uid of `new`") as caught:
        parse_codebook(moved + "  - {id: old, name: O}\n")
    assert caught.value.line == 5


def test_anchors_and_windows_newlines_are_read() -> None:
    text = "id: k\nname: K\ncodes:\n  - id: a\n    name: A\n    terms: &t {az: [iş]}\n"
    text += "  - id: b\n    name: B\n    terms: *t\n"
    assert parse_codebook(text).code("b").terms == {"az": ("iş",)}
    assert parse_codebook(text.replace("\n", "\r\n")).codes == parse_codebook(text).codes
    with pytest.raises(CodebookError) as caught:
        parse_codebook(text.replace("\n", "\r\n").replace("name: B", "neme: B"))
    assert caught.value.line == 7


def test_a_file_is_read_with_and_without_byte_order_mark(tmp_path: Path) -> None:
    text = "id: k\nname: Ə\ncodes:\n  - {id: a, name: İş}\n"
    for encoding in ("utf-8", "utf-8-sig"):
        (tmp_path / "k.yaml").write_text(text, encoding=encoding)
        assert read_codebook(tmp_path / "k.yaml") == parse_codebook(text)


def test_a_file_that_is_not_utf8_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "k.yaml"
    path.write_bytes("id: k\nname: K\ncodes:\n  - {id: a, name: Дело}\n".encode("cp1251"))
    with pytest.raises(CodebookError, match="not UTF-8; save") as caught:
        read_codebook(path)
    assert (caught.value.line, caught.value.column, caught.value.path) == (4, 19, str(path))


@pytest.mark.parametrize("encoding", ["utf-16", "cp1254"])
def test_what_notepad_calls_unicode_or_ansi_is_named(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "k.yaml"
    path.write_bytes("id: k\nname: İş yükü\ncodes:\n  - {id: a, name: A}\n".encode(encoding))
    with pytest.raises(CodebookError, match="Notepad calls Unicode" if encoding == "utf-16" else "not UTF-8") as caught:
        read_codebook(path)
    assert (caught.value.line, caught.value.column) == ((1, 1) if encoding == "utf-16" else (2, 7))


def test_a_file_that_is_not_there_is_a_reading_error(tmp_path: Path) -> None:
    for path in (tmp_path / "no.yaml", tmp_path):
        with pytest.raises(ReadingError, match="cannot be opened"):
            read_codebook(path)


@pytest.mark.parametrize("terms", ["[" * 10_000, "[" * 10_000 + "]" * 10_000])
def test_brackets_without_end_are_an_error_and_no_traceback(terms: str) -> None:
    with pytest.raises(CodebookError, match="too many brackets or levels") as caught:
        parse_codebook(f"id: k\nname: K\ncodes: [{{id: a, name: A, terms: {{en: {terms}}}}}]\n")
    assert caught.value.line == 3


@pytest.mark.parametrize(
    ("language", "term"),
    [("az", "qanun | və"), ("tr", "(ve|bu)"), ("ru", "(закон|и) | в"), ("en", "law | (the|of)"), ("en", "of !law")],
)
def test_an_alternative_of_function_words_alone_is_refused(language: str, term: str) -> None:
    with pytest.raises(CodebookError, match="only function words"):
        parse_codebook(f"id: k\nname: K\ncodes: [{{id: a, name: A, terms: {{{language}: ['{term}']}}}}]\n")


@pytest.mark.parametrize("term", ["(the|a) law", "the ~3 law", "the & law", "law !the", '"the"', "(of|for) ~2 law"])
def test_function_words_beside_a_word_are_none_alone(term: str) -> None:
    parse_codebook(f"id: k\nname: K\ncodes: [{{id: a, name: A, terms: {{en: ['{term}']}}}}]\n")


def test_rows_of_concepts_are_terms_too() -> None:
    text = "id: k\nname: K\nwithin: turn\ncodes:\n  - id: a\n    name: A\n    terms: {az: [iş]}\n    concepts:\n"
    text += "      - {az: [əmək, zəhmət], ru: труд}\n      - {az: güc, ru: []}\n"
    codebook = parse_codebook(text)
    code = codebook.code("a")
    assert code.terms == {"az": ("iş", "əmək", "zəhmət", "güc"), "ru": ("труд",)}
    assert code.concepts == ({"az": ("əmək", "zəhmət"), "ru": ("труд",)}, {"az": ("güc",), "ru": ()})
    assert (codebook.unit, codebook.within) == ("sentence", "turn")
    assert parse_codebook(text.replace("within: turn", "unit: turn")).within is None  # as the unit


def test_five_levels_with_names_in_four_languages() -> None:
    names = {"az": "Növbələr", "tr": "Vardiyalar", "ru": "Смены", "en": "Shifts"}
    lines = ["id: k", "name: K", "codes:"]
    for level in range(5):
        indent = "  " * (2 * level + 1)
        lines += [f"{indent}- id: c{level}", f"{indent}  name: {json.dumps(names, ensure_ascii=False)}"]
        lines += [f"{indent}  children:"] * (level < 4)
    codes = list(parse_codebook("\n".join(lines) + "\n").walk())
    assert [code.path.count("/") for code in codes] == [0, 1, 2, 3, 4]
    assert codes[4].theme == "c0"
    assert {language: codes[4].name(language) for language in names} == names


def test_five_thousand_terms_are_read_quickly() -> None:
    terms = "".join(f"        - staff{n} ~4 (lack{n}|shortage of x{n})\n" for n in range(5000))
    text = f"id: k\nname: K\ncodes:\n  - id: a\n    name: A\n    terms:\n      en:\n{terms}"
    begin = time.process_time()
    assert len(parse_codebook(text).code("a").terms["en"]) == 5000
    assert time.process_time() - begin < 20
