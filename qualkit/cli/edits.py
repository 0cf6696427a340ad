"""Repairs as rows of a table: each in its context, those of the same words together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qualkit.model.sources import Source
from qualkit.pipeline.edits import Numbered, alike, grouped, in_context, numbered

__all__ = ["Numbered", "alike", "edit_rows", "numbered"]


def edit_rows(source: Source, edits: Iterable[Numbered], *, each: bool = False) -> list[dict[str, object]]:
    """A row for each edit; repairs of the same word are one row, unless `each` is wanted.

    number: that of the first of them. times: how many there are.
    """
    return [_row(source, group) for group in grouped(edits, each=each)]


def _row(source: Source, group: Sequence[Numbered]) -> dict[str, object]:
    number, edit = group[0]
    shown = in_context(source, edit)
    return {
        "source": source.name,
        "number": number,
        "times": len(group),
        "in_context": f"{shown.before}[{shown.old} → {shown.new}]{shown.behind}",
        "rule": edit.rule,
        "confidence": min(one.edit.confidence for one in group),
        "applied": edit.applied,
    }
