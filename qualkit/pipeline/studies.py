"""Studies without a project, and questions to studies."""

from __future__ import annotations

from collections.abc import Sequence

from qualkit import coding, comparing
from qualkit.model.annotations import LANGUAGES
from qualkit.model.codebooks import Codebook
from qualkit.model.codings import Firing
from qualkit.model.results import QueryResult
from qualkit.model.sources import Source
from qualkit.model.study import Study
from qualkit.pipeline.files import annotate_all
from qualkit.pipeline.versions import made_by


def study_of(sources: Sequence[Source], codebook: Codebook, *, unit: str | None = None) -> Study:
    """The sources as a study: annotated, and coded with the terms of the codebook; it has no cases and no decisions.

    unit: sentence, paragraph or turn; by default what the codebook says.
    """
    annotations = annotate_all(sources)
    codings = [one for found in coding.apply(codebook, sources, annotations, unit=unit) for one in found]
    return Study(
        name="",
        sources=sources,
        annotations=annotations,
        codebook=codebook,
        codings=codings,
        passages=comparing.passages(codings, sources, codebook),
        made_by=made_by(),
    )


def query(study: Study, text: str, *, languages: Sequence[str] = LANGUAGES) -> QueryResult:
    """The passages of a study that answer a query (docs/queries.md); languages: those in which its terms are tried.

    Raises: comparing.QueryError (a ValueError), saying what to do and at which character, if the text is no query.
    """

    def find(term: str) -> list[list[Firing]]:
        return coding.find(term, study.annotations, languages=languages)

    return comparing.query(study, text, find=find)
