"""Tables in Word: light rules, a header row that repeats, widths by content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from qualkit.reporting.blocks import Cell, Inlines, Table
from qualkit.reporting.docx_package import element
from qualkit.reporting.tables import font_size, header_points, is_short, is_turned, shares

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.oxml.table import CT_Row, CT_Tbl, CT_Tc
    from docx.text.paragraph import Paragraph

_TWIPS_PER_CM = 567


class Fill(Protocol):
    """Appends inlines to a paragraph."""

    def __call__(self, paragraph: Paragraph, inlines: Inlines, /) -> None: ...


def add_table(word: Word, table: Table, *, fill: Fill, width_cm: float) -> None:
    """Appends a table as wide as the text, and a little space below it; nothing for a table without columns."""
    if not table.alignment or not (table.header or table.rows):
        return
    lines = [*([table.header] if table.header else []), *table.rows]
    made = word.add_table(len(lines), len(table.alignment))
    widths = [round(share * width_cm * _TWIPS_PER_CM) for share in shares(table)]
    _set_properties(made._tbl, widths)
    is_matrix = is_turned(table)
    height = round(header_points(table) * 20) if is_matrix else 0
    together = len(lines) - 1 if is_short(table) else 1
    for place, (row, cells) in enumerate(zip(made._tbl.tr_lst, lines, strict=True)):
        is_header = bool(table.header) and place == 0
        _set_row(row, is_header=is_header, height=height if is_header else 0)
        for column, (box, cell) in enumerate(zip(row.tc_lst, cells, strict=True)):
            turned = is_header and is_matrix and table.alignment[column] == "right"
            _set_cell(box, widths[column], is_header=is_header, turned=turned)
            side = "center" if is_matrix and table.alignment[column] == "right" else table.alignment[column]
            _fill_cell(box, cell, fill, size=font_size(table), side=side, is_header=is_header, turned=turned)
            for paragraph in box.p_lst if place < together else ():
                paragraph.get_or_add_pPr().get_or_add_keepNext()
    word.add_paragraph()._p.style = "TableEnd"


def _fill_cell(box: CT_Tc, cell: Cell, fill: Fill, *, size: float, side: str, is_header: bool, turned: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt
    from docx.text.paragraph import Paragraph

    paragraph = Paragraph(box.p_lst[0], None)  # type: ignore[arg-type]
    paragraph._p.style = "TableText"
    if side != "left":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if side == "center" else WD_ALIGN_PARAGRAPH.RIGHT
    if turned:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
    fill(paragraph, cell.inlines)
    for run in paragraph.runs:
        run.font.size = Pt(size)
        if is_header:
            run.bold = True


def _set_properties(tbl: CT_Tbl, widths: list[int]) -> None:
    from docx.shared import Twips

    properties = tbl.tblPr
    for child in list(properties):
        if not child.tag.endswith("}tblStyle"):
            properties.remove(child)
    properties.append(element("w:tblW", w=str(sum(widths)), type="dxa"))
    borders = element("w:tblBorders")
    for side, size, color in (("top", 8, "000000"), ("bottom", 8, "000000"), ("insideH", 4, "C8C8C8")):
        borders.append(element(f"w:{side}", val="single", sz=str(size), space="0", color=color))
    properties.append(borders)
    properties.append(element("w:tblLayout", type="fixed"))
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w="60" if len(widths) <= 10 else "15", type="dxa"))
    properties.append(margins)
    for column, width in zip(tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Twips(width)


def _set_row(row: CT_Row, *, is_header: bool, height: int) -> None:
    properties = row.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if height:
        properties.append(element("w:trHeight", val=str(height), hRule="atLeast"))
    if is_header:
        properties.append(element("w:tblHeader"))


def _set_cell(box: CT_Tc, width: int, *, is_header: bool, turned: bool) -> None:
    properties = box.get_or_add_tcPr()
    for child in list(properties):
        properties.remove(child)
    properties.append(element("w:tcW", w=str(width), type="dxa"))
    if is_header:
        borders = element("w:tcBorders")
        borders.append(element("w:bottom", val="single", sz="6", space="0", color="000000"))
        properties.append(borders)
    if turned:
        properties.append(element("w:textDirection", val="btLr"))
    properties.append(element("w:vAlign", val="center" if turned else "bottom" if is_header else "top"))
