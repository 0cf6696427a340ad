"""Codebook files (YAML): read them, and say exactly what is wrong with one and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualkit.coding.expressions import Term
from qualkit.coding.function_words import is_only_function_words
from qualkit.coding.identifiers import identifier
from qualkit.coding.parsing import TermError, parse_term
from qualkit.errors import CodebookError, ReadingError
from qualkit.messages import N_, _
from qualkit.model.annotations import LANGUAGES
from qualkit.model.codebooks import Code, Codebook
from qualkit.model.identity import identity

if TYPE_CHECKING:
    from pydantic import ValidationError

    from qualkit.coding.form import CodebookForm, CodeForm

GREY = "#555555"
"""The colour of a code for which neither the codebook nor a parent names one."""

DEEPEST = 60
"""Levels of lists and keys inside each other in a file; a code below another one is two."""

WHAT_TO_DO = {
    "missing": N_("`{key}` is missing; add it"),
    "extra_forbidden": N_("`{key}` has no meaning here; remove it, or mend its spelling"),
    "invalid_key": N_("`{key}` has no meaning here; remove it, or mend its spelling"),
    "list_type": N_("`{key}` must be a list, such as [one, two]"),
    "model_type": N_("a code must stand here, beginning with `id:` and `name:`"),
    "dict_type": N_("`{key}` must hold one line for each language, such as en: …"),
    "string_type": N_("`{key}` must be text; put it in quotes"),
    "literal_error": N_("`{key}` is not a language here; use az, tr, ru or en"),
    "unit": N_("`{key}` must be sentence, paragraph or turn"),
    "string_too_short": N_("`{key}` is empty; write something, or remove it"),
    "too_short": N_("`{key}` is empty; write something, or remove it"),
    "bool_type": N_("`{key}` must be true or false"),
    "bool_parsing": N_("`{key}` must be true or false"),
    "folder_terms": N_("a code with `folder: true` has no terms of its own; remove the one or the other"),
}
PATTERNS = {
    "id": N_("`{key}` must be lower-case a–z and digits, with hyphens between words, such as `{like}`"),
    "color": N_("`{key}` must be a colour such as '#B3541E' (in quotes)"),
}


def read_codebook(path: Path) -> Codebook:
    """The codebook in a YAML file.

    Raises: CodebookError with line and column for the first thing that is wrong; ReadingError if it cannot be opened.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        found = _("the codebook cannot be opened ({why})").format(why=error.strerror)
        raise ReadingError(path, found) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line, column = before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode()) + 1
        is_utf16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
        found = _("this is UTF-16, which Notepad calls Unicode; save the codebook as UTF-8") if is_utf16 else ""
        found = found or _("this is not UTF-8; save the codebook as UTF-8")
        raise CodebookError(path, found, line=line, column=column) from error
    return parse_codebook(text, path=path)


def parse_codebook(text: str, *, path: Path | str = "codebook") -> Codebook:
    """The codebook in a YAML text; `path` is named in errors.

    A code's uid is made from its path, unless the file gives one. A child without a colour has its parent's.

    Raises: CodebookError with line and column for the first thing that is wrong.
    """
    tree = _load(text, path)
    form = _checked(tree, path)
    for fault in _faults_of_codes(tree, path, text):
        raise fault
    return build(form, text)


def faults(text: str, *, path: Path | str) -> list[CodebookError]:
    """All that is wrong with a YAML text, in its order; where it is no YAML, that alone."""
    from pydantic import ValidationError

    from qualkit.coding.form import CodebookForm

    try:
        tree = _load(text, path)
    except CodebookError as error:
        return [error]
    found = list(_faults_of_codes(tree, path, text))
    try:
        CodebookForm.model_validate(tree)
    except ValidationError as error:
        for number in range(error.error_count()):
            location, wrong = _fault(error, number)
            line, column = _position(tree, location)
            found.append(CodebookError(path, wrong, line=line, column=column))
    return sorted({str(one): one for one in found}.values(), key=lambda one: (one.line or 0, one.column or 0))


def form_of(codebook: Codebook) -> CodebookForm:
    """The form that the codebook's text has, with what only other programs need: folders, which colours were given."""
    return _checked(_load(codebook.text, codebook.id), codebook.id)


def _load(text: str, path: Path | str) -> Any:
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        yaml = YAML(typ="rt")
        yaml.max_depth = DEEPEST
        tree = yaml.load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
        raise CodebookError(path, _yaml_fault(error, text), line=line, column=column) from error
    except YAMLError as error:  # e.g. a control character, which carries no mark
        found = _("this is not YAML ({problem})").format(problem=str(error).splitlines()[0])
        before = text[: getattr(error, "position", 0)]
        line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
        raise CodebookError(path, found, line=line, column=column) from error
    if not isinstance(tree, CommentedMap):
        found = _("this is no codebook; it begins with `id:`, `name:` and `codes:`")
        raise CodebookError(path, found, line=1, column=1)
    return tree


def _yaml_fault(error: Any, text: str) -> str:
    problem = str(error.problem or "").strip().split("\n")[0]
    if problem.startswith("maximum depth"):
        return _("too many brackets or levels in each other; use fewer")
    if problem.startswith("found duplicate key"):
        key = problem.split('"')[1] if '"' in problem else problem
        return _("`{key}` stands here a second time; keep one of the two").format(key=key)
    lines = text.split("\n")
    mark = error.problem_mark
    if mark and mark.line < len(lines) and "\t" in lines[mark.line]:
        return _("a tab stands here; indent with blanks only")
    found = _("this is not YAML ({problem}); look at the indentation, the colons and the quotes")
    return found.format(problem=problem or _("nothing is here"))


def _checked(tree: Any, path: Path | str) -> CodebookForm:
    from pydantic import ValidationError

    from qualkit.coding.form import CodebookForm

    try:
        return CodebookForm.model_validate(tree)
    except ValidationError as error:
        raise _as_codebook_error(error, tree, path) from error


def _as_codebook_error(error: ValidationError, tree: Any, path: Path | str) -> CodebookError:
    location, found = what_is_wrong(error)
    line, column = _position(tree, location)
    return CodebookError(path, found, line=line, column=column)


def what_is_wrong(error: ValidationError) -> tuple[list[int | str], str]:
    """(where the first fault lies, in a sentence what is wrong and what to do, and how many more there are)."""
    location, found = _fault(error, 0)
    more = error.error_count() - 1
    return location, _("{found} (and {n} more)").format(found=found, n=more) if more else found


def _fault(error: ValidationError, number: int) -> tuple[list[int | str], str]:
    first = error.errors()[number]
    location = [part for part in first["loc"] if part != "[key]"]
    key = next((part for part in reversed(location) if isinstance(part, str)), "codes")
    if first["type"] == "invalid_key":
        key = str(location[-1])
    if first["type"] == "literal_error" and key in ("unit", "within"):
        found = _(WHAT_TO_DO["unit"]).format(key=key)
    elif first["type"] == "string_pattern_mismatch":
        found = _(PATTERNS[key]).format(key=key, like=identifier(first["input"]))
    elif first["type"] in WHAT_TO_DO:
        found = _(WHAT_TO_DO[first["type"]]).format(key=key)
    else:
        found = f"`{key}`: {first['msg']}"
    return location, found


def _position(tree: Any, location: Sequence[int | str]) -> tuple[int, int]:
    """Line and column, from 1, of what stands at a location; of its nearest parent where it is missing."""
    node, line, column = tree, tree.lc.line, tree.lc.col
    for part in location:
        try:
            line, column = node.lc.key(part) if isinstance(part, str) else node.lc.item(part)
            node = node[part]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
    return line + 1, column + 1


def _faults_of_codes(tree: Any, path: Path | str, text: str) -> Iterator[CodebookError]:
    """Ids and uids that come twice, then terms that cannot be read; what has another form is passed over."""
    nodes = _nodes(tree.get("codes"))
    yield from _duplicate_ids(nodes, path)
    yield from _duplicate_uids(nodes, path, "", {})
    yield from _unreadable_terms(nodes, path, text.splitlines())


def _nodes(codes: Any) -> list[Any]:
    """The codes of a list that are written as codes."""
    return [node for node in codes if isinstance(node, dict)] if isinstance(codes, list) else []


def _duplicate_ids(nodes: Sequence[Any], path: Path | str) -> Iterator[CodebookError]:
    seen: set[str] = set()
    for node in nodes:
        uid = node.get("id")
        if isinstance(uid, str) and uid in seen:
            line, column = _value_position(node, "id")
            found = _("the id `{id}` stands a second time among its siblings; give one of the two another id")
            yield CodebookError(path, found.format(id=uid), line=line, column=column)
        elif isinstance(uid, str):
            seen.add(uid)
        yield from _duplicate_ids(_nodes(node.get("children")), path)


def _duplicate_uids(
    nodes: Sequence[Any], path: Path | str, parent: str, seen: dict[str, str]
) -> Iterator[CodebookError]:
    for node in nodes:
        own, uid = node.get("id"), node.get("uid") or ""
        if not isinstance(own, str) or not isinstance(uid, str):
            continue
        here = f"{parent}/{own}" if parent else own
        made = uid or identity("code", here)
        if seen.get(made, here) != here:
            line, column = _value_position(node, "uid" if uid else "id")
            found = _("`{here}` has the uid of `{there}`; remove it, or give the code the uid that it had")
            yield CodebookError(path, found.format(here=here, there=seen[made]), line=line, column=column)
        seen.setdefault(made, here)
        yield from _duplicate_uids(_nodes(node.get("children")), path, here, seen)


def _unreadable_terms(nodes: Sequence[Any], path: Path | str, lines: Sequence[str]) -> Iterator[CodebookError]:
    for node in nodes:
        for language, term, holder, key in _written_terms(node):
            try:
                codebook_term(term, language)
            except TermError as error:
                line, column = _position(holder, [key]) if isinstance(key, int) else _value_position(holder, key)
                column = _column_inside(lines[line - 1], column, term, error.at)
                found = _("term `{term}`: {error}").format(term=term, error=error)
                yield CodebookError(path, found, line=line, column=column)
        yield from _unreadable_terms(_nodes(node.get("children")), path, lines)


def codebook_term(text: str, language: str) -> Term:
    """The term, if it can stand in a codebook.

    Raises: TermError as `parse_term`, and for one that has only function words.
    """
    term = parse_term(text, language)
    if is_only_function_words(term):
        found = _("it has only function words, which stand everywhere; add a word, or put it in double quotes")
        raise TermError(found)
    return term


def _written_terms(node: Any) -> Iterator[tuple[str, str, Any, int | str]]:
    """(language, term, what holds it in the tree, its place or key there) for each term of a code."""
    concepts = node.get("concepts")
    for holder in (node.get("terms"), *(concepts if isinstance(concepts, list) else ())):
        for language, terms in holder.items() if isinstance(holder, dict) else ():
            if language not in LANGUAGES:
                continue
            if isinstance(terms, str) and holder is not node.get("terms"):
                yield language, terms.strip(), holder, language
            for number, term in enumerate(terms if isinstance(terms, list) else ()):
                if isinstance(term, str) and term.strip():
                    yield language, term.strip(), terms, number


def _value_position(node: Any, key: str) -> tuple[int, int]:
    line, column = node.lc.value(key)
    return line + 1, column + 1


def _column_inside(line: str, column: int, term: str, at: int) -> int:
    """The column of a character of a term that begins at a column, as far as the term stands there as it is."""
    for quote in ("", "'", '"'):
        if line.startswith(quote + term, column - 1):
            return column + len(quote) + at
    return column


def build(form: CodebookForm, text: str) -> Codebook:
    """The codebook of a form that has been checked. text: the YAML text that a project keeps."""
    return Codebook(
        form.id,
        {str(language): name for language, name in form.name.items()},
        tuple(_code(code, "", GREY) for code in form.codes),
        text,
        form.unit,
        form.within,
    )


def _code(form: CodeForm, parent: str, color: str) -> Code:
    path = f"{parent}/{form.id}" if parent else form.id
    own_color = form.color or color
    terms: dict[str, list[str]] = {language: list(terms) for language, terms in form.terms.items()}
    concepts = tuple({str(language): tuple(terms) for language, terms in row.items()} for row in form.concepts)
    for concept in concepts:
        for language, written in concept.items():
            terms.setdefault(language, []).extend(written)
    return Code(
        uid=form.uid or identity("code", path),
        path=path,
        names={str(language): name for language, name in form.name.items()},
        definition=" ".join(form.definition.split()),
        include=" ".join(form.include.split()),
        exclude=" ".join(form.exclude.split()),
        examples=tuple(form.examples),
        color=own_color,
        terms={language: tuple(written) for language, written in terms.items()},
        children=tuple(_code(child, path, own_color) for child in form.children),
        concepts=concepts,
    )
