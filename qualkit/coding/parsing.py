"""The language in which terms are written: from a term's text to its expression.

siyasət                          a word in its dictionary form: all its inflections
kadr çatışmazlığı                a phrase: each word in its inflections, next to each other, in this order
"Security Council"               in double quotes: this form only, letter case included
cyber*                           every word that begins so
-malı                            every word that ends so; az and tr: in vowel harmony, with endings of person behind
-lıq*                            the same, with anything behind
/кибер.*атак/                    a regular expression, tried on single words
(lack|shortage) of (staff|skill) alternatives
staff ~4 shortage                both in one sentence, at most 4 words from one to the other, whichever comes first
not >3 easy                      the same, and the second stands behind the first
law & data                       both in one unit of text (sentence, paragraph or turn; the codebook says which)
law & !data                      the first in a unit of text without the second
security !"Security Council"     the first, but not where it shares a word with the second
!no problem                      alone: takes what it finds from all other terms of its code and of the codes below it

From the loosest to the tightest: `|`, `&`, `!`, `~` and `>`, words next to each other. Brackets group.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from qualkit.coding.expressions import Either, Expression, Near, Phrase, Term, Together, Without, Word
from qualkit.coding.patterns import check_pattern
from qualkit.messages import _

WORD = r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’.&/\-‑][^\W_]+)*\*?"
CLOSED_PATTERN = r"/(?:[^/\\]|\\.)*/"
TOKEN = re.compile(
    rf"""\s*(?:
    (?P<distance>[~>]\s?\d*)
  | (?P<sign>[()|&!])
  | (?:
        (?P<quoted>"[^"]*")
      | (?P<suffix>-[^\W\d_]+\*?(?:/-[^\W\d_]+\*?)*)
      | (?P<regex>{CLOSED_PATTERN})
      | (?P<word>{WORD})
    )(?=[\s()|&!~>"]|$)
    )""",
    re.VERBOSE,
)
PIECE = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_](?:[^&/.]|(?<=\d)[./](?=\d))*|[&/.]")
"""What the annotation has as tokens: `R&D` and `node.js` are three, `24/7` and `U.S.` are one."""

STRAY_MARK = re.compile("(?<=i)\u0307|(?<=[аеиоуыэюяАЕИОУЫЭЮЯ])\u0301|[\u00ad\u200b\ufeff]")
"""The dot that other programs leave on a small i, stress in Russian, and what cannot be seen."""

LONGEST_TERM = 1_000
"""Characters."""
MOST_WAYS = 500
"""Phrases that the alternatives of one phrase may stand for."""
MOST_BRACKETS = 20
FARTHEST = 50
"""Words."""


class TermError(ValueError):
    """A text that is no term; at: the character, from 0, at which that shows."""

    def __init__(self, found: str, at: int = 0) -> None:
        self.at = at
        super().__init__(found)


class Token(NamedTuple):
    """A piece of a term's text and where it begins."""

    kind: str
    text: str
    at: int


class Piece(NamedTuple):
    """A word before it is known whether it stands in a phrase; how: "" for a plain one."""

    text: str
    how: str


Ways = tuple[tuple[Piece, ...], ...]


def parse_term(text: str, language: str) -> Term:
    """The term that the text writes.

    >>> [word.how for word in parse_term('rəqəmsal savad*', 'az').words]
    ['phrase', 'prefix']

    Raises: TermError (a ValueError), saying what to do and at which character, if it is none.
    """
    written = STRAY_MARK.sub("", unicodedata.normalize("NFC", text))  # as all originals are
    if len(written) > LONGEST_TERM:
        raise TermError(_("it is longer than {n} characters; make several terms of it").format(n=LONGEST_TERM))
    tokens = _tokens(written)
    if not tokens:
        raise TermError(_("it is empty; write a word, or remove it"))
    is_exclusion = tokens[0].text == "!"
    parser = _Parser(tokens[is_exclusion:], language, len(written))
    expression = parser.whole()
    return Term(text, language, expression, is_exclusion)


def _tokens(text: str) -> list[Token]:
    tokens, at = [], 0
    end = len(text.rstrip())
    while at < end:
        match = TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise _no_word(text, at)
        kind = match.lastgroup
        tokens.append(Token(kind, match[kind], match.start(kind)))
        at = match.end()
    return tokens


def _no_word(text: str, at: int) -> TermError:
    at += len(text[at:]) - len(text[at:].lstrip())
    if text[at] == '"' and '"' not in text[at + 1 :]:
        return TermError(_('the quote `"` is not closed; add another one behind the last word'), at)
    if text[at] == "/" and not re.match(CLOSED_PATTERN, text[at:]):
        return TermError(_("the regular expression is not closed; add a `/` behind it"), at)
    part = text[at:].split()[0]
    if text[at] == '"' or text[at] == "/":
        found = _("`{part}`: a blank, a bracket or a sign must stand behind what is closed; write two words as two")
        return TermError(found.format(part=part), at)
    found = _("`{part}` is no word; a term is made of words, and a wild card stands at a word's end")
    return TermError(found.format(part=part), at)


@dataclass(slots=True)
class _Parser:
    """A walk over the tokens; each method takes what it names and goes on behind it."""

    tokens: list[Token]
    language: str
    end: int
    place: int = 0
    depth: int = 0

    def whole(self) -> Expression:
        expression = self.finished(self.either())
        if token := self.peek():
            if token.text == ")":
                raise TermError(_("this bracket closes nothing; remove it, or open one before it"), token.at)
            found = _("`!` cannot stand behind `& !`; put brackets around what belongs together: a & !(b | c)")
            raise TermError(found, token.at)
        return expression

    def either(self) -> Expression | Ways:
        """a | b"""
        parts = [self.together()]
        while self.take("|"):
            parts.append(self.together())
        if all(isinstance(part, tuple) for part in parts):
            return tuple(way for part in parts if isinstance(part, tuple) for way in part)
        return Either(tuple(self.finished(part) for part in parts))

    def together(self) -> Expression | Ways:
        """a & b & !c"""
        parts, absent = [self.without()], list[Expression | Ways]()
        while self.take("&"):
            (absent if (is_absent := self.take("!")) else parts).append(self.near() if is_absent else self.without())
        if len(parts) + len(absent) == 1:
            return parts[0]
        return Together(tuple(map(self.finished, parts)), tuple(map(self.finished, absent)))

    def without(self) -> Expression | Ways:
        """a !b !c"""
        base, excluded = self.near(), []
        while self.take("!"):
            excluded.append(self.finished(self.near()))
        return Without(self.finished(base), tuple(excluded)) if excluded else base

    def near(self) -> Expression | Ways:
        """a ~4 b, a >2 b"""
        found = self.phrase()
        while (token := self.peek()) and token.kind == "distance":
            self.place += 1
            number = token.text[1:].strip()
            if not number or not 1 <= int(number) <= FARTHEST:
                message = _("`{sign}` needs a number of words from 1 to {n} behind it, such as `{sign}4`")
                raise TermError(message.format(sign=token.text[0], n=FARTHEST), token.at)
            second = self.finished(self.phrase())
            found = Near(self.finished(found), second, int(number), token.text[0] == ">")
        return found

    def phrase(self) -> Expression | Ways:
        """Words and alternatives next to each other; a bracket that stands alone may hold anything."""
        begin = self.peek()
        items: list[Expression | Ways] = []
        while (token := self.peek()) and (token.kind not in ("sign", "distance") or token.text == "("):
            items.append(self.item())
        if not items:
            raise TermError(_("a word is missing here; write one, or remove the sign"), begin.at if begin else self.end)
        if len(items) == 1:
            return items[0]
        all_ways = [item for item in items if isinstance(item, tuple)]
        at = begin.at if begin else 0
        if len(all_ways) < len(items):
            raise TermError(_("inside a phrase brackets hold alternatives only, such as (lack|shortage)"), at)
        n_ways = 1
        for ways in all_ways:
            n_ways *= len(ways)
        if n_ways > MOST_WAYS:
            found = _("its alternatives make {n} phrases, more than {most}; make several terms of it")
            raise TermError(found.format(n=n_ways, most=MOST_WAYS), at)
        return tuple(tuple(piece for part in way for piece in part) for way in product(*all_ways))

    def item(self) -> Expression | Ways:
        token = self.tokens[self.place]
        self.place += 1
        match token.kind:
            case "sign":
                return self.group(token)
            case "quoted":
                return self.quoted(token)
            case "suffix":
                return ((Piece("/".join(part[1:] for part in token.text.split("/")), "suffix"),),)
            case "regex":
                check_pattern(token.text[1:-1], self.language, TermError, token.at)
                return ((Piece(token.text[1:-1], "regex"),),)
            case _:
                return (tuple(map(_plain, PIECE.findall(token.text))),)

    def group(self, opening: Token) -> Expression | Ways:
        self.depth += 1
        if self.depth > MOST_BRACKETS:
            raise TermError(_("too many brackets in each other; make several terms of it"), opening.at)
        inside = self.either()
        if not self.take(")"):
            raise TermError(_("this bracket is not closed; add a `)`"), opening.at)
        self.depth -= 1
        return inside

    def quoted(self, token: Token) -> Ways:
        parts = token.text[1:-1].split()
        if not parts:
            raise TermError(_("it is empty; write a word, or remove it"), token.at)
        for part in parts:
            if part.endswith("*"):
                found = _("a wild card has no meaning between quotes; remove the one or the other")
                raise TermError(found, token.at)
            if not re.fullmatch(WORD, part):
                found = _("`{part}` is no word; a term is made of words, and a wild card stands at a word's end")
                raise TermError(found.format(part=part), token.at)
        return (tuple(Piece(piece, "exact") for part in parts for piece in PIECE.findall(part)),)

    def finished(self, found: Expression | Ways) -> Expression:
        if not isinstance(found, tuple):
            return found
        return Phrase(tuple(dict.fromkeys(tuple(self.word(piece, len(way)) for piece in way) for way in found)))

    def word(self, piece: Piece, n_pieces: int) -> Word:
        return Word(piece.text, piece.how or ("phrase" if n_pieces > 1 else "inflected"), self.language)

    def peek(self) -> Token | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def take(self, sign: str) -> bool:
        token = self.peek()
        if token is None or token.kind != "sign" or token.text != sign:
            return False
        self.place += 1
        return True


def _plain(piece: str) -> Piece:
    if piece.endswith("*"):
        return Piece(piece[:-1], "prefix")
    return Piece(piece, "exact" if piece in "&/." else "")
