"""Web pages: HTML and XHTML files, those that Word and LibreOffice write too."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from email import message_from_bytes
from pathlib import Path
from typing import TYPE_CHECKING

from qualkit.errors import EncodingUndecided, ReadingError
from qualkit.languages.language import word_set
from qualkit.messages import _
from qualkit.model.sources import Mark
from qualkit.reading.encodings import BYTE_ORDER_MARKS, decode, old_encoding
from qualkit.reading.paragraphs import write_notes
from qualkit.reading.web.blocks import Page
from qualkit.reading.web.letters import looks_of_classes
from qualkit.reading.web.notes import find_notes
from qualkit.reading.writing import Manuscript

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

DECLARED = re.compile(
    rb"<meta\s[^>]*?charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml[^>]*?encoding\s*=\s*[\"']([\w:.-]+)", re.IGNORECASE
)
MESSAGE = re.compile(rb"(?:From|MIME-Version|Subject|Date|Snapshot-Content-Location):", re.IGNORECASE)
BEGINNING = 4096  # bytes in which a page must name its encoding; the standard says 1024
DEFINES = re.compile(r"<!DOCTYPE[^>\[]*\[", re.IGNORECASE)
TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)")
EMPTY_TAG = re.compile(r"<([A-Za-z][\w:-]*)((?:\s[^<>]*?)?)/>")
# Tags that have no end, or whose end tag people leave out: they do not nest.
ENDLESS = word_set(
    """
    area base br col embed frame hr img input link meta param source track wbr p li td th tr dt dd option thead tbody
    tfoot colgroup body html head
    """
)
VOID = word_set("area base br col embed frame hr img input link meta param source track wbr")
DEEPEST = 2000
NEARLY_ALL = 0.8  # of the text in a page's paragraphs; what notices and comments around the main part leave
TEXT = "p, li, td, h1, h2, h3"
MOST = 0.4  # of the words in paragraphs must be in what calls itself the main part


def read_html(path: Path, *, languages: Sequence[str]) -> tuple[str, list[Mark]]:
    """The text with a blank line between blocks, and its marks.

    Navigation, headers, footers, asides, scripts and what is hidden are left out; where a page has a main part or one
    article, only that is read. Items of lists begin with `– ` or their number, a table is one block as of a Word
    document, a table that only places blocks on the page is none. Notes stand at the end, without their signs.
    Marks: `paragraph`; `title` over the first heading if it is the only one of level 1; `heading`, `list`, `table`,
    `caption`, `bold`, `italic`, `footnote`; `style` with the class of a paragraph, or `blockquote`; `page` where the
    page has signs for those.

    Raises: ReadingError; EncodingUndecided.
    """
    data = path.read_bytes()
    if not data:
        raise ReadingError(path, _("the file is empty; check that it was saved or copied whole"))
    text = _page_in_message(data) if MESSAGE.match(data) else page_text(data, path, languages=languages)
    root = tree(text, path)
    page = Page(
        Manuscript(),
        find_notes({"": root}),
        looks=looks_of_classes(style_sheets(root)),
        has_title=len(root.css("h1")) == 1,
    )
    main = _main_part(root)
    page.write(main)
    page.end_pages()
    write_notes(page.manuscript, page.notes.in_order())
    length, read = (_length(node, "p") for node in (root, main))
    if read < NEARLY_ALL * length:
        doubt = _(
            "{share} % of the page's paragraphs stand outside of its main part and were left out; look at the page"
        )
        text = doubt.format(share=round(100 - 100 * read / length))
        page.manuscript.marks.append(Mark(0, page.manuscript.length, "doubt", text))
    return page.manuscript.text, page.manuscript.marks


def _page_in_message(data: bytes) -> str:
    """The page in a file that browsers and Word save as one: a mail message with the page and its pictures."""
    for part in message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            encoding = part.get_content_charset("utf-8")
            return page.decode(encoding, errors="replace") if isinstance(page, bytes) else ""
    return ""


def page_text(data: bytes, path: Path, *, languages: Sequence[str]) -> str:
    """The characters of a page: by byte order mark, as UTF-8, as the page says, or by the letters.

    Pages that say ISO-8859-1 are often in another encoding: that was what programs wrote without being told.
    """
    if any(data.startswith(mark) for mark, _encoding in BYTE_ORDER_MARKS) or b"\x00" in data[:BEGINNING]:
        return decode(data, path, languages=languages)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _declared(data)
    try:
        encoding = declared if declared not in ("", "cp1252") else old_encoding(data, path, languages=languages)
        return data.decode(encoding)
    except (EncodingUndecided, UnicodeDecodeError):
        if not declared:
            raise
        return data.decode(declared, errors="replace")


def tree(text: str, path: Path) -> LexborNode:
    """The page as a tree.

    Raises: ReadingError if it defines entities or is nested absurdly deep.
    """
    from selectolax.lexbor import LexborHTMLParser

    beginning = text[:BEGINNING]
    if DEFINES.search(beginning):
        raise ReadingError(path, _("it defines entities, as no web page does; do not trust this file"))
    if "<?xml" in beginning or "http://www.w3.org/1999/xhtml" in beginning:
        text = EMPTY_TAG.sub(_with_end, text)  # in HTML <a id="x"/> would go on to the end of the page
    _refuse_depth(text, path)
    root = LexborHTMLParser(text.replace("\x00", "")).root
    if root is None:
        raise ReadingError(path, _("there is no text in the file; check that it is the right one"))
    return root


def _declared(data: bytes) -> str:
    """Python's name for the encoding that a page says it is in; empty if it says none that there is."""
    match = DECLARED.search(data[:BEGINNING])
    name = (match[1] or match[2]).decode("ascii").lower() if match else ""
    # Browsers read these as the Windows code pages that contain them.
    name = {"iso-8859-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "latin1": "cp1252"}.get(name, name)
    name = {"iso-8859-9": "cp1254", "latin5": "cp1254", "windows-1252": "cp1252", "utf-8": ""}.get(name, name)
    try:
        return name if name and codecs.lookup(name) else ""
    except LookupError:
        return ""


def _with_end(match: re.Match[str]) -> str:
    name, attributes = match.groups()
    return (
        match[0]
        if name.lower() in ENDLESS and name.lower() not in ("p", "td", "li")
        else f"<{name}{attributes}></{name}>"
    )


def _refuse_depth(text: str, path: Path) -> None:
    """The parser's time grows with the square of the depth."""
    depth = 0
    for end, name in TAG.findall(text):
        if name.lower() not in ENDLESS:
            depth = max(0, depth - 1) if end else depth + 1
            if depth > DEEPEST:
                found = _("its tags are nested more than {most} deep; open the page in a browser and save it as text")
                raise ReadingError(path, found.format(most=DEEPEST))


def style_sheets(root: LexborNode) -> str:
    """The style sheets that stand in a page itself."""
    return "\n".join(node.text() for node in root.css("style"))


def _main_part(root: LexborNode) -> LexborNode:
    """The part that calls itself the main one or the only article, if most of the words are in it; else the body."""
    body = root.css_first("body") or root
    candidates = [*root.css("main, [role=main]")[:1], *(articles if len(articles := root.css("article")) == 1 else [])]
    length = _length(body, TEXT)
    return next((node for node in reversed(candidates) if _length(node, TEXT) >= MOST * length), body)


def _length(node: LexborNode, selector: str) -> int:
    """The characters of the elements in a node that the selector names."""
    return sum(len(element.text()) for element in node.css(selector))
