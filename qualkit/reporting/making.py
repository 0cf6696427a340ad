"""A study becomes the files of a report: view, template, writers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from qualkit.messages import translation
from qualkit.model.study import Study
from qualkit.reporting import FORMATS, REPORTS, write
from qualkit.reporting.templates import render


def make(
    name: str,
    study: Study,
    folder: Path,
    *,
    made_at: datetime,
    formats: Iterable[str] = FORMATS,
    quotations: int = 6,
    language: str = "en",
) -> dict[str, Path]:
    """Format -> the file of the report that was written.

    Raises: UnknownName for a report or format; else as `write`.
    """
    view = REPORTS.get(name)(study, quotations=quotations, made_at=made_at, language=language)
    html = render(view.template, view.values, translations=translation(language), language=language)
    return write(html, view.figures, folder, made_at=made_at, formats=formats, stem=name)
