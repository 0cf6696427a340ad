"""Codebooks of the REFI-QDA standard (.qdc), which most programs for qualitative analysis read and write.

Source: REFI-QDA Standard 1.5, codebook exchange; `urn:QDA-XML:codebook:1.0` and the drafts before it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from qualkit.coding.codebook import build, codebook_term, form_of
from qualkit.coding.descriptions import description, fields_of
from qualkit.coding.identifiers import Siblings, identifier
from qualkit.coding.parsing import TermError
from qualkit.coding.refi_xml import MOST_LEVELS, NOTE, ReadCode, ReadCodebook, read_elements
from qualkit.coding.trees import as_yaml, checked_tree
from qualkit.errors import CodebookError
from qualkit.languages import detect
from qualkit.messages import _, ngettext
from qualkit.model.annotations import LANGUAGES
from qualkit.model.codebooks import Code, Codebook
from qualkit.model.identity import identity

if TYPE_CHECKING:
    from qualkit.coding.form import CodeForm

GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
COLOR = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NAMESPACE = "urn:QDA-XML:codebook:1.0"


class RefiCodebook(NamedTuple):
    """notes: what of the file could not be taken as it is, in sentences for people."""

    codebook: Codebook
    notes: tuple[str, ...]


def read_refi_codebook(path: Path) -> RefiCodebook:
    """The codebook in a .qdc file.

    A code's uid is its GUID in small letters and without braces; ids are made of the names. The names are taken to be
    in the language of all names and descriptions together, in English where that is none of the four. A code that is
    not codable is a folder. What qualkit wrote into a description goes back to where it came from.

    Raises: CodebookError with line (and column) for the first thing that is wrong; ReadingError if it cannot be opened.
    """
    book = read_elements(path)
    if not book.codes:
        found = _("there is no code in this codebook; make one in the program that it comes from, and export it again")
        raise CodebookError(path, found)
    head = _note(book.note)
    reading = _Reading(path, _language(book) if head is None else "en")
    codes = reading.nodes(_by_dots(book.codes) if book.origin.startswith("Taguette") else book.codes, "")
    tree = {"id": identifier(path.stem) if path.stem else "codebook", "name": path.stem, **(head or {}), "codes": codes}
    lines = reading.lines
    form = checked_tree(tree, path, place=lambda here, _keys: (lines.get(here), None))
    _refuse_unreadable_terms(form.codes, lines, path, "")
    return RefiCodebook(build(form, as_yaml(tree)), tuple(reading.notes(book)))


def refi_codebook(codebook: Codebook, *, origin: str) -> str:
    """The text of a .qdc file, in UTF-8. origin: the program that writes it, with its version.

    Terms and whatever else the standard has no place for stand in the codes' descriptions.
    """
    form = form_of(codebook)
    head = {"id": form.id, "name": dict(form.name), "unit": form.unit, "within": form.within}
    note = json.dumps(head, ensure_ascii=False).replace(">", "\\u003e")
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<?{NOTE} {_writable(note)}?>",
        f"<CodeBook xmlns={quoteattr(NAMESPACE)} origin={_attribute(origin)}>",
        "  <Codes>",
        *(line for pair in zip(form.codes, codebook.codes, strict=True) for line in _element(*pair, "    ")),
        "  </Codes>",
        "</CodeBook>",
    ]
    return "\n".join(lines) + "\n"


def _note(text: str) -> dict[str, Any] | None:
    """What qualkit said of the whole codebook; None where it did not write the file."""
    try:
        head = json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(head, dict):
        return None
    return {key: head[key] for key in ("id", "name", "unit", "within") if head.get(key)}


def _language(book: ReadCodebook) -> str:
    words = [f"{code.attributes.get('name', '')}. {code.description}" for code in _walk(book.codes)]
    (found,) = detect(["\n".join(words)])
    return found if found in LANGUAGES else "en"


def _by_dots(codes: Sequence[ReadCode]) -> list[ReadCode]:
    """The codes of Taguette as a tree: it writes them side by side, and the code above into the name (people.staff)."""
    by_name = {code.attributes.get("name", ""): code for code in codes}
    top = list[ReadCode]()
    for code in codes:
        above, _dot, own = code.attributes.get("name", "").rpartition(".")
        if above in by_name and own.strip() and above.count(".") < MOST_LEVELS - 1:
            code.attributes["name"] = own
            by_name[above].children.append(code)
        else:
            top.append(code)
    return top


def _walk(codes: Sequence[ReadCode]) -> Iterator[ReadCode]:
    for code in codes:
        yield code
        yield from _walk(code.children)


class _Reading:
    """What is made of the elements, and what has to be told of them. lines: path of a code -> its line."""

    def __init__(self, path: Path, language: str) -> None:
        self.path, self.language = path, language
        self.lines: dict[str, int] = {}
        self.uids: set[str] = set()
        self.same_guid = list[str]()
        self.no_guid = list[str]()
        self.no_color = list[str]()

    def nodes(self, codes: Sequence[ReadCode], parent: str) -> list[dict[str, Any]]:
        """The codes as their YAML file would have them."""
        siblings = Siblings()
        return [self.node(code, parent, siblings) for code in codes]

    def node(self, code: ReadCode, parent: str, siblings: Siblings) -> dict[str, Any]:
        name = " ".join(code.attributes.get("name", "").split())
        if not name:
            found = _("this code has no name; name it in the program that the codebook comes from, and export it again")
            raise CodebookError(self.path, found, line=code.line)
        fields = fields_of(code.description)
        own = siblings.claim(fields.pop("id", "") or identifier(name))
        here = f"{parent}/{own}" if parent else own
        self.lines[here] = code.line
        uid = self.uid(fields.pop("uid", ""), code, here)
        node: dict[str, Any] = {"id": own, "name": fields.pop("name", {self.language: name})}
        if uid != identity("code", here):
            node["uid"] = uid
        node |= fields
        if color := self.color(code, here):
            node["color"] = color
        if code.attributes.get("isCodable", "true").strip().lower() in ("false", "0"):
            node["folder"] = True
        if code.children:
            node["children"] = self.nodes(code.children, here)
        return node

    def uid(self, written: str, code: ReadCode, here: str) -> str:
        """The code's uid; the second code with a GUID has one of its own, the same whenever the file is read."""
        guid = code.attributes.get("guid", "").strip().strip("{}").lower()
        uid = written or guid or identity("code", here)
        if not guid:
            self.no_guid.append(here)
        if uid in self.uids:
            self.same_guid.append(here)
            uid = identity("code", uid, here)
        self.uids.add(uid)
        return uid

    def color(self, code: ReadCode, here: str) -> str:
        written = code.attributes.get("color", "").strip()
        if not written:
            return ""
        if not COLOR.fullmatch(written):
            self.no_color.append(here)
            return ""
        return written if len(written) == 7 else "#" + "".join(2 * digit for digit in written[1:])

    def notes(self, book: ReadCodebook) -> Iterator[str]:
        """What could not be taken as it is."""
        if found := self.same_guid:
            message = _("codes with the GUID of another code have been given one of their own: {codes}")
            yield message.format(codes=_some(found))
        if found := self.no_guid:
            yield _("codes without a GUID have been given one: {codes}").format(codes=_some(found))
        if found := self.no_color:
            message = _("codes whose colour is not like #B3541E have that of the code above them: {codes}")
            yield message.format(codes=_some(found))
        if n := book.n_sets:
            yield ngettext("{n} set of codes was left out", "{n} sets of codes were left out", n).format(n=n)


def _some(paths: Sequence[str], most: int = 5) -> str:
    return ", ".join(paths[:most]) + (f" … ({len(paths)})" if len(paths) > most else "")


def _refuse_unreadable_terms(codes: Sequence[CodeForm], lines: Mapping[str, int], path: Path, parent: str) -> None:
    for code in codes:
        here = f"{parent}/{code.id}" if parent else code.id
        for by_language in (code.terms, *code.concepts):
            for language, terms in by_language.items():
                for term in terms:
                    try:
                        codebook_term(term, language)
                    except TermError as error:
                        found = _("term `{term}`: {error}").format(term=term, error=error)
                        raise CodebookError(path, found, line=lines.get(here)) from error
        _refuse_unreadable_terms(code.children, lines, path, here)


def _element(form: CodeForm, code: Code, indent: str) -> Iterator[str]:
    """The lines of a code's element. code: the same code, for what it has from the codes above it."""
    name = " ".join(_writable(code.name()).split()) or form.id
    more = {}
    if identifier(name) != form.id:
        more["Id"] = form.id
    guid = code.uid
    if not GUID.fullmatch(guid):
        more["Uid"], guid = guid, identity("guid", guid)
    is_codable = "false" if form.folder else "true"
    attributes = f'guid="{guid}" name={_attribute(name)} isCodable="{is_codable}" color="{code.color}"'
    text = description(form, more=more)
    if not text and not form.children:
        yield f"{indent}<Code {attributes}/>"
        return
    yield f"{indent}<Code {attributes}>"
    if text:
        yield f"{indent}  <Description>{escape(_writable(text))}</Description>"
    for below in zip(form.children, code.children, strict=True):
        yield from _element(*below, indent + "  ")
    yield f"{indent}</Code>"


def _attribute(text: str) -> str:
    return quoteattr(_writable(" ".join(text.split())))


def _writable(text: str) -> str:
    """The text without what XML cannot hold; line breaks are one character."""
    return NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
