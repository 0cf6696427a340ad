"""Who is reported in a text: each attributed person with the forms of the name, and who may be one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from qualkit.annotating.attribution.attributing import COLLECTIVE, sentences_of
from qualkit.annotating.attribution.register import Register
from qualkit.annotating.speakers.likeness import alike_pairs
from qualkit.model.annotations import Annotation


@dataclass(slots=True)
class Reported:
    """A person, or several at once, whose views a text reports.

    by: how often what told it (name, pronoun, continued, collective). forms: the spellings of the name in the text,
    most frequent first. is_cited: the name stands with a year in brackets somewhere, as authors of literature do.
    """

    name: str
    is_several: bool
    by: Counter[str] = field(default_factory=Counter)
    forms: tuple[str, ...] = ()
    is_cited: bool = False

    @property
    def n_sentences(self) -> int:
        """How many sentences give this view."""
        return sum(self.by.values())

    @property
    def told_by(self) -> str:
        """What told it, most frequent first: `name 3, pronoun 2`."""
        return ", ".join(f"{by} {n}" for by, n in self.by.most_common())


def people_of(text: str, annotation: Annotation) -> list[Reported]:
    """Who is reported in a source, in the order in which each comes first."""
    found: dict[str, Reported] = {}
    for attribution in annotation.attributions.values():
        is_several = attribution.by == COLLECTIVE
        person = found.setdefault(attribution.name, Reported(attribution.name, is_several))
        person.is_several = person.is_several or is_several
        person.by[attribution.by] += 1
    forms, cited = _forms(text, annotation)
    for name, person in found.items():
        person.forms = tuple(form for form, _ in forms.get(name, Counter()).most_common())
        person.is_cited = name in cited
    return list(found.values())


def likely_same(names: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs of names that may be one person's: a letter off, an ending, a first name that is an initial.

    They are offered to be looked at, and nothing is merged.

    >>> likely_same(["Rəşad Qəhrəmanov", "Rəşad Qəhramanov", "Nigar Həsənli"])
    [('Rəşad Qəhrəmanov', 'Rəşad Qəhramanov')]
    """
    return alike_pairs(names)


def _forms(text: str, annotation: Annotation) -> tuple[dict[str, Counter[str]], set[str]]:
    """(name -> its spellings with how often, the names that are cited)."""
    sentences = sentences_of(text, annotation)
    register = Register(mention for words, _lexis in sentences for mention in words.mentions)
    forms: dict[str, Counter[str]] = {}
    cited: set[str] = set()
    for words, _lexis in sentences:
        for mention in words.mentions:
            person = register.person_of(mention)
            if person is None:
                continue
            start, end = _span(annotation, words.start + mention.first, words.start + mention.last)
            forms.setdefault(person.name, Counter())[" ".join(text[start:end].split())] += 1
            if mention.is_cited:
                cited.add(person.name)
    return forms, cited


def _span(annotation: Annotation, first: int, last: int) -> Sequence[int]:
    return int(annotation.token_start[first]), int(annotation.token_end[last - 1])
