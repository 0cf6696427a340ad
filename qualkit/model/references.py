"""Where a stretch stands, as a thesis cites it: by the marks that reading made, never recounted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from qualkit.model.sources import Mark, Source
from qualkit.model.spans import Span


class Places:
    """Paragraph and page of the stretches of a source, as the file itself counts them; empty where it does not."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def paragraph(self, span: Span) -> str:
        """The paragraph in which the stretch begins."""
        return _value_at(self._paragraphs, span.start)

    def page(self, span: Span) -> str:
        """The page on which the stretch begins."""
        return _value_at(self._pages, span.start)

    @cached_property
    def _paragraphs(self) -> Sequence[Mark]:
        return self._source.paragraphs

    @cached_property
    def _pages(self) -> Sequence[Mark]:
        return self._source.marks_of("page")


def _value_at(marks: Sequence[Mark], position: int) -> str:
    number = bisect_right(marks, position, key=lambda mark: mark.start) - 1
    return marks[number].value if number >= 0 and position < marks[number].end else ""
