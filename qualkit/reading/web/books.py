"""Electronic books (.epub): an archive of web pages and the order in which they are read."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from qualkit.errors import ReadingError
from qualkit.messages import _
from qualkit.model.sources import Mark
from qualkit.reading.archives import Archive, open_archive
from qualkit.reading.paragraphs import write_notes
from qualkit.reading.web.blocks import Page
from qualkit.reading.web.letters import looks_of_classes
from qualkit.reading.web.notes import find_notes
from qualkit.reading.web.pages import page_text, style_sheets, tree
from qualkit.reading.writing import Manuscript

CONTAINER, ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
STYLE_SHEET = "text/css"
LARGEST = 24 * 1024 * 1024  # bytes of all its pages; War and Peace has 7


def read_epub(path: Path, *, languages: Sequence[str]) -> tuple[str, list[Mark]]:
    """The text of the chapters in the order of the book, with its marks, as of a web page.

    The table of contents is left out. Notes stand at the end of the book, whichever file they are in.
    Marks: as `read_html`; `page` where the book says how it was printed; no `title`, since each chapter has one.

    Raises: ReadingError if the file is no whole EPUB, or is protected against copying; OSError.
    """
    with open_archive(path, kind=_("EPUB book"), part=CONTAINER, most=LARGEST) as archive:
        names, style_names = _spine(archive)
        _refuse_protection(archive, names)
        trees = {name: tree(page_text(archive.read(name), path, languages=languages), path) for name in names}
        sheets = [archive.read(name).decode("utf-8", errors="replace") for name in style_names]
    notes = find_notes(trees)
    manuscript = Manuscript()
    pages: list[tuple[int, str]] = []
    for name, root in trees.items():
        looks = looks_of_classes("\n".join([*sheets, style_sheets(root)]))
        Page(manuscript, notes, file=name, looks=looks, keeps_furniture=True, pages=pages).write(root)
    Page(manuscript, notes, pages=pages).end_pages()
    write_notes(manuscript, notes.in_order())
    return manuscript.text, manuscript.marks


def _spine(archive: Archive) -> tuple[list[str], list[str]]:
    """The names of the pages in the order of the book, and of the style sheets.

    A name that leads out of the archive is one that is not in it; nothing is ever looked for elsewhere.
    """
    container = archive.tree(CONTAINER, with_document_type=True)
    package_name = next((e.get("full-path", "") for e in container.iter() if _local(e) == "rootfile"), "")
    if package_name not in archive.names:
        found = _("a damaged EPUB book (its list of contents {part} is missing); get another copy")
        raise ReadingError(archive.path, found.format(part=package_name or CONTAINER))
    package = archive.tree(package_name, with_document_type=True)
    folder = posixpath.dirname(package_name)
    items = {e.get("id", ""): e for e in package.iter() if _local(e) == "item"}
    contents = {
        _resolved(folder, e.get("href", ""))
        for e in package.iter()
        if _local(e) == "reference" and e.get("type") == "toc"
    }
    chosen = [
        items[key] for e in package.iter() if _local(e) == "itemref" for key in [e.get("idref", "")] if key in items
    ]
    names = [
        name
        for item in chosen
        for name in [_resolved(folder, item.get("href", ""))]
        if item.get("media-type", "") in PAGES
        and "nav" not in item.get("properties", "").split()
        and name not in contents
    ]
    missing = [name for name in names if name not in archive.names]
    if missing or not names:
        found = _("a damaged EPUB book ({part} is missing); get another copy")
        raise ReadingError(archive.path, found.format(part=missing[0] if missing else _("its text")))
    sheets = [_resolved(folder, e.get("href", "")) for e in items.values() if e.get("media-type") == STYLE_SHEET]
    return list(dict.fromkeys(names)), [name for name in sheets if name in archive.names]


def _refuse_protection(archive: Archive, names: Sequence[str]) -> None:
    """Fonts may be obfuscated, but the pages must be plain."""
    if ENCRYPTION not in archive.names:
        return
    root = archive.tree(ENCRYPTION, with_document_type=True)
    encrypted = {unquote(e.get("URI", "")) for e in root.iter() if _local(e) == "CipherReference"}
    if encrypted & set(names):
        found = _(
            "the book is protected against copying (DRM); ask the publisher for a copy without it, or quote by hand"
        )
        raise ReadingError(archive.path, found)


def _local(element: Element) -> str:
    return re.sub(r"\A\{[^}]*\}", "", element.tag)


def _resolved(folder: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))
