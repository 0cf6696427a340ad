"""Quotations of earlier revisions, taken to the newest ones."""

from __future__ import annotations

from collections.abc import Mapping

from qualkit import store
from qualkit.errors import AnchorError
from qualkit.model.codings import Quoted, carried
from qualkit.model.offsets import OffsetMap
from qualkit.model.sources import Source, between


class Carrier:
    """Takes quotations to the sources as they are now; each earlier revision is looked up once."""

    def __init__(self, project: store.Project, sources: Mapping[str, Source]) -> None:
        self._project, self._sources = project, sources
        self._old: dict[tuple[str, int], Source] = {}
        self._ways: dict[tuple[str, int, int], OffsetMap] = {}

    def carried(self, quoted: Quoted) -> Quoted:
        """The quotation on the newest revision of its source.

        What does not fit a corrected text by its own revision may fit by the last one that the old text had.

        Raises: AnchorError if its words are not there any more.
        """
        new, old = self._sources[quoted.source_uid], self.at(quoted.source_uid, quoted.revision)
        try:
            return self._step(quoted, old, new)
        except AnchorError:
            last = store.last_revision(self._project, new, quoted.revision)
            if old.original == new.original or last == quoted.revision:
                raise
            repaired = self.at(quoted.source_uid, last)
            return self._step(self._step(quoted, old, repaired), repaired, new)

    def is_same_text(self, quoted: Quoted) -> bool:
        """Whether it was made on the text that its source still has, repaired or not."""
        return self.at(quoted.source_uid, quoted.revision).original == self._sources[quoted.source_uid].original

    def at(self, uid: str, revision: int) -> Source:
        """A source as it was at a revision."""
        if (uid, revision) not in self._old:
            self._old[uid, revision] = store.at_revision(self._project, self._sources[uid], revision)
        return self._old[uid, revision]

    def _step(self, quoted: Quoted, old: Source, new: Source) -> Quoted:
        key = new.uid, old.revision, new.revision
        if key not in self._ways:
            self._ways[key] = between(old, new)
        return carried(quoted, old, new, way=self._ways[key])
