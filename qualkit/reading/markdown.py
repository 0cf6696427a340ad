"""Markdown files: what a reader sees of them, without the signs that make it look so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from qualkit.model.sources import Mark
from qualkit.reading.encodings import decode
from qualkit.reading.normalising import normal
from qualkit.reading.writing import Manuscript

if TYPE_CHECKING:
    from markdown_it.token import Token


def read_markdown(path: Path, *, languages: Sequence[str]) -> tuple[str, list[Mark]]:
    """The text with a blank line between blocks, and its marks.

    Links and pictures leave their words, list items begin with `– ` or their number, a row of a table is a line with
    tabs, code is kept as it is. HTML blocks and comments are left out.
    Marks: `paragraph` over every block, numbered from 1; `title` over the first heading if it is of level 1; `heading`
    with its level; `list`, `table`, `bold`.
    """
    from markdown_it import MarkdownIt

    text = normal(decode(path.read_bytes(), path, languages=languages))
    # Quotation marks and dashes stay as they were typed: what is quoted must be what stands in the file.
    tokens = MarkdownIt("commonmark", {"typographer": False}).enable(["table", "strikethrough"]).parse(text)
    walk = _Walk()
    while walk.position < len(tokens):
        walk.step(tokens)
    return walk.manuscript.text, walk.manuscript.marks


@dataclass(slots=True)
class _Walk:
    """The way through the tokens. signs: of each open list the dash or the next number."""

    manuscript: Manuscript = field(default_factory=Manuscript)
    position: int = 0
    signs: list[str | int] = field(default_factory=list)
    fresh_item: bool = False
    headings: int = 0

    def step(self, tokens: list[Token]) -> None:
        """Takes the next token, and a table whole."""
        token = tokens[self.position]
        self.position += 1
        match token.type:
            case "bullet_list_open":
                self.signs.append("–")
            case "ordered_list_open":
                self.signs.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                self.signs.pop()
            case "list_item_open":
                self.fresh_item = True
            case "table_open":
                end = next(i for i in range(self.position, len(tokens)) if tokens[i].type == "table_close")
                self.manuscript.block("\n".join(_rows(tokens[self.position : end])), kinds=(("table", ""),))
                self.position = end + 1
            case "fence" | "code_block":
                self.manuscript.block(token.content.rstrip("\n"))
            case "inline":
                self._block(token, opener=tokens[self.position - 2])

    def _block(self, token: Token, *, opener: Token) -> None:
        kinds: tuple[tuple[str, str], ...] = (("list", ""),) if self.signs else ()
        if opener.type == "heading_open":
            is_title = not self.headings and opener.tag == "h1"
            kinds = (("title", ""),) if is_title else (("heading", opener.tag[1:]),)
            self.headings += 1
        words, bold = _inline(token)
        sign = self._sign() if self.signs and self.fresh_item else ""
        start = self.manuscript.block(sign + words, kinds=kinds) + len(sign)
        self.manuscript.marks += [Mark(start + first, start + last, "bold") for first, last in bold]

    def _sign(self) -> str:
        self.fresh_item = False
        sign = self.signs[-1]
        if isinstance(sign, int):
            self.signs[-1] = sign + 1
            return f"{sign}. "
        return f"{sign} "


def _rows(tokens: list[Token]) -> Iterator[str]:
    cells: list[str] = []
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "inline":
            cells.append(_inline(token)[0])
        elif token.type == "tr_close":
            yield "\t".join(cells)


def _inline(token: Token) -> tuple[str, list[tuple[int, int]]]:
    """The words of a block, and the stretches of them that are bold."""
    pieces: list[str] = []
    bold: list[tuple[int, int]] = []
    begun: list[int] = []
    length = 0
    for child in token.children or []:
        match child.type:
            case "strong_open":
                begun.append(length)
            case "strong_close":
                bold.append((begun.pop(), length))
            case "softbreak":
                pieces.append(" ")
            case "hardbreak":
                pieces.append("\n")
            case "text" | "code_inline" | "image":
                # A picture's own token has its description as content.
                pieces.append(child.content)
        length = sum(map(len, pieces))
    return "".join(pieces), bold
