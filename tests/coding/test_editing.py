"""Changing a codebook's text: what nobody changed stays as it was written."""

from __future__ import annotations

from difflib import unified_diff
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualkit.coding import parse_codebook
from qualkit.coding.editing import FIELDS, add_code, change_code, merge_codes, move_code, remove_code
from qualkit.errors import CodebookError, QualkitError, UnknownName

BOOK = """\
# Tədqiqatın kodları; Марина смотрела 3 мая
id: iş
name: {az: İş,
       en: Work}      # two lines

codes:
  - id: challenges
    name: {az: Çətinliklər, ru: Трудности}
    color: "#B3541E"   # kərpic
    definition: >-
      Nəsə çətindir,
      çatmır.
    terms:
        az: [çətinlik, 'kadr ~4 çatışmazlıq']   # bax: docs
        ru:
          - трудность
    children:
      # Müsahibələrdən
      - id: staff
        name: {az: Kadrlar}
        concepts:
          - {az: [kadr axını], tr: [personel devri], ru: [], en: turnover}
  - {id: tools, name: Tools}
""".replace("id: iş", "id: is")


def changed(old: str, new: str) -> list[str]:
    """The lines that went (-) and came (+)."""
    diff = list(unified_diff(old.splitlines(), new.splitlines(), n=0))[2:]
    return [line for line in diff if not line.startswith("@@")]


def test_a_new_code_is_all_that_changes() -> None:
    new, path = add_code(BOOK, {"az": "İş yükü: gündə 12 saat"}, parent="challenges")
    assert path == "challenges/is-yuku-gunde-12-saat"
    assert changed(BOOK, new) == ["+      - id: is-yuku-gunde-12-saat", "+        name: {az: 'İş yükü: gündə 12 saat'}"]
    assert parse_codebook(new).code(path).names == {"az": "İş yükü: gündə 12 saat"}


def test_a_code_below_one_without_children_and_one_at_the_top() -> None:
    new, path = add_code(BOOK, {"tr": "Araç", "en": "App"}, parent="tools", values={"definition": "Uygulama"})
    assert (path, parse_codebook(new).code("tools/arac").definition) == ("tools/arac", "Uygulama")
    new, path = add_code(new, {"ru": "Нехватка времени"})
    assert [code.path for code in parse_codebook(new).codes] == ["challenges", "tools", "nekhvatka-vremeni"]


def test_ids_are_given_once_and_names_too() -> None:
    _new, path = add_code(BOOK, {"en": "Tools!"})
    assert path == "tools-2"
    with pytest.raises(QualkitError, match="a code of this name already: tools"):
        add_code(BOOK, {"en": "tools"})
    with pytest.raises(QualkitError, match="needs a name"):
        add_code(BOOK, {"en": "  "})
    with pytest.raises(UnknownName, match="no code 'none'"):
        add_code(BOOK, {"en": "A"}, parent="none")


def test_values_change_and_go_and_notes_stay() -> None:
    new = change_code(
        BOOK, "challenges", {"definition": "Qısa # deyil: 'belə'", "color": "", "terms": {"az": ["-malı"]}}
    )
    code = parse_codebook(new).code("challenges")
    assert (code.definition, code.terms) == ("Qısa # deyil: 'belə'", {"az": ("-malı",)})
    for note in ("# Tədqiqatın kodları", "# two lines", "# Müsahibələrdən"):
        assert note in new
    same = change_code(BOOK, "challenges", {"names": {"az": "Çətinliklər", "ru": "Трудности"}, "color": "#B3541E"})
    assert same == BOOK
    with pytest.raises(UnknownName, match="no field of a code 'nme'"):
        change_code(BOOK, "tools", {"nme": "x"})
    with pytest.raises(CodebookError, match="term"):
        change_code(BOOK, "tools", {"terms": {"az": ["(kadr"]}})


def test_a_moved_code_keeps_its_identity_and_what_is_below_it() -> None:
    before = parse_codebook(BOOK)
    new, path = move_code(BOOK, "challenges", "tools")
    book = parse_codebook(new)
    assert path == "tools/challenges"
    assert book.code("tools/challenges/staff").uid == before.code("challenges/staff").uid
    assert book.code("tools/challenges").uid == before.code("challenges").uid
    back, path = move_code(new, path, "", 0)
    assert [code.path for code in parse_codebook(back).walk()] == [code.path for code in before.walk()]
    for parent in ("challenges", "challenges/staff"):
        with pytest.raises(QualkitError, match="cannot go under itself"):
            move_code(BOOK, "challenges", parent)


def test_merged_codes_have_the_terms_and_children_of_both() -> None:
    before = parse_codebook(BOOK)
    new, became = merge_codes(BOOK, "challenges", "tools")
    book = parse_codebook(new)
    assert became == {before.code("challenges").uid: before.code("tools").uid}
    assert [code.path for code in book.walk()] == ["tools", "tools/staff"]
    assert book.code("tools").terms["ru"] == ("трудность",)
    assert book.code("tools/staff").uid == before.code("challenges/staff").uid
    with pytest.raises(QualkitError, match="lies under the other"):
        merge_codes(BOOK, "challenges/staff", "challenges")


def test_a_code_goes_but_not_the_last_one() -> None:
    new = remove_code(BOOK, "challenges")
    assert [code.path for code in parse_codebook(new).walk()] == ["tools"]
    with pytest.raises(QualkitError, match="needs a code"):
        remove_code(new, "tools")
    assert "children" not in remove_code(BOOK, "challenges/staff")


TEXTS = st.text(st.characters(exclude_categories=("C", "Z", "M")) | st.sampled_from("əİı: #'\"-{}[]\n"), max_size=200)


@given(TEXTS, st.sampled_from(["definition", "include", "exclude"]))
@settings(max_examples=60, deadline=None)
def test_whatever_is_written_is_read_again_and_the_rest_stays(value: str, field: str) -> None:
    assert field in FIELDS
    new = change_code(BOOK, "challenges/staff", {field: value.strip()})
    book, before = parse_codebook(new), parse_codebook(BOOK)
    # The reader of codebooks makes one blank of several, and of a line break.
    assert normalize("NFC", getattr(book.code("challenges/staff"), field)) == normalize("NFC", " ".join(value.split()))
    assert book.code("challenges").terms == before.code("challenges").terms
    assert "# kərpic" in new and "# Müsahibələrdən" in new
