"""Interviews without labels: a dash, bold letters or italics, capitals or nothing but the question mark tells who asks.

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
from qualkit.annotating.speakers.asking import asks, by_me, is_personal, is_put, is_question, share, to_you
from qualkit.annotating.speakers.labels import Label, is_section_label, is_usual_heading, roles_of
from qualkit.annotating.speakers.speaker_words import ANSWERS, QUESTIONS

_DASH = re.compile(r"[-–—•]\s*(?=[^\W\d_]|[\"“«(…\d])")
_ITALIC = re.compile(r"([*_])(?![*_]).*[^*_]\1[.?!]?", re.DOTALL)
_NUMBERED = re.compile(r"\d{1,2}\s?[.)]\s+(?=[^\W\d_]|[\"“«])")
_STARRED = re.compile(r"(\*\*|__).*\1[.?!]?", re.DOTALL)
_HEADING = 12
_FEWEST, _OF_A_LOOK, _ANSWERED = 3, 0.6, 0.7
# Of the questions so many speak to somebody, and of the answers so many are in the first person.
_EVIDENCE, _EVIDENCE_OF_PLAIN, _EVIDENCE_OF_ONE = 0.4, 0.5, 0.25
# Looks that set apart who asks. Headings do not: reports and pages of advice have such with question marks.
_LOOKS_OF_A_QUESTION = ("dash", "bold", "italic", "numbered", "list")
_ALWAYS, _EVIDENCE_WITH_A_LOOK, _TAKING_TURNS = 0.8, 0.3, 0.8
_TOP, _TITLE_WORDS = 6, 10
_INTERVIEW = re.compile(
    r"\b(?:m[üu]sahib[əe]\w*|s[öo]hb[əe]t\w*|mülakat\w*|röportaj\w*|söyleşi\w*|görüşme(?:si|miz|ler)?|"
    r"(?:transkript|transcript|interview|интервью|бесед|расшифровк|стенограмм)\w*|"
    r"(?:spoke|talk(?:s|ed)?|conversation|in conversation) (?:to|with))\b",
    re.IGNORECASE,
)
_QUESTION_WORDS, _ANSWER_WORDS, _ANSWER_WORDS_WITH_A_LOOK = 60, 5, 4
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
_MOST_UNDASHED = 1.5  # paragraphs to one with a dash


Ends = Mapping[str, Callable[[Line], int]]
"""bold, italic -> line -> where the letters of this look end that it begins with; its start if it has none."""


class Paragraph(NamedTuple):
    """Lines [first, end) with what they say, without a dash or number in front.

    looks: of bold, italic, capitals, heading, list, numbered, dash.
    """

    first: int
    end: int
    text_start: int
    words: str
    looks: frozenset[str]


def unlabelled_turns(lines: Sequence[Line], ends: Ends, *, language: str) -> dict[int, Label]:
    """Line number -> the word for a question or an answer, at each change of the speaker; empty if it is no interview.

    The words are those of the language: Sual and Cavab, Soru and Cevap, Вопрос and Ответ, Question and Answer.
    """
    paragraphs = _paragraphs(lines, ends)
    found = _dashed(paragraphs)
    for look in ("bold", "italic", "capitals", "heading", "numbered", "list", ""):
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


def with_questions(lines: Sequence[Line], found: dict[int, Label], ends: Ends, *, language: str) -> dict[int, Label]:
    """The labels, and one for the question before each of them where only who answers has a label."""
    roles = roles_of({label.words for label in found.values()}, language)
    if not found or "interviewer" in roles.values():
        return found
    paragraphs = _paragraphs(lines, ends)
    at = {paragraph.first: number for number, paragraph in enumerate(paragraphs)}
    said_below = {number + 1 for number, label in found.items() if label.text_start >= lines[number].end}
    first_of = {}
    for number in found:
        if number not in at or not at[number]:
            continue
        before = paragraphs[at[number] - 1]
        is_unlabelled = before.first not in found and before.first not in said_below
        if is_unlabelled and is_question(before.words) and len(before.words.split()) <= _QUESTION_WORDS:
            first_of[before.first] = before.text_start
    if len(first_of) < 2 or len(first_of) < _OF_A_LOOK * len(found):
        return found
    asked = QUESTIONS.get(language, "Question")
    return dict(sorted((found | {first: Label(asked, start) for first, start in first_of.items()}).items()))


def _paragraphs(lines: Sequence[Line], ends: Ends) -> list[Paragraph]:
    """The paragraphs; where no blank lines part them, each line that follows the end of a sentence."""
    inner = [number for number in range(1, len(lines)) if not lines[number].is_apart]
    each_line = share([lines[number - 1].has_end_mark for number in inner]) > _ANSWERED
    starts = [
        number
        for number, line in enumerate(lines)
        if number == 0
        or line.is_apart
        or _DASH.match(line.words)
        or _NUMBERED.match(line.words)
        or (each_line and lines[number - 1].has_end_mark)
        or _changes_look(lines[number - 1], line, ends)
    ]
    return [_paragraph(lines, first, end, ends) for first, end in pairwise([*starts, len(lines)])]


def _changes_look(before: Line, line: Line, ends: Ends) -> bool:
    return before.has_end_mark and any((end(before) == before.end) != (end(line) == line.end) for end in ends.values())


def _paragraph(lines: Sequence[Line], first: int, end: int, ends: Ends) -> Paragraph:
    own = lines[first:end]
    words = " ".join(line.words for line in own)
    looks = set()
    if match := _DASH.match(words):
        looks.add("dash")
        words = words[match.end() :]
    elif numbered := _NUMBERED.match(words):
        looks.add("numbered")
        words = words[numbered.end() :]
    if _is_all(own, ends["bold"]) or _STARRED.fullmatch(words):
        looks.add("bold")
    elif _is_all(own, ends["italic"]) or _ITALIC.fullmatch(words):
        looks.add("italic")
    if (capitals := sum(map(str.isupper, words))) >= _HEADING:
        letters = sum(map(str.isalpha, words))
        if letters > _HEADING and capitals > 0.9 * letters:
            looks.add("capitals")
    if all("heading" in line.marks for line in own):
        looks.add("heading")
    if all("list" in line.marks for line in own):
        looks.add("list")
    start = own[0].start + (match.end() if match else 0)
    return Paragraph(first, end, start, words.strip("*_ "), frozenset(looks))


def _is_all(lines: Sequence[Line], look_end: Callable[[Line], int]) -> bool:
    return all(look_end(line) >= line.end - 1 for line in lines)


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
        return _with_answers(paragraphs, dashed, asking, evidence=_EVIDENCE, look="dash")
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
    if _takes_turns(dashed, words) and len(paragraphs) - dashed[0] <= _MOST_UNDASHED * len(dashed):
        return found
    questions_put = share([is_put(words[number]) for number in questions if asks(words[number])])
    is_own = share([by_me(words[number]) for number in answers])
    if min(questions_put, is_own) < _EVIDENCE_OF_ONE or questions_put + is_own < 2 * _EVIDENCE:
        return {}
    return found if share([asks(words[number]) for number in questions]) >= _OF_A_LOOK else {}


def _takes_turns(dashed: Sequence[int], words: Mapping[int, str]) -> bool:
    """Whether every second paragraph asks, and the others do not: then it matters little what they say."""
    asked = [is_question(words[number]) for number in dashed]
    return (
        sum(asked) >= _FEWEST
        and share([one != other for one, other in pairwise(asked)]) >= _TAKING_TURNS
        and median(len(words[number].split()) for number in dashed if is_question(words[number])) >= _FEWEST
    )


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
    evidence = _EVIDENCE if look else _EVIDENCE_OF_PLAIN
    return _with_answers(paragraphs, marked if look else asking, asking, evidence=evidence, look=look)


def _answers_with_a_question(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """Whether a question right after another one is the answer to it: "What could I do?"."""
    words = paragraphs[number].words
    return bool(number) and is_question(paragraphs[number - 1].words) and by_me(words) and not to_you(words)


def _with_answers(
    paragraphs: Sequence[Paragraph], marked: Sequence[int], asking: Sequence[int], *, evidence: float, look: str
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
    least = _ANSWER_WORDS_WITH_A_LOOK if look in _LOOKS_OF_A_QUESTION else _ANSWER_WORDS
    if median(len(paragraphs[number].words.split()) for number in answers) < least:
        return {}
    questions_put = share([is_put(paragraphs[number].words) for number in asking])
    is_own = share([by_me(paragraphs[number].words) for number in answers])
    if min(questions_put, is_own) >= evidence:
        return found
    is_set_apart = (
        look in _LOOKS_OF_A_QUESTION
        and min(answered, len(asking) / sum(number >= first for number in marked)) >= _ALWAYS
        and len(asking) >= _FEWEST
        and first <= max(_TOP, len(asking))
    )
    return found if is_set_apart and _speak_to_each_other(paragraphs, asking, answers) else {}


def _speak_to_each_other(paragraphs: Sequence[Paragraph], asking: Sequence[int], answers: Sequence[int]) -> bool:
    """Whether questions that are told by their look are somebody's to somebody else, on less evidence.

    A page of advice speaks to its reader in the answers, or asks as its reader would; an article has its usual parts.
    """
    words = [paragraph.words for paragraph in paragraphs]
    if any(is_section_label(said) or is_usual_heading(said) for said in words):
        return False
    questions, told = [words[number] for number in asking], [words[number] for number in answers]
    questions_put = share([is_put(said) for said in questions])
    score = (
        questions_put
        + share([is_personal(said) for said in told])
        - share([by_me(said) and not to_you(said) for said in questions])
        - share([to_you(said) and not is_personal(said) for said in told])
    )
    top = words[: min(asking[0], _TOP)]
    is_named = any(len(said.split()) <= _TITLE_WORDS and _INTERVIEW.search(said) for said in top)
    return score >= _EVIDENCE_WITH_A_LOOK and (questions_put > 0 or is_named)
