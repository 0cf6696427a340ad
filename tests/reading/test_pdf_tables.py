"""Tables of a PDF that are ruled with lines: rows with tabs between cells, however the words of a cell wrap."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualkit.model.sources import Source
from qualkit.reading import read
from qualkit.repairing import find_edits
from tests.reading import pdf_files

ROWS = {
    "az": [
        ["Kənd", "Nə deyirlər", "Qeyd"],
        ["Ucqar Xınalıq", "yol uzaqdır və qışda avtobus gəlmir, ona görə uşaqlar evdə qalır", "iki dəfə soruşulub"],
        ["Şəki", "internet var, amma İlqar müəllimin sinfində həmişə zəif olur", "yox"],
    ],
    "tr": [
        ["Köy", "Ne diyorlar", "Not"],
        ["Uzak Yaylacık", "yol uzun, kışın otobüs gelmiyor, onun için çocuklar evde kalıyor", "iki kez soruldu"],
        ["Işıklı", "internet var ama İbrahim öğretmenin sınıfında hep yavaş oluyor", "yok"],
    ],
    "ru": [
        ["Село", "Что говорят", "Заметка"],
        ["Дальнее Ёлкино", "дорога длинная, зимой автобус не ходит, и дети остаются дома", "спрошено дважды"],
        ["Озёрное", "интернет есть, но в классе у Ильи Петровича он всегда медленный", "нет"],
    ],
    "en": [
        ["Village", "What they say", "Note"],
        ["Far Hillside", "the road is long, no bus comes in winter, so the children stay at home", "asked twice"],
        ["Lakeside", "there is a network, but it is always slow in the last of the classrooms", "none"],
    ],
}
WIDTHS = "columns: (2.3cm, 4cm, 2.3cm)"
RULE = "#line(length: 100%)\n"
PROSE = "Öğretmenlerin çoğu, kütüphanedeki bilgisayarların azlığından yakınıyor; ışık da eksik, diyor İbrahim. "


def typeset(folder: Path, markup: str) -> Source:
    return read(pdf_files.typeset(folder, "#set page(width: 14cm, height: 20cm)\n#set text(size: 10pt)\n" + markup))


def tables(source: Source) -> list[list[list[str]]]:
    marks = [mark for mark in source.marks if mark.kind == "table"]
    return [[row.split("\t") for row in source.original[mark.start : mark.end].split("\n")] for mark in marks]


def cells(rows: list[list[str]]) -> str:
    return ", ".join(f"[{cell}]" for row in rows for cell in row)


@pytest.mark.parametrize("language", ROWS)
@pytest.mark.parametrize(
    "rules",
    [
        "",
        f"stroke: none, {', '.join(f'table.hline(y: {y})' for y in range(4))}, table.vline(x: 1), table.vline(x: 2), ",
        "stroke: (x: none, y: 0.5pt), ",
        "stroke: none, table.hline(), table.hline(y: 1), table.hline(y: 3), ",
    ],
    ids=["all round", "open at its sides", "between rows", "over and under"],
)
def test_wrapped_cells_are_whole(tmp_path: Path, language: str, rules: str) -> None:
    rows = ROWS[language]
    source = typeset(tmp_path, f"{rows[1][1]}.\n\n#table({WIDTHS}, {rules}{cells(rows)})\n\n{rows[2][1]}.")
    assert tables(source) == [rows]
    assert " ".join(source.original.split()).startswith(f"{rows[1][1]}.")
    assert " ".join(source.original.split()).endswith(f"{rows[2][1]}.")
    assert not [mark for mark in source.marks if mark.kind == "doubt"]


def test_a_divided_word_in_a_cell_is_one_after_repairing(tmp_path: Path) -> None:
    rows = [["Ad", "Söz"], ["İbrahim", PROSE.strip()], ["Ayşe", "yok"]]
    source = typeset(tmp_path, f'#set text(hyphenate: true, lang: "tr")\n#table(columns: (2cm, 2.6cm), {cells(rows)})')
    repaired = source.with_edits(find_edits(source.original, marks=source.marks))
    assert repaired.text == "\n".join(map("\t".join, rows))


def test_cells_over_several_columns_and_rows_are_written_once(tmp_path: Path) -> None:
    table = (
        f"#table({WIDTHS}, table.cell(colspan: 2)[Kənd və söz], [Qeyd], table.cell(rowspan: 2)[Şəki], [yol uzaqdır], "
        "[], [yol bağlanır], [ayrıca baxılsın], [Quba], [avtobus gəlmir], [yox])"
    )
    assert tables(typeset(tmp_path, table)) == [
        [
            ["Kənd və söz", "Qeyd"],
            ["Şəki", "yol uzaqdır", ""],
            ["", "yol bağlanır", "ayrıca baxılsın"],
            ["Quba", "avtobus gəlmir", "yox"],
        ]
    ]


def test_rows_that_no_rule_divides(tmp_path: Path) -> None:
    rows = [["Kənd", "Yol", "Qeyd"], ["Quba", "uzaqdır", "bəli"], ["Şəki", "yaxındır", "yox"], ["Oğuz", "yoxdur", "hə"]]
    rules = "stroke: none, table.hline(), table.vline(x: 1), table.vline(x: 2)"
    source = typeset(
        tmp_path, f"#table({WIDTHS}, {rules}, {cells(rows[:1])}, table.hline(), {cells(rows[1:])}, table.hline())"
    )
    assert tables(source) == [rows]


def test_an_interview_in_a_ruled_table_has_speakers(tmp_path: Path) -> None:
    turns = [
        ("Müsahibəçi:", "Məktəbə necə gedirsiniz, yolda nə qədər vaxt keçir, bunu danışa bilərsinizmi?"),
        ("Leyla:", "Avtobusla gedirəm, yol bir saat çəkir. Bəzən piyada qayıdıram, çünki axşam avtobus olmur."),
        ("Müsahibəçi:", "Bəs yazda?"),
        ("Leyla:", "Yazda yaxşıdır, yol quruyur, onda velosiped də sürürəm və tez çatıram."),
    ]
    source = typeset(tmp_path, f"#table(columns: (3cm, 6cm), {cells([list(turn) for turn in turns])})")
    marks = [mark for mark in source.marks if mark.kind == "speaker"]
    assert [(f"{mark.value}:", source.original[mark.start : mark.end]) for mark in marks] == turns


@pytest.mark.parametrize(
    "markup",
    [
        f"#rect(width: 100%)[{PROSE * 3}]\n{PROSE}",
        f"#table(columns: (1fr, 1fr), table.cell(colspan: 2)[Gazete], [{PROSE * 7}], [{PROSE * 7}])",
        f"#set text(size: 8pt)\n#table(columns: (1fr, 1fr), {f'[{PROSE * 8}], ' * 4})",
        f"#set page(columns: 2, background: place(center, line(angle: 90deg, length: 80%)))\n{PROSE * 20}",
        f"#underline[{PROSE * 5}]",
        f"{RULE}{PROSE * 3}\n{RULE}#columns(2)[{PROSE * 6}#colbreak(){PROSE * 6}]\n{RULE}",
        f"#table(columns: (3cm, 6cm), stroke: (x: none), [Makale bilgisi], [Öz], [Kabul: Ekim], [{PROSE * 4}])",
        "#table(columns: 1fr, stroke: (x: none, y: 0.5pt), [Ad, soyad:], [Yaş:], [Kənd:], [Məktəb:])",
        "#table(columns: (1cm,) * 6, rows: 1cm, [a], [], [], [], [], [], " + "[], " * 30 + "[b])",
    ],
    ids=[
        "frame",
        "framed columns",
        "newspaper",
        "rule between columns",
        "underlined",
        "rules over columns",
        "abstract",
        "form",
        "grid of a chart",
    ],
)
def test_rules_of_no_table(tmp_path: Path, markup: str) -> None:
    source = typeset(tmp_path, markup)
    assert tables(source) == []
    assert "\t" not in source.original


def test_columns_under_rules_that_the_file_weaves_line_by_line(tmp_path: Path) -> None:
    left = [f"{'abcdefgh'[n]} left column says its line {n} here" for n in range(8)]
    right = [f"{'abcdefgh'[n]}nd so does the right one in line {n}" for n in range(8)]
    woven: list[pdf_files.Words] = []
    for n in range(8):
        woven += [(30, 500 - 12 * n, 10, left[n]), (215, 500 - 12 * n, 10, right[n])]
    rules = "".join(f"25 {y} m 385 {y} l S\n" for y in (514, 484, 405))
    source = read(pdf_files.make(tmp_path, [[(30, 540, 10, "A title over both"), *woven]], drawn=rules))
    assert tables(source) == []
    assert " ".join(source.original.split()).endswith(" ".join([*left, *right]))
