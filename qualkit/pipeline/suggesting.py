"""Learning from what people decided: decided codings from a file, suggestions for files without a project."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from qualkit.coding import Example
from qualkit.errors import QualkitError, ReadingError, UnknownName
from qualkit.messages import _
from qualkit.model.annotations import LANGUAGES, OTHER, Annotation
from qualkit.model.codebooks import Code, Codebook
from qualkit.model.codings import Status
from qualkit.model.sources import Source
from qualkit.model.spans import Span
from qualkit.pipeline.files import Repair, annotate_all, repaired


class Said(NamedTuple):
    """What one line of a file of decided codings says. A passage that only was proposed has neither yes nor no."""

    text: str
    language: str
    document: str | None
    yes: frozenset[str]
    no: frozenset[str]


def read_decided(path: Path, codebook: Codebook) -> list[Said]:
    """What was decided in a JSON Lines file of codings; lines on one passage are joined, in the order of the file.

    A line is `text, language, codes`: the codes listed stand, all others do not; or a row as `qualkit code`, `suggest`
    and `export` print it: `code` stands if its `status` is accepted, does not if it is rejected, and is not learned
    from if it is proposed. `document` or `source` names the document.

    Raises: ReadingError with the line of the first thing that is wrong, or if nothing was decided in the file.
    """
    said: dict[tuple[str, str, str | None], Said] = {}
    for line, row in _rows(path):
        try:
            one = _said(row, codebook)
        except (QualkitError, ValueError) as error:
            raise ReadingError(path, str(error), line=line) from error
        key = one.text, one.language, one.document
        before = said.get(key)
        said[key] = one._replace(yes=before.yes | one.yes, no=before.no | one.no) if before else one
    decided = [one for one in said.values() if one.yes or one.no]
    if not said:
        raise ReadingError(path, _("the file is empty; it should hold decided codings, one JSON object a line"))
    if not decided:
        found = _("nothing in it was decided; accept or reject codings first, or name codes in lines with “codes”")
        raise ReadingError(path, found)
    return decided


def examples_of(
    said: Sequence[Said], sources: Sequence[Source] = (), *, repair: Repair = "sure"
) -> tuple[list[Example], list[Annotation]]:
    """(the examples, the annotations of the sources), lemmatised together.

    Each passage becomes a source of its own, repaired as the sources are.
    """
    passages = [
        repaired(Source(one.document or "", one.text, (), (), "text", 0, _fixed(one.language)), repair) for one in said
    ]
    annotations = annotate_all([*sources, *passages])
    of_passages = annotations[len(sources) :]
    examples = [
        Example(source, annotation, Span(0, len(source.text)), one.yes, one.no, one.document)
        for one, source, annotation in zip(said, passages, of_passages, strict=True)
    ]
    return examples, annotations[: len(sources)]


def _fixed(language: str) -> str | None:
    return language if language in LANGUAGES else None


def _rows(path: Path) -> list[tuple[int, Mapping[str, Any]]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise ReadingError(path, _("the file cannot be opened ({why})").format(why=error.strerror)) from error
    except UnicodeDecodeError as error:
        raise ReadingError(path, _("this is not UTF-8; save the file as UTF-8")) from error
    rows: list[tuple[int, Mapping[str, Any]]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            found = _(
                "this line is no JSON ({why}); each line is one object, as `qualkit code --format jsonl` prints it"
            )
            raise ReadingError(path, found.format(why=error), line=number) from error
        if not isinstance(row, dict):
            raise ReadingError(
                path, _("this line is no JSON object; write {…} with text, language and codes"), line=number
            )
        rows.append((number, row))
    return rows


def _said(row: Mapping[str, Any], codebook: Codebook) -> Said:
    """Raises: ValueError or UnknownName, saying what to do, if the row is no decided coding."""
    text = row.get("reading") or row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ValueError(_("“text” is missing or empty; it holds the words that were coded"))
    language = row.get("language")
    if language not in (*LANGUAGES, OTHER):
        found = _("“language” is {found}; say which language the text is in: {languages}")
        said = _("missing") if language is None else repr(language)
        raise ValueError(found.format(found=said, languages=", ".join(LANGUAGES)))
    document = row.get("document") or row.get("source")
    if document is not None and not isinstance(document, str):
        raise ValueError(_("the name of the document is no text; put it in double quotes"))
    if "codes" in row:
        yes, no = _all_codes(row["codes"], codebook)
    elif "code" in row:
        yes, no = _one_code(row, codebook)
    else:
        raise ValueError(_("neither “codes” nor “code” is there; list the codes that stand, [] for none"))
    return Said(" ".join(text.split()) if "\n" in text else text, language, document, yes, no)


def _all_codes(listed: object, codebook: Codebook) -> tuple[frozenset[str], frozenset[str]]:
    """The codes listed stand; of those below a listed one nothing is known; all others do not stand."""
    if not isinstance(listed, list) or not all(isinstance(path, str) for path in listed):
        raise ValueError(_('“codes” is no list of paths; write it like ["tools", "challenges"], [] for none'))
    codes = [_code(codebook, path) for path in listed]
    yes = frozenset(code.uid for code in codes)
    open_ones = {below.uid for code in codes for below in code.walk()}
    open_ones |= {code.uid for code in codebook.walk() if any(below.uid in yes for below in code.walk())}
    return yes, frozenset(codebook.by_uid) - open_ones


def _one_code(row: Mapping[str, Any], codebook: Codebook) -> tuple[frozenset[str], frozenset[str]]:
    path = row["code"]
    if not isinstance(path, str):
        raise ValueError(_('“code” is no path of ids; write it like "challenges/staff-shortage"'))
    uid = frozenset({_code(codebook, path).uid})
    match row.get("status"):
        case Status.ACCEPTED.value:
            return uid, frozenset()
        case Status.REJECTED.value:
            return frozenset(), uid
        case Status.PROPOSED.value:
            return frozenset(), frozenset()
        case status:
            found = _("“status” is {status}; it is accepted, rejected or proposed")
            raise ValueError(found.format(status=_("missing") if status is None else repr(status)))


def _code(codebook: Codebook, path: str) -> Code:
    try:
        return codebook.code(path)
    except UnknownName as error:
        same = [code for code in codebook.walk() if code.path.rpartition("/")[2] == path]
        if len(same) == 1:  # the id of a code below the top, without those above it
            return same[0]
        raise ValueError(str(error)) from error
