"""The people of a text: which of its names name one person, and what that person is called in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from qualkit.annotating.attribution.mentions import Mention


@dataclass(slots=True)
class Person:
    """Somebody whom a text names. names: the forms of the name with how often; seen: when last, as a count.

    roles: what the text calls them beside their name (ambassador), as written there.
    """

    words: tuple[str, ...]
    gender: str
    is_sure: bool
    names: Counter[tuple[str, ...]] = field(default_factory=Counter)
    seen: int = 0
    roles: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The fullest form of the name; of several the most frequent one."""
        fullest = max(self.names, key=lambda words: (len(words), _letters(words), self.names[words]))
        return _joined(fullest)


class Register:
    """The people of one text, by their last and first names.

    Full names come first, in the order of the text; a last name alone is whoever was named last of those who have it.
    """

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._by_last: dict[str, list[Person]] = {}
        self._by_first: dict[str, list[Person]] = {}
        self._clock = 0
        kept = list(mentions)
        for mention in sorted(kept, key=_priority):
            if len(mention.words) > 1 and (not mention.is_of_words or self._full(mention) is not None):
                self._add(mention)
        for mention in kept:
            if len(mention.words) == 1 and mention.is_sure and self._single(mention) is None:
                self._add(mention)

    def knows(self, mention: Mention) -> bool:
        """Whether a mention names somebody."""
        return (self._full(mention) if len(mention.words) > 1 else self._single(mention)) is not None

    def person_of(self, mention: Mention) -> Person | None:
        """Whom a mention names; None where nothing says that it is a person."""
        person = self._full(mention) if len(mention.words) > 1 else self._single(mention)
        if person is None:
            return None
        self._clock += 1
        person.seen = self._clock
        return person

    def _add(self, mention: Mention) -> None:
        person = self._full(mention) if len(mention.words) > 1 else None
        if person is None:
            person = Person(mention.words, mention.gender, mention.is_sure)
            self._by_last.setdefault(_key(mention.words[-1]), []).append(person)
            if len(mention.words) > 1:
                self._by_first.setdefault(_key(mention.words[0]), []).append(person)
        person.names[mention.words] += 1
        person.gender = person.gender or mention.gender
        person.is_sure = person.is_sure or mention.is_sure

    def _full(self, mention: Mention) -> Person | None:
        for person in self._by_last.get(_key(mention.words[-1]), ()):
            if _is_one(person.words, mention.words) and not _differ(person.gender, mention.gender):
                return person
        return None

    def _single(self, mention: Mention) -> Person | None:
        key = _key(mention.words[0])
        candidates = [one for one in self._by_last.get(key, ()) if not _differ(one.gender, mention.gender)]
        if not candidates:
            first = self._by_first.get(key, [])
            candidates = first if len(first) == 1 or mention.is_sure else []
        return max(candidates, key=lambda person: person.seen, default=None)


def _priority(mention: Mention) -> tuple[int, bool]:
    """Full names first, and what may be no name last of those as long."""
    return -sum(len(word.strip(".")) > 1 for word in mention.words), mention.is_of_words


def _is_one(full: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names with the same last word can be one person's: first names equal, or one an initial."""
    first, second = [_key(word) for word in full[:-1]], [_key(word) for word in other[:-1]]
    if not first or not second:
        return True
    if first[0] == second[0] or set(second) <= set(first) or set(first) <= set(second):
        return True
    return first[0][0] == second[0][0] and 1 in (len(_bare(first[0])), len(_bare(second[0])))


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other


def _bare(key: str) -> str:
    return key.partition(".")[0]


def _key(word: str) -> str:
    return word.casefold().replace("i̇", "i").replace("ı", "i").replace("ё", "е")


def _letters(words: tuple[str, ...]) -> int:
    return sum(len(word) for word in words if len(word.strip(".")) > 1)


def _joined(words: tuple[str, ...]) -> str:
    return " ".join(word + "." if len(word) == 1 and word.isalpha() else word for word in words)
