"""Counts of passages over two divisions of the material."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from qualkit.model.codings import Status
from qualkit.model.results import Crosstab, Passage


def crosstab(
    passages: Iterable[Passage],
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    row_of: Callable[[Passage], str],
    column_of: Callable[[Passage], str],
    row_kind: str = "code",
    column_kind: str = "source",
) -> Crosstab:
    """How many passages, accepted and proposed, fall on each row and column; others are not counted.

    Without passages all counts are 0.

    Raises: ValueError if a label of the rows or columns stands twice.
    """
    for labels in (rows, columns):
        if len(set(labels)) < len(labels):
            raise ValueError(f"a label stands twice: {sorted(label for label in labels if labels.count(label) > 1)[0]}")
    counts = {status: np.zeros((len(rows), len(columns)), np.int64) for status in (Status.ACCEPTED, Status.PROPOSED)}
    row_number = {label: number for number, label in enumerate(rows)}
    column_number = {label: number for number, label in enumerate(columns)}
    for passage in passages:
        row, column = row_number.get(row_of(passage)), column_number.get(column_of(passage))
        if row is not None and column is not None:
            counts[passage.status][row, column] += 1
    return Crosstab(
        row_kind, column_kind, tuple(rows), tuple(columns), counts[Status.ACCEPTED], counts[Status.PROPOSED]
    )
