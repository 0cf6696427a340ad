"""The pieces of a query's text."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from qualkit.comparing.querying.expressions import QueryError
from qualkit.messages import _

QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "„": "“”", "«": "»"}
"""How a quotation begins and what may end it; programs for letters put curled marks in by themselves."""
SIGNS = {"≤": "<=", "≥": ">=", "≠": "!=", "<>": "!=", "==": "="}
TOKEN = re.compile(
    r"""(?P<quoted>"[^"]*"|'[^']*'|“[^”]*”|‘[^’]*’|„[^“”]*[“”]|«[^»]*»)
    |(?P<bracketed>\[[^\]]*\])
    |(?P<sign><=|>=|!=|<>|==|[()=<>~,≤≥≠])
    |(?P<word>[^\s()=<>~,≤≥≠!"“”„«»\[\]'‘][^\s()=<>~,≤≥≠!"“”„«»\[\]]*)""",
    re.VERBOSE,
)
LONGEST_QUERY = 2_000
"""Characters."""


class Token(NamedTuple):
    """A piece of a query and where it stands. kind: quoted, bracketed, sign or word; `end` behind the last one.

    text: without its quotation marks or brackets.
    """

    kind: str
    text: str
    start: int
    end: int

    @property
    def keyword(self) -> str:
        """What the piece may be as a word of the query language: lower case; empty for what is quoted."""
        return self.text.lower() if self.kind in ("word", "sign") else ""


def tokens_of(text: str) -> list[Token]:
    """The pieces in order, the last one of the kind `end`; the text in NFC, as all originals are.

    Raises: QueryError for a mark that is not closed, and for a text that is too long.
    """
    if len(text) > LONGEST_QUERY:
        message = _("it is longer than {n} characters; ask several questions")
        raise QueryError(message.format(n=LONGEST_QUERY), LONGEST_QUERY)
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        match = TOKEN.match(text, at)
        if match is None:
            raise _no_token(text[at], at)
        kind = match.lastgroup or "word"
        written = match[0][1:-1].strip() if kind in ("quoted", "bracketed") else match[0]
        tokens.append(Token(kind, SIGNS.get(written, written), at, match.end()))
        at = match.end()
    return [*tokens, Token("end", "", len(text.rstrip()), len(text))]


def normal(text: str) -> str:
    """The query in NFC, on one line."""
    return unicodedata.normalize("NFC", re.sub(r"[\r\n\t]", " ", text))


def _no_token(sign: str, at: int) -> QueryError:
    if sign in QUOTES:
        return QueryError(_("the quotation mark {sign} is not closed").format(sign=sign), at)
    if sign == "[":
        return QueryError(_("the bracket [ is not closed"), at)
    return QueryError(_("the sign {sign} has no meaning here").format(sign=sign), at)
