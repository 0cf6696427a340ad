"""Codes and the tree of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from qualkit.errors import QualkitError, UnknownName
from qualkit.messages import _

UNITS = ("sentence", "paragraph", "turn")
"""What carries a code; where there are no turns a turn is a paragraph."""


@dataclass(frozen=True, slots=True)
class Code:
    """A label with a definition.

    uid: never changes; codings refer to it. path: the ids from the root, joined by `/`; for people.
    names: language -> name. terms: language -> terms as written. color: `#RRGGBB`.
    concepts: where the codebook has its terms in rows, one for each idea: language -> the terms that say it.
    """

    uid: str
    path: str
    names: Mapping[str, str]
    definition: str = ""
    include: str = ""
    exclude: str = ""
    examples: tuple[str, ...] = ()
    color: str = "#555555"
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    children: tuple[Code, ...] = ()
    concepts: tuple[Mapping[str, tuple[str, ...]], ...] = ()

    @property
    def theme(self) -> str:
        """The id of the code at the top of this code's branch."""
        return self.path.partition("/")[0]

    def name(self, language: str = "en") -> str:
        """The code's name in a language, else in English, else in any language, else its id."""
        return self.names.get(language) or self.names.get("en") or next(iter(self.names.values()), self.path)

    def walk(self) -> Iterator[Code]:
        """This code and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Codebook:
    """A tree of codes. text: the file's text as it was read, which a project keeps as a version.

    unit: what a proposal stands on. within: how far apart the two sides of `&` in a term may stand, without it
    as far as the unit reaches; one of UNITS both.
    """

    id: str
    names: Mapping[str, str]
    codes: tuple[Code, ...]
    text: str = ""
    unit: str = "sentence"
    within: str | None = None

    def walk(self) -> Iterator[Code]:
        """All codes, parents before children, in the codebook's order."""
        for code in self.codes:
            yield from code.walk()

    @cached_property
    def by_uid(self) -> dict[str, Code]:
        """uid -> code."""
        return {code.uid: code for code in self.walk()}

    def code(self, path: str) -> Code:
        """The code at a path such as `challenges/staff-shortage`.

        Raises: UnknownName, with the paths that there are.
        """
        by_path = {code.path: code for code in self.walk()}
        if path not in by_path:
            raise UnknownName(_("code"), path, by_path)
        return by_path[path]

    def called(self, written: str) -> Code:
        """The code that somebody means: by its path, or by the end of it where only one path ends so.

        Raises: UnknownName if there is none; QualkitError, with their paths, if there are several.
        """
        paths = [code.path for code in self.walk()]
        ends = [path for path in paths if path.endswith(f"/{written}")]
        if written in paths or not ends:
            return self.code(written)
        if len(ends) > 1:
            message = _("'{code}' is the end of several codes: {paths}; write the whole path")
            raise QualkitError(message.format(code=written, paths=", ".join(ends)))
        return self.code(ends[0])
