"""Memos with what they are on, wherever repairs and corrected texts have taken it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from qualkit import store
from qualkit.errors import AnchorError, QualkitError, UnknownName
from qualkit.languages.folding import folded
from qualkit.messages import _
from qualkit.model.cases import Case
from qualkit.model.codebooks import Codebook
from qualkit.model.codings import Coder, CoderKind, Coding, Status, checked
from qualkit.model.memos import PROJECT, About, Memo, MemoKind, Subject
from qualkit.model.sources import Source
from qualkit.model.spans import Span
from qualkit.pipeline.carrying import Carrier
from qualkit.pipeline.deciding import names_of_former_codes, standing, standing_in

SHORTEST = 4
"""Characters of a memo's name that are enough if they name one only."""


class Placed(NamedTuple):
    """A memo with what it is on.

    memo: on the newest text of its source. name: of the source, the code or the case; empty for the project.
    code: the path of a coding's code. lost: why what it is on is not there any more; empty where it is.
    """

    memo: Memo
    name: str = ""
    code: str = ""
    lost: str = ""


def placed_memos(project: store.Project, book: Codebook, *, source: Source | None = None) -> list[Placed]:
    """All memos as they read now, in the order in which they were written; or those on one source."""
    found = store.memos(project, source.uid if source else None)
    needed = {memo.subject.source_uid for memo in found} - {""}
    current = {one.uid: one for one in ([source] if source else store.sources(project) if needed else [])}
    carrier = Carrier(project, current)
    cases = {case.uid: case.name for case in store.stored_cases(project)}
    codes = {uid: code.path for uid, code in book.by_uid.items()}
    coded = {memo.subject.target for memo in found if memo.subject.about in (About.CODE, About.CODING)}
    former = names_of_former_codes(project, coded - codes.keys())
    return [_placed(memo, current, carrier, codes, former, cases) for memo in found]


def chosen_memos(
    placed: Iterable[Placed],
    *,
    kind: str = "",
    about: str = "",
    author: str = "",
    words: str = "",
    lost: bool = False,
) -> list[Placed]:
    """Those of this kind, on this kind of thing, by this author, with these words in them, or only those lost."""
    wanted = folded(unicodedata.normalize("NFC", words))
    return [
        one
        for one in placed
        if (not kind or one.memo.kind == kind)
        and (not about or one.memo.subject.about == about)
        and (not author or author in (one.memo.author, one.memo.changed_by))
        and wanted in folded(f"{one.memo.text}\n{one.memo.subject.words}\n{one.name}\n{one.code}")
        and (one.lost or not lost)
    ]


def subject_named(project: store.Project, book: Codebook, written: str, *, words: str = "") -> Subject:
    """What somebody calls the subject of a memo: project, code:PATH, case:NAME, source:NAME or coding:NAME.

    words: a stretch of the source; they must stand in it just once.

    Raises: QualkitError or UnknownName if there is no such thing.
    """
    kind, _colon, name = unicodedata.normalize("NFC", written).partition(":")
    if words and kind != About.SOURCE:
        raise QualkitError(_("words are of a source: --on source:NAME --words …"))
    match kind:
        case About.PROJECT if not name:
            return PROJECT
        case About.CODE:
            return Subject(About.CODE, target=book.code(name).uid)
        case About.CASE:
            names = [case.name for case in store.stored_cases(project)]
            if name not in names:
                raise UnknownName(_("case"), name, names)
            return Subject(About.CASE, target=Case(name).uid)
        case About.SOURCE:
            by_name = {one.name: one for one in store.sources(project)}
            if name not in by_name:
                raise UnknownName(_("source"), name, by_name)
            source = by_name[name]
            return stretch(source, _only_place(source, words)) if words else Subject(About.SOURCE, "", source.uid)
        case About.CODING:
            return _coding_named(project, name)
    message = _("a memo is on project, code:PATH, case:NAME, source:NAME or coding:NAME, not on '{written}'")
    raise QualkitError(message.format(written=written))


def stretch(source: Source, span: Span) -> Subject:
    """A stretch of a source as the subject of a memo."""
    return Subject(About.STRETCH, "", source.uid, source.revision, span, source.words(span))


def coding_subject(coding: Coding) -> Subject:
    """A coding as the subject of a memo."""
    return Subject(About.CODING, coding.code_uid, coding.source_uid, coding.revision, coding.span, coding.words)


def coding_in(project: store.Project, source: Source, handle: str) -> Subject:
    """The coding of this handle in a source as the subject of a memo. Raises: QualkitError if it has changed."""
    for coding in standing_in(project, source).codings:
        if coding.handle == handle:
            return coding_subject(coding)
    raise QualkitError(_("this coding has changed meanwhile; load the page again"))


def write_memo(project: store.Project, subject: Subject, text: str, *, kind: MemoKind = MemoKind.NOTE) -> str:
    """The identity of the new memo. Raises: AnchorError if the words are not those of the source, QualkitError."""
    if subject.span is not None:
        source = store.find_source(project, subject.source_uid)
        if source is None:
            raise QualkitError(_("this source is not in the project any more"))
        checked(_as_coding(subject), source)
    return store.add_memo(project, subject, text, kind=kind)


def memo_named(project: store.Project, name: str) -> Memo:
    """The memo whose name begins so. Raises: QualkitError if there is none, or several."""
    all_memos = store.memos(project)
    exact = [one for one in all_memos if name in (one.uid, one.version)]
    found = exact or [one for one in all_memos if one.uid.startswith(name) or one.version.startswith(name)]
    if not found or len(name) < SHORTEST:
        raise QualkitError(_("{name} names no memo; their names are in: qualkit memos").format(name=name))
    if len(found) > 1:
        message = _("{name} names {n} memos: {several}; write more of the name")
        several = ", ".join(one.version for one in found[:5])
        raise QualkitError(message.format(name=name, n=len(found), several=several))
    return found[0]


def memo_names(placed: Sequence[Placed], length: int) -> Iterator[str]:
    """What each memo is called by: the beginning of its identity, or of its version's where it has two that stand."""
    uids = [one.memo.uid for one in placed]
    for one in placed:
        yield (one.memo.uid if uids.count(one.memo.uid) == 1 else one.memo.version)[:length]


def _placed(
    memo: Memo,
    current: Mapping[str, Source],
    carrier: Carrier,
    codes: Mapping[str, str],
    former: Mapping[str, str],
    cases: Mapping[str, str],
) -> Placed:
    subject = memo.subject
    no_code = _("its code is not in the codebook any more") if subject.target not in codes else ""
    code = codes.get(subject.target) or former.get(subject.target, "")
    match subject.about:
        case About.CODE:
            return Placed(memo, code, code, no_code)
        case About.CASE:
            gone = _("there is no such case any more")
            return Placed(memo, cases.get(subject.target, ""), "", "" if subject.target in cases else gone)
        case About.PROJECT:
            return Placed(memo)
    source = current[subject.source_uid]
    if subject.span is None:
        return Placed(memo, source.name)
    lost, code = (no_code, code) if subject.about is About.CODING else ("", "")
    try:
        at = carrier.carried(_as_coding(subject))
    except AnchorError as error:
        return Placed(memo, source.name, code, str(error))
    return Placed(
        memo.on(replace(subject, span=at.span, words=at.words, revision=at.revision)), source.name, code, lost
    )


def _as_coding(subject: Subject) -> Coding:
    """What a memo is on as something that is carried and checked like codings."""
    span = subject.span or Span(0, 0)
    quoted = subject.source_uid, subject.revision, subject.target, span, subject.words
    return Coding(*quoted, Coder("", "", CoderKind.PERSON), Status.ACCEPTED)


def _only_place(source: Source, words: str) -> Span:
    wanted = unicodedata.normalize("NFC", words)
    start = source.text.find(wanted)
    if start < 0:
        raise QualkitError(_("'{words}' does not stand in {source}").format(words=words, source=source.name))
    if source.text.find(wanted, start + 1) >= 0:
        message = _("'{words}' stands in {source} more than once; write more of the words")
        raise QualkitError(message.format(words=words, source=source.name))
    return Span(start, start + len(wanted))


def _coding_named(project: store.Project, name: str) -> Subject:
    found = [one for one in standing(project).codings if name and one.handle.startswith(name)]
    if len(found) != 1:
        message = _("{name} names {n} codings; their names are in: qualkit codings")
        raise QualkitError(message.format(name=name or "''", n=len(found)))
    return coding_subject(found[0])
