"""Who speaks in the sources of a project, and what people say about that.

A link to a case is by the name after correction, which is what turns, tables and reports show. When a label is renamed
its link goes with it, unless the new name is linked already: then that one counts for all labels of the name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from qualkit import annotating, store
from qualkit.errors import QualkitError, UnknownName
from qualkit.messages import _
from qualkit.model.annotations import Annotation
from qualkit.model.cases import Case, Link
from qualkit.model.corrections import NO_SPEAKER, SpeakerCorrection
from qualkit.model.sources import Source
from qualkit.pipeline.kept import KeptAnnotations, annotated

_EXAMPLE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Speaker:
    """A label of a source. name: what its speaker is called; role: one of ROLES, or NO_SPEAKER.

    case: who it is linked to, or empty. example: the first words of a turn. is_corrected: somebody said something
    about the label. A label that is no speaker has no turns.
    """

    source: str
    label: str
    name: str
    role: str
    turns: int
    words: int
    case: str
    example: str
    is_corrected: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be said about the labels of a source, by label or by the name that labels have.

    names: what a label is called from now on; labels of one name are one speaker. roles: one of ROLES, or NO_SPEAKER.
    added: labels that the rules did not see. cases: who a label is linked to. reset: what to leave to the rules again.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    added: Collection[str] = ()
    cases: Mapping[str, str] = field(default_factory=dict)
    reset: Collection[str] = ()


class Corrected(NamedTuple):
    """The numbers of turns and of speakers before and after; what else is to be known, a line each."""

    turns: tuple[int, int]
    speakers: tuple[int, int]
    notes: list[str]


def speakers(project: store.Project, sources: Sequence[Source]) -> list[Speaker]:
    """The speakers' labels of these sources, source by source, in the order in which they first speak.

    Labels that are no speaker by a correction come last, so that the correction can be taken back.
    """
    annotations = KeptAnnotations(project, sources)
    cases = _cases(project)
    return [
        speaker
        for source, annotation in zip(sources, annotations, strict=True)
        for speaker in _of_source(project, source, annotation, cases)
    ]


def alike(rows: Iterable[Speaker]) -> list[tuple[Speaker, Speaker]]:
    """The pairs of labels of one source that may be one person's and are not called by one name."""
    of_source: dict[str, dict[str, Speaker]] = {}
    for row in rows:
        if row.role != NO_SPEAKER:
            of_source.setdefault(row.source, {})[row.label] = row
    return [
        (by_label[one], by_label[other])
        for by_label in of_source.values()
        for one, other in annotating.alike_pairs(by_label)
        if by_label[one].name != by_label[other].name
    ]


def correct_speakers(project: store.Project, source: Source, changes: Changes) -> Corrected:
    """What became of a source's turns; its annotation is made again at once, and links go with the names.

    Raises: UnknownName for a label that the source does not have; QualkitError for a contradiction.
    """
    before = speakers(project, [source])
    made = _corrections(project, source, changes, before)
    with project.transaction():
        store.correct_speakers(project, source, made)
        annotation = annotated(project, source)
        after = _of_source(project, source, annotation, _cases(project))
        _refuse_absent(source, changes.added, after)
        notes = _move_links(project, source, before, after)
        notes += _link(project, source, changes, after)
    counts = [sum(row.turns for row in rows) for rows in (before, after)]
    names = [len({row.name for row in rows if row.role != NO_SPEAKER}) for rows in (before, after)]
    return Corrected((counts[0], counts[1]), (names[0], names[1]), notes)


def _of_source(
    project: store.Project, source: Source, annotation: Annotation, cases: Mapping[tuple[str, str | None], str]
) -> list[Speaker]:
    corrections = store.corrections(project, source.uid)
    labels = annotating.speaker_labels(source, corrections=corrections) if annotation.turns else []
    corrected = {one.label for one in corrections.speakers}
    words = _words_of_turns(annotation)
    turns: dict[str, list[int]] = {}
    for number, label in enumerate(labels):
        turns.setdefault(label, []).append(number)
    rows = []
    for label, numbers in turns.items():
        first = annotation.turns[numbers[0]]
        case = cases.get((source.uid, first.speaker), "")
        if not case and first.role == "participant":
            case = cases.get((source.uid, None), "")
        said = source.text[first.start : first.end].split()
        example = " ".join(said[:_EXAMPLE_WORDS]) + (" …" if len(said) > _EXAMPLE_WORDS else "")
        n_words = sum(words[number] for number in numbers)
        rows.append(
            Speaker(
                source.name, label, first.speaker, first.role, len(numbers), n_words, case, example, label in corrected
            )
        )
    for label, name, role in corrections.speakers:
        if label not in turns:
            rows.append(Speaker(source.name, label, name or label, role or NO_SPEAKER, 0, 0, "", "", True))
    return rows


def _words_of_turns(annotation: Annotation) -> list[int]:
    """For each turn how many tokens with a letter or a digit it has."""
    if not annotation.n_tokens:
        return [0] * len(annotation.turns)
    is_word = np.array([any(map(str.isalnum, form.text)) for form in annotation.forms], np.bool_)
    turn = np.repeat(annotation.sentence_turn, np.diff(annotation.sentence_token))
    inside = is_word[annotation.token_form] & (turn >= 0)
    counts: list[int] = np.bincount(turn[inside], minlength=len(annotation.turns)).tolist()
    return counts


def _cases(project: store.Project) -> dict[tuple[str, str | None], str]:
    return {(link.source_uid, link.speaker): link.case for link in store.stored_links(project)}


def _corrections(
    project: store.Project, source: Source, changes: Changes, rows: Sequence[Speaker]
) -> list[SpeakerCorrection]:
    """What is said about each label from now on: the new and what was said before."""
    standing = {one.label: one for one in store.corrections(project, source.uid).speakers}
    made: dict[str, SpeakerCorrection] = {}
    for label in changes.added:
        if any(row.label == label and row.role != NO_SPEAKER for row in rows):
            raise QualkitError(_("{label} is a label of {source} already").format(label=label, source=source.name))
        made[label] = SpeakerCorrection(label, label)
    known = [row.label for row in rows] + list(changes.added)
    said = [(written, name, None) for written, name in changes.names.items()]
    for written, name, role in [*said, *((written, None, role) for written, role in changes.roles.items())]:
        for label in _labels(written, rows, known):
            before = made.get(label) or standing.get(label) or SpeakerCorrection(label)
            made[label] = SpeakerCorrection(label, name or before.name, role or before.role)
    for written in changes.reset:
        labels = _labels(written, rows, known)
        if both := made.keys() & set(labels):
            found = _("{label} is both corrected and reset; do one of the two")
            raise QualkitError(found.format(label=", ".join(sorted(both))))
        made |= {label: SpeakerCorrection(label) for label in labels if label in standing}
    return list(made.values())


def _labels(written: str, rows: Sequence[Speaker], known: Sequence[str]) -> list[str]:
    """The labels that the user means: this one, those called so, or those of this word with numbers ("Sual")."""
    if written in known:
        return [written]
    called = [row.label for row in rows if row.name == written]
    numbered = [label for label in known if label.removeprefix(written).strip(" .№#-").isdigit()]
    if found := called or [label for label in numbered if label.startswith(written)]:
        return found
    raise UnknownName(_("speaker label"), written, known)


def _refuse_absent(source: Source, added: Iterable[str], rows: Sequence[Speaker]) -> None:
    for label in added:
        if not any(row.label == label and row.turns for row in rows):
            found = _("no line of {source} begins with '{label}' and a colon; write the label as it stands in the text")
            raise QualkitError(found.format(source=source.name, label=label))


def _move_links(
    project: store.Project, source: Source, before: Sequence[Speaker], after: Sequence[Speaker]
) -> list[str]:
    """Links the new names to the cases of the old ones; a line for each who is another case now."""
    cases = _cases(project)
    names = {row.label: row.name for row in after}
    links: dict[str, Link] = {}
    notes = []
    for row in before:
        name = names.get(row.label, row.name)
        case = cases.get((source.uid, row.name))
        if case is None or name == row.name:
            continue
        taken = cases.get((source.uid, name)) or (links[name].case if name in links else None)
        if taken is None:
            links[name] = Link(source.uid, name, case, confirmed=True)
        elif taken != case:
            line = _('{label} was {case} and is now {other}, as {name} is; to change it: --case "{name}=…"')
            notes.append(line.format(label=row.label, case=case, other=taken, name=name))
    store.add_cases(project, (), links.values(), origin="speakers")
    return notes


def _link(project: store.Project, source: Source, changes: Changes, rows: Sequence[Speaker]) -> list[str]:
    known = {case.name for case in store.stored_cases(project)}
    notes = []
    links = []
    for written, case in changes.cases.items():
        names = {row.name for row in rows if row.turns and written in (row.label, row.name)}
        if not names:
            raise UnknownName(_("speaker label"), written, [row.label for row in rows if row.turns])
        links += [Link(source.uid, name, case, confirmed=True) for name in sorted(names)]
        if case not in known:
            notes.append(_("new case: {case}").format(case=case))
    store.add_cases(project, [Case(link.case) for link in links], links, origin="speakers")
    return notes
