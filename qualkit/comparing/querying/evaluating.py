"""What answers the expression of a query, source by source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from qualkit.comparing.querying.expressions import (
    WITH_DISTANCE,
    Both,
    Codes,
    Either,
    Expression,
    Related,
    Without,
    Words,
    has_codes,
    parts_of,
)
from qualkit.comparing.querying.stretches import (
    Stretch,
    WordColumns,
    common,
    group,
    joined,
    related,
    untouched,
    windows,
    words_of,
)
from qualkit.model.codings import Firing, Status
from qualkit.model.results import Passage
from qualkit.model.spans import Span
from qualkit.model.study import Study

Found = Mapping[str, Sequence[Sequence[Firing]]]
"""A term -> for each source the places where it stands."""


class Evaluator:
    """Answers an expression for one source after the other."""

    def __init__(self, study: Study, expression: Expression, terms: Found) -> None:
        self._study = study
        self._expression = expression
        self._terms = terms
        wanted = {uid for part in parts_of(expression) if isinstance(part, Codes) for uid in part.uids}
        self._passages: dict[tuple[str, str], list[Passage]] = defaultdict(list)
        for passage in study.passages:
            if passage.code_uid in wanted:
                self._passages[passage.source_uid, passage.code_uid].append(passage)
        self._number = -1
        self._columns: WordColumns | None = None

    def stretches(self, number: int) -> list[Stretch]:
        """The stretches of a source, by its number in the study, that answer the expression, in order."""
        self._number, self._columns = number, None
        return sorted(self._of(self._expression), key=lambda one: (one.start, one.end))

    def _of(self, expression: Expression) -> list[Stretch]:
        text = self._study.sources[self._number].text
        match expression:
            case Codes():
                return self._of_codes(expression)
            case Words(term, _):
                places = self._terms[term][self._number]
                return joined(text, [Stretch(place.start, place.end, is_settled=True) for place in places])
            case Either(parts):
                return self._either(text, parts)
            case Both(first, second):
                return common(text, self._of(first), self._of(second))
            case Without(base, excluded):
                return untouched(self._of(base), group(text, joined(text, self._of(excluded))))
            case Related():
                return self._related(expression)

    def _of_codes(self, expression: Codes) -> list[Stretch]:
        source = self._study.sources[self._number]
        found = [
            Stretch(*passage.span, is_settled=passage.status is Status.ACCEPTED)
            for uid in expression.uids
            for passage in self._passages.get((source.uid, uid), ())
        ]
        return found if len(expression.uids) == 1 else joined(source.text, found)

    def _either(self, text: str, parts: Sequence[Expression]) -> list[Stretch]:
        """All parts joined; beside codes the places of a term are what nobody has accepted."""
        coded = [has_codes(part) for part in parts]
        found = [
            one if is_coded or not any(coded) else replace(one, is_settled=False)
            for part, is_coded in zip(parts, coded, strict=True)
            for one in self._of(part)
        ]
        return joined(text, found)

    def _related(self, expression: Related) -> list[Stretch]:
        text = self._study.sources[self._number].text
        first = self._of(expression.first)
        second = joined(text, self._of(expression.second)) if first else []
        if not second:
            return []
        is_coded = has_codes(expression.second)
        settled, every = (
            group(text, second, expression.wording, is_settled=only, has_codes=is_coded) for only in (True, False)
        )
        reach = [Span(0, 0)] * len(first)
        if expression.how in WITH_DISTANCE:
            reach = windows(self._words, first, expression.distance)
        return list(related(expression.how, first, reach, settled, every))

    @property
    def _words(self) -> WordColumns:
        if self._columns is None:
            self._columns = words_of(self._study.sources[self._number], self._study.annotations[self._number])
        return self._columns
