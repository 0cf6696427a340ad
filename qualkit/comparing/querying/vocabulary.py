"""The names that may stand in a query: codes, fields, attributes, and the values of closed fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

from qualkit.comparing.querying.expressions import RESERVED, QueryError
from qualkit.comparing.querying.values import contains, is_pattern, keys, matches, same
from qualkit.errors import NEAR, UnknownName
from qualkit.messages import N_, _
from qualkit.model.annotations import LANGUAGES, OTHER, ROLES, SECTIONS
from qualkit.model.codebooks import Code, Codebook
from qualkit.model.codings import Status
from qualkit.model.study import Study

FIELDS = (
    "speaker", "role", "attribution", "case", "language", "section", "question", "source", "status", "coder",
)  # fmt: skip
CLOSED = {
    "role": ROLES,
    "language": (*LANGUAGES, OTHER),
    "section": SECTIONS,
    "status": (Status.PROPOSED.value, Status.ACCEPTED.value),
}
"""field -> all values that it can have."""
OF_CASE = "case_"
"""What stands before an attribute that is called like a field."""
ALL = "*"
NO_ATTRIBUTES = N_("Nobody has attributes; a project takes them from a table: qualkit cases TABLE")


@dataclass(frozen=True)
class Vocabulary:
    """attributes: the names of the attributes that cases have. sources: the sources' names."""

    codebook: Codebook
    attributes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def codes(self, written: str, at: int) -> tuple[str, ...]:
        """The uids of the codes that a name means: a path, the end of one path only, `theme/*`, or `*` for all.

        The name of one code only, in any language, will do too.

        Raises: QueryError.
        """
        name = written.strip("/")
        if name == ALL:
            return tuple(code.uid for code in self.codebook.codes)
        if name.endswith("/*"):
            parent = self._code(name[:-2], written, at)
            if not parent.children:
                raise QueryError(_("there is no code below {code}").format(code=parent.path), at)
            return tuple(child.uid for child in parent.children)
        return (self._code(name, written, at).uid,)

    def field(self, written: str, at: int) -> tuple[str, bool]:
        """The field or attribute that a name means, and whether it is an attribute.

        Letter case does not matter, nor whether `_` stands for a blank.

        Raises: QueryError.
        """
        for name in FIELDS:
            if same(written, name):
                return name, False
        if written in self.attributes:
            return written, True
        plain = written.replace("_", " ")
        for name in self.attributes:
            if same(plain, name.replace("_", " ")) or same(plain, f"{OF_CASE}{name}".replace("_", " ")):
                return name, True
        if same(written, "code"):
            raise QueryError(_("codes stand before `where`: A overlaps B; A and not B"), at)
        known = (*FIELDS, *map(_as_written, self.attributes))
        found = str(UnknownName(_("field or attribute"), written, known))
        raise QueryError(found if self.attributes else f"{found}. {_(NO_ATTRIBUTES)}", at)

    def value(self, field: str, value: str, at: int) -> str:
        """The value of a field as it is compared.

        Raises: QueryError where the field can never have it.
        """
        if field == "source" and not any(matches(name, value) for one in self.sources for name in names_of(one)):
            raise QueryError(str(UnknownName(_("source"), value, map(_file_name, self.sources))), at)
        if field in CLOSED and not is_pattern(value) and not any(same(value, known) for known in CLOSED[field]):
            raise QueryError(self._no_value(field, value), at)
        return value

    def _no_value(self, field: str, value: str) -> str:
        if field == "status" and same(value, Status.REJECTED.value):
            return _("what was rejected never counts; it is listed by: qualkit codings --status rejected")
        found = _("{field} is one of {values}, not '{value}'").format(
            field=field, values=", ".join(CLOSED[field]), value=value
        )
        if field in self.attributes:
            found += _("; for the attribute of the case write {name}").format(name=OF_CASE + field)
        return found

    def _code(self, name: str, written: str, at: int) -> Code:
        every = list(self.codebook.walk())
        ends = tuple(f"/{key}" for key in keys(name))
        found = [code for code in every if same(code.path, name)]
        found = found or [code for code in every if code.path.endswith(ends)]
        found = found or [code for code in every if any(same(one, name) for one in code.names.values())]
        if len(found) > 1:
            paths = ", ".join(code.path for code in found)
            raise QueryError(
                _("{name} names several codes; write one of {paths}").format(name=written, paths=paths), at
            )
        if not found:
            unknown = UnknownName(_("code"), written, self._likely(name))
            message = _("{unknown} (a word of the text stands in quotes: '{word}')")
            raise QueryError(message.format(unknown=unknown, word=written), at)
        return found[0]

    def _likely(self, name: str) -> list[str]:
        """The paths of the codes that may be meant; without any those at the top, for all would fill the screen."""
        paths = [code.path for code in self.codebook.walk()]
        ends = [path.rpartition("/")[2] for path in paths]
        having = (
            code.path
            for code in self.codebook.walk()
            if any(contains(one, name) for one in (code.path, *code.names.values()))
        )
        return (
            get_close_matches(name.lower(), [*paths, *ends], n=1, cutoff=NEAR)
            or list(having)
            or [code.path for code in self.codebook.codes]
        )


def vocabulary_of(study: Study) -> Vocabulary:
    """The names that a study has."""
    attributes = dict.fromkeys(name for case in study.cases for name in case.attributes)
    return Vocabulary(study.codebook, tuple(attributes), tuple(source.name for source in study.sources))


def names_of(source: str) -> tuple[str, ...]:
    """What a source may be called: its path, the file's name, and that without its ending."""
    name = _file_name(source)
    return tuple(dict.fromkeys((source, name, name.rpartition(".")[0] or name)))


def _as_written(attribute: str) -> str:
    """The attribute as a query has it."""
    if attribute in FIELDS:
        return OF_CASE + attribute
    is_word = re.fullmatch(r"[\w-]+", attribute) and attribute.lower() not in RESERVED
    return attribute if is_word else f"[{attribute}]"


def _file_name(source: str) -> str:
    return source.replace("\\", "/").rpartition("/")[2]
