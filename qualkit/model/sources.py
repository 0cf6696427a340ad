"""What was read, and what was mended in it.

`original` never changes. `text`, the reading text, is the original with its applied edits;
people read, code, search and quote the reading text. A corrected text that takes the place of another is the original
of later revisions; the source stays the one that it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from qualkit.errors import AnchorError
from qualkit.model.alignments import Alignment, align, joined, map_of, turned
from qualkit.model.identity import digest, identity
from qualkit.model.offsets import OffsetMap
from qualkit.model.spans import Span

MARK_KINDS = (
    "page", "paragraph", "heading", "title", "list", "style", "bold", "italic", "voice", "speaker", "cue", "table",
    "row", "question", "caption", "footnote", "comment", "furniture", "doubt",
)  # fmt: skip

FEW_JOINED = 0.75  # of the paragraphs that reading found are left when repairs have joined lines to paragraphs


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Something that reading knew about a span of the original, e.g. `page` with the value `12`.

    kind: one of MARK_KINDS. A `row` is one answer sheet of a survey (its value names the respondent) and a `question`
    is the header over an answer; a `heading` has its level as value. A `doubt` stands where what was read may not be
    all that the file holds; its value is the sentence to show. It may be empty: something is missing at that place.
    """

    start: int
    end: int
    kind: str
    value: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A repair of the original: `old` at [start, end) is to read `new`.

    confidence: 0 to 1. An edit that is not applied waits for a person.
    """

    start: int
    end: int
    old: str
    new: str
    rule: str
    confidence: float
    applied: bool

    @property
    def key(self) -> tuple[int, int, str]:
        """What makes two edits of one source the same repair, whoever found it and whether or not it is applied."""
        return self.start, self.end, self.new


@dataclass(frozen=True)
class Source:
    """One text that was read, with where it came from.

    name: the path as given, or as kept in a project. original: NFC, newlines as LF.
    marks: in order of start, in offsets of the original. edits: in order of start, applied ones disjoint.
    reader: the name of what read it. revision: counts from 0, grows with every change of the applied edits.
    language: where the user fixed it; else None.
    first: the identity of the text that was added, where a corrected one has taken its place; empty where it is this.
    aligned: how this text came from each one before it.

    Raises: AnchorError if an edit does not fit the original; ValueError if applied edits overlap.
    """

    name: str
    original: str
    marks: tuple[Mark, ...] = ()
    edits: tuple[Edit, ...] = ()
    reader: str = "text"
    revision: int = 0
    language: str | None = None
    first: str = ""
    aligned: tuple[Alignment, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        end = 0
        for edit in self.edits:
            found = self.original[edit.start : edit.end] if edit.start >= 0 else ""
            # A slice forgives ends outside the text and turned round; offsets must not.
            if found != edit.old or not edit.start <= edit.end <= len(self.original):
                raise AnchorError(self.name, edit.start, edit.end, words=edit.old, found=found)
            if edit.applied:
                if edit.start < end:
                    raise ValueError(f"{self.name}: applied edits overlap at {edit.start}")
                end = edit.end

    @cached_property
    def uid(self) -> str:
        """The source's identity, made from the original text that was added first."""
        return self.first or self.text_uid

    @cached_property
    def text_uid(self) -> str:
        """The identity of this original text, whatever source it is of."""
        return identity("source", digest(self.original))

    @cached_property
    def text(self) -> str:
        """The reading text of this revision."""
        pieces, at = [], 0
        for edit in self._applied:
            pieces += [self.original[at : edit.start], edit.new]
            at = edit.end
        return "".join([*pieces, self.original[at:]])

    @cached_property
    def offsets(self) -> OffsetMap:
        """The map between the original and the reading text."""
        return OffsetMap.of(len(self.original), [(edit.start, edit.end, len(edit.new)) for edit in self._applied])

    @cached_property
    def _applied(self) -> tuple[Edit, ...]:
        return tuple(edit for edit in self.edits if edit.applied)

    def words(self, span: Span) -> str:
        """The characters of the reading text at a span."""
        return self.text[span.start : span.end]

    def marks_of(self, *kinds: str) -> list[Mark]:
        """The marks of these kinds, moved to offsets of the reading text; marks that a repair emptied are left out."""
        wanted = [mark for mark in self.marks if mark.kind in kinds]
        moved = (
            replace(mark, start=span.start, end=span.end)
            for mark in wanted
            for span in [self.offsets.to_reading(mark.start, mark.end)]
        )
        return [mark for mark in moved if mark.end > mark.start]

    @cached_property
    def paragraphs(self) -> tuple[Mark, ...]:
        """The marks of paragraphs in offsets of the reading text.

        Where repairs have put many of them together, as in a text with a blank line after every line, the numbers that
        reading gave are those of lines. Then each mark is over what was put together, numbered from 1 as it is read.
        """
        found: list[Mark] = []
        joined: list[Mark] = []
        end = 0  # of the mark before, in the original
        for mark in (mark for mark in self.marks if mark.kind == "paragraph"):
            start, stop = self.offsets.to_reading(mark.start, mark.end)
            if start == stop:
                continue
            found.append(replace(mark, start=start, end=stop))
            had_break = "\n" in self.original[end : mark.start]
            if joined and had_break and "\n" not in self.text[joined[-1].end : start]:
                joined[-1] = replace(joined[-1], end=stop)
            else:
                joined.append(found[-1])
            end = mark.end
        if len(joined) > FEW_JOINED * len(found):
            return tuple(found)
        return tuple(replace(mark, value=str(number)) for number, mark in enumerate(joined, 1))

    def with_edits(self, edits: Iterable[Edit], *, revision: int | None = None) -> Source:
        """The same source under other edits."""
        ordered = tuple(sorted(edits, key=lambda edit: (edit.start, edit.end, edit.new)))
        return replace(self, edits=ordered, revision=self.revision if revision is None else revision)


def cut(source: Source, span: Span, *, name: str) -> Source:
    """A stretch of a source's original as a source of its own, with the marks that lie in it and no edits.

    White space at its edges is left out. Marks that reach over an edge are cut there.
    """
    words = source.original[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    marks = tuple(
        replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
        for mark in source.marks
        if mark.start < end and mark.end > start
    )
    return Source(name, source.original[start:end], marks, reader=source.reader, language=source.language)


def carry(span: Span, old: Source, new: Source) -> Span:
    """Where a span of one revision's reading text lies in another revision's.

    Exact wherever no edit changed, inside the edits of both revisions too; an edge inside an edit that only one of them
    has snaps outwards. Empty if a repair removed all its characters.
    """
    if old.revision == new.revision:
        return span
    return between(old, new).to_reading(*span)


def between(old: Source, new: Source) -> OffsetMap:
    """The map from the reading text of one revision to that of another; made once where many spans are carried."""
    if old.original != new.original:
        ways = [turned(old.offsets), between_originals(old, new), new.offsets]
        return joined(ways, old.text, new.text)
    return OffsetMap.of(len(old.text), list(_changes(old, new)))


def between_originals(old: Source, new: Source) -> OffsetMap:
    """The map from the original of one revision to that of another, as it was found when the later one was made."""
    for here, other in ((new, old), (old, new)):
        for alignment in here.aligned:
            if alignment.text == other.text_uid:
                way = map_of(alignment.changes, len(other.original))
                return way if here is new else turned(way)
    return map_of(align(old.original, new.original), len(old.original))


def _changes(old: Source, new: Source) -> Iterator[tuple[int, int, int]]:
    """What differs between two reading texts of one original: (start, end, length of the new text) in the old one."""
    in_old, in_new = ({edit.key: edit for edit in source._applied} for source in (old, new))
    shift = 0  # from the original to the old reading text
    group: list[Edit] = []  # edits that overlap, of the one or the other revision
    for edit in [*sorted((in_old | in_new).values()), None]:
        end = max((other.end for other in group), default=0)
        if group and (edit is None or edit.start >= end):
            start = group[0].start + shift
            lengths = [
                end - group[0].start + sum(_growth(one) for one in group if one.key in edits)
                for edits in (in_old, in_new)
            ]
            if not all(one.key in in_old and one.key in in_new for one in group):
                yield start, start + lengths[0], lengths[1]
            shift += lengths[0] - (end - group[0].start)
            group = []
        if edit is not None:
            group.append(edit)


def _growth(edit: Edit) -> int:
    return len(edit.new) - len(edit.old)
