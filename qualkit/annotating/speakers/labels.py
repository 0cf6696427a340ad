"""The label that a line of a transcript begins with, and what it says about the speaker."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from qualkit.annotating.lines import END_MARKS, Line
from qualkit.annotating.speakers.speaker_words import (
    ANSWER_WORDS,
    ANSWERS,
    ANYBODY,
    ATTENDANCE,
    HEADINGS,
    LETTER_PAIRS,
    MORE_ROLES,
    NOT_SPEAKERS,
    ORDER_WORDS,
    OTHERS,
    PARTICULARS,
    QUESTION_WORDS,
    REMARKS,
    SMALL_IN_NAMES,
)
from qualkit.languages import Language, get_language
from qualkit.model.annotations import LANGUAGES

CLOCK = r"[\[(<{#]?\d{1,2}:\d\d(?::\d\d)?(?:[.,-]\d{1,3})?[\])>}#]?"
_CLOCK_IN_BRACKETS = r"[\[(<{#]\d{1,2}:\d\d(?::\d\d)?(?:[.,-]\d{1,3})?[\])>}#]"
# "1. Katılımcı", "1-ci iştirakçı", "1-й участник", "1st participant", "1 Anna".
ORDINAL = r"\d{1,3}(?:\s?[.)]|-?(?:n?c[iıuü]|[оыи]?й|[ая]?я|st|nd|rd|th))?\s+"
_LABEL = re.compile(
    rf"(?:[-–—•]\s*)?(?:{CLOCK}\s*(?:[-–—]\s*)?)?[*_]{{0,2}}(?P<label>[\[(\"“«]{{0,2}}(?P<ordinal>{ORDINAL})?"
    rf"[^\W\d_][^:：\n\t]{{0,70}}?)[*_]{{0,2}}(?:\s*{CLOCK})?\s*"
    rf"(?:[:：](?!//)(?!\d)|(?<![\d\s]):(?=\d))[*_]{{0,2}}(?:\s*{_CLOCK_IN_BRACKETS})?\s*"
)
# What a chat of a meeting writes before a message: "10:01:22 From Leyla to Everyone: …".
_CHAT = re.compile(rf"{CLOCK}\s+From\s+(?P<label>\S.{{0,60}}?)\s+[tT]o\s+[^:]{{1,60}}:\s*")
_WRAPPED = re.compile(r"\(\(([^()]+)\)\)|\[([^\[\]]+)\]|\(([^()]+)\)|\"([^\"]+)\"|“([^”]+)”|«([^»]+)»")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# How somebody says something stands in brackets next to the name; where they belong does so as well, and stays.
_STAGE_DIRECTION = re.compile(
    r"\s*[(\[][^()\[\]]{0,30}?\b(?:gül(?:ür|ərək|erek|üyor|ümsə|ümse|üş)\w*|(?-i:güler)|"
    r"pauza|fasilə ilə|sus(?:ur|ar|uyor)|"
    r"sükut|sessizlik|durakla\w*|duraksa\w*|ağla(?:yır|yaraq|yarak|r|maqlı|mak\w*)|ağlıyor|"
    r"öskür\w*|öksür\w*|fikirləşir|düşün(?:ür|ərək|erek|üyor)|pıçıl\w*|fısıl\w*|kəsir|araya girər\w*|"
    r"сме(?:ётся|ется|ются|ясь|х)|пауза|молч(?:ит|ание|а)|плач\w*|кашля\w*|вздыха\w*|вздох\w*|ш[её]пот\w*|улыба\w*|"
    r"задум\w*|перебива\w*|laugh\w*|chuckl\w*|giggl\w*|paus(?:e|es|ing)|silen(?:ce|t)|cry(?:ing)?|cries|cough\w*|"
    r"sigh\w*|whisper\w*|smil(?:es|ing)|nod(?:s|ding)|thinking|interrupt\w*|overlap\w*|crosstalk)\b[^()\[\]]{0,30}[)\]]",
    re.IGNORECASE,
)
_NOT_IN_A_NAME = re.compile(r"[;!?\"“”«»=<>]")
_LONGEST_SECTION_LABEL = 60
MAX_WORDS, MAX_WORDS_IN_BOLD = 5, 8
_LEAST_TO_MISSPELL, _TITLE_LENGTH = 7, 25
_ENOUGH_LINES = 20  # different ones of a label: who has said so much has no title that was printed again
# "Soru 3", "Sual № 3", "3-cü sual".
_NUMBERED_WORD = re.compile(rf"([^\W\d_]+)\s*(?:№\s*)?\d{{1,3}}\.?|{ORDINAL}([^\W\d_]+)")
_COUNTED_LETTER = re.compile(r"([^\W\d_])(\d{1,3})")
_CODE = re.compile(r"(?:[^\W\d_]{1,3}\d{0,2}[-_. ])?[^\W\d_]{1,3}[-_.]?\d{1,3}")
_LETTER = re.compile(r"([^\W\d_])[.\s-]{0,2}\d{0,3}\.?")


class Label(NamedTuple):
    """A label as written and where what is said begins.

    is_sure: it looks like a speaker's; the others are believed where the conversation shows that they are.
    ordinal: the number in front that is a part of the words.
    """

    words: str
    text_start: int
    is_sure: bool = True
    ordinal: str = ""


def label_of(line: Line, *, in_bold: bool = False) -> Label | None:
    """The label that the line begins with if it can be a speaker's, else None.

    in_bold: the words before the colon are bold, which makes longer ones and such in small letters credible.
    """
    match = _CHAT.match(line.words) or _LABEL.match(line.words)
    if match is None:
        return None
    ordinal = match.groupdict().get("ordinal") or ""
    return judged(match["label"].strip(), line.start + match.end(), ordinal=ordinal, in_bold=in_bold)


def judged(label: str, text_start: int, *, ordinal: str = "", in_bold: bool = False) -> Label | None:
    """The words as a label if they can be a speaker's, else None."""
    if wrapped := _WRAPPED.fullmatch(label):
        label = next(filter(None, wrapped.groups())).strip()
    label = _STAGE_DIRECTION.sub("", label).strip() or label
    bare = _IN_BRACKETS.sub(" ", label.removeprefix(ordinal)).strip()
    words = bare.split()
    if not words or _NOT_IN_A_NAME.search(bare) or len(words) > MAX_WORDS_IN_BOLD:
        return None
    if _lowered(words[0]) & NOT_SPEAKERS or is_section_label(bare):
        return None
    if "," in bare and not any(role_of(part, "") for part in bare.split(",")):
        return None
    has_title = len(words) > 1 and words[0].endswith(".") and bool(_lowered(words[0]) & SMALL_IN_NAMES)
    is_upper = words[0][0].isupper() or has_title
    is_name = len(words) <= MAX_WORDS and is_upper and all(map(_can_be_in_a_name, words[1:]))
    is_role = role_of(bare, "") is not None or bool(_lowered(words[0]) & ANYBODY)
    is_sure = is_role and (is_name or len(words) < 3) if ordinal else is_name or in_bold or _is_small_role(words)
    return Label(label, text_start, is_sure, ordinal)


@lru_cache(maxsize=4096)
def role_of(label: str, language: str) -> str | None:
    """The role that a label's words name, in the language or else in any other; None for a name and for a letter.

    >>> role_of("Katılımcı 2", "tr"), role_of("1-ci iştirakçı", "az"), role_of("Aysel Rəhimli", "az")
    ('participant', 'participant', None)
    """
    words = [word.strip("().,-–_0123456789№#[]") for word in label.split()]
    bare = " ".join(filter(None, words))
    own_first = sorted(_languages(), key=lambda other: other.code != language)
    for candidate in [bare, *words]:
        if len(candidate) < 3 or any(other.lower(candidate) in ANYBODY for other in own_first):
            continue
        for other in own_first:
            if role := _role_named(candidate, other):
                return role
        if len(candidate) >= _LEAST_TO_MISSPELL and (role := _roles_without_marks().get(without_marks(candidate))):
            return role
    return None


def is_other(label: str) -> bool:
    """Whether the label names somebody who neither asks nor answers, such as a translator.

    >>> is_other("Tərcüməçi"), is_other("Переводчик 1"), is_other("Leyla")
    (True, True, False)
    """
    words = _IN_BRACKETS.sub(" ", label).split()
    return bool(words) and any(_lowered(word) & OTHERS for word in words)


def roles_of(labels: Iterable[str], language: str) -> dict[str, str | None]:
    """The role of each of a transcript's labels; a letter has one only next to its counterpart in the language.

    >>> roles_of(["S", "C"], "az"), roles_of(["S", "L"], "az"), roles_of(["M", "P1"], "en")
    ({'S': 'interviewer', 'C': 'participant'}, {'S': None, 'L': None}, {'M': 'interviewer', 'P1': 'participant'})
    """
    roles = {label: role_of(label, language) for label in labels}
    letters = {label: match[1].upper() for label in roles if (match := _LETTER.fullmatch(label))}
    present = set(letters.values())
    own = LETTER_PAIRS.get(language) or tuple(pair for pairs in LETTER_PAIRS.values() for pair in pairs)
    pairs = [pair for pair in own if set(pair) <= present]
    for label, letter in letters.items():
        as_either = [("interviewer", "participant")[pair.index(letter)] for pair in pairs if letter in pair]
        is_question = letter == "Q" and label[-1:].isdigit()  # Q1, Q2: nobody is called so
        roles[label] = "interviewer" if is_question else as_either[0] if as_either else None
    return roles


def is_code(label: str) -> bool:
    """Whether a label is a letter, a number or a word for anybody (`S1`, `SPEAKER_00`), not a person's name."""
    words = re.split(r"[\s_\d.№#-]+", label)
    return _LETTER.fullmatch(label) is not None or bool(_lowered(words[0]) & ANYBODY)


def numbered_codes(labels: Iterable[str]) -> set[str]:
    """The labels that are short codes and differ from another one in their figures only.

    >>> sorted(numbered_codes(["P1", "P2", "FG1-P1", "FG1-P4", "R1", "Step 1", "Step 2"]))
    ['FG1-P1', 'FG1-P4', 'P1', 'P2']
    """
    alike: dict[str, list[str]] = {}
    for label in dict.fromkeys(labels):
        if _CODE.fullmatch(label):
            alike.setdefault(re.sub(r"\d+", "", label), []).append(label)
    return {label for codes in alike.values() if len(codes) > 1 for label in codes}


def answerer(label: str, language: str) -> str:
    """The word for who answers where only the questions have labels, in the language of a question's label.

    >>> answerer("Soru 3", "en"), answerer("Interviewer", "en")
    ('Cevap', 'Answer')
    """
    word = next((word for word in _lowered(label.split()[0]) if word in QUESTION_WORDS and len(word) > 1), None)
    return QUESTION_WORDS[word] if word else ANSWERS.get(language, "Answer")


def question_number(label: str) -> str | None:
    """The number in a label that names a question, e.g. `3` of `Sual 3`."""
    match = re.fullmatch(r"([^\W\d_]+)\s*(?:№\s*)?(\d{1,3})\.?", label)
    if match:
        return match[2] if _lowered(match[1]) & QUESTION_WORDS.keys() else None
    match = re.fullmatch(rf"(?=(\d+))(?:{ORDINAL})([^\W\d_]+)", label)
    return match[1] if match and _lowered(match[2]) & QUESTION_WORDS.keys() else None


def without_question_numbers(labels: Sequence[str], language: str) -> dict[str, str]:
    """Each label -> the label without its number, if that is the question's and not a person's; else itself.

    labels: of all turns, in order. Letters are counted only if their numbers go on with the questions (S1, C1, S2, C2).

    >>> without_question_numbers(["Soru 1", "Cevap", "SORU 2", "Cevap"], "tr")
    {'Soru 1': 'Soru', 'Cevap': 'Cevap', 'SORU 2': 'Soru'}
    >>> without_question_numbers(["S1", "C1", "S2", "C2"], "az"), without_question_numbers(["S1", "C2", "C1"], "az")
    ({'S1': 'S', 'C1': 'C', 'S2': 'S', 'C2': 'C'}, {'S1': 'S1', 'C2': 'C2', 'C1': 'C1'})
    """
    counted = _counted_letters(labels, roles_of(labels, language))
    bare = {label: label[:1] if label in counted else _numbered_word(label) or label for label in labels}
    written: dict[str, str] = {}  # as the word is written where it comes first
    for word in bare.values():
        written.setdefault(without_marks(word), word)
    return {label: written[without_marks(word)] if word != label else label for label, word in bare.items()}


def _numbered_word(label: str) -> str | None:
    """The word for a question or an answer in a label that numbers it, e.g. `Sual` of `Sual 3`."""
    match = _NUMBERED_WORD.fullmatch(label)
    word = (match[1] or match[2]) if match else ""
    return word if len(word) > 1 and _lowered(word) & (QUESTION_WORDS.keys() | ANSWER_WORDS) else None


def _counted_letters(labels: Sequence[str], roles: Mapping[str, str | None]) -> set[str]:
    """The labels of a letter and a number that count the questions: nobody asks again after the next has asked."""
    found: set[str] = set()
    asked: list[tuple[str, int]] = []
    answered: dict[str, list[bool]] = {}
    for label in labels:
        match = _COUNTED_LETTER.fullmatch(label)
        if match and roles[label] == "interviewer":
            asked.append((label, int(match[2])))
        elif match and roles[label] == "participant":
            answered.setdefault(match[1], []).append(bool(asked) and int(match[2]) == asked[-1][1])
    numbers = [number for _label, number in asked]
    if len({label[0] for label, _number in asked}) == 1 and numbers == sorted(numbers):
        are_answered = bool(answered) and all(all(flags) for flags in answered.values())
        if len(set(numbers)) >= (2 if are_answered or asked[0][0][0] in "Qq" else 3):
            found |= {label for label, _number in asked}
            found |= {label for label in labels if are_answered and label[:1] in answered and label[1:].isdigit()}
    return found


def is_particular(head: str) -> bool:
    """Whether the words before a colon name a particular of the conversation, such as its date."""
    return bool(_lowered(head.split()[0]) & PARTICULARS)


def lists_attendance(words: str) -> bool:
    """Whether a line begins as the list of who is there.

    >>> lists_attendance("İştirakçılar: Leyla, Rauf"), lists_attendance("Leyla: Rauf buradadır.")
    (True, False)
    """
    head, colon, _rest = words.lstrip("*_ ").partition(":")
    return bool(colon) and 0 < len(head.split()) < 3 and bool(_lowered(head.split()[0]) & ATTENDANCE)


def is_remark(words: str) -> bool:
    """Whether a line begins as what a transcriber or editor adds between turns.

    >>> is_remark("Qeyd: telefon zəng çaldı."), is_remark("[Прим. ред.: смеётся]"), is_remark("Qeyd etdim: olmaz.")
    (True, True, False)
    """
    head, colon, _rest = words.lstrip("*_([ ").partition(":")
    bare = head.strip("*_. ")
    return bool(colon) and any(language.lower(bare) in REMARKS for language in _languages())


def names_no_speaker(head: str) -> bool:
    """Whether the words before a colon are a source's, a picture's or an address's, e.g. `Mənbə`."""
    words = head.split()
    return 0 < len(words) < 4 and bool(_lowered(words[0]) & (NOT_SPEAKERS - ORDER_WORDS))


def is_section_label(words: str) -> bool:
    """Whether the words are the heading of a part of an article, e.g. `Açar sözlər`."""
    return section_named(words) is not None


def section_named(words: str) -> str | None:
    """The section whose heading the words are, in any of the languages; None if they are none."""
    if len(words) > _LONGEST_SECTION_LABEL:
        return None
    for language in _languages():
        section = _words_of(language.code).sections.get(language.lower(words))
        if section:
            return section
    return None


def is_usual_heading(words: str) -> bool:
    """Whether the words are one of the headings that articles have in any of the languages, e.g. `Nəticə`."""
    return len(words) < 30 and any(language.lower(words) in HEADINGS for language in _languages())


class _Words(NamedTuple):
    """Label word -> what it names."""

    roles: Mapping[str, str]
    sections: Mapping[str, str]


@cache
def _languages() -> tuple[Language, ...]:
    return tuple(map(get_language, LANGUAGES))


@cache
def _words_of(code: str) -> _Words:
    language = get_language(code)
    more = {word: role for role, words in MORE_ROLES.items() for word in words}
    return _Words(
        more | {word: role for role, words in language.speaker_labels.items() for word in words},
        {word: section for section, words in language.section_labels.items() for word in words},
    )


@cache
def _roles_without_marks() -> Mapping[str, str]:
    """The long role words as they are typed on a keyboard without their letters: `musahibeci`."""
    found = [item for language in _languages() for item in _words_of(language.code).roles.items()]
    return {without_marks(word): role for word, role in found if len(word) >= _LEAST_TO_MISSPELL}


def without_marks(word: str) -> str:
    """The word in small letters without marks, as it is typed on a keyboard that has none."""
    folded = unicodedata.normalize("NFD", word.replace("İ", "i").replace("I", "i").lower())
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return plain.translate(str.maketrans("əıё", "eiе"))


def _role_named(words: str, language: Language) -> str | None:
    return _words_of(language.code).roles.get(language.lower(words))


def _is_small_role(words: Sequence[str]) -> bool:
    """Whether the words are a role in small letters: "interviewer", "participant 2"."""
    return len(words) < 3 and role_of(words[0], "") is not None and all(word.isdigit() for word in words[1:])


def _can_be_in_a_name(word: str) -> bool:
    bare = word.strip("().,'’-–/&№#")
    if not bare or bare[0].isupper() or bare[0].isdigit() or bare in SMALL_IN_NAMES:
        return True
    return any(_role_named(bare, language) for language in _languages())


def _lowered(word: str) -> set[str]:
    bare = word.strip("().,-–0123456789№#*")
    return {language.lower(bare) for language in _languages()}


def distinct_lines(lines: Sequence[Line], found: Mapping[int, Label]) -> dict[str, int]:
    """For each label the number of different lines that begin with it; a title that is printed twice counts once.

    A title with a date behind it is the same title. Below a label that has a line for itself the next line tells.
    """
    seen: dict[str, list[str]] = {}
    for number, label in found.items():
        line = lines[number]
        is_alone = label.text_start >= line.end
        words = " ".join(other.words for other in lines[number : number + 2]) if is_alone else line.words
        others = seen.setdefault(label.words, [])
        if len(others) >= _ENOUGH_LINES or not any(_is_repeated(words, other) for other in others):
            others.append(words)
    return {label: len(different) for label, different in seen.items()}


def _is_repeated(words: str, other: str) -> bool:
    shorter, longer = sorted((words, other), key=len)
    if shorter[-1] in END_MARKS:
        return False  # the same may be said twice
    return shorter == longer or (len(shorter) > _TITLE_LENGTH and longer.startswith(shorter))
