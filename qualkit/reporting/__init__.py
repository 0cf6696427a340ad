"""Results -> documents: views, templates, charts, and the files that people read.

A view turns a project into the values of a template; the template renders one HTML body;
`write` turns that body into a web page, a Word file, a PDF and Markdown.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualkit.errors import ProjectError, UnknownName
from qualkit.messages import N_, _
from qualkit.registry import Registry

if TYPE_CHECKING:
    from qualkit.reporting.blocks import Document
    from qualkit.reporting.charts import Chart

REPORTS: Registry[Callable[..., Any]] = Registry(
    "qualkit.reports", N_("report"), {"findings": "qualkit.reporting.view:findings"}
)
FORMATS = ("html", "docx", "pdf", "md")


def write(
    document_html: str,
    figures: Mapping[str, Chart],
    folder: Path,
    *,
    made_at: datetime,
    formats: Iterable[str] = FORMATS,
    stem: str = "findings",
) -> dict[str, Path]:
    """Format -> the file that was written, in the order of `formats`.

    document_html: one `<article>`, as qualkit.reporting.blocks describes it. made_at: the date inside the files.
    Nothing is written unless all formats could be made, and no file is ever half there.

    Raises: UnknownName for a format; ProjectError where a file cannot be replaced; ValueError where the HTML is not
    understood or a figure's chart is missing.
    """
    from qualkit.reporting.parsing import parse_html

    document = parse_html(document_html)
    made = {name: made_file(name, document, figures, made_at=made_at) for name in formats}
    folder.mkdir(parents=True, exist_ok=True)
    return {name: _replaced(folder / f"{stem}.{name}", content) for name, content in made.items()}


def made_file(name: str, document: Document, figures: Mapping[str, Chart], *, made_at: datetime) -> bytes:
    """The bytes of a report in one format.

    Raises: UnknownName for a format; ValueError where a figure's chart is missing.
    """
    match name:
        case "html":
            from qualkit.reporting.html import write_html

            return write_html(document, figures).encode("utf-8")
        case "docx":
            from qualkit.reporting.docx import write_docx

            return write_docx(document, figures, made_at=made_at)
        case "pdf":
            from qualkit.reporting.pdf import write_pdf

            return write_pdf(document, figures, made_at=made_at)
        case "md":
            from qualkit.reporting.markdown import write_markdown

            return write_markdown(document, figures).encode("utf-8")
        case _:
            raise UnknownName(_("report format"), name, FORMATS)


def _replaced(path: Path, content: bytes) -> Path:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except PermissionError as error:
        found = _("cannot be written; close it where it is open, or name another folder")
        raise ProjectError(path, found) from error
    finally:
        part.unlink(missing_ok=True)
    return path
