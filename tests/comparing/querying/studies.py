"""Small studies for queries, with the annotation written out by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from qualkit.comparing import passages, query
from qualkit.model.cases import Case, Link
from qualkit.model.codings import TERMS, Coding, Firing, Status
from qualkit.model.results import QueryResult
from qualkit.model.sources import Source
from qualkit.model.spans import Span
from qualkit.model.study import Study
from tests.builders import PERSON, make_annotation, make_codebook, make_coding

BOOK = make_codebook()


def coded(source: Source, **words: str | Sequence[str]) -> list[Coding]:
    """Codings by code: `tools="…"`; a code ending in `_` is accepted, `staff` and `money` lie below challenges."""
    found = []
    for name, several in words.items():
        code = name.rstrip("_")
        path = f"challenges/{code}" if code in ("staff", "money") else code
        status = Status.ACCEPTED if name.endswith("_") else Status.PROPOSED
        coder = PERSON if name.endswith("_") else TERMS
        for one in [several] if isinstance(several, str) else several:
            found.append(make_coding(source, one, path, status=status, coder=coder))
    return found


def make_study(
    material: Mapping[Source, Sequence[Coding]],
    *,
    language: str = "en",
    cases: Sequence[Case] = (),
    links: Sequence[Link] = (),
) -> Study:
    """A study of these sources and codings."""
    sources = list(material)
    codings = [coding for found in material.values() for coding in found]
    return Study(
        name="test",
        sources=sources,
        annotations=[make_annotation(source, language) for source in sources],
        codebook=BOOK,
        codings=codings,
        passages=passages(codings, sources, BOOK),
        cases=cases,
        links=links,
    )


def ask(study: Study, text: str) -> QueryResult:
    """The answer; a term is looked up letter by letter."""

    def find(term: str) -> list[list[Firing]]:
        if not term:
            raise ValueError("it is empty")
        return [
            [Firing(term, *match.span()) for match in re.finditer(re.escape(term), source.text)]
            for source in study.sources
        ]

    return query(study, text, find=find)


def words(study: Study, text: str) -> list[str]:
    """The words of the passages that answer."""
    return [one.words for one in ask(study, text).rows]


def spans(study: Study, text: str) -> list[Span]:
    """Where the passages stand that answer."""
    return [one.span for one in ask(study, text).rows]
