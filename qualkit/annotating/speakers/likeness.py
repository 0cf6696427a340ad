"""Labels that may be one person's: misspelt, inflected, shortened, or with something in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from qualkit.annotating.speakers.labels import without_marks

_IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_INITIALS = re.compile(r"(?:[^\W\d_](?:\.\s?|\s|-|$)){2,3}|[^\W\d_a-zəçğıöşü]{2,3}")
_JOINING = re.compile(r"\s+(?:və|ve|ile|ilə|и|and)\s+|\s*[&+/]\s*")
_FEWEST_LETTERS, _LONGEST_SUFFIX = 4, 4
_MOST = 30  # labels of one form that are looked at
_SUFFIX = re.compile(
    r"['’]?(?:n?[ıiuü]n|[nys]?[ıiuü]|[ny]?[əae]|d[əae]|d[əae]n|l[əa]r|ler|y?l[əae]|"
    r"[аяуюыиео]|ой|ей|ом|ем|ов|ев|ам|ям|ах|ях|s|'s|’s)"
)

Form = tuple[str, str]


def alike_pairs(labels: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs of labels that may be one person's, in the order of the labels.

    Different figures are different people: P1 is not P2. So are different words in brackets: Leyla (müəllim) and Leyla
    (direktor), or the first row of two sheets.

    >>> alike_pairs(["Aytən", "Ayten", "Aytənin", "P1", "P2", "Rauf"])
    [('Aytən', 'Ayten'), ('Aytən', 'Aytənin'), ('Ayten', 'Aytənin')]
    """
    names = list(dict.fromkeys(labels))
    figures = [tuple(re.findall(r"\d+", label)) for label in names]
    found_under: dict[tuple[object, Form], list[int]] = {}  # a glossary has thousands of labels
    for number, label in enumerate(names):
        for form in {*_forms_of_full(label), *(("but one letter", rest) for rest in _but_one_letter(_plain(label)))}:
            found_under.setdefault((figures[number], form), []).append(number)
    near = {
        (min(number, other), max(number, other))
        for number, label in enumerate(names)
        for form in {*_forms_of_short(label), *_forms_of_misspelt(_plain(label))}
        for other in found_under.get((figures[number], form), ())[:_MOST]
        if other != number
    }
    pairs = ((names[one], names[other]) for one, other in sorted(near))
    return [pair for pair in pairs if _are_alike(*pair)]


def is_short_for(short: str, full: str) -> bool:
    """Whether a label names the same person in fewer words: initials, one of the names, or without the brackets.

    >>> is_short_for("R.Ə.", "Rauf Əliyev"), is_short_for("Leyla", "Leyla H. (müəllim)"), is_short_for("P1", "P12")
    (True, True, False)
    """
    short, full = _bare(short), _bare(full)
    words = full.split()
    if _plain(short) == _plain(full):
        return True
    if len(joined_in(full)) > 1:
        return False
    if len(words) < 2 or any(map(str.isdigit, short + full)):
        return False
    if _INITIALS.fullmatch(short):
        return [letter for letter in short if letter.isalpha()] == [word[0] for word in words]
    return len(short.split()) == 1 and len(short) > 2 and short in words


def joined_in(label: str) -> list[str]:
    """The labels of those who speak together under one; the label itself for one speaker.

    >>> joined_in("K2 & K3"), joined_in("Анна и Олег"), joined_in("P1")
    (['K2', 'K3'], ['Анна', 'Олег'], ['P1'])
    """
    return list(filter(None, _JOINING.split(label)))


def groups_of(labels: Sequence[str]) -> dict[str, str]:
    """label -> the longest label that it is short for without any doubt; itself for most."""
    by_form: dict[Form, list[str]] = {}
    for label in labels:
        for form in _forms_of_full(label):
            by_form.setdefault(form, []).append(label)
    found = {}
    for label in labels:
        others = {other for form in _forms_of_short(label) for other in by_form.get(form, ())}
        full = [other for other in others if _is_fuller(other, label) and is_short_for(label, other)]
        found[label] = full[0] if len(full) == 1 else label
    return found


def _is_fuller(label: str, other: str) -> bool:
    """Whether a label is the longer one, or the one that comes first in the alphabet of two of the same length."""
    return (-len(label), label) < (-len(other), other)


def _forms_of_full(label: str) -> set[Form]:
    """What labels are that may be short for this one."""
    words = _bare(label).split()
    initials = "".join(word[0] for word in words)
    return {("plain", _plain(label)), ("initials", initials), *(("word", word) for word in words)}


def _forms_of_short(label: str) -> set[Form]:
    """What labels have among their forms for which this one may be short."""
    bare = _bare(label)
    letters = "".join(letter for letter in bare if letter.isalpha()) if _INITIALS.fullmatch(bare) else ""
    return {("plain", _plain(label)), ("initials", letters), ("word", bare)}


def _forms_of_misspelt(plain: str) -> Iterator[Form]:
    """What labels have among their forms of which this one may be inflected or misspelt."""
    yield from (("plain", plain[:-length]) for length in range(1, _LONGEST_SUFFIX + 1))
    for rest in _but_one_letter(plain):
        yield from (("plain", rest), ("but one letter", rest))


def _but_one_letter(plain: str) -> set[str]:
    """A label without each of its letters: of two that differ by one, or by their order, some are the same."""
    return {plain[:at] + plain[at + 1 :] for at in range(len(plain))} if len(plain) >= _FEWEST_LETTERS else set()


def _are_alike(one: str, other: str) -> bool:
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    in_brackets, in_other_brackets = _in_brackets(one), _in_brackets(other)
    if in_brackets and in_other_brackets and in_brackets != in_other_brackets:
        return False
    plain, other_plain = _plain(one), _plain(other)
    if plain == other_plain or is_short_for(one, other) or is_short_for(other, one):
        return True
    shorter, longer = sorted((plain, other_plain), key=len)
    if len(shorter) < _FEWEST_LETTERS:
        return False
    if longer.startswith(shorter) and _SUFFIX.fullmatch(longer[len(shorter) :]):
        return True
    stem = shorter[:-1]  # Анна, Анны
    if len(shorter) == len(longer) and longer[:-1] == stem and shorter[-1] in "аяыиеую":
        return True
    return len(shorter) > _FEWEST_LETTERS and _is_one_letter_off(shorter, longer)


def _bare(label: str) -> str:
    return _IN_BRACKETS.sub("", label).strip(" .,:;–-")


def _in_brackets(label: str) -> str:
    return "".join(filter(str.isalnum, without_marks("".join(_IN_BRACKETS.findall(label)))))


def _plain(label: str) -> str:
    """The label in small letters without marks, blanks and signs."""
    return "".join(filter(str.isalnum, without_marks(_bare(label))))


def _is_one_letter_off(shorter: str, longer: str) -> bool:
    """Whether one letter was left out, added or exchanged, or two neighbours have changed places."""
    if len(longer) - len(shorter) > 1:
        return False
    at = next((number for number, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    if len(shorter) < len(longer):
        return shorter[at:] == longer[at + 1 :]
    swapped = shorter[:at] + shorter[at + 1 : at + 2] + shorter[at : at + 1] + shorter[at + 2 :]
    return shorter[at + 1 :] == longer[at + 1 :] or swapped == longer
