"""The findings report: what its template needs to know of a study.

Everything here is counted from passages; rejected codings never count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from qualkit.comparing import crosstab
from qualkit.errors import AnchorError
from qualkit.messages import N_, translation
from qualkit.model.annotations import LANGUAGES
from qualkit.model.cases import Case, respondent_case
from qualkit.model.codebooks import Code
from qualkit.model.codings import CoderKind, Coding, Status
from qualkit.model.results import Crosstab, Passage, Topic, TopicModel
from qualkit.model.sources import Source
from qualkit.model.study import Study
from qualkit.reporting.charts import Chart, bars, heatmap
from qualkit.reporting.quotations import Quotation, Quoting, is_by_hand, is_learned, selected

NAMES = {"az": N_("Azerbaijani"), "tr": N_("Turkish"), "ru": N_("Russian"), "en": N_("English"), "other": N_("other")}


MOST_COLUMNS = 7
"""Attributes that the table of cases has room for."""


@dataclass(frozen=True, slots=True)
class View:
    """What a report's template is rendered with."""

    template: str
    values: Mapping[str, object]
    figures: Mapping[str, Chart]


@dataclass(frozen=True, slots=True)
class Finding:
    """What the report says of one code. n_hidden: the passages that are counted but not quoted.

    n_reported: people whose views articles and theses give, beside those who speak themselves.
    """

    code: Code
    n_sources: int
    n_speakers: int
    n_reported: int
    n_accepted: int
    n_proposed: int
    quotations: tuple[Quotation, ...]
    n_hidden: int
    children: tuple[Finding, ...]

    @property
    def n_passages(self) -> int:
        """Accepted and proposed together."""
        return self.n_accepted + self.n_proposed


@dataclass(frozen=True, slots=True)
class LearnedView:
    """The codings that a learned model proposed: how many of each status, its lowest and highest probability, and who
    decided on them."""

    n_accepted: int
    n_rejected: int
    n_proposed: int
    lowest: float | None
    highest: float | None
    coders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic model, each topic with its most typical passage; None where that no longer fits its source."""

    model: TopicModel
    topics: tuple[tuple[Topic, Quotation | None], ...]


def findings(study: Study, *, quotations: int, made_at: datetime, language: str = "en") -> View:
    """The view of the findings report. quotations: how many each code shows at most."""
    by_code: dict[str, list[Passage]] = defaultdict(list)
    for passage in study.passages:
        by_code[passage.code_uid].append(passage)
    quoting = Quoting(study)
    unfit: list[str] = []
    found = [_finding(code, by_code, quoting, quotations, unfit) for code in study.codebook.codes]
    by_source, by_language = _by_source(study, quoting), _by_language(study, quoting)
    values = {
        "study": study,
        "made_at": made_at,
        "language": language,
        "most": quotations,
        "findings": found,
        "material": _material(study, quoting),
        "cases": _cases(study),
        "n_attributes": len({name for case in _cases(study) for name in case.attributes}),
        "case_attributes": list(dict.fromkeys(name for case in _cases(study) for name in case.attributes))[
            :MOST_COLUMNS
        ],
        "n_respondents": len(_respondents(study)),
        "by_source": by_source,
        "depths": [code.path.count("/") for code in study.codebook.walk()],
        "by_language": by_language,
        "topics": _topics(study, quoting, unfit),
        "sentences": _evidence_sentences(study),
        "language_names": NAMES,
        "codings": Counter(coding.status.value for coding in _known(study)),
        "n_unknown": sum(coding.code_uid not in study.codebook.by_uid for coding in study.codings),
        "coders": sorted({coding.coder.name for coding in study.codings if coding.coder.kind is CoderKind.PERSON}),
        "n_terms": {
            language: sum(len(code.terms.get(language, ())) for code in study.codebook.walk()) for language in LANGUAGES
        },
        "learned": _learned(study),
        "n_by_hand": sum(is_by_hand(coding) and coding.status is Status.ACCEPTED for coding in _known(study)),
        "unfit": [*study.lost, *unfit],
    }
    _ = translation(language).gettext
    figures = {
        "matrix": heatmap(
            _indented(by_source, study),
            title=_("Passages by code and source"),
            row_label=_("Code"),
            column_label=_("Source"),
        ),
        "languages": bars(
            [code.name(language) for code in study.codebook.codes],
            _rates(study, by_language),
            title=_("Passages per 100 sentences searched, by theme and language"),
            value_label=_("Passages per 100 sentences searched"),
        ),
    }
    return View("findings.html.j2", values, {key: chart for key, chart in figures.items() if chart})


def _finding(
    code: Code, by_code: Mapping[str, Sequence[Passage]], quoting: Quoting, most: int, unfit: list[str]
) -> Finding:
    """The finding of a code. Counts take in the codes below it; quoted is what none of them quotes."""
    passages = by_code.get(code.uid, ())
    own = [passage for passage in passages if any(coding.code_uid == code.uid for coding in passage.codings)]
    shown = []
    for passage in selected(own, quoting, most=most):
        try:
            shown.append(quoting.quotation(passage))
        except AnchorError as error:
            unfit.append(str(error))
    voices = {voice for one in passages for voice in quoting.voices(one) if voice.name and not voice.is_several}
    speaking = {voice.who for voice in voices if not voice.is_reported}
    n_accepted = sum(passage.status is Status.ACCEPTED for passage in passages)
    return Finding(
        code,
        n_sources=len({passage.source_uid for passage in passages}),
        n_speakers=len(speaking),
        n_reported=len({voice.who for voice in voices} - speaking),
        n_accepted=n_accepted,
        n_proposed=len(passages) - n_accepted,
        quotations=tuple(shown),
        n_hidden=len(own) - len(shown),
        children=tuple(_finding(child, by_code, quoting, most, unfit) for child in code.children),
    )


def _material(study: Study, quoting: Quoting) -> list[dict[str, object]]:
    rows = []
    for source, annotation in zip(study.sources, study.annotations, strict=True):
        speakers = Counter(turn.speaker for turn in annotation.turns if turn.role != "interviewer")
        said = (quoting.voices_of(source.uid, annotation.sentence(number)) for number in annotation.attributions)
        reported = {one.who for voices in said for one in voices if one.is_reported and not one.is_several}
        rows.append(
            {
                "source": source.name,
                "reader": source.reader,
                "languages": annotation.main_languages,
                "n_speakers": len(speakers),
                "n_reported": len(reported),
                "n_sentences": annotation.n_sentences,
                "n_repairs": sum(edit.applied for edit in source.edits),
            }
        )
    return rows


def _known(study: Study) -> list[Coding]:
    """The codings whose code is in the codebook."""
    return [coding for coding in study.codings if coding.code_uid in study.codebook.by_uid]


def _learned(study: Study) -> LearnedView | None:
    """What a learned model proposed; None where it was not asked."""
    found = [coding for coding in _known(study) if is_learned(coding)]
    scores = [coding.score for coding in found if coding.score is not None]
    of_status = Counter(coding.status for coding in found)
    coders = {coding.coder.name for coding in found if coding.coder.kind is CoderKind.PERSON}
    if not found:
        return None
    return LearnedView(
        of_status[Status.ACCEPTED],
        of_status[Status.REJECTED],
        of_status[Status.PROPOSED],
        min(scores, default=None),
        max(scores, default=None),
        tuple(sorted(coders)),
    )


def _topics(study: Study, quoting: Quoting, unfit: list[str]) -> list[TopicView]:
    """Each topic model with a typical passage of each topic, checked against its source as every quotation is."""
    views = []
    for model in study.topic_models:
        typical: list[Quotation | None] = []
        for topic in model.topics:
            try:
                typical.append(quoting.quotation(topic.passages[0]) if topic.passages else None)
            except AnchorError as error:
                unfit.append(str(error))
                typical.append(None)
        views.append(TopicView(model, tuple(zip(model.topics, typical, strict=True))))
    return views


def _cases(study: Study) -> list[Case]:
    """The cases that are more than a row of a survey; those would fill pages."""
    rows = {respondent_case(source, respondent) for source, respondent in _respondents(study)}
    return [case for case in study.cases if case.name not in rows]


def _respondents(study: Study) -> list[tuple[Source, str]]:
    """Each row of each survey: its source and what the survey calls it."""
    return [
        (source, respondent)
        for source, annotation in zip(study.sources, study.annotations, strict=True)
        if any(mark.kind == "row" for mark in source.marks)
        for respondent in dict.fromkeys(turn.speaker for turn in annotation.turns)
    ]


def _by_source(study: Study, quoting: Quoting) -> Crosstab:
    codes = list(study.codebook.walk())
    names = {source.uid: source.name for source in study.sources}
    return _with_labels(
        crosstab(
            study.passages,
            rows=[code.uid for code in codes],
            columns=list(names),
            row_of=lambda passage: passage.code_uid,
            column_of=lambda passage: passage.source_uid,
        ),
        [code.name() for code in codes],
        list(names.values()),
    )


def _by_language(study: Study, quoting: Quoting) -> Crosstab:
    present = [language for language in LANGUAGES if _evidence_sentences(study).get(language)]

    def language_of(passage: Passage) -> str:
        sentence = quoting.sentence(passage)
        return sentence.language if sentence else ""

    table = crosstab(
        study.passages,
        rows=[code.uid for code in study.codebook.codes],
        columns=present,
        row_of=lambda passage: passage.code_uid,
        column_of=language_of,
        column_kind="language",
    )
    return _with_labels(table, [code.name() for code in study.codebook.codes], present)


def _indented(table: Crosstab, study: Study) -> Crosstab:
    """The matrix with sub-codes set off from their themes, for the figure."""
    rows = ["– " * code.path.count("/") + label for code, label in zip(study.codebook.walk(), table.rows, strict=True)]
    return _with_labels(table, rows, table.columns)


def _with_labels(table: Crosstab, rows: Sequence[str], columns: Sequence[str]) -> Crosstab:
    return Crosstab(table.row_kind, table.column_kind, tuple(rows), tuple(columns), table.accepted, table.proposed)


def _evidence_sentences(study: Study) -> Counter[str]:
    """language -> the sentences in it that were searched for terms."""
    return Counter(
        annotation.sentence(int(number)).language
        for annotation in study.annotations
        for number in np.flatnonzero(annotation.is_evidence)
    )


def _rates(study: Study, table: Crosstab) -> dict[str, list[float]]:
    sentences = _evidence_sentences(study)
    return {
        NAMES[language]: [round(100 * float(n) / sentences[language], 1) for n in table.total[:, column]]
        for column, language in enumerate(table.columns)
    }
