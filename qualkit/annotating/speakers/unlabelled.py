"""Interviews without labels: a dash, bold letters, capitals or nothing but the question mark tells who speaks.

What is said must be a conversation: the questions are put to somebody, and the answers speak of whoever gives them.
So the questions of an article, a questionnaire or a page of advice make nobody speak, and neither does a story.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from qualkit.annotating.lines import Line
from qualkit.annotating.speakers.asking import asks, by_me, is_put, is_question, share, to_you
from qualkit.annotating.speakers.labels import Label, roles_of
from qualkit.annotating.speakers.speaker_words import ANSWERS, QUESTIONS

_DASH = re.compile(r"[-–—]\s*(?=[^\W\d_]|[\"“«(…\d])")
_ITALIC = re.compile(r"([*_])(?![*_]).*[^*_]\1[.?!]?", re.DOTALL)
_STARRED = re.compile(r"(\*\*|__).*\1[.?!]?", re.DOTALL)
_HEADING = 12
_FEWEST, _OF_A_LOOK, _ANSWERED = 3, 0.6, 0.7
# Of the questions so many speak to somebody, and of the answers so many are in the first person.
_EVIDENCE, _EVIDENCE_OF_PLAIN, _EVIDENCE_OF_ONE = 0.4, 0.5, 0.25
_QUESTION_WORDS, _ANSWER_WORDS = 60, 5
_PARAGRAPHS_TO_A_QUESTION = 8
_LONG, _SHORT = 40, 25
# Who tells a story says who spoke: "– Gəl, – dedi.", "— Да, — сказала она."
_TOLD = re.compile(
    r"[,.!?…]\s*[-–—]\s*(?:\w+\s+){0,3}?(?:de(?:di|yir|yib|miş)|soruş(?:du|ur)|cavab ver(?:di|ir)|pıçılda|qışqır|"
    r"diye|sordu|yanıtla|cevap ver|söyle(?:di|ndi)|fısılda|bağır|"
    r"сказал|спросил|ответил|произн[её]с|воскликн|прошептал|крикнул|подумал|отозвал|проговорил|буркнул|"
    r"said|asked|replied|answered|whispered|shouted|cried|muttered)",
    re.IGNORECASE,
)
_MOST_TOLD = 0.1


class Paragraph(NamedTuple):
    """Lines [first, end) with what they say, without a dash in front; look: bold, italic, capitals, heading, dash."""

    first: int
    end: int
    text_start: int
    words: str
    looks: frozenset[str]


def unlabelled_turns(lines: Sequence[Line], bold_end: Callable[[Line], int], *, language: str) -> dict[int, Label]:
    """Line number -> the word for a question or an answer, at each change of the speaker; empty if it is no interview.

    The words are those of the language: Sual and Cavab, Soru and Cevap, Вопрос and Ответ, Question and Answer.
    """
    paragraphs = _paragraphs(lines, bold_end)
    found = _dashed(paragraphs)
    for look in ("bold", "italic", "capitals", "heading", ""):
        found = found or _marked(paragraphs, look)
    question, answer = QUESTIONS.get(language, "Question"), ANSWERS.get(language, "Answer")
    labels: dict[int, Label] = {}
    asked_before: bool | None = None
    for number, is_asked in sorted(found.items()):
        if is_asked != asked_before:
            paragraph = paragraphs[number]
            labels[paragraph.first] = Label(question if is_asked else answer, paragraph.text_start)
        asked_before = is_asked
    return labels


def with_questions(
    lines: Sequence[Line], found: dict[int, Label], bold_end: Callable[[Line], int], *, language: str
) -> dict[int, Label]:
    """The labels, and one for the question before each of them where only who answers has a label."""
    roles = roles_of({label.words for label in found.values()}, language)
    if not found or "interviewer" in roles.values():
        return found
    paragraphs = _paragraphs(lines, bold_end)
    at = {paragraph.first: number for number, paragraph in enumerate(paragraphs)}
    first_of = {}
    for number in found:
        if number not in at or not at[number]:
            continue
        before = paragraphs[at[number] - 1]
        if before.first not in found and is_question(before.words) and len(before.words.split()) <= _QUESTION_WORDS:
            first_of[before.first] = before.text_start
    if len(first_of) < 2 or len(first_of) < _OF_A_LOOK * len(found):
        return found
    asked = QUESTIONS.get(language, "Question")
    return dict(sorted((found | {first: Label(asked, start) for first, start in first_of.items()}).items()))


def _paragraphs(lines: Sequence[Line], bold_end: Callable[[Line], int]) -> list[Paragraph]:
    """The paragraphs; where no blank lines part them, each line that follows the end of a sentence."""
    inner = [number for number in range(1, len(lines)) if not lines[number].is_apart]
    each_line = share([lines[number - 1].has_end_mark for number in inner]) > _ANSWERED
    starts = [
        number
        for number, line in enumerate(lines)
        if number == 0
        or line.is_apart
        or _DASH.match(line.words)
        or (each_line and lines[number - 1].has_end_mark)
        or _changes_look(lines[number - 1], line, bold_end)
    ]
    return [_paragraph(lines, first, end, bold_end) for first, end in pairwise([*starts, len(lines)])]


def _changes_look(before: Line, line: Line, bold_end: Callable[[Line], int]) -> bool:
    return before.has_end_mark and (bold_end(before) == before.end) != (bold_end(line) == line.end)


def _paragraph(lines: Sequence[Line], first: int, end: int, bold_end: Callable[[Line], int]) -> Paragraph:
    own = lines[first:end]
    words = " ".join(line.words for line in own)
    looks = set()
    if match := _DASH.match(words):
        looks.add("dash")
        words = words[match.end() :]
    if all(bold_end(line) >= line.end - 1 for line in own) or _STARRED.fullmatch(words):
        looks.add("bold")
    elif _ITALIC.fullmatch(words):
        looks.add("italic")
    letters = [letter for letter in words if letter.isalpha()]
    if len(letters) > _HEADING and sum(map(str.isupper, letters)) > 0.9 * len(letters):
        looks.add("capitals")
    if all("heading" in line.marks for line in own):
        looks.add("heading")
    start = own[0].start + (match.end() if match else 0)
    return Paragraph(first, end, start, words.strip("*_ "), frozenset(looks))


def _dashed(paragraphs: Sequence[Paragraph]) -> dict[int, bool]:
    """Paragraph number -> whether it asks, for an interview whose turns begin with a dash."""
    dashed = [number for number, paragraph in enumerate(paragraphs) if "dash" in paragraph.looks]
    while dashed and not is_question(paragraphs[dashed[0]].words):
        dashed.pop(0)
    words = {number: paragraphs[number].words for number in dashed}
    asking = [number for number in dashed if is_question(words[number])]
    if len(asking) < 2 or share([bool(_TOLD.search(said)) for said in words.values()]) > _MOST_TOLD:
        return {}
    if len(asking) >= _ANSWERED * len(dashed):  # the answers have no dash
        return _with_answers(paragraphs, dashed, asking, evidence=_EVIDENCE)
    found = _in_turns(dashed, words)
    answers = [number for number in dashed if not found[number]]
    questions = [number for number in dashed if found[number]]
    goes_round = share([found[one] and not found[other] for one, other in pairwise(dashed)])
    if (
        len(questions) < 2
        or goes_round < 0.3
        or len(paragraphs) - dashed[0] > _PARAGRAPHS_TO_A_QUESTION * len(questions)
    ):
        return {}
    if median(len(words[number].split()) for number in answers) < _ANSWER_WORDS:
        return {}
    questions_put = share([is_put(words[number]) for number in questions if asks(words[number])])
    is_own = share([by_me(words[number]) for number in answers])
    if min(questions_put, is_own) < _EVIDENCE_OF_ONE or questions_put + is_own < 2 * _EVIDENCE:
        return {}
    return found if share([asks(words[number]) for number in questions]) >= _OF_A_LOOK else {}


def _in_turns(dashed: Sequence[int], words: Mapping[int, str]) -> dict[int, bool]:
    """Whether each paragraph with a dash asks: they take turns, but for what plainly goes on as it was."""
    found: dict[int, bool] = {}
    asked = False
    for place, number in enumerate(dashed):
        count, is_asking = len(words[number].split()), is_question(words[number])
        following = dashed[place + 1 : place + 2]
        if asked:
            goes_on = (
                is_asking
                and count < _SHORT
                and is_put(words[number])
                and bool(following)
                and not is_question(words[following[0]])
            )
        else:
            goes_on = place > 0 and not is_asking and (count >= _LONG or _asks_next(following, words))
        asked = asked if goes_on else not asked
        found[number] = asked
    return found


def _asks_next(following: Sequence[int], words: Mapping[int, str]) -> bool:
    return any(is_question(words[number]) for number in following)


def _marked(paragraphs: Sequence[Paragraph], look: str) -> dict[int, bool]:
    """Paragraph number -> whether it asks, where the questions differ by their look; any look for an empty one."""
    marked = [
        number for number, one in enumerate(paragraphs) if (look in one.looks if look else "list" not in one.looks)
    ]
    asking = [
        number
        for number in marked
        if is_question(paragraphs[number].words)
        and len(paragraphs[number].words.split()) <= _QUESTION_WORDS
        and (look or not _answers_with_a_question(paragraphs, number))
    ]
    if len(asking) < _FEWEST or (look and len(asking) < _OF_A_LOOK * len(marked)):
        return {}
    if look and len(marked) > _ANSWERED * len(paragraphs):
        return {}
    return _with_answers(
        paragraphs, marked if look else asking, asking, evidence=_EVIDENCE if look else _EVIDENCE_OF_PLAIN
    )


def _answers_with_a_question(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """Whether a question right after another one is the answer to it: "What could I do?"."""
    words = paragraphs[number].words
    return bool(number) and is_question(paragraphs[number - 1].words) and by_me(words) and not to_you(words)


def _with_answers(
    paragraphs: Sequence[Paragraph], marked: Sequence[int], asking: Sequence[int], *, evidence: float
) -> dict[int, bool]:
    """The questions and the paragraphs after them, if these answer; a heading among the questions is no turn."""
    first, last = asking[0], len(paragraphs)
    is_marked = set(marked)
    questions = {
        number for number in marked if number >= first and (number in asking or paragraphs[number].words[-1:] in ".!…")
    }
    found = {
        number: number in questions for number in range(first, last) if number in questions or number not in is_marked
    }
    answers = [number for number, is_asked in found.items() if not is_asked]
    answered = share([found.get(number + 1) is False for number in asking])
    if answered < _ANSWERED or last - first > _PARAGRAPHS_TO_A_QUESTION * len(asking):
        return {}
    if median(len(paragraphs[number].words.split()) for number in answers) < _ANSWER_WORDS:
        return {}
    questions_put = share([is_put(paragraphs[number].words) for number in asking]) >= evidence
    is_own = share([by_me(paragraphs[number].words) for number in answers]) >= evidence
    return found if questions_put and is_own else {}
