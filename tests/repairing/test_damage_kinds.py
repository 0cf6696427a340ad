"""Each kind of damage that real documents showed: repaired, offered, or rightly left.

Kinds with tests of their own: hyphens, page breaks, encodings, letters (see the modules of those names).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from qualkit.model.sources import Edit, Source
from qualkit.reading import read
from qualkit.repairing import find_edits
from qualkit.repairing.addresses import broken_address
from qualkit.repairing.hyphens import line_hyphen
from qualkit.repairing.layout import Layout
from qualkit.repairing.remnants import doubled_mark, markdown_sign
from qualkit.repairing.tables import tab_in_word

Rule = Callable[[str, Layout], Iterator[Edit]]


def edits(rule: Rule, original: str) -> list[Edit]:
    return list(rule(original, Layout.of(original)))


def approved(rule: Rule, original: str) -> str:
    return Source("a", original).with_edits([replace(edit, applied=True) for edit in edits(rule, original)]).text


def applied(rule: Rule, original: str) -> str:
    return Source("a", original).with_edits(edits(rule, original)).text


@pytest.mark.parametrize(
    ("original", "right"),
    [
        ("Retrieved from https://village.example/docs/3f9a2c77 /12.%20Tea%20Ranking.pdf", True),
        ("Bax: https://kend.example/sened/2021 /hesabat-2.html (giriş 3 may)", True),
        ("См. https://selo.example/otchet_ 2021/chai.pdf и дальше", False),
        ("Kaynak: www.koy.example/haberler/ cay-ve-yagmur-gunleri.html adresinde", False),
    ],
)
def test_a_blank_in_an_address_goes(original: str, right: bool) -> None:
    (edit,) = edits(broken_address, original)
    assert (edit.old, edit.new, edit.applied) == (" ", "", right)


@pytest.mark.parametrize(
    "original",
    [
        "",
        "See https://village.example/tea and https://town.example/bread.html for more.",
        "Bax: www.kend.example /və ya/ zəng edin. https://kend.example/ 12 manatdır.",
        "Смотрите https://selo.example/ или приходите. https://selo.example/чай / https://selo.example/хлеб",
        "Adres: https://koy.example/cay, sonra /yol/ boyunca yürüyün. /12.%20a",
    ],
)
def test_words_behind_an_address_stay_apart(original: str) -> None:
    assert edits(broken_address, original) == []


def test_an_address_broken_at_a_line_end_is_offered_whole() -> None:
    original = "Retrieved from https://village.example/reports/2021/\nannual-report-of-the-school.pdf in May."
    assert "2021/annual-report-of" in approved(broken_address, original)


@pytest.mark.parametrize("mark", ["✓", "•", "▪"])
def test_of_two_list_marks_the_outer_one_goes(mark: str) -> None:
    assert applied(doubled_mark, f"- {mark} çay\n- {mark} çörək") == f"{mark} çay\n{mark} çörək"


def test_numbers_of_a_list_are_kept() -> None:
    questions = "- 1. Kənddə nə dəyişdi?\n- 2. Köyde ne değişti?\n- 10. Что изменилось?\n- 11. What has changed?"
    assert applied(doubled_mark, questions) == questions.replace("- ", "")
    (edit,) = edits(doubled_mark, "Suallar:\n- 1. Kənddə nə dəyişdi?")
    assert not edit.applied


@pytest.mark.parametrize(
    "text", ["", "- çay\n- 2 kq alma\n- 1.5 litr süd", "– Вы придёте?\n– 1990 год помню.", "-1. -2."]
)
def test_single_list_marks_stay(text: str) -> None:
    assert edits(doubled_mark, text) == []


MARKDOWN = "# Kənd yolu\n\n#### Annotation\n\n### **Keywords:**\n\n*çay, yağış, yol*\n\nMətn 2*3*4 və s."


def test_signs_of_headings_and_emphasis_go_where_a_text_has_been_markdown(tmp_path: Path) -> None:
    assert (
        applied(markdown_sign, MARKDOWN)
        == "Kənd yolu\n\nAnnotation\n\nKeywords:\n\nçay, yağış, yol\n\nMətn 2*3*4 və s."
    )
    path = tmp_path / "page.txt"
    path.write_text(MARKDOWN, encoding="utf-8")
    source = read(path)
    headings = [source.original[mark.start : mark.end] for mark in source.marks if mark.kind == "heading"]
    assert headings == ["# Kənd yolu", "#### Annotation", "### **Keywords:**"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "#həftəsonu\n\n#bakı\n\n#dəniz və #çay",
        "Yazar* ve kitap* ile *not: bu bir nottur. *gülür* Bilmiyorum. **Önemli** bir not.",
        "# Tək başlıq\n\nMətn *burada* davam edir.",
        "import tea\n\n# first\n\ndef cup(*leaves, **kinds):\n    return 1\n\n# second\n\ncup(2)\n\n# third\n\ncup(1)",
        "<div class='a'><b>çay</b></div>",
    ],
)
def test_stars_and_hashes_that_are_meant_stay(text: str, tmp_path: Path) -> None:
    assert edits(markdown_sign, text) == []
    path = tmp_path / "page.txt"
    path.write_text(f"{text}\n", encoding="utf-8")
    if text and not text.startswith("import"):
        assert [mark for mark in read(path).marks if mark.kind == "heading"] == []


def test_tags_of_a_converter_are_offered() -> None:
    found = edits(markdown_sign, "List of Teas\t<i>6</i>\nH<sub>2</sub>O")
    assert {edit.old for edit in found} == {"<i>", "</i>", "<sub>", "</sub>"}
    assert not any(edit.applied for edit in found)


def test_a_tab_inside_a_word_of_a_list_of_contents_is_offered() -> None:
    original = "Table of C\tontents\t4\nList of Ta\tbles\t6\n1.1.\tOverview\t9\nCh\t12"
    assert approved(tab_in_word, original).startswith("Table of Contents\t4\nList of Tables\t6\n1.1.\tOverview\t9")
    assert not any(edit.applied for edit in edits(tab_in_word, original))


@pytest.mark.parametrize(
    "table",
    [
        "Ad\tYaş\tŞəhər\nLəman\t31\tBakı\nSamir\t29\tGəncə",
        "№\tVillage\tTea\tBread\n\tname\tin\tin\n\t\tkilos\tkilos\n1\tUpper\t9.5\t10\n\tMill\t\t\n2\tLower\t7\t8",
        "1.1.\tOverview\t9\n1.2.\tThe problem and\t10\n\tits history\t\nReferences\t67",
        "the first answer\tand the second\nthe third one\tand the fourth",
    ],
)
def test_flattened_tables_stay_tables(table: str) -> None:
    before = "Here follows what they told us about it, as it was written down in the year of the flood by the"
    assert find_edits(f"{before}\n\n{table}\n\nand then we went home.") == []


def test_a_hyphen_before_a_star_is_a_line_end_too() -> None:
    original = (
        "She wrote it in the *Village Hand-*\n\nbook of tea, which nobody in our valley has ever read to its end."
    )
    (edit,) = edits(line_hyphen, original)
    assert (edit.old, edit.new) == ("-*\n\n", "")


@pytest.mark.parametrize(
    "text", ["1.Giriş və məqsəd", "We assessed.After that we went.", "R.Qasımov və A.Məmmədova gəldi"]
)
def test_a_missing_blank_behind_a_point_is_left(text: str) -> None:
    assert find_edits(text) == []


PAGE = (
    "Gece boyunca yağan kar yolu kapattı, çocuklar üç gün okula gidemedi. Şoför küçük köprünün başında bekledi, ağzını "
    "açmadı. Komşular şeker, çay, ekmek götürdü; yaşlı çiftçi de üşüyen öğretmenin sobasını yaktı."
)


def test_all_letters_that_are_never_whole_are_split_off() -> None:
    """Where one letter orphans what follows, the others that stand before blanks only are split off as well."""
    damaged = re.sub("([üöğşçÜÖĞŞÇ])", r"\1 ", PAGE)
    text = Source("a", damaged).with_edits([replace(edit, applied=True) for edit in find_edits(damaged)]).text
    assert re.sub(" +", " ", text).replace(" ,", ",") == PAGE


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_foreign_name_among_cyrillic_letters_stays_in_a_damaged_document(gap: str) -> None:
    damaged = PAGE.replace("u", "ü")
    letter = "Мы жили в Zürich у господина Müller и часто вспоминали наш двор."
    found = [edit for edit in find_edits(f"{damaged}{gap}{letter}{gap}{damaged}") if "letters" in edit.rule]
    assert found
    assert not any(edit.old in letter for edit in found)


def test_two_words_of_azerbaijani_stay_two() -> None:
    page = (
        "Özü bilər, gələ bilər və ya gəlməyə bilər. Heç kim ondan söz soruşmadı, üç gün gözlədik. "
        "Köhnə evin gözəl bağı vardı, göyün üzü mavi idi. Güllər çox böyüdü, qönçələr göründü."
    )
    damaged = re.sub("([üöəÜÖ])", r"\1 ", page).replace("  ", " ")
    text = Source("a", damaged).with_edits([replace(edit, applied=True) for edit in find_edits(damaged)]).text
    for words in ("Özü bilər", "gələ bilər", "və ya", "gəlməyə bilər", "Heç kim"):
        assert words in text
