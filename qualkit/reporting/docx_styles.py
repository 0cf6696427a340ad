"""The look of Word files: A4, Times New Roman 12 pt, 1.5 lines, as theses are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qualkit.reporting.docx_package import add_field, element, set_numbering
from qualkit.reporting.labels import labels

if TYPE_CHECKING:
    from docx.document import Document as Word

_FONT = "Times New Roman"
_HEADINGS, _BULLETS, _NUMBERS = "1", "2", "3"


@dataclass(frozen=True, slots=True)
class _Look:
    """One paragraph style; lengths in points and centimetres. bar: the line at the left of quotations."""

    name: str
    based_on: str = "Normal"
    size: float = 12
    bold: bool = False
    italic: bool = False
    align: str = "left"
    line: float = 1.5
    before: float = 0
    after: float = 0
    left_cm: float = 0
    right_cm: float = 0
    keep_next: bool = False
    level: int | None = None
    bar: str = ""
    dots: bool = False
    grey: bool = False


_LOOKS = (
    _Look("Normal", "", align="both", after=6),
    _Look("Title", size=18, bold=True, align="center", line=1.15, after=6, keep_next=True),
    _Look("Subtitle", size=13, align="center", line=1.15, after=18),
    _Look("Heading 1", size=14, bold=True, line=1.15, before=24, after=10, keep_next=True, level=0),
    _Look("Heading 2", size=13, bold=True, line=1.15, before=18, after=8, keep_next=True, level=1),
    _Look("Heading 3", size=12, bold=True, line=1.15, before=14, after=6, keep_next=True, level=2),
    _Look("Heading 4", size=12, italic=True, line=1.15, before=12, after=6, keep_next=True, level=3),
    _Look("TOC Heading", size=14, bold=True, line=1.15, before=18, after=8, keep_next=True),
    _Look("toc 1", line=1.15, before=4, after=2, dots=True),
    _Look("toc 2", line=1.15, after=2, left_cm=0.6, dots=True),
    _Look("toc 3", line=1.15, after=2, left_cm=1.2, dots=True),
    _Look("Quote", size=11, line=1.15, after=3, align="both", left_cm=1, right_cm=0.5, bar="single"),
    _Look("Quote Reference", "Quote", size=9.5, line=1.15, after=10, left_cm=1, right_cm=0.5, bar="single", grey=True),
    _Look("Proposed Quote", "Quote", size=11, line=1.15, after=3, align="both", left_cm=1, right_cm=0.5, bar="dashed"),
    _Look(
        "Proposed Quote Reference", "Quote", 9.5, line=1.15, after=10, left_cm=1, right_cm=0.5, bar="dashed", grey=True
    ),
    _Look("Caption", size=11, line=1.15, before=8, after=6),
    _Look("Figure", align="center", line=1, before=10, after=4),
    _Look("Note", size=10, line=1.15, after=6),
    _Look("Table Text", size=10, line=1, before=2, after=2),
    _Look("Table End", size=6, line=1, after=6),
    _Look("List Bullet", line=1.5, after=3),
    _Look("List Number", line=1.5, after=3),
    _Look("Footer", size=10, line=1, align="center"),
)


def new_word_document(language: str) -> Word:
    """An empty A4 document with the styles, the numbering and the page numbers in place."""
    from docx import Document
    from docx.shared import Cm

    word = Document()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.5)
    _set_defaults(word, labels(language).tag)
    _remove_unused_styles(word)
    for look in _LOOKS:
        _apply(word, look)
    _set_numbering(word)
    footer = section.footer.paragraphs[0]
    footer._p.style = "Footer"
    add_field(footer, "PAGE", "1")
    return word


def list_numbering(word: Word, *, ordered: bool) -> int:
    """The number under which a new list counts; every ordered list starts at 1."""
    if not ordered:
        return int(_BULLETS)
    root = word.part.numbering_part.element
    number = max(int(value) for value in root.xpath("./w:num/@w:numId")) + 1
    made = _num(str(number), _NUMBERS)
    override = element("w:lvlOverride", ilvl="0")
    override.append(element("w:startOverride", val="1"))
    made.append(override)
    root.append(made)
    return number


def _set_defaults(word: Word, tag: str) -> None:
    defaults = word.styles.element.xpath("./w:docDefaults/w:rPrDefault/w:rPr")[0]
    for child in list(defaults):
        defaults.remove(child)
    defaults.append(_fonts())
    defaults.append(element("w:sz", val="24"))
    defaults.append(element("w:szCs", val="24"))
    defaults.append(element("w:lang", val=tag, eastAsia="en-US", bidi="ar-SA"))
    for style in word.styles.element.xpath(".//w:lang[ancestor::w:style]"):
        style.getparent().remove(style)


def _remove_unused_styles(word: Word) -> None:
    """Leaves the styles that a report uses, so that the gallery shows the reader what there is."""
    kept = {look.name.lower() for look in _LOOKS} | {
        "normal table",
        "default paragraph font",
        "no list",
        "table normal",
    }
    for style in list(word.styles.element.style_lst):
        if (style.name_val or "").lower() not in kept:
            word.styles.element.remove(style)


def _apply(word: Word, look: _Look) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt, RGBColor

    identifier = "".join(part[0].upper() + part[1:] for part in look.name.split()).replace("Toc", "TOC")
    style = _style(word, look, identifier)
    font, paragraph = style.font, style.paragraph_format
    style.element.get_or_add_rPr().append(_fonts())
    font.size = Pt(look.size)
    font.bold, font.italic = look.bold or None, look.italic or None
    if look.grey:
        font.color.rgb = RGBColor(0x44, 0x44, 0x44)
    sides = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "both": WD_ALIGN_PARAGRAPH.JUSTIFY}
    paragraph.alignment = sides[look.align]
    paragraph.line_spacing = look.line
    paragraph.space_before, paragraph.space_after = Pt(look.before), Pt(look.after)
    paragraph.left_indent, paragraph.right_indent = Cm(look.left_cm), Cm(look.right_cm)
    paragraph.widow_control = True
    paragraph.keep_with_next = look.keep_next or None
    properties = style.element.get_or_add_pPr()
    if look.dots:
        from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER

        paragraph.tab_stops.add_tab_stop(Cm(15.5), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    if look.bar:
        _add_bar(properties, look.bar)
    if look.level is not None:
        set_numbering(properties, int(_HEADINGS), level=look.level)
        properties.append(element("w:outlineLvl", val=str(look.level)))


def _style(word: Word, look: _Look, identifier: str) -> Any:
    """The style without its former looks, new where the template has none."""
    found = [style for style in word.styles.element.style_lst if (style.name_val or "").lower() == look.name.lower()]
    from docx.enum.style import WD_STYLE_TYPE

    style: Any
    if found:
        style = word.styles[found[0].name_val]
    else:
        style = word.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=look.name.startswith("toc"))
    for child in list(style.element):
        if child.tag.rpartition("}")[2] in ("rPr", "pPr", "link", "next", "autoRedefine"):
            style.element.remove(child)
    style.element.styleId = identifier
    if look.based_on:
        style.base_style = word.styles[look.based_on]
    style.quick_style, style.hidden = True, False
    return style


def _add_bar(properties: Any, kind: str) -> None:
    borders = element("w:pBdr")
    borders.append(element("w:left", val=kind, sz="18", space="10", color="5B7FA3"))
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _set_numbering(word: Word) -> None:
    """Three numberings and no others: headings, bullets, numbered lists."""
    root = word.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    root.append(_abstract(_HEADINGS, "multilevel", ["decimal"] * 4, headings=True))
    root.append(_abstract(_BULLETS, "hybridMultilevel", ["bullet"] * 9))
    root.append(_abstract(_NUMBERS, "hybridMultilevel", ["decimal", "lowerLetter", "lowerRoman"] * 3))
    for number in (_HEADINGS, _BULLETS, _NUMBERS):
        root.append(_num(number, number))


def _abstract(number: str, kind: str, formats: list[str], *, headings: bool = False) -> Any:
    made = element("w:abstractNum", abstractNumId=number)
    made.append(element("w:multiLevelType", val=kind))
    for level, form in enumerate(formats):
        text = ".".join(f"%{above + 1}" for above in range(level + 1)) if headings else f"%{level + 1}."
        line = element("w:lvl", ilvl=str(level))
        line.append(element("w:start", val="1"))
        line.append(element("w:numFmt", val=form))
        if headings:
            line.append(element("w:pStyle", val=f"Heading{level + 1}"))
            line.append(element("w:suff", val="space"))
        line.append(element("w:lvlText", val="–" if form == "bullet" else text))
        line.append(element("w:lvlJc", val="left"))
        indent = element("w:pPr")
        left = 0 if headings else 567 + 397 * level
        indent.append(element("w:ind", left=str(left), hanging="0" if headings else "340"))
        line.append(indent)
        made.append(line)
    return made


def _num(number: str, abstract: str) -> Any:
    made = element("w:num", numId=number)
    made.append(element("w:abstractNumId", val=abstract))
    return made


def _fonts() -> Any:
    return element("w:rFonts", ascii=_FONT, hAnsi=_FONT, cs=_FONT, eastAsia=_FONT)
