"""The shapes in which a stem of Azerbaijani or Turkish stands before its suffixes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from qualkit.languages.suffix_grammar import HIGH_VOWELS, VOWELS, SuffixGrammar, Tail, last_vowel, syllables

# Spellings of foreign names, whose last written vowel need not be the last spoken one: YouTubeda, Googledan.
_FOREIGN = re.compile("w|oo|ou|ee|ph|ck|[^aıoueəiöü]y[^aıoueəiöü]")


class Shape(NamedTuple):
    """A stem as written before suffixes.

    before_vowel: it needs a suffix that begins with a vowel (ürəy-im). vowel: what the suffixes harmonise with, "" if
    the first of them may have any.
    """

    text: str
    kind: Tail
    before_vowel: bool
    vowel: str

    def takes(self, tail: str, grammar: SuffixGrammar) -> bool:
        """Whether the stem in this shape can go on with these letters."""
        if self.before_vowel and (not tail or tail[0] not in VOWELS):
            return False
        return grammar.is_tail(tail, kind=self.kind, behind=self.text[-1:], vowel=self.vowel)


@dataclass(frozen=True)
class StemRules:
    """How stems change, and which do against the rule.

    softening_monosyllables, softening_verbs: stems of one syllable that soften all the same (rengi, edir).
    softening_verb_endings: endings of longer verb stems that soften (işlət- -> işlədir).
    softening_endings: ending -> how longer stems spell it before a vowel, against the rule (diyalog -> diyaloğu).
    doubling: stems that double their last consonant before a vowel (hak -> hakkı).
    undoubling: stems whose double consonant is single before another consonant (haqq -> haqlar).
    front_harmony: stems whose suffixes have front vowels after a back vowel (saat -> saati).
    irregular_nouns, irregular_verbs: stem -> further shapes (su -> suyu, de- -> diyor).
    voice: the tail of a verb; the one with voice also finds the passive and causative of a verb.
    light_verbs: stems that make a verb of the noun before them; in a phrase (istifadə etmək) they are found in the
    passive, alone they are not. Stem -> another stem that serves as passive there (edilir, olunur).
    narrowing: a verb's last low vowel rises (bekle- -> bekliyor).
    """

    grammar: SuffixGrammar
    softening_monosyllables: frozenset[str] = frozenset()
    softening_verbs: frozenset[str] = frozenset()
    softening_verb_endings: tuple[str, ...] = ()
    softening_endings: Mapping[str, str] = field(default_factory=dict)
    doubling: frozenset[str] = frozenset()
    undoubling: frozenset[str] = frozenset()
    front_harmony: frozenset[str] = frozenset()
    irregular_nouns: Mapping[str, str] = field(default_factory=dict)
    irregular_verbs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    voice: Tail = Tail.VERBAL
    light_verbs: Mapping[str, str] = field(default_factory=dict)
    narrowing: bool = False

    def shapes(self, word: str, *, in_phrase: bool = False) -> list[Shape]:
        """The shapes of a dictionary word; of an infinitive also those of the verb."""
        found = self.nominal(word)
        if len(word) > 4 and word.endswith(self.grammar.infinitive):
            found += self.verbal(word[:-3], in_phrase=in_phrase)
        return found

    def nominal(self, stem: str) -> list[Shape]:
        """The shapes of a noun, adjective or name."""
        vowel = last_vowel(stem)
        if stem in self.front_harmony:
            vowel = "i" if vowel in "aı" else "ü"
        texts = [stem[:-1] + soft for soft in self._soft_endings(stem)]
        texts += [stem[: -len(end)] + soft for end, soft in self.softening_endings.items() if stem.endswith(end)]
        if stem in self.doubling:
            texts.append(stem + stem[-1])
        if stem in self.irregular_nouns:
            texts.append(self.irregular_nouns[stem])
        if _loses_vowel(stem):
            texts.append(stem[:-2] + stem[-1])
        if _FOREIGN.search(stem):
            vowel = ""
        whole = [stem, stem[:-1]] if stem in self.undoubling else [stem]
        return [Shape(text, Tail.NOMINAL, False, vowel) for text in whole] + [
            Shape(text, Tail.NOMINAL, True, vowel) for text in texts
        ]

    def verbal(self, stem: str, *, in_phrase: bool = False) -> list[Shape]:
        """The shapes of a verb stem."""
        kind = Tail.VERBAL if stem in self.light_verbs and not in_phrase else self.voice
        found = [Shape(stem, kind, False, last_vowel(stem))]
        if stem in self.softening_verbs or (syllables(stem) > 1 and stem.endswith(self.softening_verb_endings)):
            found.append(Shape(stem[:-1] + "d", kind, True, last_vowel(stem)))
        for text in self.irregular_verbs.get(stem, ()):
            found.append(Shape(text, kind, text.endswith("y"), last_vowel(text)))
        if in_phrase and (passive := self.light_verbs.get(stem)):
            found.append(Shape(passive, Tail.VERBAL, False, last_vowel(passive)))
        if self.narrowing and stem not in self.irregular_verbs and stem[-1:] in "ae":
            found += [Shape(stem[:-1] + high, kind, False, high) for high in HIGH_VOWELS]
        return found

    def _soft_endings(self, stem: str) -> list[str]:
        soft = self.grammar.softening.get(stem[-1:], "")
        if not soft or (syllables(stem) < 2 and stem not in self.softening_monosyllables):
            return []
        return ["g" if stem.endswith("nk") and soft == "ğ" else soft]


def _loses_vowel(stem: str) -> bool:
    """Whether the stem may lose its last vowel before a vowel: fikir -> fikri, ağız -> ağzı."""
    return (
        len(stem) >= 4
        and stem[-1] in "lrnmzsvhft"
        and stem[-2] in HIGH_VOWELS
        and stem[-3] not in VOWELS
        and syllables(stem) == 2
    )
