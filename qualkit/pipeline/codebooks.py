"""Codebook files of all kinds."""

from __future__ import annotations

from pathlib import Path

from qualkit import __version__, coding
from qualkit.coding.codebook import faults as all_faults
from qualkit.errors import CodebookError, EncodingUndecided
from qualkit.messages import _
from qualkit.model.codebooks import Codebook
from qualkit.reading.tables.grids import TABLES, Grid, read_grid

YAML = (".yaml", ".yml")
REFI = ".qdc"


def read_codebook(path: Path) -> Codebook:
    """The codebook in a file, as `open_codebook` reads it."""
    return open_codebook(path)[0]


def open_codebook(path: Path) -> tuple[Codebook, tuple[str, ...]]:
    """The codebook in a YAML file, a spreadsheet or a .qdc file, by the file's suffix; and what is to be told of it.

    Raises: CodebookError with line and column for the first thing that is wrong; ReadingError or TableError if the file
    cannot be opened or its table not be read.
    """
    suffix = path.suffix.lower()
    if suffix in TABLES and path.is_file():
        return coding.codebook_of_rows(_rows(path), path=path), ()
    if suffix == REFI:
        return coding.read_refi_codebook(path)
    if suffix not in (*YAML, *TABLES, ""):
        found = _("a codebook is a file in YAML (.yaml), a table (.csv, .xlsx) or REFI-QDA (.qdc); save it as one")
        raise CodebookError(path, found)
    return coding.read_codebook(path), ()


def faults(path: Path) -> list[CodebookError]:
    """All that is wrong with a codebook in YAML, in the order of its lines; of other files nothing is told."""
    if path.suffix.lower() not in YAML:
        return []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return []
    return all_faults(text, path=path)


def _rows(path: Path) -> Grid:
    try:
        return read_grid(path)
    except EncodingUndecided as error:
        found = _("the encoding is not clear ({candidates}); save it as “CSV UTF-8”, or as .xlsx")
        raise CodebookError(path, found.format(candidates=", ".join(error.candidates))) from error


def codebook_text(codebook: Codebook, target: Path) -> str:
    """The text of a file, .yaml or .qdc by the suffix of its name, that holds the codebook.

    Raises: CodebookError for another suffix.
    """
    suffix = target.suffix.lower()
    if suffix in YAML:
        return codebook.text
    if suffix == REFI:
        return coding.refi_codebook(codebook, origin=f"qualkit {__version__}")
    raise CodebookError(target, _("a codebook is written as .yaml or .qdc; name the file so"))
