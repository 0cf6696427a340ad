"""The suffix grammar that Azerbaijani and Turkish share: from documented suffix lists to a test of word tails.

A profile writes its suffixes in this notation, separated by blanks:

    A   a low vowel: az a/ə, tr a/e             I   a high vowel: ı/i/u/ü
    Q   k or what it turns into: az q/k/ğ/y     D   d, in tr also t          C   c, in tr also ç
    (y) (n) (s)   only behind a vowel           (I) only behind a consonant
    +k  may be followed by an ending of the k-paradigm (gəldi-m), +z by one of the z-paradigm (gəlmiş-əm),
    +n  by nominal suffixes (gəldik-lərimiz-dən)

The lists become one regular expression for each kind of tail; vowel harmony is checked apart from it.
Source of the terms: Göksel & Kerslake 2005, Turkish: A Comprehensive Grammar (k- and z-paradigm).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

VOWELS = "aıoueəiöü"
BACK_VOWELS = "aıou"
ROUNDED_VOWELS = "ouöü"
HIGH_VOWELS = "ıiuü"
LONGEST_TAIL = 40
"""Letters; the longest chains of real texts have under thirty."""


class Tail(Enum):
    """What may stand behind a stem."""

    NOMINAL = "nominal"
    VERBAL = "verbal"
    PASSIVE = "verbal, or passive first"
    VOICE = "verbal, or passive or causative first"


@dataclass(frozen=True)
class SuffixGrammar:
    """The suffixes of one language.

    letters: the sounds behind A, Q, D, C. person_k, person_z: the two sets of person endings.
    third_possessive stands before case_after_third, the other possessives and the bare noun before case.
    relative: what may follow the case endings (evdə-ki-lər-in). copula: what makes a sentence of a noun;
    copula_after_plural: what does so behind a plural only, since on bare stems it is rarer than chance splits.
    ability, inability: between a verb's stem and its endings; inability only before negation.
    finite: verb endings. particle: the question that closes a word.
    softening: stem-final consonants before a vowel suffix. invariant: suffixes outside vowel harmony.
    infinitive: after a back vowel, after a front vowel.
    noun_derivation, verb_derivation: suffixes that make a new word of a noun (önem-li, dijital-leş-mek).
    """

    letters: Mapping[str, str]
    possessive: str
    third_possessive: str
    case: str
    case_after_third: str
    relative_case: str
    copula: str
    copula_after_plural: str
    person_k: str
    person_z: str
    ability: str
    inability: str
    finite: str
    softening: Mapping[str, str]
    invariant: tuple[str, ...]
    infinitive: tuple[str, str]
    noun_derivation: str = ""
    verb_derivation: str = ""
    _patterns: dict[Tail, re.Pattern[str]] = field(default_factory=dict, repr=False, compare=False)
    _verdicts: dict[tuple[Tail, str, str, str], bool] = field(default_factory=dict, repr=False, compare=False)
    _endings: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def is_tail(self, tail: str, *, kind: Tail, behind: str, vowel: str) -> bool:
        """Whether the letters can be the suffixes of a stem; none at all always can.

        behind: the stem's last letter. vowel: the vowel that the suffixes harmonise with, "" if the stem has none.
        """
        if not tail:
            return True
        if len(tail) > LONGEST_TAIL:
            return False
        question = (kind, tail, behind, vowel)
        verdict = self._verdicts.get(question)
        if verdict is None:
            matches = self._compiled(kind).fullmatch(behind + tail, len(behind)) is not None
            verdict = self._verdicts[question] = matches and self._is_harmonic(tail, vowel)
        return verdict

    def citation(self, verb_stem: str) -> str:
        """The infinitive of a verb stem."""
        vowel = last_vowel(verb_stem)
        return verb_stem + self.infinitive[0 if vowel and vowel in BACK_VOWELS else 1]

    def with_derivation(self, lemma: str, form: str) -> str:
        """The lemma of a form, given one that a dictionary may have cut too short: önem, önemlidir -> önemli."""
        if not self.noun_derivation or not form.startswith(lemma) or len(form) - len(lemma) > LONGEST_TAIL:
            return lemma
        if self._compiled(Tail.NOMINAL).fullmatch(form, len(lemma)):
            return lemma
        if noun := self._derived_noun.fullmatch(form, len(lemma)):
            derived = lemma + noun[1]
            return derived[:-1] + "k" if derived.endswith("ğ") else derived
        verb = self._derived_verb.fullmatch(form, len(lemma))
        return self.citation(lemma + verb[1]) if verb else lemma

    def hardened(self, stem: str) -> tuple[str, ...]:
        """The dictionary forms of a stem as it stands before a vowel suffix: ürəy -> ürək."""
        return tuple(stem[:-1] + hard for hard, soft in self.softening.items() if stem.endswith(soft))

    def ends_in(self, form: str, suffix: str, *, is_open: bool = False) -> bool:
        """Whether a form is a stem with a vowel, the suffix in the vowels of its harmony, and endings of person.

        is_open: any letters may follow the suffix.
        """
        if suffix not in self._endings:
            letters = "".join(_harmonic_letters(letter) for letter in suffix[:-1])
            letters += f"[{self.letters['Q']}]" if suffix[-1] in "kq" else _harmonic_letters(suffix[-1])  # -lık, -lığı
            person = self._pattern(f"{self.person_z} {self.person_k}")
            self._endings[suffix] = re.compile(f"(?={letters})"), re.compile(f"{letters}(?:{person})?(?:m[ıiuü])?")
        beginning, whole = self._endings[suffix]
        for match in beginning.finditer(form, 2):
            stem, tail = form[: match.start()], form[match.start() :]
            tail = tail[: len(suffix)] if is_open else tail
            if last_vowel(stem) and (is_open or whole.fullmatch(tail)) and self._is_harmonic(tail, last_vowel(stem)):
                return True
        return False

    def _compiled(self, kind: Tail) -> re.Pattern[str]:
        if kind not in self._patterns:
            self._patterns[kind] = re.compile(self._nominal_tail() if kind is Tail.NOMINAL else self._verbal(kind))
        return self._patterns[kind]

    def _nominal_tail(self) -> str:
        return f"{self._nominal()}|{self._pattern('lAr')}(?:{self._pattern(self.copula_after_plural)})"

    def _verbal(self, kind: Tail) -> str:
        negation = self._pattern("mA")
        ability = f"(?:{self._pattern(self.ability)}|(?:{self._pattern(self.inability)})(?=m))?"
        verbal = f"{ability}(?:{negation})?(?:{self._pattern(self.finite)})(?:m[ıiuü])?"
        if kind is Tail.VERBAL:
            return verbal
        voice = _PASSIVE if kind is Tail.PASSIVE else f"{_PASSIVE}|{_CAUSATIVE}"
        return f"(?:{voice}){{0,2}}(?:{verbal})?"

    @cached_property
    def _derived_noun(self) -> re.Pattern[str]:
        return re.compile(f"({self._pattern(self.noun_derivation)}){self._nominal()}")

    @cached_property
    def _derived_verb(self) -> re.Pattern[str]:
        return re.compile(f"({self._pattern(self.verb_derivation)})(?:{self._verbal(Tail.VERBAL)})")

    def _nominal(self) -> str:
        plural = self._pattern("lAr")
        inflected = (
            f"(?:(?:{self._pattern(self.third_possessive)})(?:{self._pattern(self.case_after_third)})?"
            f"|(?:{self._pattern(self.possessive)})?(?:{self._pattern(self.case)})?)"
        )
        relative = f"(?:k[ıiuü](?:{plural})?(?:{self._pattern(self.relative_case)})?)?"
        return f"(?:{plural})?{inflected}{relative}(?:{self._pattern(self.copula)})?(?:m[ıiuü])?"

    def _pattern(self, suffixes: str) -> str:
        return "|".join(self._suffix_pattern(suffix) for suffix in suffixes.split())

    def _suffix_pattern(self, suffix: str) -> str:
        suffix, _, continuation = suffix.partition("+")
        pattern = "".join(self._sound_pattern(sound) for sound in re.findall(r"\(.\)|.", suffix))
        if not continuation:
            return pattern
        follows = {
            "k": lambda: self._pattern(self.person_k),
            "z": lambda: self._pattern(self.person_z),
            "n": self._nominal,
        }
        return f"{pattern}(?:{follows[continuation]()})?"

    def _sound_pattern(self, sound: str) -> str:
        if sound == "(I)":
            return f"(?:(?<![{VOWELS}])[{HIGH_VOWELS}]|(?<=[{VOWELS}]))"
        if sound.startswith("("):
            return f"(?:(?<=[{VOWELS}]){sound[1]}|(?<![{VOWELS}]))"
        if sound == "I":
            return f"[{HIGH_VOWELS}]"
        return f"[{self.letters[sound]}]" if sound in self.letters else sound

    def _is_harmonic(self, tail: str, vowel: str) -> bool:
        position = 0
        while position < len(tail):
            invariant = next((suffix for suffix in self.invariant if tail.startswith(suffix, position)), None)
            if invariant and not (invariant == "ki" and position == 0):
                vowel = last_vowel(invariant)
                position += len(invariant)
                continue
            letter = tail[position]
            position += 1
            if letter in VOWELS:
                if vowel and not _agrees(letter, vowel):
                    return False
                vowel = letter
        return True


# -(I)l, behind l -In, behind a vowel -n.
_PASSIVE = f"(?<=l)[{HIGH_VOWELS}]n|(?<=[{VOWELS}])n|(?<![l{VOWELS}])[{HIGH_VOWELS}]l"
# -DIr, -t, -It.
_CAUSATIVE = f"[dt][{HIGH_VOWELS}]r|(?<=[{VOWELS}lr])t|[{HIGH_VOWELS}]t"


def _harmonic_letters(letter: str) -> str:
    return "[aeə]" if letter in "aeə" else f"[{HIGH_VOWELS}]" if letter in HIGH_VOWELS else re.escape(letter)


def last_vowel(text: str) -> str:
    """The last vowel of a text, "" if it has none."""
    return next((letter for letter in reversed(text) if letter in VOWELS), "")


def syllables(text: str) -> int:
    """The number of vowels."""
    return sum(letter in VOWELS for letter in text)


def _agrees(vowel: str, before: str) -> bool:
    if (vowel in BACK_VOWELS) != (before in BACK_VOWELS):
        return False
    return vowel not in HIGH_VOWELS or (vowel in ROUNDED_VOWELS) == (before in ROUNDED_VOWELS)
