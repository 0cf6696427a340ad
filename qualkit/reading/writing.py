"""A text that grows block by block, with the marks over what was written."""

from __future__ import annotations

from dataclasses import dataclass, field

from qualkit.model.sources import Mark


@dataclass(slots=True)
class Manuscript:
    """The text so far and its marks. Blocks are divided by a blank line and numbered as paragraphs from 1."""

    pieces: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    length: int = 0
    paragraphs: int = 0

    @property
    def text(self) -> str:
        """What has been written."""
        return "".join(self.pieces)

    def block(self, text: str, *, kinds: tuple[tuple[str, str], ...] = (), numbered: bool = True) -> int:
        """Where the block that is now written begins.

        kinds: (kind, value) of the marks over the whole block. A block of white space is not written.
        """
        if not text.strip():
            return self.length
        if self.length:
            self._write("\n\n")
        start = self.length
        self._write(text)
        if numbered:
            self.paragraphs += 1
            kinds = (("paragraph", str(self.paragraphs)), *kinds)
        self.marks += [Mark(start, self.length, kind, value) for kind, value in kinds]
        return start

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)
