"""The language of queries: from a text to its expression and condition.

challenges/staff                the passages of a code and of the codes below it
theme/*   *                     those of the codes below a code; of any code
[near]                          a code that is called like a word of the query language
"cyber attack"                  the places of a term, in all its forms
A near:30 B                     A with B at most 30 words before or behind it; near alone: 30
A within B   A overlaps B       A wholly in one B; A that shares a character with B
A followed-by:30 B              A behind whose end B begins within 30 words
A and B   A and not B   A or B  what lies in both; A that no B touches; either
where FIELD = VALUE             = != ~ < <= > >= in (…, …), with and, or, not and brackets; none: not known

Near and its like bind closest, then `and` with `and not` from left to right, then `or`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NoReturn

from qualkit.comparing.querying.expressions import (
    RELATIONS,
    RESERVED,
    WITH_DISTANCE,
    AnyOf,
    Both,
    Codes,
    Condition,
    Either,
    Every,
    Expression,
    Not,
    Query,
    QueryError,
    Related,
    Test,
    Without,
    Words,
)
from qualkit.comparing.querying.tokens import Token, normal, tokens_of
from qualkit.comparing.querying.values import is_ordered
from qualkit.comparing.querying.vocabulary import Vocabulary
from qualkit.errors import UnknownName
from qualkit.messages import _

DISTANCE = 30
"""Words, where `near` and `followed-by` have no number."""
FARTHEST = 1_000
MOST_BRACKETS = 20
OPERATORS = ("and", "and not", "or", *RELATIONS, "where")
COMPARISONS = ("=", "!=", "~", "<", "<=", ">", ">=")
ORDERED = ("<", "<=", ">", ">=")
ELSEWHERE = {"&": "and", "&&": "and", "+": "and", "|": "or", "||": "or", "-": "and not", "andnot": "and not"}
"""How other programs write what qualkit has a word for."""
NONE = "none"


def parse_query(text: str, vocabulary: Vocabulary) -> Query:
    """What the text asks.

    Raises: QueryError (a ValueError), saying what to do and at which character, if it is no query.
    """
    parser = _Parser(normal(text), vocabulary)
    return parser.query()


class _Parser:
    """Goes once over the pieces from left to right."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self._text = text
        self._vocabulary = vocabulary
        self._tokens: Sequence[Token] = tokens_of(text)
        self._at = 0
        self._depth = 0

    def query(self) -> Query:
        if self._now.kind == "end":
            raise QueryError(_("it is empty; write a code, such as: challenges near:30 security"))
        expression = self._either()
        condition = None
        if self._took("where"):
            condition = self._any_of()
        if self._now.kind != "end":
            self._refuse_rest(is_condition=condition is not None)
        return Query(expression, condition)

    # Expressions

    def _either(self) -> Expression:
        parts = [self._both()]
        while self._took("or"):
            if self._now.keyword == "not":
                raise QueryError(_("`not` stands only behind `and`: A and not B"), self._now.start)
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _both(self) -> Expression:
        left = self._related()
        while self._took("and"):
            left = Without(left, self._related()) if self._took("not") else Both(left, self._related())
        return left

    def _related(self) -> Expression:
        left = self._operand()
        while (how := self._now.keyword.partition(":")[0]) in RELATIONS:
            distance = self._distance(self._next(), how)
            begin = self._now.start
            right = self._operand()
            wording = self._text[begin : self._tokens[self._at - 1].end]
            left = Related(how, left, right, distance, wording)
        return left

    def _distance(self, token: Token, how: str) -> int:
        _how, colon, number = token.keyword.partition(":")
        if not colon:
            apart = re.fullmatch(r":?(\d*)", self._now.text) if self._now.kind == "word" else None
            if how in WITH_DISTANCE and apart:
                message = _("write the number of words close behind a colon: {how}:{number}")
                raise QueryError(message.format(how=how, number=apart[1] or DISTANCE), self._now.start)
            return DISTANCE
        if how not in WITH_DISTANCE:
            raise QueryError(_("`{how}` has no number").format(how=how), token.start)
        if not re.fullmatch(r"[0-9]{1,9}", number) or not 1 <= int(number) <= FARTHEST:
            message = _("`{written}` needs a number of words from 1 to {most}, such as {how}:{usual}")
            written = token.text
            raise QueryError(message.format(written=written, most=FARTHEST, how=how, usual=DISTANCE), token.start)
        return int(number)

    def _operand(self) -> Expression:
        token = self._now
        if token.kind == "quoted":
            self._next()
            return Words(token.text, token.start + 1)
        if self._opened():
            inner = self._either()
            self._close(token)
            return inner
        if token.keyword.partition(":")[0] in RESERVED or token.kind in ("end", "sign"):
            self._refuse_operand(token)
        self._next()
        if self._now.text in COMPARISONS and self._now.kind == "sign":
            message = _("a condition stands behind `where`: A where {field} {sign} …")
            raise QueryError(message.format(field=token.text, sign=self._now.text), token.start)
        return Codes(self._vocabulary.codes(token.text, token.start))

    def _refuse_operand(self, token: Token) -> NoReturn:
        before = self._tokens[self._at - 1].text if self._at else ""
        if token.keyword == "not":
            raise QueryError(
                _("`not` stands only behind `and`: A and not B; for all codes but B: * and not B"), token.start
            )
        if token.kind == "end":
            message = _("the query ends where a code or a term should stand behind `{before}`").format(before=before)
        elif before:
            message = _("a code or a term must stand between `{before}` and `{found}`")
            message = message.format(before=before, found=token.text)
        else:
            message = _("a code or a term must stand before `{found}`").format(found=token.text)
        raise QueryError(message, token.start)

    # Conditions

    def _any_of(self) -> Condition:
        parts = [self._every()]
        while self._took("or"):
            parts.append(self._every())
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _every(self) -> Condition:
        parts = [self._condition()]
        while self._took("and"):
            parts.append(self._condition())
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def _condition(self) -> Condition:
        is_negated = False
        while self._took("not"):
            is_negated = not is_negated
        token = self._now
        if self._opened():
            condition = self._any_of()
            self._close(token)
        else:
            condition = self._test()
        return Not(condition) if is_negated else condition

    def _test(self) -> Test:
        name = self._now
        if name.kind in ("end", "sign") or name.keyword in ("and", "or", "where"):
            raise QueryError(_("a condition must stand here, such as: language = az"), name.start)
        field, is_attribute = self._vocabulary.field(self._next().text, name.start)
        how = self._now
        if how.kind == "sign" and how.text in COMPARISONS:
            self._next()
            values = (self._value(field, how.text, is_attribute=is_attribute),)
            return Test(field, is_attribute, how.text, values)
        is_negated = self._took("not")
        if not self._took("in"):
            message = _("one of = != ~ < <= > >= in must stand behind `{field}`").format(field=name.text)
            raise QueryError(message, self._now.start)
        return Test(field, is_attribute, "!=" if is_negated else "=", self._list(field, is_attribute=is_attribute))

    def _list(self, field: str, *, is_attribute: bool) -> tuple[str | None, ...]:
        bracket = self._now
        if not self._took("("):
            raise QueryError(_("the values of `in` stand in brackets: in (az, tr)"), bracket.start)
        values = [self._value(field, "=", is_attribute=is_attribute)]
        while self._took(","):
            values.append(self._value(field, "=", is_attribute=is_attribute))
        self._close(bracket)
        return tuple(values)

    def _value(self, field: str, how: str, *, is_attribute: bool) -> str | None:
        token = self._now
        if token.kind in ("end", "sign"):
            message = _("a value must stand behind `{sign}`").format(sign=self._tokens[self._at - 1].text)
            raise QueryError(message, token.start)
        self._next()
        if how in ORDERED and not is_ordered(token.text):
            message = _("`{sign}` compares numbers, and dates such as 2024-03-01, not '{value}'")
            raise QueryError(message.format(sign=how, value=token.text), token.start)
        if token.keyword == NONE and how in ("=", "!="):
            return None
        if is_attribute or how not in ("=", "!="):
            return token.text
        return self._vocabulary.value(field, token.text, token.start)

    # Pieces

    @property
    def _now(self) -> Token:
        return self._tokens[self._at]

    def _next(self) -> Token:
        token = self._tokens[self._at]
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def _took(self, keyword: str) -> bool:
        """Whether the next piece was this word or sign; it is passed then."""
        if self._now.keyword != keyword:
            return False
        self._next()
        return True

    def _opened(self) -> bool:
        if not self._took("("):
            return False
        self._depth += 1
        if self._depth > MOST_BRACKETS:
            message = _("more than {n} brackets stand inside each other")
            raise QueryError(message.format(n=MOST_BRACKETS), self._tokens[self._at - 1].start)
        return True

    def _close(self, opened: Token) -> None:
        if self._now.kind == "end":
            raise QueryError(_("the bracket that opens here is not closed"), opened.start)
        if not self._took(")"):
            self._refuse_rest(is_condition=False)
        self._depth = max(0, self._depth - 1)

    def _refuse_rest(self, *, is_condition: bool) -> NoReturn:
        token = self._now
        if token.text == ")" and token.kind == "sign":
            raise QueryError(_("this bracket closes none"), token.start)
        if token.kind == "sign" and token.text == ",":
            raise QueryError(_("a comma stands only between the values of `in (…)`, and inside quotes"), token.start)
        if is_condition:
            message = _("'{found}' is one piece too many; values of several words stand in quotes: 'think tank'")
            raise QueryError(message.format(found=token.text), token.start)
        if token.text in ELSEWHERE:
            message = _("'{found}' is no operator; write: {word}").format(found=token.text, word=ELSEWHERE[token.text])
            raise QueryError(message, token.start)
        if token.kind == "sign":
            raise QueryError(_("the sign {sign} has no meaning here").format(sign=token.text), token.start)
        if token.keyword == "not":
            raise QueryError(_("write `and not`"), token.start)
        raise QueryError(str(UnknownName(_("operator"), token.text, OPERATORS)), token.start)
