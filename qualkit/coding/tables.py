"""Codebooks in spreadsheets: one row for each code.

code              the path of ids: challenges, challenges/staff-shortage
name, name_az …   its name; without a language it is the English one
definition, include, exclude, color, uid, folder
examples          one on each line of the cell
terms_az …        terms, with semicolons or line breaks between them
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualkit.coding.codebook import build, codebook_term
from qualkit.coding.parsing import TermError
from qualkit.coding.trees import as_yaml, checked_tree
from qualkit.errors import CodebookError
from qualkit.messages import _
from qualkit.model.annotations import LANGUAGES
from qualkit.model.codebooks import Codebook
from qualkit.model.identity import identity

if TYPE_CHECKING:
    from qualkit.coding.form import CodebookForm

PLAIN = ("definition", "include", "exclude", "examples", "color", "uid", "folder")
OTHER_NAMES = {"id": "code", "path": "code", "colour": "color", "name": "name_en", "example": "examples"}
COLUMNS = ("code", "parent", *PLAIN, *(f"{kind}_{language}" for kind in ("name", "terms") for language in LANGUAGES))
MOST_TITLES = 5
"""Rows among which the names of the columns are looked for."""

BETWEEN_TERMS = re.compile(r"[;\n]")

Row = tuple[int, Mapping[str, str]]


def codebook_of_rows(rows: Sequence[Sequence[str]], *, path: Path) -> Codebook:
    """The codebook in a table; of the first rows the one with `code` and most other names of columns names them.

    Its id and name are made from the file's name. A parent may stand below its children.

    Raises: CodebookError with row and column (both from 1) for the first thing that is wrong.
    """
    header, columns = _header(rows, path)
    records = [
        (number, {name: row[place].strip() for place, name in columns.items() if place < len(row)})
        for number, row in enumerate(rows[header:], header + 1)
        if any(cell.strip() for cell in row)
    ]
    place_of = {name: place + 1 for place, name in columns.items()}
    tree, row_of = _tree(records, place_of, path)
    form = _checked(tree, row_of, place_of, path)
    _refuse_unreadable_terms(records, place_of, path)
    return build(form, as_yaml(tree))


def _header(rows: Sequence[Sequence[str]], path: Path) -> tuple[int, dict[int, str]]:
    """(how many rows lie above the first code, place -> name of each column)."""
    filled = [number for number, row in enumerate(rows) if any(cell.strip() for cell in row)]
    # Above the names of the columns may stand a title, which may be the word `Code`.
    named = [number for number in filled[:MOST_TITLES] if any(_column(cell) == "code" for cell in rows[number])]
    n_known = {number: sum(_column(cell) in COLUMNS for cell in rows[number]) for number in named}
    number = max(named, key=n_known.__getitem__) if named else next(iter(filled), None)
    if number is None:
        raise CodebookError(path, _("the table is empty; its first row names the columns: code, name, terms_az …"))
    columns: dict[int, str] = {}
    for place, cell in enumerate(rows[number]):
        name = _column(cell)
        if not name:
            continue
        if name not in COLUMNS:
            near = get_close_matches(name, ("name", *COLUMNS), n=1)
            hint = _("did you mean {name}?").format(name=near[0]) if near else _("there are: {names}")
            hint = hint.format(names=", ".join(("name", *COLUMNS)))
            found = _("the column `{name}` has no meaning here; {hint}").format(name=cell.strip(), hint=hint)
            raise CodebookError(path, found, line=number + 1, column=place + 1)
        if name in columns.values():
            found = _("the column `{name}` stands here a second time; keep one of the two")
            raise CodebookError(path, found.format(name=name), line=number + 1, column=place + 1)
        columns[place] = name
    if "code" not in columns.values():
        found = _("the column `code` is missing; it holds each code's id, such as challenges/staff-shortage")
        raise CodebookError(path, found, line=number + 1, column=1)
    return number + 1, columns


def _column(cell: str) -> str:
    written = re.sub(r"[\s\-]+", "_", cell.strip().lower())
    return OTHER_NAMES.get(written, written)


def _tree(records: Sequence[Row], place_of: Mapping[str, int], path: Path) -> tuple[dict[str, Any], dict[str, int]]:
    """(the codebook as its YAML file would have it, path of a code -> its row)."""
    row_of: dict[str, int] = {}
    nodes: dict[str, dict[str, Any]] = {}
    for number, record in records:
        above, own = _parts(record.get("parent", "")), _parts(record["code"])
        here = "/".join(above + own)
        if not own:
            found = _("this row names no code; write its id (of merged cells only the first one has a value)")
            raise CodebookError(path, found, line=number, column=place_of["code"])
        if here in nodes:
            found = _("the code `{code}` stands in row {row} too; give one of the two another id")
            message = found.format(code=here, row=row_of[here])
            raise CodebookError(path, message, line=number, column=place_of["code"])
        nodes[here], row_of[here] = _node(here, record), number
    _refuse_duplicate_uids(nodes, row_of, place_of, path)
    codes: list[dict[str, Any]] = []
    for here, node in nodes.items():
        parent = here.rpartition("/")[0]
        if parent and parent not in nodes:
            near = get_close_matches(parent, nodes.keys() - {here}, n=1)
            hint = _("did you mean '{name}'?").format(name=near[0]) if near else _("add a row for it")
            found = _("the parent '{parent}' has no row; {hint}").format(parent=parent, hint=hint)
            raise CodebookError(path, found, line=row_of[here], column=place_of["code"])
        (nodes[parent].setdefault("children", []) if parent else codes).append(node)
    stem = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "codebook"
    return {"id": stem, "name": path.stem or stem, "codes": codes}, row_of


def _refuse_duplicate_uids(
    nodes: Mapping[str, Mapping[str, Any]], row_of: Mapping[str, int], place_of: Mapping[str, int], path: Path
) -> None:
    seen: dict[str, str] = {}
    for here, node in nodes.items():
        uid = node.get("uid") or identity("code", here)
        if uid in seen:
            found = _("`{here}` has the uid of `{there}`; remove it, or give the code the uid that it had")
            column = place_of["uid" if "uid" in node else "code"]
            raise CodebookError(path, found.format(here=here, there=seen[uid]), line=row_of[here], column=column)
        seen[uid] = here


def _parts(path: str) -> list[str]:
    return [part.strip() for part in path.split("/") if part.strip()]


def _node(here: str, record: Mapping[str, str]) -> dict[str, Any]:
    node: dict[str, Any] = {"id": here.rpartition("/")[2]}
    names = {language: record[f"name_{language}"] for language in LANGUAGES if record.get(f"name_{language}")}
    node["name"] = names or node["id"]
    for name in PLAIN:
        if value := record.get(name, ""):
            node[name] = [line.strip() for line in value.split("\n") if line.strip()] if name == "examples" else value
    terms = {language: _terms(record.get(f"terms_{language}", "")) for language in LANGUAGES}
    node["terms"] = {language: written for language, written in terms.items() if written}
    return node


def _terms(cell: str) -> list[str]:
    """The terms in a cell."""
    return [term.strip() for term in BETWEEN_TERMS.split(cell) if term.strip()]


def _checked(
    tree: Mapping[str, Any], row_of: Mapping[str, int], place_of: Mapping[str, int], path: Path
) -> CodebookForm:
    def place(here: str, names: Sequence[str]) -> tuple[int | None, int | None]:
        wanted = (*names[-1:], "_".join(names[-2:]), "code")
        return row_of.get(here), next((place_of[name] for name in wanted if name in place_of), None)

    return checked_tree(tree, path, place=place)


def _refuse_unreadable_terms(records: Sequence[Row], place_of: Mapping[str, int], path: Path) -> None:
    for number, record in records:
        for language in LANGUAGES:
            for term in _terms(record.get(f"terms_{language}", "")):
                try:
                    codebook_term(term, language)
                except TermError as error:
                    found = _("term `{term}`: {error}").format(term=term, error=error)
                    if "," in term:
                        found = _("term `{term}`: a comma stands in it; separate terms with semicolons")
                        found = found.format(term=term)
                    column = place_of[f"terms_{language}"]
                    raise CodebookError(path, found, line=number, column=column) from error
