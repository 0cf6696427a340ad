"""Markdown files: what a reader sees of them, without the signs that make it look so."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from qualkit.languages.language import word_set
from qualkit.model.sources import Mark
from qualkit.reading.encodings import decode
from qualkit.reading.normalising import normal
from qualkit.reading.writing import Manuscript

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

# A link definition: its label is no footnote's (^1), its target an address; `[Anna]: Yes.` is what Anna says.
DEFINITION = re.compile(
    r" {0,3}\[(?!\^)[^\]]+\]:\s*"
    r"(?:<[^>]*>|(?:\w+://|mailto:|www\.|\.{0,2}/|#)\S+|[\w./-]+\.[a-z]{2,4}(?:[/?#]\S*)?)(?:\s+[\"'(].*)?\s*\Z"
)
# A paragraph whatever stands before it: lines that begin with no sign of another block, up to a blank one.
PLAIN_LINE = r"(?:[^\W\d_]|[“”„«»‘’\"'(…—–]|\*\*?[^\W\d_]|\d++(?![.)]))[^\n]*+(?:\n|\Z)"
PLAIN_BLOCK = re.compile(rf"((?:{PLAIN_LINE})++)(?=[ \t]*(?:\n|\Z))(?:[ \t]*\n)*")
# Stars that can but open, words, and stars that can but close.
STARRED = re.compile(r"(?<!\S)(\*\*?)(?![\s*])([^*_`\[<\\&~]+)(?:(?<!\s)\1(?!\S)|(?<=[^\W_])\1(?=[.,:;!?]))")
# All that most blocks have inside: words, starred words, and signs that mean nothing.
SIMPLE = re.compile(rf"(?:[^*_`\[<\\&~]++|&(?![#A-Za-z])|~(?!~)|{STARRED.pattern})*+")
INDENTED = re.compile(r"\n[ \t]+")
# What a line of a transcript begins with: Anna:, [Anna]:, <Anna>, 00:12 Anna (müəllim):
LABEL = re.compile(
    r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*)?"
    r"(?:[^\W\d_][^:.!?;\n]{0,39}:|\[[^\]\n]{1,40}\]:?|<[^>\n]{1,40}>)(?=\s|\Z)"
)
LOOKS = {"strong": "bold", "em": "italic", "**": "bold", "*": "italic"}
DEEPEST = 100  # what is nested deeper the parser leaves out, at 20 unless told otherwise
TAG = re.compile(r"<!--.*?(?:-->|\Z)|</?([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>", re.DOTALL)
UNREAD = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
INLINE_TAGS = word_set(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark q s samp small span
    strike strong sub sup time tt u var wbr
    """
)
BLOCK_TAGS = word_set(
    """
    address article aside audio base blockquote body br button caption center col colgroup dd details dialog dir div dl
    dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu meta
    nav noscript ol optgroup option p param pre script section select source style summary table tbody td textarea tfoot
    th thead title tr track ul video
    """
)


def read_markdown(path: Path, *, languages: Sequence[str]) -> tuple[str, list[Mark]]:
    """The text with a blank line between blocks, and its marks.

    Links and pictures leave their words, list items begin with `– ` or their number, a row of a table is a line with
    tabs, code is kept as it is. Of HTML the words are kept, not its tags and comments; what is no tag of HTML, such as
    `<Anna>`, is a word. Lines of a transcript stay lines.
    Marks: `paragraph` over every block, numbered from 1; `title` over the first heading if it is of level 1; `heading`
    with its level; `list`, `table`, `bold`, `italic`.
    """
    return read_text_of(normal(decode(path.read_bytes(), path, languages=languages)))


def read_text_of(markdown_text: str) -> tuple[str, list[Mark]]:
    """What stands in a text in Markdown, as `read_markdown` gives it; newlines are LF."""
    from markdown_it import MarkdownIt

    # Quotation marks and dashes stay as they were typed: what is quoted must be what stands in the file.
    markdown = MarkdownIt("commonmark", {"typographer": False, "maxNesting": DEEPEST}).enable(
        ["table", "strikethrough"]
    )
    markdown.disable(["normalize", "text_join"])  # the text is in normal form; the walk joins all pieces
    markdown.block.ruler.before("table", "plain", _plain)
    markdown.block.ruler.at("reference", _reference)
    markdown.core.ruler.at("inline", _inline_parts)
    tokens = markdown.parse(markdown_text.replace("\0", "\ufffd"))
    walk = _Walk()
    while walk.position < len(tokens):
        walk.step(tokens)
    return walk.manuscript.text, walk.manuscript.marks


def _plain(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Takes the paragraphs up to the first block that may be something else, before other rules look at each."""
    from markdown_it.common.utils import mdTrim

    if state.level or silent:
        return False
    at = state.bMarks[start_line]
    while block := PLAIN_BLOCK.match(state.src, at):
        state.push("inline", "", 0).content = mdTrim(block[1])
        at = block.end()
    state.line = bisect_left(state.bMarks, at, start_line)
    return state.line > start_line


def _inline_parts(state: StateCore) -> None:
    """Parses what is inside of blocks; a block without children is simple, and need not be looked through."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = None
            if not _is_simple(token.content):
                token.children = state.md.inline.parse(token.content, state.md, state.env, [])


def _is_simple(content: str) -> bool:
    return "  \n" not in content and SIMPLE.fullmatch(content) is not None


@dataclass(slots=True)
class _Walk:
    """The way through the tokens. signs: of each open list the dash, or the number of its item."""

    manuscript: Manuscript = field(default_factory=Manuscript)
    position: int = 0
    signs: list[str] = field(default_factory=list)
    fresh_item: bool = False
    headings: int = 0

    def step(self, tokens: list[Token]) -> None:
        """Takes the next token, and a table whole."""
        token = tokens[self.position]
        self.position += 1
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self.signs.append("–")
            case "bullet_list_close" | "ordered_list_close":
                self.signs.pop()
            case "list_item_open":
                self.fresh_item = True
                if token.info:  # the number as it was written
                    self.signs[-1] = token.info + token.markup
            case "table_open":
                end = next(i for i in range(self.position, len(tokens)) if tokens[i].type == "table_close")
                self.manuscript.block("\n".join(_rows(tokens[self.position : end])), kinds=(("table", ""),))
                self.position = end + 1
            case "fence" | "code_block":
                self.manuscript.block(token.content.rstrip("\n"))
            case "html_block":
                for words in _paragraphs_of_html(token.content):
                    self.manuscript.block(words)
            case "inline":
                self._block(token, opener=tokens[self.position - 2])

    def _block(self, token: Token, *, opener: Token) -> None:
        kinds: tuple[tuple[str, str], ...] = (("list", ""),) if self.signs else ()
        if opener.type == "heading_open":
            is_title = not self.headings and opener.tag == "h1"
            kinds = (("title", ""),) if is_title else (("heading", opener.tag[1:]),)
            self.headings += 1
        words, looks = _inline(token)
        sign = self._sign() if self.signs and self.fresh_item else ""
        start = self.manuscript.block(sign + words, kinds=kinds) + len(sign)
        self.manuscript.marks += [Mark(start + first, start + last, kind) for first, last, kind in looks]

    def _sign(self) -> str:
        self.fresh_item = False
        return f"{self.signs[-1]} "


def _rows(tokens: list[Token]) -> Iterator[str]:
    cells: list[str] = []
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "inline":
            cells.append(" ".join(_inline(token)[0].split("\n")))
        elif token.type == "tr_close":
            yield "\t".join(cells)


def _inline(token: Token) -> tuple[str, list[tuple[int, int, str]]]:
    """The words of a block, and the stretches of them that are bold or italic."""
    if token.children is None:
        return _simple(token.content)
    pieces: list[str] = []
    looks: list[tuple[int, int, str]] = []
    begun: list[int] = []
    length = n_counted = 0
    for child in token.children:
        match child.type:
            case "strong_open" | "em_open":
                begun.append(length)
            case "strong_close" | "em_close":
                looks.append((begun.pop(), length, LOOKS[child.tag]))
            case "softbreak":
                pieces.append(SOFT_BREAK)
            case "hardbreak":
                pieces.append("\n")
            case "html_inline":
                pieces.append(_words_of_tag(child.content))
            case "text" | "text_special" | "code_inline" | "image":
                # A picture's own token has its description as content.
                pieces.append(child.content)
        length += sum(map(len, pieces[n_counted:]))
        n_counted = len(pieces)
    return _with_line_breaks("".join(pieces)), looks


def _simple(content: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The same of a block in which there are words and stars round words."""
    if "\n" in content:
        content = INDENTED.sub("\n", content.replace(" \n", "\n"))
    if "*" not in content:
        return _with_line_breaks(content.replace("\n", SOFT_BREAK)), []
    pieces: list[str] = []
    looks: list[tuple[int, int, str]] = []
    at = length = 0
    for match in STARRED.finditer(content):
        stars, words = match.groups()
        pieces += [content[at : match.start()], words]
        length += match.start() - at + len(words)
        at = match.end()
        looks.append((length - len(words), length, LOOKS[stars]))
    words = "".join([*pieces, content[at:]]).replace("\n", SOFT_BREAK)
    return _with_line_breaks(words), looks


SOFT_BREAK = "\0"  # of which Markdown leaves none in a text


def _with_line_breaks(text: str) -> str:
    """The text with a line break for each soft one before a speaker's label, a blank for any other."""
    if SOFT_BREAK not in text:
        return text
    lines = text.split(SOFT_BREAK)
    labelled = [LABEL.match(line) is not None for line in lines]
    if not (labelled[0] or sum(labelled) > 1):
        return " ".join(lines)
    return lines[0] + "".join(
        ("\n" if label else " ") + line for line, label in zip(lines[1:], labelled[1:], strict=True)
    )


def _words_of_tag(tag: str) -> str:
    """What a reader sees of a tag: a line break, nothing, or the tag itself if HTML has none of that name."""
    match = TAG.fullmatch(tag)
    name = (match[1] or "").lower() if match else ""
    if match and name not in INLINE_TAGS | BLOCK_TAGS and match[1]:
        return tag
    return "\n" if name == "br" else ""


def _paragraphs_of_html(content: str) -> list[str]:
    """The words of an HTML block, by the paragraphs into which its tags divide it."""

    def shown(match: re.Match[str]) -> str:
        if (match[1] or "").lower() in BLOCK_TAGS - {"br"}:
            return "\n\n"
        return _words_of_tag(match.group())

    text = html.unescape(TAG.sub(shown, UNREAD.sub("", content)))
    paragraphs = re.split(r"\n[^\S\n]*\n\s*", text)
    return [_with_line_breaks(SOFT_BREAK.join(map(str.strip, p.strip().split("\n")))) for p in paragraphs]


def _reference(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Takes a link definition out of the text, if it is one."""
    from markdown_it.rules_block import reference

    line = state.src[state.bMarks[start_line] : state.eMarks[start_line]]
    return DEFINITION.match(line) is not None and reference(state, start_line, end_line, silent)
