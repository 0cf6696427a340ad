"""What Word shows that is no plain text: symbols, boxes that are ticked, drawings."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from qualkit.reading.word.xml import value, w

SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
MATH_TEXTS = {
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}t",
    "{http://purl.oclc.org/ooxml/officeDocument/math}t",
}
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
TICKED, OPEN = "☒", "☐"
# Characters of symbol fonts that mean something; those fonts lie in the private use area.
GREEK = dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
CAPITALS = dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True))
SYMBOL = {
    **GREEK, **CAPITALS, 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
    0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD0: "∠", 0xD6: "√", 0xDE: "⇒", 0xE5: "∑",
}  # fmt: skip
WINGDINGS = {0x6F: OPEN, 0x71: OPEN, 0xA8: OPEN, 0xFC: "✓", 0xFB: "✗", 0xFD: TICKED, 0xFE: "☑", 0xE0: "→", 0xDF: "←"}
FONTS = {"symbol": SYMBOL, "wingdings": WINGDINGS}


def symbol(element: Element) -> str:
    """A character of a symbol font (`w:sym`); empty for a mere ornament, which means nothing in another font."""
    try:
        number = int(element.get(w("char"), ""), 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF:
        return FONTS.get(element.get(w("font"), "").lower(), {}).get(number - 0xF000, "")
    return "" if number < 32 or 0xD800 <= number <= 0xF8FF or number > 0x10FFFF else chr(number)


def is_raised(run: Element) -> bool:
    """Whether a run is set above the line."""
    return run.tag == w("r") and value(run.find(w("rPr")), "vertAlign") == "superscript"


def form_words(data: Element) -> str:
    """What was chosen or ticked in a field of an old form (`w:ffData`); text that was typed is text anyway."""
    box, choices = data.find(w("checkBox")), data.find(w("ddList"))
    if box is not None:
        default = value(box, "default", "0")
        ticked = value(box, "checked", default) if box.find(w("checked")) is not None else default
        return OPEN if ticked in ("0", "false", "off") else TICKED
    if choices is not None:
        entries = [entry.get(w("val"), "") for entry in choices.findall(w("listEntry"))]
        chosen_one = value(choices, "result") or value(choices, "default") or "0"
        return entries[int(chosen_one)] if chosen_one.isdecimal() and int(chosen_one) < len(entries) else ""
    return ""


def ruby(element: Element) -> str:
    """Words with those that are set above them in brackets."""
    base, above = (
        "".join(text.text or "" for part in element.findall(w(name)) for text in part.iter(w("t")))
        for name in ("rubyBase", "rt")
    )
    return f"{base} ({above})" if above else base


def chosen(element: Element) -> Element:
    """The element; of alternatives for new and old programs the first that has words, else the first."""
    if element.tag != ALTERNATIVES or not len(element):
        return element
    return next((choice for choice in element if any(True for _ in choice.iter(w("t")))), element[0])


def drawn_words(element: Element, parts: Mapping[str, str]) -> str:
    """The words of a diagram, chart or ornamental lettering that an element shows. parts: id of a part -> its words."""
    name = element.tag.rpartition("}")[2]
    if name in ("relIds", "chart"):
        wanted = "dm" if name == "relIds" else "id"
        return next((parts.get(key, "") for label, key in element.items() if label.endswith("}" + wanted)), "")
    return element.get("string", "") if name == "textpath" else ""
