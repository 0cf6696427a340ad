"""Blocks -> PDF through Typst, which carries its own fonts.

Typst is given a fixed template and the report as JSON: users' words are strings there and are never evaluated.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from qualkit.reporting.blocks import (
    SMALL,
    STICKY,
    Block,
    Contents,
    Document,
    Figure,
    Heading,
    Inline,
    ListBlock,
    PageBreak,
    Paragraph,
    Quote,
    Table,
    plain,
)
from qualkit.reporting.charts import Chart, chart_of, description
from qualkit.reporting.labels import LABELS, Labels, labels
from qualkit.reporting.tables import font_size, header_points, is_short, is_turned, parts, shares

EMBEDDED_FONTS = ("Libertinus Serif",)
_SVG_SIZE = re.compile(rb'<svg [^>]*?width="([0-9.]+)pt" [^>]*?height="([0-9.]+)pt"')
# Points; below a figure of this height its caption and the headings above it still fit on the page.
_TALLEST_FIGURE = 18.5 / 2.54 * 72
LONG_QUOTE = 900  # characters; a shorter quotation stays on one page with its reference
_TEXT_WIDTH = 15.5 / 2.54 * 72
_LONG_WORD = re.compile(r"(\S{25,})")
SYSTEM_FONTS = ("Times New Roman", "Liberation Serif", "Libertinus Serif")


def write_pdf(
    document: Document, figures: Mapping[str, Chart], *, made_at: datetime, with_system_fonts: bool = False
) -> bytes:
    """The document as PDF. made_at: the date inside the file; the same arguments give the same bytes everywhere.

    with_system_fonts: Times New Roman where the machine has it; the bytes are then those of this machine.

    Raises: ValueError for a figure whose chart was not given.
    """
    import typst

    moment = made_at.astimezone(UTC) if made_at.tzinfo else made_at.replace(tzinfo=UTC)
    fonts = SYSTEM_FONTS if with_system_fonts else EMBEDDED_FONTS
    template = files("qualkit.reporting").joinpath("templates", "page.typ").read_bytes()
    inputs = {"report": json.dumps(_report(document, figures, fonts), ensure_ascii=False)}
    shown = {block.key for block in document.blocks if isinstance(block, Figure)}
    inputs |= {f"figure-{key}": figures[key].svg.decode("utf-8") for key in sorted(shown)}
    # The template is alone in its folder, and Typst reads nothing outside it.
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.typ"
        page.write_bytes(template)
        return typst.compile(
            page,
            root=Path(folder),
            ignore_system_fonts=not with_system_fonts,
            sys_inputs=inputs,
            format="pdf",
            timestamp=moment,
        )


def _report(document: Document, figures: Mapping[str, Chart], fonts: Sequence[str]) -> dict[str, Any]:
    words = labels(document.language)
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "running": document.title,
        "author": document.meta.get("author", ""),
        "keywords": document.meta.get("keywords", ""),
        "language": _typst_language(document.language) or "en",
        "fonts": list(fonts),
        "labels": {"table": words.table, "figure": words.figure, "proposed": words.proposed},
        "blocks": [row for block in document.blocks for row in _block(block, figures, words)],
    }


def _block(block: Block, figures: Mapping[str, Chart], words: Labels) -> list[dict[str, Any]]:
    match block:
        case Heading():
            row = {"kind": "heading", "level": block.level, "text": block.text, "number": block.number}
        case Paragraph():
            row = {"kind": "paragraph", "inlines": _runs(block.inlines), "small": bool(SMALL & set(block.classes))}
            row["sticky"] = bool(STICKY & set(block.classes))
        case Quote():
            row = {
                "kind": "quote",
                "paragraphs": [_runs(paragraph) for paragraph in block.paragraphs],
                "reference": _runs(block.reference),
                "language": _typst_language(block.language),
                "proposed": block.is_proposed,
                "breakable": sum(len(plain(paragraph)) for paragraph in block.paragraphs) > LONG_QUOTE,
            }
        case Table():
            return _tables(block, words)
        case Figure():
            row = _figure(block, figures)
        case ListBlock():
            row = _list(block)
        case Contents():
            row = {"kind": "contents", "title": block.title or words.contents}
        case PageBreak():
            row = {"kind": "page-break"}
    return [row | {"anchor": _label(getattr(block, "anchor", ""))}]


def _tables(table: Table, words: Labels) -> list[dict[str, Any]]:
    rows = []
    for number, part in enumerate(parts(table)):
        more = (Inline(f" ({words.continued})"),) if number and table.caption else ()
        rows.append(
            {
                "kind": "table",
                "caption": _runs((*table.caption, *more)),
                "number": str(table.number),
                "header": [_runs(cell.inlines) for cell in part.header],
                "rows": [[_runs(cell.inlines) for cell in row] for row in part.rows],
                "alignment": part.alignment,
                "shares": shares(part),
                "size": font_size(part),
                "turned": is_turned(part),
                "whole": is_short(part),
                "header-cm": header_points(part) / 28.35,
                "anchor": None if number else _label(table.anchor),
            }
        )
    return rows


def _figure(figure: Figure, figures: Mapping[str, Chart]) -> dict[str, Any]:
    width, height = _size(chart_of(figure, figures))
    return {
        "kind": "figure",
        "key": figure.key,
        "caption": _runs(figure.caption),
        "number": str(figure.number),
        "alt": description(figure, figures),
        "width": min(width, _TEXT_WIDTH, width * _TALLEST_FIGURE / height),
    }


def _size(chart: Chart) -> tuple[float, float]:
    """Width and height in points, as the drawing says."""
    found = _SVG_SIZE.search(chart.svg)
    if not found:
        raise ValueError("a chart's <svg> needs a width and a height in pt")
    return float(found[1]), float(found[2])


def _list(block: ListBlock) -> dict[str, Any]:
    items = [{"inlines": _runs(item.inlines), "lists": [_list(below) for below in item.lists]} for item in block.items]
    return {"kind": "list", "ordered": block.ordered, "items": items}


def _runs(inlines: Iterable[Inline]) -> list[dict[str, Any]]:
    return [
        {
            "pieces": _pieces(inline.text),
            "bold": inline.bold,
            "italic": inline.italic,
            "code": inline.code,
            "language": _typst_language(inline.language),
            "target": _label(inline.href[1:]) if inline.href else None,
        }
        for inline in inlines
    ]


def _pieces(text: str) -> list[str]:
    """The text, parted inside words that are too long for a line: after a mark such as `_`, else after 20 letters.

    Typst may break a line between pieces; nothing is added to the words.
    """
    return [piece for part in _LONG_WORD.split(text) for piece in _parted(part)]


def _parted(part: str) -> list[str]:
    return re.findall(r".{1,20}?(?:[_/.&=?-]|$)|.{20}", part) if _LONG_WORD.fullmatch(part) else [part] if part else []


def _typst_language(language: str | None) -> str | None:
    """The two letters by which Typst hyphenates; None for a language that is not one of the four."""
    short = (language or "").partition("-")[0].lower()
    return short if short in LABELS else None


def _label(anchor: str) -> str | None:
    # A prefix keeps anchors apart from whatever the template may name itself.
    return f"at-{anchor}" if anchor else None
