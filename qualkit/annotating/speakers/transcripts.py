"""Whether a text is a transcript, and which of its lines begin with the label of who speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import pairwise

from qualkit.annotating.lines import END_MARKS, Line
from qualkit.annotating.speakers.asking import asks, is_personal, share, to_you
from qualkit.annotating.speakers.labels import (
    Label,
    distinct_lines,
    is_code,
    is_particular,
    label_of,
    lists_attendance,
    numbered_codes,
    roles_of,
)
from qualkit.annotating.speakers.likeness import groups_of, joined_in
from qualkit.annotating.speakers.nobodys import is_credit

# A single recurring name, or names that seldom begin a line, are more likely an article's "Example:".
_LABELLED_LINES = 0.05
_LABELLED_LINES_OF_ONE = 0.25
# Where nobody asks anything, names have to begin most of the lines.
_LABELLED_LINES_WITHOUT_QUESTION = 0.6
# Speaker 1 and Speaker 2 take turns throughout; RQ1 and RQ2 stand in an article.
_LABELLED_LINES_OF_NUMBERED = 0.5
_FIGURE = re.compile(r"\d+")
# A conversation of fewer turns stands at the top of a text that is short.
_FEW_TURNS, _FEW_TURNS_SHARE = 4, 0.1
_PROSE_WORDS, _TITLE_WORDS, _SHORT, _TOP = 12, 20, 8, 5
# Of the lines with a colon so many end with a mark where people write marks at all.
_MARKED = 0.8
# Of the turns of people without a role so many speak of themselves or to somebody, if nobody asks in most turns.
_SPEAKING, _NEARLY_ALL = 0.3, 0.8
# Of labels without a colon: so many must ask, change the speaker, or be somebody's who speaks again.
_ASKING, _CHANGES, _MOSTLY, _FEWEST_WORDS, _FEWEST_SAID = 0.2, 0.5, 0.6, 2, 5
_MOST_REPORTED = 0.4
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]*[\"“”»][.!?…,;]?")
_OPTION = re.compile(r"([A-EА-Дa-eа-д])[.)]\s")


def colon_labels(lines: Sequence[Line], *, language: str, bold_end: Callable[[Line], int]) -> dict[int, Label]:
    """Line number -> label, for the lines that begin a turn with a colon; empty if the text is no transcript."""

    def in_bold(line: Line) -> bool:
        words = line.words[: bold_end(line) - line.start]
        return bool(words) and words.count(":") <= 1

    candidates = {
        number: label
        for number, line in enumerate(lines)
        if "heading" not in line.marks and (label := label_of(line, in_bold=in_bold(line)))
    }
    candidates = _without_reported(candidates, lines, language)
    found = _without_line_numbers(_believed(candidates, lines, language))
    counts = distinct_lines(lines, found)
    roles = roles_of(counts, language)
    if not _is_transcript(lines, found, counts, roles):
        return {}
    front = _particulars(lines)
    sure = _sure(counts, roles)
    begun = [number for number, label in found.items() if label.words in sure and number >= front]
    if len(begun) > 2 and not roles[found[begun[0]].words] and _is_title(lines, found, *begun[:2]):
        begun.pop(0)
    first = begun[0]
    sure |= numbered_codes(counts)
    last = max(begun)
    return {
        number: label
        for number, label in found.items()
        if number >= first
        and (
            label.words in sure
            or not label.is_sure
            or _speak_together(label, sure)
            or _speaks_once(lines, number, label, is_last=number > last)
        )
    }


def _without_reported(candidates: Mapping[int, Label], lines: Sequence[Line], language: str) -> dict[int, Label]:
    """The labels without those of people whose words all stand in quotation marks: somebody else reports them.

    Where most of what is said stands in such marks, they say nothing.
    """
    is_quoted = {number: _QUOTED.fullmatch(_said(lines, number, label)) for number, label in candidates.items()}
    if share([quoted is not None for quoted in is_quoted.values()]) > _MOST_REPORTED:
        return dict(candidates)
    speaking = {candidates[number].words for number, quoted in is_quoted.items() if quoted is None}
    roles = roles_of({label.words for label in candidates.values()}, language)
    return {number: label for number, label in candidates.items() if label.words in speaking or roles[label.words]}


def _speak_together(label: Label, sure: Collection[str]) -> bool:
    """Whether a label joins those of several who speak elsewhere: "K2 & K3"."""
    joined = joined_in(label.words)
    return len(joined) > 1 and all(one in sure for one in joined)


def _speaks_once(lines: Sequence[Line], number: int, label: Label, *, is_last: bool) -> bool:
    """Whether a name that occurs once is believed after others have begun to speak: it says a sentence.

    At the end it may rather tell who made the interview.
    """
    said = _said(lines, number, label)
    if is_last and (is_credit(lines[number]) or (not lines[number].has_end_mark and len(said.split()) < _FEWEST_SAID)):
        return False
    return len(label.words.split()) < 3 and not said[:1].islower()


def is_conversation(lines: Sequence[Line], found: Mapping[int, Label], language: str) -> bool:
    """Whether labels that have no colon are those of a conversation: they recur, take turns, and somebody asks."""
    counts = distinct_lines(lines, found)
    roles = roles_of(counts, language)
    numbers = sorted(found)
    said = {number: _said(lines, number, found[number]) for number in numbers}
    if len(numbers) < 2 or sum(len(words.split()) for words in said.values()) < _FEWEST_WORDS * len(numbers):
        return False
    if _has_options(lines[numbers[0] :]):
        return False
    density = len(numbers) / _paragraphs(lines, numbers)
    asked = [number for number in numbers if roles[found[number].words] == "interviewer"]
    if asked:
        answered = [_is_answered(lines, number, found, roles) for number in asked]
        is_asked = share([asks(said[number]) for number in asked]) >= _MOSTLY or not _are_letters(found)
        return density >= _FEW_TURNS_SHARE and is_asked and share(answered) >= _MOSTLY
    again = [number for number in numbers if counts[found[number].words] > 1]
    changes = [found[one].words != found[other].words for one, other in pairwise(numbers)]
    return (
        len({found[number].words for number in again}) > 1
        and len(again) >= _FEW_TURNS
        and len(again) >= _MOSTLY * len(numbers)
        and share(changes) >= _CHANGES
        and density >= _LABELLED_LINES_OF_ONE
        and share([asks(words) for words in said.values()]) >= _ASKING
        and _is_talk(lines, numbers, found)
        and (not any("heading" in lines[number].marks for number in numbers) or _are_answered(lines, numbers, found))
    )


def _are_answered(lines: Sequence[Line], numbers: Sequence[int], found: Mapping[int, Label]) -> bool:
    """Whether one asks and the others answer; in a textbook the questions come last, in an article anywhere."""
    asked: dict[str, list[bool]] = {}
    for number in numbers:
        asked.setdefault(found[number].words, []).append(asks(_paragraph_said(lines, number, found)))
    asking, *others = sorted(asked, key=lambda label: -share(asked[label]))
    first, last = found[numbers[0]].words, found[numbers[-1]].words
    is_set_off = share(asked[asking]) >= _MOSTLY and all(
        2 * share(asked[other]) <= share(asked[asking]) for other in others
    )
    return is_set_off and (first == asking or last != asking)


def _is_answered(
    lines: Sequence[Line], number: int, found: Mapping[int, Label], roles: Mapping[str, str | None]
) -> bool:
    """Whether somebody else speaks before the next question, or words without a label stand there."""
    after = number + 1 if found[number].text_start < lines[number].end else number + 2
    while after < len(lines) and after not in found and not (lines[after].is_apart or lines[after - 1].has_end_mark):
        after += 1
    return after < len(lines) and (after not in found or roles[found[after].words] != "interviewer")


def _has_options(lines: Sequence[Line]) -> bool:
    """Whether the lines are a test with answers to choose from: A) and then B)."""
    letters = [match[1].lower() if (match := _OPTION.match(line.words)) else "" for line in lines]
    return any(pair in (("a", "b"), ("а", "б")) for pair in pairwise(letters))


def _are_letters(found: Mapping[int, Label]) -> bool:
    return all(_is_short(label) for label in found.values())


def _believed(candidates: Mapping[int, Label], lines: Sequence[Line], language: str) -> dict[int, Label]:
    """The labels that look like a speaker's, and those that recur and come right after a question.

    Where small letters are believed once, so is a single word that does the same but once.
    """
    found = {number: label for number, label in candidates.items() if label.is_sure}
    roles = roles_of({label.words for label in found.values()}, language)
    doubtful = {number: label for number, label in candidates.items() if not label.is_sure}
    counts = distinct_lines(lines, doubtful)
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
    sure = _sure(counts, roles)
    numbers = [number for number, label in found.items() if label.words in sure and number >= front]
    if not numbers:
        return False
    said_by = {found[number].words for number in numbers}
    # A transcript goes on to the end of the text, so what counts is how often somebody speaks from the first label on.
    density = len(numbers) / _paragraphs(lines, numbers)
    asking = sum("?" in _paragraph_said(lines, number, found) for number in numbers)
    if all(roles[label] == "interviewer" for label in said_by) and not any(
        _is_answered(lines, number, found, roles) for number in numbers
    ):
        return False  # a list of questions that nobody answers
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
    no_roles = not any(roles[label] for label in said_by)
    if no_roles and len(said_by) > 1 and _are_numbered(said_by) and density < _LABELLED_LINES_OF_NUMBERED:
        return False
    are_people = any(map(is_code, said_by)) or _are_attending(lines[: numbers[0]], said_by)
    if no_roles and not are_people and not _is_talk(lines, numbers, found):
        return False
    if len(said_by) > 1 and not asking and not any(with_role) and _are_entries(lines, numbers, found):
        return False
    if len(said_by) > 1:
        return density >= (_LABELLED_LINES if asking else _LABELLED_LINES_WITHOUT_QUESTION)
    return len(numbers) > 2 and density >= _LABELLED_LINES_OF_ONE


def _is_talk(lines: Sequence[Line], numbers: Sequence[int], found: Mapping[int, Label]) -> bool:
    """Whether labels that name no role are people's: one asks, or many speak of themselves or to another.

    Parts of an article that recur (strengths and weaknesses, two countries) do neither, even with a question in them.
    Who does not ask in nearly each turn, but in most, needs somebody who speaks so.
    """
    asked: dict[str, list[bool]] = {}
    speaking = []
    for number in numbers:
        said = _paragraph_said(lines, number, found)
        asked.setdefault(found[number].words, []).append(asks(said))
        speaking.append(is_personal(said) or to_you(said))
    asking = max((share(flags) for flags in asked.values() if len(flags) > 1), default=0.0)
    return asking >= _NEARLY_ALL or (asking >= _MOSTLY and any(speaking)) or share(speaking) >= _SPEAKING


def _are_attending(above: Sequence[Line], labels: Collection[str]) -> bool:
    """Whether minutes list those who speak among the people who are there: what they say may be nobody's own."""
    at = next((number for number, line in enumerate(above) if lists_attendance(line.words)), len(above))
    listed = " ".join(line.words for line in above[at:])
    return sum(label in listed for label in labels) > 1


def _paragraph_said(lines: Sequence[Line], number: int, found: Mapping[int, Label]) -> str:
    """The rest of the paragraph behind a label, or the one below it."""
    said = [lines[number].words[found[number].text_start - lines[number].start :]]
    for below in range(number + 1, len(lines)):
        if below in found or (lines[below].is_apart and any(said)):
            break
        said.append(lines[below].words)
    return " ".join(said)


def _are_numbered(labels: Collection[str]) -> bool:
    """Whether labels differ in their figures only: an article counts its questions and hypotheses so (RQ1, RQ2)."""
    return all(map(_FIGURE.search, labels)) and len({_FIGURE.sub("", label) for label in labels}) == 1


def _is_title(lines: Sequence[Line], found: Mapping[int, Label], number: int, following: int) -> bool:
    """Whether a label at the top is a title's ("Nora Finch: the last of her trade"): paragraphs stand before others."""
    if found[number].text_start >= lines[number].end:
        return False
    is_short = not lines[number].has_end_mark and len(lines[number].words.split()) <= _TITLE_WORDS
    return number < _TOP and is_short and any(line.is_apart for line in lines[number + 1 : following])


def _sure(counts: Mapping[str, int], roles: Mapping[str, str | None]) -> set[str]:
    """The labels that name a role, or somebody who speaks again, be it under a shorter or longer label."""
    person = groups_of(list(counts))
    turns: Counter[str] = Counter()
    for label, count in counts.items():
        turns[person[label]] += count
    return {label for label in counts if turns[person[label]] > 1 or roles[label]}


def _are_entries(lines: Sequence[Line], numbers: Sequence[int], found: Mapping[int, Label]) -> bool:
    """Whether what stands behind the labels is rather entered in a form than said: a few words without an end mark."""
    said = [_said(lines, number, found[number]) for number in numbers]
    is_ended = share([words.rstrip("\"'”’»“)]}›*_").endswith(tuple(END_MARKS)) for words in said]) >= _CHANGES
    return not is_ended and sum(len(words.split()) for words in said) < _FEWEST_SAID * len(said)


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
    # Only the block around them: what follows a blank line is said by someone, unless paragraphs are set apart anyway.
    said = [line for line in lines[end:] if ":" in line.words[:40]]
    ends_are_marked = share([line.has_end_mark for line in said]) >= _MARKED
    while 0 < end < len(lines) and ":" in lines[end].words[:40]:
        line = lines[end]
        if line.has_end_mark or len(line.words.split()) > (_PROSE_WORDS if ends_are_marked else _SHORT):
            break
        if line.is_apart and not (ends_are_marked and lines[end - 1].is_apart):
            break
        end += 1
    return end
