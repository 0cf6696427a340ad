"""Which columns of a survey are answers in free words: by how the header asks, and by how the answers differ.

A short answer can be one in free words ("internet"), and a long one a choice ("I agree in part"). What tells them apart
is whether people say different things, and whether the header asks for words or for a particular of the person.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from qualkit.reading.tables.survey_words import (
    ASKS_FOR_WORDS,
    ATTRIBUTES,
    COUNTS,
    OTHER_GIVEN,
    QUESTION_WORDS,
    STOCK,
    WHICH,
    YES_OR_NO,
)

MEAN_WORDS, MANY_WORDS, LONG = 4, 6, 20  # words, words, characters: on average
SOME_DIFFERENT, HALF_DIFFERENT, MOSTLY_DIFFERENT = 0.2, 0.5, 0.8  # of the answers
FEW_OPTIONS = 10  # of a closed question, and one more for every twenty answers ("Other: …")
SHORT_HEADER = 5  # words
CHOSEN, OPTION_WORDS, ENOUGH_PARTS = 0.34, 5, 8

ADDRESS = re.compile(r"\S+@\S+\.\S+|(?:https?://|www\.)\S+|[\d\s()+-]{7,}")
DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:[T\s,]+\d{1,2}:\d\d(?::\d\d)?[^\n]{0,20})?")
SAMPLE = 2_000  # answers that show what a column holds
Cells = Sequence[str]


def is_open(header: str, cells: Cells) -> bool:
    """Whether a column holds answers in free words.

    header: the question or name of the column. cells: those of all respondents, empty ones too.

    >>> is_open("Ən böyük çətinlik nədir?", ["internet", "vaxt azlığı", "kadr", "internet"])
    True
    >>> is_open("Peşəniz", ["müəllim", "həkim", "mühəndis"])
    False
    """
    filled = [cell for cell in cells if cell][:SAMPLE]
    texts = [cell for cell in filled if re.search(r"[^\W\d_]{2}", cell) and not _is_particular(cell)]
    if not texts or len(texts) < len(filled) / 2:
        return False
    answers = [text for text in map(_folded, texts) if text.strip(" .!-") not in STOCK]
    asks, is_attribute = _asks_for_words(header), is_attribute_header(header)
    if not answers or _are_choices(answers) or _are_ticks(header, answers):
        return False
    n_words = sum(len(answer.split()) for answer in answers) / len(answers)
    n_different = len(set(answers))
    if is_attribute and not asks:
        return n_words >= MANY_WORDS and n_different > HALF_DIFFERENT * len(answers)
    if n_words >= MEAN_WORDS:
        least = SOME_DIFFERENT if asks else HALF_DIFFERENT
        return n_different > least * len(answers) or n_different == len(answers)
    if asks:
        return _are_many(n_different, len(answers)) and len(answers) >= SOME_DIFFERENT * len(texts)
    length = sum(map(len, answers)) / len(answers)
    return n_different >= MOSTLY_DIFFERENT * len(answers) and length >= LONG


def is_attribute_header(header: str) -> bool:
    """Whether a header names a particular of the person or the form: "Yaş", "Mesleğiniz nedir?", "Отметка времени"."""
    folded = _folded(header)
    if len(folded.split()) > SHORT_HEADER or ATTRIBUTES.search(folded) is None:
        return False
    return ASKS_FOR_WORDS.search(folded) is None or COUNTS.search(folded) is not None


def _asks_for_words(header: str) -> bool:
    folded = _folded(header)
    if OTHER_GIVEN.search(folded):
        return True
    if is_attribute_header(header) or COUNTS.search(folded):
        return False
    if ASKS_FOR_WORDS.search(folded):
        return True
    if WHICH.search(folded) or YES_OR_NO.search(folded):
        return False
    return "?" in header or QUESTION_WORDS.search(folded) is not None


def _folded(text: str) -> str:
    """In small letters, alike in all four languages."""
    return " ".join(text.replace("İ", "i").lower().split())


def _is_particular(cell: str) -> bool:
    """E-mail and web addresses, telephone numbers and dates are long and different, but nobody's answer."""
    return ADDRESS.fullmatch(cell) is not None or DATE.fullmatch(cell) is not None


def _are_many(n_different: int, n_answers: int) -> bool:
    """Whether people say different things, so that the question had no fixed answers."""
    return n_different > HALF_DIFFERENT * n_answers or n_different > FEW_OPTIONS + n_answers / 20


def _are_choices(answers: Cells) -> bool:
    """Whether several of a few options were ticked: "Zoom, Teams", "Teams; WhatsApp"."""
    if not sum(bool(re.search(r"[,;\n]", answer)) for answer in answers) > len(answers) / 5:
        return False
    parts = list(_parts(answers))
    counts = Counter(parts)
    again = sum(count for count in counts.values() if count > 1)
    mean = sum(len(part.split()) for part in parts) / len(parts) if parts else 0
    return (
        len(parts) >= ENOUGH_PARTS
        and len(counts) <= CHOSEN * len(parts)
        and again >= MOSTLY_DIFFERENT * len(parts)
        and mean <= OPTION_WORDS
    )


def _are_ticks(header: str, answers: Cells) -> bool:
    """Whether the column is of one option, which those who ticked it repeat: "Which tools? – Zoom"."""
    return len(set(answers)) == 1 and _folded(header).endswith(answers[0])


def _parts(answers: Cells) -> Iterable[str]:
    for answer in answers:
        yield from filter(None, (part.strip() for part in re.split(r"[,;\n]", answer)))
