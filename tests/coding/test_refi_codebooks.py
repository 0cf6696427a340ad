"""Codebooks of other programs (.qdc): what becomes of them, what is refused, and that nothing is lost on the way."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualkit.coding import parse_codebook, read_refi_codebook, refi_codebook
from qualkit.coding.trees import as_yaml
from qualkit.errors import CodebookError, ReadingError
from qualkit.model.codebooks import Codebook

SCHEMA = Path(__file__).parents[3] / "shared" / "data" / "refi" / "Codebook.xsd"
NAMESPACE = "urn:QDA-XML:codebook:1.0"
FIRST, SECOND = "0a1b2c3d-0000-4000-8000-00000000000a", "0a1b2c3d-0000-4000-8000-00000000000b"
FOREIGN = f"""\
<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="{NAMESPACE}" origin="Another program 7">
  <Codes>
    <Code guid="{{{FIRST.upper()}}}" name="İnsan resursları" isCodable="false" color="#0bF">
      <Description>Kim işləyir &amp; kim çatmır.
Include: boş yerlər</Description>
      <Code guid="{SECOND}" name="Kadr çatışmazlığı" isCodable="1"/>
      <Code guid="{SECOND[:-1]}c" name="Kadr  çatışmazlığı" isCodable="true" color="sky blue">
        <Code guid="{SECOND}" name="Növbəli iş" isCodable="true"/>
      </Code>
    </Code>
    <Code name="Müvəqqəti iş" isCodable="true" color="#0C6AED"/>
  </Codes>
  <Sets><Set guid="{SECOND[:-1]}d" name="Hamısı"><Description>x</Description><MemberCode guid="{FIRST}"/></Set></Sets>
</CodeBook>
"""


def read(tmp_path: Path, text: str | bytes, name: str = "mənim kodlarım.qdc") -> tuple[Codebook, tuple[str, ...]]:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_refi_codebook(path)


def test_the_codes_of_another_program_become_codes(tmp_path: Path) -> None:
    codebook, notes = read(tmp_path, FOREIGN)
    people, missing, again, shifts, other = codebook.walk()
    assert (codebook.id, codebook.names) == ("menim-kodlarim", {"en": "mənim kodlarım"})
    assert (people.uid, people.path, people.names) == (FIRST, "insan-resurslari", {"az": "İnsan resursları"})
    assert (people.definition, people.include, people.color) == ("Kim işləyir & kim çatmır.", "boş yerlər", "#00bbFF")
    assert (missing.uid, missing.path, missing.color) == (SECOND, f"{people.path}/kadr-catismazligi", people.color)
    assert (again.path, again.name("az"), again.color) == (f"{missing.path}-2", "Kadr çatışmazlığı", people.color)
    assert shifts.uid not in (SECOND, "") and other.uid
    assert codebook == read(tmp_path, FOREIGN)[0]  # the new uids too
    assert [note.partition(":")[2].split() for note in notes[:3]] == [[shifts.path], [other.path], [again.path]]
    assert notes[3].startswith("1 set of codes")
    assert parse_codebook(codebook.text) == codebook


@pytest.mark.parametrize(
    ("namespace", "encoding"),
    [("urn:QDA-XML:codebook:0:4", "utf-8"), ("", "utf-16"), (NAMESPACE, "windows-1254"), (NAMESPACE, "utf-8-sig")],
)
def test_drafts_of_the_standard_and_encodings_are_read(tmp_path: Path, namespace: str, encoding: str) -> None:
    text = FOREIGN.replace(NAMESPACE, namespace).replace("ə", "e").replace('"utf-8"', f'"{encoding[:12]}"')
    codebook, _notes = read(tmp_path, text.replace("utf-8-sig", "utf-8").encode(encoding))
    assert [code.name("tr") for code in codebook.walk()][:2] == ["İnsan resursları", "Kadr çatışmazlığı"]


def test_russian_letters_in_their_old_encoding(tmp_path: Path) -> None:
    text = f'<?xml version="1.0" encoding="windows-1251"?>\n<CodeBook><Codes><Code guid="{FIRST}" name="Нехватка людей"'
    codebook, _notes = read(tmp_path, f'{text} isCodable="true"/></Codes></CodeBook>'.encode("cp1251"))
    assert (codebook.codes[0].path, codebook.codes[0].names) == ("nekhvatka-lyudey", {"ru": "Нехватка людей"})


def test_what_taguette_writes_is_read_though_it_is_against_the_schema(tmp_path: Path) -> None:
    names = ("people.staff", "people", "people.staff.gaps", "e.g. this")
    codes = "".join(
        f'<Code guid="{FIRST[:-1].upper()}{number}" name="{name}" isCodable="true"></Code>'
        for number, name in enumerate(names)
    )
    text = f'<CodeBook xmlns="{NAMESPACE}" origin="Taguette 1"><Codes>{codes}</Codes><Sets></Sets></CodeBook>'
    codebook, notes = read(tmp_path, text)
    assert [(code.path, code.uid[-1]) for code in codebook.walk()] == [
        ("people", "1"),
        ("people/staff", "0"),
        ("people/staff/gaps", "2"),
        ("e-g-this", "3"),
    ]
    assert notes == ()
    deep = "".join(f'<Code name="{".".join("a" * n)}" isCodable="true"/>' for n in range(1, 200))
    whole, _notes = read(tmp_path, text.replace(codes, deep))
    assert len(whole.by_uid) == 199 and parse_codebook(whole.text) == whole
    flat, _notes = read(tmp_path, text.replace("Taguette 1", "Another"))
    assert [code.path for code in flat.codes] == ["people-staff", "people", "people-staff-gaps", "e-g-this"]


LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>\n<CodeBook><Codes><Code name="&b;"/></Codes></CodeBook>'
)
DEEP = "<CodeBook><Codes>" + '<Code name="a">' * 28 + "</Code>" * 28 + "</Codes></CodeBook>"
ONE = '<Code name="a"/>'
BRACKET = "<Code name='b'>\n<Description>Terms (en):\n- (law</Description></Code>"
WRONG = [
    (LAUGHS, "declares a document type", 1),
    ('<?xml version="1.0"?>\n<!DOCTYPE CodeBook SYSTEM "file:///etc/x"><CodeBook/>', "declares a document type", 2),
    ("<CodeBook><Codes>" + "<x>" * 200_000, "nested absurdly deep", 1),
    (DEEP, "more than 27 levels", 1),
    (f"<CodeBook><Codes>{ONE * 10_001}</Codes></CodeBook>", "more than 10000 codes", 1),
    ("<CodeBook>\n<Codes/>\n</CodeBook>", "no code in this codebook", None),
    ("<CodeBook/>", "no code in this codebook", None),
    ("<html>\n<body/></html>", "it begins with <html>", 1),
    (f"<CodeBook>\n<Codes>{ONE}</Code></CodeBook>", "no whole XML file (mismatched tag)", 2),
    ("", "no whole XML file (no element found)", 1),
    ("id: k\nname: K\n", "no whole XML file", 1),
    ('<CodeBook>\n<Codes>\n<Code guid="x"/></Codes></CodeBook>', "this code has no name", 3),
    (f'<?xml version="1.0" encoding="klingon"?><CodeBook><Codes>{ONE}</Codes></CodeBook>', "in an encoding", 1),
    ("PK\x03\x04", "whole project (.qdpx)", None),
    (f"<CodeBook><Codes>\n{ONE}\n{BRACKET}</Codes></CodeBook>", "term `(law`: this bracket is not closed", 3),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message", "line"), WRONG, ids=lambda value: str(value)[:30])
def test_what_is_no_codebook_is_refused_and_named(tmp_path: Path, text: str, message: str, line: int | None) -> None:
    with pytest.raises(CodebookError) as caught:
        read(tmp_path, text)
    assert message in str(caught.value)
    assert caught.value.line == line


def test_letters_of_another_encoding_than_the_file_says_are_an_error_with_a_place(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="in UTF-8") as caught:
        read(tmp_path, '<CodeBook>\n<Codes><Code name="Дело"/></Codes></CodeBook>'.encode("cp1251"))
    assert caught.value.line == 2
    with pytest.raises(ReadingError, match="cannot be opened"):
        read_refi_codebook(tmp_path / "no.qdc")


HEADINGS = """\
Qəbul edilənlər.

Names:
- az:

Terms (az):

Terms (en):
- shift"""


def test_a_heading_with_nothing_below_it_says_nothing(tmp_path: Path) -> None:
    text = f'<CodeBook><Codes><Code guid="{FIRST}" name="Növbə"><Description>{HEADINGS}</Description></Code>'
    codebook, _notes = read(tmp_path, f"{text}</Codes></CodeBook>")
    (code,) = codebook.codes
    assert (code.names, code.definition, code.terms) == ({"az": "Növbə"}, "Qəbul edilənlər. Names:", {"en": ("shift",)})


def test_a_note_that_is_none_of_ours_is_passed_over(tmp_path: Path) -> None:
    for note in ("[" * 100_000, "7", "x"):
        codebook, _notes = read(tmp_path, f"<?qualkit-codebook {note}?>{FOREIGN.partition('?>')[2].strip()}")
        assert codebook.id == "menim-kodlarim"


def test_twenty_seven_levels_are_read(tmp_path: Path) -> None:
    text = "Terms (en):\n- law\n\nConcept:\n- en: rule"
    inside = f"<Code name='a'><Description>{text}</Description></Code>"
    begin, end = "<CodeBook><Codes>" + '<Code name="a">' * 26, "</Code>" * 26 + "</Codes></CodeBook>"
    codebook, _notes = read(tmp_path, begin + inside + end)
    assert parse_codebook(codebook.text) == codebook
    assert next(reversed(list(codebook.walk()))).terms == {"en": ("law", "rule")}


words = st.sampled_from(
    [
        "kadr",
        "İş",
        "ŞTAT",
        "çatışmazlıq",
        "нехватка",
        "ёлка",
        "law's",
        "<tag>",
        "&",
        '"',
        "Include:",
        "-",
        "😀",
        "Id:",
        "ə",
    ]
)
lines = st.lists(words, min_size=1, max_size=4).map(" ".join)
terms = st.sampled_from(["iş", "kadr ~3 (yox|az)", '"BMT"', "law & !data", "-malı", "/^кибер.*/", "cyber*", "!yox"])
languages = st.sampled_from(["az", "tr", "ru", "en"])
cells = st.dictionaries(languages, st.lists(terms, max_size=2), min_size=1, max_size=3)
fields = st.fixed_dictionaries(
    {"name": st.dictionaries(languages, lines, min_size=1)},
    optional={
        "uid": st.one_of(st.uuids(version=4).map(str), st.from_regex(r"[A-Z][ -][0-9]{8}", fullmatch=True)),
        "definition": lines,
        "include": lines,
        "exclude": lines,
        "examples": st.lists(st.one_of(lines, st.tuples(lines, lines).map("\n".join)), max_size=2),
        "color": st.sampled_from(["#B3541E", "#555555", "#0c6aed"]),
        "terms": st.dictionaries(languages, st.lists(terms, min_size=1, max_size=3), max_size=2),
        "concepts": st.lists(cells, max_size=2),
    },
)
trees = st.recursive(
    st.lists(fields, max_size=2),
    lambda below: st.lists(st.tuples(fields, below).map(lambda pair: pair[0] | {"children": pair[1]}), max_size=3),
    max_leaves=6,
)


def numbered(codes: list[dict[str, object]]) -> list[dict[str, object]]:
    """The codes with ids that differ among siblings; each second one has the id that its name makes."""
    made = []
    for number, code in enumerate(codes):
        below = code.get("children") or []
        assert isinstance(below, list)
        made.append({"id": f"c{number}", **code, "children": numbered(below)})
    return made


@settings(max_examples=60, deadline=None)
@given(tree=trees, unit=st.sampled_from(["sentence", "turn"]), name=lines)
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, tree: list[dict[str, object]], unit: str, name: str
) -> None:
    codes = numbered(tree) or [{"id": "a", "name": "A"}]
    head = {"id": "k", "name": {"tr": name + " ?>"}, "unit": unit, "within": "turn"}
    try:
        codebook = parse_codebook(as_yaml(head | {"codes": codes}))
    except CodebookError as error:
        assert "has the uid of" in str(error)  # two codes drew the same one
        return
    text = refi_codebook(codebook, origin="qualkit")
    path = tmp_path_factory.mktemp("refi") / "another.qdc"
    path.write_text(text, encoding="utf-8")
    again, notes = read_refi_codebook(path)
    assert (again.id, again.names, again.codes) == (codebook.id, codebook.names, codebook.codes)
    assert (again.unit, again.within, notes) == (unit, "turn", ())
    assert refi_codebook(again, origin="qualkit") == text
    assert all(uuid.UUID(piece[:36]) for piece in text.split('<Code guid="')[1:])


@pytest.mark.skipif(not SCHEMA.exists(), reason="the standard's schema lies outside of the repository")
def test_what_is_written_is_valid(tmp_path: Path) -> None:
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(SCHEMA))
    book, _notes = read(tmp_path, FOREIGN)
    control = parse_codebook('id: k\nname: K\ncodes:\n  - {id: a, name: A, examples: ["bir\\ufffe\\x07iki"]}\n')
    for codebook in (book, control):
        written = refi_codebook(codebook, origin='a "program" <1>')
        assert schema.validate(etree.fromstring(written.encode())), schema.error_log


def test_a_folder_stays_one_and_has_no_terms(tmp_path: Path) -> None:
    codebook, _notes = read(tmp_path, FOREIGN)
    assert codebook.text.count("folder: true") == 1
    written = refi_codebook(codebook, origin="qualkit")
    assert written.count('isCodable="false"') == 1
    with pytest.raises(CodebookError, match="`folder: true` has no terms") as caught:
        parse_codebook("id: k\nname: K\ncodes:\n  - {id: a, name: A, folder: true, terms: {az: [iş]}}\n")
    assert caught.value.line == 4
