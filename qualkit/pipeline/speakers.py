"""Who speaks in the sources of a project, and what people say about that.

A link to a case is by the name after correction, which is what turns, tables and reports show. When a label is renamed
its link goes with it, unless the new name is linked already: then that one counts for all labels of the name, until
the name is taken back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from qualkit import annotating, store
from qualkit.errors import QualkitError, UnknownName
from qualkit.messages import _
from qualkit.model.annotations import OTHER, Annotation
from qualkit.model.cases import Case, Link
from qualkit.model.corrections import NO_SPEAKER, SpeakerCorrection, carried
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
    added: labels that the rules did not see. cases: who a label is linked to; empty for no case. reset: what to leave
    to the rules again.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    added: Collection[str] = ()
    cases: Mapping[str, str] = field(default_factory=dict)
    reset: Collection[str] = ()


class Corrected(NamedTuple):
    """The numbers of turns and of speakers before and after; what else is to be known, a line each.

    is_changed: something that was said held not yet.
    """

    turns: tuple[int, int]
    speakers: tuple[int, int]
    notes: list[str]
    is_changed: bool


def speakers(project: store.Project, sources: Sequence[Source]) -> list[Speaker]:
    """The speakers' labels of these sources, source by source, in the order in which they first speak.

    Labels that number questions and are called alike (Soru 1, Soru 2) are one: their word. Labels that are no speaker
    by a correction come last, so that the correction can be taken back.
    """
    annotations = KeptAnnotations(project, sources)
    cases = _cases(project)
    return [
        speaker
        for source, annotation in zip(sources, annotations, strict=True)
        for speaker in _of_source(project, source, annotation, cases, joined=True)
    ]


def speakers_of(project: store.Project, source: Source, annotation: Annotation) -> list[Speaker]:
    """The speakers' labels of one source with this annotation, whether or not the source is in the project."""
    return list(_of_source(project, source, annotation, _cases(project), joined=True))


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
    (annotation,) = KeptAnnotations(project, [source])
    before = _of_source(project, source, annotation, _cases(project))
    made = _corrections(project, source, changes, before)
    with project.transaction():
        store.correct_speakers(project, source, made)
        annotation = annotated(project, source)
        after = _of_source(project, source, annotation, _cases(project))
        _refuse_absent(source, changes.added, after)
        notes = list(_other_cases(project, source, before, after))
        is_linked, new_cases = _link(project, source, changes, after)
    counts = [sum(row.turns for row in rows) for rows in (before, after)]
    names = [len({row.name for row in rows if row.role != NO_SPEAKER}) for rows in (before, after)]
    return Corrected((counts[0], counts[1]), (names[0], names[1]), [*notes, *new_cases], bool(made) or is_linked)


def _of_source(
    project: store.Project,
    source: Source,
    annotation: Annotation,
    cases: Mapping[tuple[str, str | None], str],
    *,
    joined: bool = False,
) -> list[Speaker]:
    """joined: labels that differ in the number of a question only, and are called alike, are one."""
    corrections = store.corrections(project, source.uid)
    labels = annotating.speaker_labels(source, corrections=corrections) if annotation.turns else []
    standing = carried(corrections.speakers, source)
    corrected = {one.label for one in standing}
    words = _words_of_turns(annotation)
    turns: dict[str, list[int]] = {}
    for number, label in enumerate(_joined(labels, annotation) if joined else labels):
        turns.setdefault(label, []).append(number)
    rows = []
    for label, numbers in turns.items():
        first = annotation.turns[numbers[0]]
        of_source = cases.get((source.uid, None), "") if first.role == "participant" else ""
        case = cases.get((source.uid, first.speaker), of_source)
        said = source.text[first.start : first.end].split()
        example = " ".join(said[:_EXAMPLE_WORDS]) + (" …" if len(said) > _EXAMPLE_WORDS else "")
        n_words = sum(words[number] for number in numbers)
        rows.append(
            Speaker(
                source.name,
                label,
                first.speaker,
                first.role,
                len(numbers),
                n_words,
                case,
                example,
                labels[numbers[0]] in corrected,
            )
        )
    for label, name, role in standing:
        if label not in labels:
            rows.append(Speaker(source.name, label, name or label, role or NO_SPEAKER, 0, 0, "", "", True))
    return rows


def _joined(labels: Sequence[str], annotation: Annotation) -> list[str]:
    """The labels of the turns; of those that only number questions and are one speaker by the rules, their word."""
    words = annotating.without_question_numbers(labels, next(iter(annotation.main_languages), OTHER))
    called = {label: turn.speaker for label, turn in zip(labels, annotation.turns, strict=True)}
    alike = Counter((words[label], name) for label, name in called.items())
    return [words[label] if alike[words[label], called[label]] > 1 else label for label in labels]


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
    links = (link for link in store.stored_links(project) if not link.is_person)
    return {(link.source_uid, link.speaker): link.case for link in links}


def _corrections(
    project: store.Project, source: Source, changes: Changes, rows: Sequence[Speaker]
) -> list[SpeakerCorrection]:
    """What is said about each label from now on: the new and what was said before."""
    stored = store.corrections(project, source.uid).speakers
    standing = {one.label: one for one in carried(stored, source)}
    made: dict[str, SpeakerCorrection] = {}
    for label in changes.added:
        if any(row.label == label and row.role != NO_SPEAKER for row in rows):
            raise QualkitError(_("{label} is a label of {source} already").format(label=label, source=source.name))
        made[label] = SpeakerCorrection(label, label)
    known = [row.label for row in rows] + list(changes.added)
    said = [(written, name, None) for written, name in changes.names.items()]
    for written, name, role in [*said, *((written, None, role) for written, role in changes.roles.items())]:
        called_now = [label for label, one in made.items() if role and one.name == written]
        for label in dict.fromkeys([*called_now, *_labels(written, rows, known, may_be_none=bool(called_now))]):
            before = made.get(label) or standing.get(label) or SpeakerCorrection(label)
            made[label] = SpeakerCorrection(label, name or before.name, role or before.role)
    corrected = frozenset(made)
    for written in changes.reset:
        labels = _labels(written, rows, known)
        if both := corrected & set(labels):
            found = _("{label} is both corrected and reset; do one of the two")
            raise QualkitError(found.format(label=", ".join(sorted(both))))
        # What was said before a repair changed the label is taken back by the label as it was written then.
        gone = {one.label for one in stored if {now.label for now in carried([one], source)} & set(labels)}
        made |= {label: SpeakerCorrection(label) for label in sorted(gone)}
    as_before = {one.label: one for one in stored}
    return [one for one in made.values() if one != as_before.get(one.label)]


def _labels(written: str, rows: Sequence[Speaker], known: Sequence[str], *, may_be_none: bool = False) -> list[str]:
    """The labels that the user means: this one, those called so, or those of this word with numbers ("Sual")."""
    if written in known:
        return [written]
    called = [row.label for row in rows if row.name == written]
    if found := called or _numbered(written, known):
        return found
    if may_be_none:
        return []
    raise UnknownName(_("speaker label"), written, known)


def _numbered(word: str, known: Sequence[str]) -> list[str]:
    """The labels that are a word with a number behind it."""
    return [label for label in known if label.startswith(word) and label.removeprefix(word).strip(" .№#-").isdigit()]


def _refuse_absent(source: Source, added: Iterable[str], rows: Sequence[Speaker]) -> None:
    for label in added:
        if not any(row.label == label and row.turns for row in rows):
            found = _("no line of {source} begins with '{label}' and a colon; write the label as it stands in the text")
            raise QualkitError(found.format(source=source.name, label=label))


def _other_cases(
    project: store.Project, source: Source, before: Sequence[Speaker], after: Sequence[Speaker]
) -> Iterator[str]:
    """A line for each label that is another case now, or none, because of the names."""
    cases = _cases(project)
    names = {row.label: row.name for row in after if row.turns}
    for row in before:
        name = names.get(row.label, row.name)
        case = cases.get((source.uid, name), cases.get((source.uid, None), ""))
        if not row.case or case == row.case:
            continue
        if case:
            line = _('{label} was {case} and is now {other}, as {name} is; to change it: --case "{name}=…"')
            yield line.format(label=row.label, case=row.case, other=case, name=name)
        else:
            line = _('{label} was {case} and is linked to no case now; to link it: --case "{name}=…"')
            yield line.format(label=row.label, case=row.case, name=name)


def _link(project: store.Project, source: Source, changes: Changes, rows: Sequence[Speaker]) -> tuple[bool, list[str]]:
    """Whether a link is new or gone, and a line for each case that is new."""
    known = {case.name for case in store.stored_cases(project)}
    stored = _cases(project)
    links = []
    for written, case in changes.cases.items():
        speaking = [row for row in rows if row.turns]
        numbered = _numbered(written, [row.label for row in speaking])
        names = {row.name for row in speaking if written in (row.label, row.name)}
        names = names or {row.name for row in speaking if row.label in numbered}
        if not names:
            raise UnknownName(_("speaker label"), written, [row.label for row in speaking])
        for name in sorted(names):
            if case or stored.get((source.uid, name), stored.get((source.uid, None))):
                links.append(Link(source.uid, name, case, confirmed=True))
    cases = [Case(link.case) for link in links if link.case]
    is_new = store.add_cases(project, cases, links, origin="speakers")
    new = dict.fromkeys(case.name for case in cases if case.name not in known)
    return is_new, [_("new case: {case}").format(case=name) for name in new]
