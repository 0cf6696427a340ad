"""Nouns built by hand, for the tests of all rooms."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from qualkit.annotating import annotate
from qualkit.coding import parse_codebook
from qualkit.model.annotations import LANGUAGES, OTHER, SECTIONS, Annotation, Form, Turn
from qualkit.model.codebooks import Codebook
from qualkit.model.codings import TERMS, Coder, CoderKind, Coding, Decision, Firing, Status
from qualkit.model.identity import identity
from qualkit.model.sources import Edit, Mark, Source
from qualkit.model.spans import Span
from qualkit.store import Project, add_source, create_project, open_project

MADE_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
PERSON = Coder("00000000-0000-4000-8000-000000000001", "Nigar", CoderKind.PERSON)
CODEBOOK = """\
id: test
name: Test
codes:
  - id: challenges
    name: {az: Çətinliklər, tr: Zorluklar, ru: Трудности, en: Challenges}
    children:
      - id: staff
        name: {en: Staff}
      - id: money
        name: {en: Money}
  - id: tools
    name: {en: Tools}
"""


def make_source(
    original: str = "",
    *,
    name: str = "source.txt",
    edits: Sequence[Edit] = (),
    marks: Sequence[Mark] = (),
    language: str | None = None,
    revision: int = 0,
) -> Source:
    """A source with this original."""
    return Source(name, original, tuple(marks), tuple(edits), "text", revision, language)


def make_edit(original: str, start: int, end: int, new: str, *, applied: bool = True, rule: str = "by-hand") -> Edit:
    """An edit that fits the original."""
    return Edit(start, end, original[start:end], new, rule, 0.9, applied)


def make_annotation(source: Source, language: str = "en") -> Annotation:
    """The annotation of a source that is all in one language."""
    return annotate(source, language=language)


def make_columns(
    sentences: Sequence[tuple[int, int]],
    *,
    languages: Sequence[str] = (),
    section: str = "body",
    turns: Sequence[Turn] = (),
    sentence_turns: Sequence[int] = (),
    tokens: Sequence[tuple[int, int, str]] = (),
) -> Annotation:
    """An annotation written out by hand; without languages all is English; tokens: start, end, form."""
    languages = languages or ["en"] * len(sentences)
    starts = np.array([start for start, _ in sentences], np.int32)
    token_starts = np.array([start for start, _, _ in tokens], np.int32)
    of_token = [int(np.searchsorted(starts, start, "right")) - 1 for start in token_starts]
    forms = dict.fromkeys(Form(word, languages[at]) for at, (_, _, word) in zip(of_token, tokens, strict=True))
    number = {form: place for place, form in enumerate(forms)}
    token_form = [number[Form(word, languages[at])] for at, (_, _, word) in zip(of_token, tokens, strict=True)]
    return Annotation(
        forms=tuple(forms),
        lemmas=None,
        token_start=token_starts,
        token_end=np.array([end for _, end, _ in tokens], np.int32),
        token_form=np.array(token_form, np.int32),
        sentence_start=starts,
        sentence_end=np.array([end for _, end in sentences], np.int32),
        sentence_token=np.array([*np.searchsorted(token_starts, starts), len(tokens)], np.int32),
        sentence_language=np.array([(*LANGUAGES, OTHER).index(one) for one in languages], np.int8),
        sentence_section=np.array([SECTIONS.index(section)] * len(sentences), np.int8),
        sentence_turn=np.array(sentence_turns or [-1] * len(sentences), np.int32),
        turns=tuple(turns),
        attributions={},
    )


def make_codebook(text: str = CODEBOOK) -> Codebook:
    """The codebook of a YAML text."""
    return parse_codebook(text)


def make_terms(terms: Mapping[str, Mapping[str, Sequence[str]]]) -> Codebook:
    """A codebook of top-level codes: id -> language -> terms."""
    lines = ["id: test", "name: Test", "codes:"]
    for code, by_language in terms.items():
        lines += [f"  - id: {code}", f"    name: {code}", "    terms:" if by_language else "    terms: {}"]
        for language, written in by_language.items():
            lines += [f"      {language}:", *(f"        - '{term}'" for term in written)]
    return parse_codebook("\n".join(lines) + "\n")


def make_coding(
    source: Source,
    words: str,
    code: str = "tools",
    *,
    status: Status = Status.PROPOSED,
    coder: Coder = TERMS,
    because: Sequence[str] = (),
) -> Coding:
    """A coding of the first place where the words stand in the reading text; code: a path."""
    start = source.text.index(words)
    span = Span(start, start + len(words))
    reason = tuple(Firing(term, *span) for term in because)
    return Coding(source.uid, source.revision, identity("code", code), span, words, coder, status, reason)


def make_decision(
    coding: Coding, number: int = 1, *, status: Status = Status.ACCEPTED, by_hand: bool = False
) -> Decision:
    """What Nigar decided on a coding."""
    return Decision(
        f"decision-{number}",
        number,
        coding.source_uid,
        coding.revision,
        coding.code_uid,
        coding.span,
        coding.words,
        PERSON,
        status,
        None if by_hand else coding.uid,
    )


def counted_uids(prefix: int = 0) -> Callable[[], str]:
    """uid after uid, the same in every run; two that write to one project need different prefixes."""
    numbers = itertools.count(1)
    return lambda: f"{prefix:08x}-0000-4000-8000-{next(numbers):012x}"


def make_project(folder: Path, *, coder: str = "Nigar") -> Project:
    """A new project whose clock stands still and whose uids are counted; the caller closes it."""
    return create_project(folder, coder=coder, clock=lambda: MADE_AT, new_uid=counted_uids())


def reopen(folder: Path, *, prefix: int = 1) -> Project:
    """The project in a folder, opened with a still clock and counted uids."""
    return open_project(folder, clock=lambda: MADE_AT, new_uid=counted_uids(prefix))


def add(project: Project, source: Source) -> Source:
    """The source as the project holds it."""
    return add_source(project, source, path=source.name, file_digest="0", made_by="tests")
