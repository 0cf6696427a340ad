"""How speakers' labels are written now that were linked or renamed before a repair changed them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from qualkit.model.corrections import carried, written_now
from qualkit.model.offsets import OffsetMap
from qualkit.model.sources import Source, between
from qualkit.store.corrections import corrections
from qualkit.store.project import Project
from qualkit.store.sources import at_revision, find_source


class LabelsNow:
    """The labels of one source, as the reading text of its newest revision has them."""

    def __init__(self, project: Project, source_uid: str) -> None:
        self._project, self._uid = project, source_uid
        self._found: dict[tuple[str, int], list[str]] = {}
        self._ways: dict[int, tuple[str, OffsetMap]] = {}

    def of(self, label: str, revision: int) -> list[str]:
        """What the lines begin with that began with this label at this revision; itself where none did."""
        if not self._source or revision == self._source.revision:
            return [label]
        if revision not in self._ways:
            old = at_revision(self._project, self._source, revision)
            self._ways[revision] = old.text, between(old, self._source)
        if (label, revision) not in self._found:
            written = written_now(label, *self._ways[revision], self._source.text)
            self._found[label, revision] = sorted(written) or [label]
        return self._found[label, revision]

    def called(self, names: Mapping[str, str]) -> Mapping[str, str]:
        """Label -> what it is called, in this order, as turns are given names where a repair has made one of two."""
        if not self._source:
            return names
        standing = carried(corrections(self._project, self._uid).speakers, self._source)
        called = {one.label: one.name for one in standing if one.name is not None}
        return {label: called[label] for label in names if label in called} | called

    @cached_property
    def _source(self) -> Source | None:
        """The source, unless no repair ever changed its text or its labels are not in the text."""
        query = "SELECT MAX(r.number) FROM revisions r JOIN sources s ON s.id = r.source_id WHERE s.uid = ?"
        (newest,) = self._project.connection.execute(query, (self._uid,)).fetchone()
        source = find_source(self._project, self._uid) if newest else None
        return source if source and not source.marks_of("row", "voice", "speaker") else None


class PersonsNow:
    """The names of persons whom a source reports; the text does not write them as it writes labels."""

    def of(self, name: str, revision: int) -> list[str]:
        """Itself, whatever was repaired since."""
        return [name]

    def called(self, names: Mapping[str, str]) -> Mapping[str, str]:
        """Name -> what it is called."""
        return names
