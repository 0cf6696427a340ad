"""Codebooks that were read from something else than YAML, as the tree that their YAML file would have."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualkit.coding.codebook import what_is_wrong
from qualkit.errors import CodebookError

if TYPE_CHECKING:
    from qualkit.coding.form import CodebookForm

Place = Callable[[str, Sequence[str]], tuple[int | None, int | None]]


def checked_tree(tree: Mapping[str, Any], path: Path, *, place: Place) -> CodebookForm:
    """The form of a codebook's tree.

    place: for the path of a code and the keys at which something is wrong the line and column to name.

    Raises: CodebookError for the first thing that is wrong.
    """
    from pydantic import ValidationError

    from qualkit.coding.form import CodebookForm

    try:
        return CodebookForm.model_validate(tree)
    except ValidationError as error:
        location, found = what_is_wrong(error)
        node: Any = tree  # as it was given, so it may be anything
        here: list[str] = []
        for part in location:
            if isinstance(part, str) and not (isinstance(node, dict) and part in node):
                break
            node = node[part]
            if isinstance(node, dict) and "id" in node:
                here.append(node["id"])
        names = [part for part in location if isinstance(part, str)]
        line, column = place("/".join(here), names)
        raise CodebookError(path, found, line=line, column=column) from error


def as_yaml(tree: Mapping[str, Any]) -> str:
    """The text of the YAML file that has this tree."""
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = 120
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(dict(tree), stream)
    return stream.getvalue()
