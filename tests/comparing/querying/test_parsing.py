"""What is no query, and what is said about it."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualkit.coding import parse_codebook
from qualkit.comparing import QueryError
from qualkit.comparing.querying.expressions import Both, Codes, Either, Related, Without, Words
from qualkit.comparing.querying.parsing import DISTANCE, FARTHEST, parse_query
from qualkit.comparing.querying.vocabulary import Vocabulary
from qualkit.model.codebooks import Codebook
from tests.builders import make_codebook

TWICE = """\
id: test
name: Test
codes:
  - id: needs
    name: {en: Needs}
    children:
      - {id: staff, name: {en: Staff}}
      - {id: near, name: {en: Near}}
  - id: gains
    name: {en: Gains}
    children:
      - {id: staff, name: {en: Staff}}
      - {id: cyber-attack, name: {en: Attack}}
"""
BOOK = make_codebook(TWICE)
KNOWN = Vocabulary(BOOK, ("organisation", "role", "iş yeri"), ("interview-1.docx",))


def uid(path: str) -> str:
    return BOOK.code(path).uid


def codes(*paths: str) -> Codes:
    return Codes(tuple(map(uid, paths)))


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("needs", codes("needs")),
        ("  Needs/STAFF ", codes("needs/staff")),
        ("cyber-attack", codes("gains/cyber-attack")),
        ("[near]", codes("needs/near")),
        ("*", codes("needs", "gains")),
        ("needs/*", codes("needs/staff", "needs/near")),
        ('"cyber attack"', Words("cyber attack", 1)),
        ("«kiber hücum»", Words("kiber hücum", 1)),
        ("‘kiber hücum’", Words("kiber hücum", 1)),
        ('"işçi’nin"', Words("işçi’nin", 1)),
        ("Attack", codes("gains/cyber-attack")),
        ("ATTACK", codes("gains/cyber-attack")),
        ("needs NEAR:12 gains", Related("near", codes("needs"), codes("gains"), 12, "gains")),
        ("needs followed-by gains", Related("followed-by", codes("needs"), codes("gains"), DISTANCE, "gains")),
        ("needs within (gains)", Related("within", codes("needs"), codes("gains"), DISTANCE, "(gains)")),
        ("needs\nAND\tnot gains", Without(codes("needs"), codes("gains"))),
        ("needs or gains or *", Either((codes("needs"), codes("gains"), codes("needs", "gains")))),
        ("needs and (needs or gains)", Both(codes("needs"), Either((codes("needs"), codes("gains"))))),
    ],
)
def test_text_means(text: str, expression: object) -> None:
    assert parse_query(text, KNOWN).expression == expression


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("", 0, "it is empty"),
        ("   ", 0, "it is empty"),
        ("neds", 0, "no code 'neds'. Did you mean 'needs'?"),
        ("needs near staf", 11, "no code 'staf'. Did you mean 'staff'?"),
        ("needs near staff", 11, "names several codes; write one of needs/staff, gains/staff"),
        ("needs/xyz", 0, "no code"),
        ("needs near cyber-attack/*", 11, "no code below gains/cyber-attack"),
        ("needs nearby gains", 6, "no operator 'nearby'. Did you mean 'near'?"),
        ("needs gains", 6, "no operator 'gains'"),
        ("needs & gains", 6, "write: and"),
        ("needs | gains", 6, "write: or"),
        ("needs near:x gains", 6, "needs a number of words from 1 to 1000, such as near:30"),
        ("needs near: gains", 6, "needs a number"),
        ("needs near:0 gains", 6, "needs a number"),
        ("needs near:-3 gains", 6, "needs a number"),
        ("needs near:2.5 gains", 6, "needs a number"),
        (f"needs near:{FARTHEST + 1} gains", 6, "needs a number"),
        ("needs near:99999999999999999999 gains", 6, "needs a number"),
        ("needs near:٣ gains", 6, "needs a number"),
        ("needs near 30 gains", 11, "near:30"),
        ("needs near : 30 gains", 11, "near:30"),
        ("needs near :5 gains", 11, "near:5"),
        ("tack", 0, "There is: gains/cyber-attack"),
        ("cyb", 0, "There is: gains/cyber-attack (a word of the text stands in quotes: 'cyb')"),
        ("needs where code = gains", 12, "codes stand before `where`"),
        ("needs where organisation > 3,5", 28, "in (…)"),
        ("needs where languag = az, tr", 12, "no field or attribute 'languag'. Did you mean 'language'?"),
        ("needs where language = az, tr", 25, "a comma stands only between the values of `in (…)`"),
        ("needs near ‘gains", 11, "the quotation mark ‘ is not closed"),
        ("needs near 'gains", 11, "the quotation mark ' is not closed"),
        ("needs within:3 gains", 6, "`within` has no number"),
        ("near gains", 0, "must stand before `near`"),
        ("needs near", 10, "should stand behind `near`"),
        ("needs and", 9, "behind `and`"),
        ("needs and or gains", 10, "between `and` and `or`"),
        ("needs where", 11, "a condition must stand here"),
        ("where language = az", 0, "before `where`"),
        ("not needs", 0, "only behind `and`"),
        ("needs or not gains", 9, "only behind `and`"),
        ("needs not gains", 6, "write `and not`"),
        ("(needs or gains", 0, "the bracket that opens here is not closed"),
        ("needs)", 5, "closes none"),
        ("()", 1, "between `(` and `)`"),
        ("(" * 25 + "needs" + ")" * 25, 20, "more than 20 brackets"),
        ('needs near "cyber', 11, "the quotation mark"),
        ("[needs", 0, "the bracket ["),
        ("needs ! gains", 6, "the sign !"),
        ("needs = gains", 0, "stands behind `where`"),
        ("needs and language = az", 10, "stands behind `where`"),
        ("needs where langage = az", 12, "no field or attribute 'langage'. Did you mean 'language'?"),
        ("needs where organization = x", 12, "Did you mean 'organisation'?"),
        ("needs where language az", 21, "must stand behind `language`"),
        ("needs where language =", 22, "a value must stand behind `=`"),
        ("needs where language = de", 23, "language is one of az, tr, ru, en, other, not 'de'"),
        ("needs where role = director", 19, "for the attribute of the case write case_role"),
        ("needs where status = rejected", 21, "qualkit codings --status rejected"),
        ("needs where section in (body, bodi)", 30, "section is one of"),
        ("needs where language in az", 24, "stand in brackets"),
        ("needs where language in (az, tr", 24, "not closed"),
        ("needs where language in ()", 25, "a value must stand behind `(`"),
        ("needs where source = interview-7.docx", 21, "Did you mean 'interview-1.docx'?"),
        ("needs where organisation = Xarici İşlər", 34, "stand in quotes: 'think tank'"),
        ("needs where organisation > many", 27, "compares numbers, and dates"),
        ("needs where language = az and", 29, "a condition must stand here"),
        ("needs where (language = az", 12, "not closed"),
        ("needs where language = az)", 25, "closes none"),
        ("needs or " * 300 + "needs", 2000, "longer than 2000 characters"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, at: int, message: str) -> None:
    with pytest.raises(QueryError) as told:
        parse_query(text, KNOWN)
    assert message in str(told.value)
    assert told.value.at == at


def test_many_parts_are_no_problem() -> None:
    assert parse_query("needs or " * 200 + "needs", KNOWN).condition is None
    assert parse_query("needs" + " and *" * 300, KNOWN).condition is None
    assert parse_query("* where " + "not " * 400 + "language = az", KNOWN).condition is not None


def test_the_queries_of_the_manual_are_queries() -> None:
    page = (Path(__file__).parents[3] / "docs" / "queries.md").read_text(encoding="utf-8")
    lines = [line for line in page.splitlines() if line.startswith("    qualkit query")]
    book = parse_codebook((Path(__file__).parents[3] / "codebooks" / "digital-diplomacy.yaml").read_text("utf-8"))
    known = Vocabulary(book, ("organisation", "country", "year"), ("interview-1.docx",))
    queries = [shlex.split(line)[2] for line in lines]
    assert len(queries) > 8
    assert all(parse_query(query, known) for query in queries)


def test_fields_are_named_in_any_letter_case_and_attributes_with_blanks_too() -> None:
    for field in ("Language", "LANGUAGE"):
        assert parse_query(f"* where {field} = AZ", KNOWN).condition is not None
    for field in ("[İş Yeri]", "iş_yeri", '"iş yeri"', "İŞ_YERİ"):
        assert parse_query(f"* where {field} = x", KNOWN).condition is not None


def test_attributes_that_differ_in_letter_case_are_two() -> None:
    known = Vocabulary(BOOK, ("City", "city", "Role"))
    for written, name in {"City": "City", "city": "city", "CITY": "City", "case_role": "Role"}.items():
        assert known.field(written, 0) == (name, True)


PIECES = (
    "needs", "*", "near", "near:3", "near:x", "within", "overlaps", "followed-by:2", "and", "or", "not", "where", "in",
    "(", ")", "[", "]", ",", "=", "!=", "~", ">=", '"', "'", "«", "language", "role", "organisation", "az", "none",
    "2020", "İ", "ı", "!", "-", "/", "\u0301", "\n", "\x00",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(("", " ")))
@settings(max_examples=500, deadline=None)
def test_any_text_is_a_query_or_is_refused_with_a_place(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    try:
        parse_query(text, KNOWN)
    except QueryError as error:
        assert str(error) and 0 <= error.at <= len(text)


def test_an_empty_codebook_has_no_codes() -> None:
    empty = Vocabulary(Codebook("none", {}, ()))
    assert parse_query("*", empty).expression == Codes(())
    with pytest.raises(QueryError, match="There is: nothing"):
        parse_query("needs", empty)
