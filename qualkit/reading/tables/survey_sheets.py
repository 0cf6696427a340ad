"""Surveys on several sheets of one workbook: which are read, and who is one respondent on two of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qualkit.messages import _, ngettext
from qualkit.reading.tables.open_questions import DATE

COPIED = 0.2  # of the answers of a sheet are on another one word for word: one is made of the other
LEAST_WORDS = 4  # "no, nothing" is answered by many
CONTRADICT = 0.2  # of what two sheets say of the same ids
NAMED = 5
"""How many respondents a sentence names."""


class Survey(NamedTuple):
    """A sheet with a row for each respondent.

    rows: (number in the sheet, cells), empty ones left out. names: of the respondents, those of rows without an id made
    of the row's number. open: the columns of answers. id: the column that names the respondents.
    """

    header: list[str]
    rows: list[tuple[int, list[str]]]
    names: list[str]
    open: list[int]
    id: int | None
    doubt: str = ""
    sheet: str = ""


def without_copies(surveys: Mapping[str, Survey]) -> dict[str, Survey]:
    """The sheets but for those whose answers all stand on another one; none where only some of them do."""
    answers = {name: _answers(survey) for name, survey in surveys.items()}
    kept: dict[str, Survey] = {}
    for name in sorted(surveys, key=lambda name: -len(answers[name])):
        shared = max((len(answers[name] & answers[other]) for other in kept), default=0)
        if shared < COPIED * len(answers[name]) or not shared:
            kept[name] = surveys[name]
        elif shared < len(answers[name]):
            return {}
    return {name: survey for name, survey in surveys.items() if name in kept}


def side_by_side(surveys: Mapping[str, Survey]) -> tuple[list[Survey], list[str]]:
    """The sheets with names of respondents that are clear across all of them, and what is to be said about them.

    An id that comes again on another sheet is the same respondent, unless the other columns say that it is not.
    """
    counts = Counter(identifier for survey in surveys.values() for identifier in dict.fromkeys(_ids(survey)))
    shared = [identifier for identifier, count in counts.items() if count > 1]
    are_others = bool(shared) and _contradict(list(surveys.values()), set(shared))
    named = [
        survey._replace(names=list(_names(survey, sheet, set(shared) if are_others else set())), sheet=sheet)
        for sheet, survey in surveys.items()
    ]
    found = _("sheets that were read: {sheets}")
    sheets = [
        ngettext("{sheet} ({n} respondent)", "{sheet} ({n} respondents)", len(survey.names)).format(
            sheet=survey.sheet, n=len(survey.names)
        )
        for survey in named
    ]
    return named, [found.format(sheets=", ".join(sheets)), *_about(shared, are_others=are_others)]


def _about(shared: Sequence[str], *, are_others: bool) -> Iterator[str]:
    if not shared:
        return
    some = ", ".join(shared[:NAMED]) + (", …" if len(shared) > NAMED else "")
    if are_others:
        found = _(
            "ids that come on several sheets with different attributes: {ids}; they are taken for different "
            "respondents, who can be made one case with a table of cases"
        )
    else:
        found = _(
            "ids that come on several sheets: {ids}; they are taken for the same respondents; "
            "if they are not, give them different ids in the workbook"
        )
    yield found.format(ids=some)


def _answers(survey: Survey) -> set[str]:
    cells = {row[column] for _number, row in survey.rows for column in survey.open}
    return {cell for cell in cells if len(cell.split()) >= LEAST_WORDS} or cells - {""}


def _ids(survey: Survey) -> list[str]:
    return [row[survey.id] for _number, row in survey.rows if row[survey.id]] if survey.id is not None else []


def _contradict(surveys: Sequence[Survey], shared: set[str]) -> bool:
    """Whether the columns of attributes say different things of the same ids; when they answered may differ."""
    said: dict[tuple[str, str], set[str]] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for survey in surveys:
        for _number, row in survey.rows:
            if survey.id is None or row[survey.id] not in shared:
                continue
            for column, name in enumerate(survey.header):
                if column not in (*survey.open, survey.id) and row[column] and not DATE.fullmatch(row[column]):
                    said.setdefault((row[survey.id], name), set()).add(row[column])
                    counts[row[survey.id], name] += 1
    several = [values for key, values in said.items() if counts[key] > 1]
    return sum(len(values) > 1 for values in several) > CONTRADICT * len(several)


def _names(survey: Survey, sheet: str, others: set[str]) -> Iterator[str]:
    for (_number, row), name in zip(survey.rows, survey.names, strict=True):
        has_id = survey.id is not None and bool(row[survey.id])
        if not has_id:
            yield f"{sheet}, {name}"
        elif survey.id is not None and row[survey.id] in others:
            yield f"{name} ({sheet})"
        else:
            yield name
