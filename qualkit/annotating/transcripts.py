"""Whether a text is a transcript, and which of its lines begin with the label of who speaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from qualkit.annotating.labels import Label, distinct_lines, is_particular, label_of, numbered_codes, roles_of
from qualkit.annotating.lines import Line
from qualkit.model.sources import Source

# A single recurring name, or names that seldom begin a line, are more likely an article's "Example:".
_LABELLED_LINES = 0.05
_LABELLED_LINES_OF_ONE = 0.25
# Where nobody asks anything, names have to begin most of the lines.
_LABELLED_LINES_WITHOUT_QUESTION = 0.6
# A conversation of fewer turns stands at the top of a text that is short.
_FEW_TURNS, _FEW_TURNS_SHARE = 4, 0.1
_PROSE_WORDS = 12


def labels_of(source: Source, lines: Sequence[Line], *, language: str) -> dict[int, Label]:
    """Line number -> label, for the lines that begin a turn; empty if the text is no transcript."""
    bold = source.marks_of("bold")
    bold_starts = [mark.start for mark in bold]

    def in_bold(line: Line) -> bool:
        at = bisect_right(bold_starts, line.start) - 1
        return at >= 0 and bold[at].end > line.start and line.words[: bold[at].end - line.start].count(":") <= 1

    candidates = {
        number: label
        for number, line in enumerate(lines)
        if "heading" not in line.marks and (label := label_of(line, in_bold=in_bold(line)))
    }
    found = _without_line_numbers(_believed(candidates, lines, language))
    counts = distinct_lines((lines[number], label) for number, label in found.items())
    roles = roles_of(counts, language)
    if not _is_transcript(lines, found, counts, roles):
        return {}
    front = _particulars(lines)
    sure = {label for label, count in counts.items() if count > 1 or roles[label]}
    first = min(number for number, label in found.items() if label.words in sure and number >= front)
    sure |= numbered_codes(counts)
    return {
        number: label
        for number, label in found.items()
        # A name that speaks once only is believed after others have begun to speak, if it says a sentence.
        if number >= first
        and (
            label.words in sure
            or not label.is_sure
            or (len(label.words.split()) < 3 and not _said(lines, number, label)[:1].islower())
        )
    }


def _believed(candidates: Mapping[int, Label], lines: Sequence[Line], language: str) -> dict[int, Label]:
    """The labels that look like a speaker's, and those that recur and come right after a question.

    Where small letters are believed once, so is a single word that does the same but once.
    """
    found = {number: label for number, label in candidates.items() if label.is_sure}
    roles = roles_of({label.words for label in found.values()}, language)
    doubtful = {number: label for number, label in candidates.items() if not label.is_sure}
    counts = distinct_lines((lines[number], label) for number, label in doubtful.items())
    after_question = {
        number
        for number in doubtful
        if (before := found.get(number - 1))
        and (
            roles[before.words] == "interviewer"
            or (roles[before.words] is None and "?" in _said(lines, number - 1, before))
        )
    }
    recurring = {doubtful[number].words for number in after_question if counts[doubtful[number].words] > 1}
    for number, label in doubtful.items():
        is_alike = bool(recurring) and number in after_question and len(label.words.split()) - bool(label.ordinal) == 1
        if label.words in recurring or is_alike or (label.ordinal and number in after_question):
            found[number] = label
    return dict(sorted(found.items()))


def _without_line_numbers(found: Mapping[int, Label]) -> dict[int, Label]:
    """The labels without the numbers in front of them, if these count the turns and not the speakers."""
    ordinals = [label.ordinal.strip(" .)") for label in found.values()]
    if len(ordinals) < 3 or not all(map(str.isdigit, ordinals)):
        return dict(found)
    if [int(ordinal) - int(ordinals[0]) for ordinal in ordinals] != list(range(len(ordinals))):
        return dict(found)
    return {
        number: label._replace(words=label.words.removeprefix(label.ordinal), ordinal="")
        for number, label in found.items()
    }


def _is_transcript(
    lines: Sequence[Line], found: Mapping[int, Label], counts: Mapping[str, int], roles: Mapping[str, str | None]
) -> bool:
    front = _particulars(lines)
    sure = {label for label, count in counts.items() if count > 1 or roles[label]}
    numbers = [number for number, label in found.items() if label.words in sure and number >= front]
    if not numbers:
        return False
    said_by = {found[number].words for number in numbers}
    # A transcript goes on to the end of the text, so what counts is how often somebody speaks from the first label on.
    density = len(numbers) / _paragraphs(lines, numbers)
    asking = sum("?" in _said(lines, number, found[number]) for number in numbers)
    with_role = [
        found[number].words for number in numbers if roles[found[number].words] and not _is_short(found[number])
    ]
    if any(roles[label] == "interviewer" for label in with_role) or len(with_role) >= max(2, len(numbers) / 2):
        is_only_one = len({label.words for number, label in found.items() if number >= front}) == 1
        if is_only_one and len(numbers) < 3 and asking != 2:
            return False
        if len(numbers) >= _FEW_TURNS:
            return density >= _LABELLED_LINES
        return density >= _FEW_TURNS_SHARE and _prose_before(lines, numbers[0]) < 2
    if len(said_by) > 1:
        return density >= (_LABELLED_LINES if asking else _LABELLED_LINES_WITHOUT_QUESTION)
    return len(numbers) > 2 and density >= _LABELLED_LINES_OF_ONE


def _is_short(label: Label) -> bool:
    return len(label.words) < 3  # a letter is no word for a role


def _paragraphs(lines: Sequence[Line], numbers: Sequence[int]) -> int:
    """How many paragraphs there are from the first label on; where no blank lines part them, how many lines."""
    first = min(numbers)
    if all(lines[number].is_apart for number in numbers if number > first):
        return sum(line.is_apart for line in lines[first + 1 :]) + 1
    return len(lines) - first


def _prose_before(lines: Sequence[Line], end: int) -> int:
    return sum(line.has_end_mark and len(line.words.split()) >= _PROSE_WORDS for line in lines[:end])


def _said(lines: Sequence[Line], number: int, label: Label) -> str:
    """What stands behind the label, or below it where it has a line for itself."""
    line = lines[number]
    behind = line.words[label.text_start - line.start :]
    return behind or (lines[number + 1].words if number + 1 < len(lines) else "")


def _particulars(lines: Sequence[Line]) -> int:
    """How many lines at the top are a block of particulars ("Date: …", "Interviewer: Leyla") and nobody's words."""
    end = 0
    for number, line in enumerate(lines[:20]):
        head, colon, rest = line.words.partition(":")
        if not colon or not 0 < len(head.split()) < 5 or len(rest.split()) > 12 or line.has_end_mark:
            continue
        if is_particular(head):
            end = number + 1
    # Only the block around them: what follows a blank line is said by someone.
    while 0 < end < len(lines) and not lines[end].is_apart and ":" in lines[end].words[:40]:
        if lines[end].has_end_mark or len(lines[end].words.split()) > 8:
            break
        end += 1
    return end
