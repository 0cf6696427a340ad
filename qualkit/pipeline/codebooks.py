"""Codebook files of all kinds."""

from __future__ import annotations

from pathlib import Path

from qualkit import coding
from qualkit.errors import CodebookError
from qualkit.messages import _
from qualkit.model.codebooks import Codebook
from qualkit.reading.tables.grids import TABLES, read_grid

YAML = (".yaml", ".yml")


def read_codebook(path: Path) -> Codebook:
    """The codebook in a YAML file or a spreadsheet, by the file's suffix.

    Raises: CodebookError with line and column for the first thing that is wrong; ReadingError or TableError if the file
    cannot be opened or its table not be read.
    """
    suffix = path.suffix.lower()
    if suffix in TABLES and path.is_file():
        return coding.codebook_of_rows(read_grid(path), path=path)
    if suffix not in (*YAML, *TABLES, ""):
        raise CodebookError(path, _("a codebook is a file in YAML (.yaml), or a table (.csv, .xlsx); save it as one"))
    return coding.read_codebook(path)
