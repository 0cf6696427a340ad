"""Changes to a codebook's text, with its notes and its order kept: what people wrote there stays as they wrote it."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from qualkit.coding.codebook import parse_codebook
from qualkit.coding.identifiers import identifier
from qualkit.errors import CodebookError, QualkitError, UnknownName
from qualkit.messages import _

if TYPE_CHECKING:
    from ruamel.yaml import YAML

FIELDS = ("definition", "include", "exclude", "examples", "color")
WIDTH = 120
"""Characters from which on a text is written in several lines."""
ENDLESS = 10**6
"""No line that somebody wrote is broken."""


def add_code(
    text: str, names: Mapping[str, str], *, parent: str = "", values: Mapping[str, object] | None = None
) -> tuple[str, str]:
    """(the text with a new code at the end of its siblings, the code's path).

    names: language -> name; the id is made of the first. parent: the path of the code that it goes under, or empty.
    values: FIELDS and `terms`. A code of the same name among its siblings is refused.

    Raises: UnknownName for a parent that is not there; CodebookError if the new text is none; QualkitError.
    """
    names = {language: name.strip() for language, name in names.items() if name.strip()}
    if not names:
        raise QualkitError(_("a code needs a name; write one"))
    yaml, tree = _loaded(text)
    siblings = _children(_node(tree, parent)) if parent else tree["codes"]
    taken = {str(one["id"]) for one in siblings}
    if any(_same(name, one) for one in siblings for name in names.values()):
        raise QualkitError(_("there is a code of this name already: {name}").format(name=next(iter(names.values()))))
    wanted = identifier(next(iter(names.values())))
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    siblings.append(_flow({"id": found, "name": dict(names), **(values or {})}))
    return _written(yaml, tree, text), f"{parent}/{found}" if parent else found


def change_code(text: str, path: str, values: Mapping[str, object]) -> str:
    """The text with a code's values in the place of its former ones.

    values: `names` (language -> name), FIELDS, `terms` (language -> list); an empty one takes the key away.

    Raises: UnknownName for a code that is not there; CodebookError if the new text is no codebook.
    """
    yaml, tree = _loaded(text)
    node = _node(tree, path)
    for key, value in values.items():
        name = "name" if key == "names" else key
        if name not in ("name", "terms", *FIELDS):
            raise UnknownName(_("field of a code"), key, ("names", "terms", *FIELDS))
        if value:
            if node.get(name) != value:
                node[name] = _flow(value)
        else:
            node.pop(name, None)
    return _written(yaml, tree, text)


def move_code(text: str, path: str, parent: str, place: int | None = None) -> tuple[str, str]:
    """(the text with a code and those below it under another parent, its new path). Its codings stay with it.

    place: among its new siblings, from 0; without it the last. parent: empty for the top.

    Raises: UnknownName; QualkitError for a code under itself, or where its id is taken.
    """
    if parent == path or parent.startswith(f"{path}/"):
        raise QualkitError(_("a code cannot go under itself; choose another place"))
    uids = _uids(text, path)
    yaml, tree = _loaded(text)
    node, siblings = _node(tree, path), _siblings(tree, path)
    target = _children(_node(tree, parent)) if parent else tree["codes"]
    siblings.remove(node)
    if any(str(one["id"]) == str(node["id"]) for one in target):
        raise QualkitError(_("there is a code with the id {id} already; rename one of the two").format(id=node["id"]))
    target.insert(len(target) if place is None else place, node)
    _tidy(tree)
    new = f"{parent}/{node['id']}" if parent else str(node["id"])
    _keep_uids(tree, path, new, uids)
    return _written(yaml, tree, text), new


def merge_codes(text: str, path: str, into: str) -> tuple[str, dict[str, str]]:
    """(the text without a code, whose terms and children now belong to another one; uid -> the uid that it has become).

    Raises: UnknownName; QualkitError if one of the two lies under the other, or children have the same id.
    """
    if path == into or into.startswith(f"{path}/") or path.startswith(f"{into}/"):
        raise QualkitError(_("one of these two codes lies under the other; move it out first"))
    book = parse_codebook(text)
    gone, kept = book.code(path), book.code(into)
    uids = _uids(text, path)
    yaml, tree = _loaded(text)
    node, target = _node(tree, path), _node(tree, into)
    for child in list(node.get("children", ())):
        if any(str(one["id"]) == str(child["id"]) for one in _children(target)):
            found = _("both codes have a child {id}; rename one of the two first")
            raise QualkitError(found.format(id=child["id"]))
        _children(target).append(child)
    for language, terms in node.get("terms", {}).items():
        there = target.setdefault("terms", {}).setdefault(language, [])
        there.extend(term for term in terms if term not in there)
    if "concepts" in node:
        target.setdefault("concepts", []).extend(node["concepts"])
    _siblings(tree, path).remove(node)
    _tidy(tree)
    _keep_uids(tree, path, into, {old: uid for old, uid in uids.items() if old != path})
    return _written(yaml, tree, text), {gone.uid: kept.uid}


def remove_code(text: str, path: str) -> str:
    """The text without a code and those below it.

    Raises: UnknownName; QualkitError for the last code.
    """
    yaml, tree = _loaded(text)
    siblings = _siblings(tree, path)
    if siblings is tree["codes"] and len(siblings) == 1:
        raise QualkitError(_("a codebook needs a code; add another one first"))
    siblings.remove(_node(tree, path))
    _tidy(tree)
    return _written(yaml, tree, text)


def _loaded(text: str) -> tuple[YAML, Any]:
    """(what loads and writes, the tree with its notes); only a sound codebook is changed. Raises: CodebookError."""
    from ruamel.yaml import YAML
    from ruamel.yaml.util import load_yaml_guess_indent

    parse_codebook(text)
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = ENDLESS
    _tree, sequence, offset = load_yaml_guess_indent(text)
    yaml.indent(mapping=2, sequence=sequence or 4, offset=offset if offset is not None else 2)
    return yaml, yaml.load(text)


def _written(yaml: YAML, tree: Any, text: str) -> str:
    """The tree as text; lines that nobody changed are those of the former text, however it was laid out."""
    new = _dumped(yaml, tree)
    book = parse_codebook(new)
    woven = _woven(text, _dumped(yaml, yaml.load(text)), new)
    try:
        return woven if parse_codebook(woven).codes == book.codes else new
    except CodebookError:
        return new


def _dumped(yaml: YAML, tree: Any) -> str:
    stream = io.StringIO()
    yaml.dump(tree, stream)
    return stream.getvalue()


def _woven(text: str, same: str, new: str) -> str:
    """The text with what differs between two others; `same` says what the text says, in the layout of `new`."""
    lines, plain, changed = (one.splitlines(keepends=True) for one in (text, same, new))
    place = {len(plain): len(lines)}  # line of the plain text -> the same one of the text
    for block in SequenceMatcher(None, plain, lines, autojunk=False).get_matching_blocks():
        place |= {block.a + n: block.b + n for n in range(block.size + 1)}
    found, at = list[str](), 0
    for tag, start, end, first, last in SequenceMatcher(None, plain, changed, autojunk=False).get_opcodes():
        if tag != "equal":
            if start not in place or end not in place:
                return new
            found += [*lines[at : place[start]], *changed[first:last]]
            at = place[end]
    return "".join([*found, *lines[at:]])


def _node(tree: Any, path: str) -> Any:
    return next(one for one in _siblings(tree, path) if str(one["id"]) == path.rpartition("/")[2])


def _siblings(tree: Any, path: str) -> Any:
    """The list in which the code at a path stands. Raises: UnknownName."""
    nodes = tree["codes"]
    parts = path.split("/")
    for depth, part in enumerate(parts):
        found = next((one for one in nodes if str(one["id"]) == part), None)
        if found is None:
            raise UnknownName(_("code"), path, _paths(tree["codes"]))
        if depth < len(parts) - 1:
            nodes = found.get("children") or []
    return nodes


def _paths(nodes: Sequence[Any], above: str = "") -> list[str]:
    found = []
    for node in nodes:
        path = f"{above}{node['id']}"
        found += [path, *_paths(node.get("children") or [], f"{path}/")]
    return found


def _children(node: Any) -> Any:
    if not node.get("children"):
        node["children"] = []
    return node["children"]


def _same(name: str, node: Any) -> bool:
    names = node["name"].values() if isinstance(node["name"], Mapping) else [node["name"]]
    return name.casefold() in {str(one).casefold() for one in names}


def _tidy(tree: Any) -> None:
    """Take away lists of children that have become empty."""
    for node in tree["codes"]:
        _tidy_below(node)


def _tidy_below(node: Any) -> None:
    for child in node.get("children") or ():
        _tidy_below(child)
    if "children" in node and not node["children"]:
        del node["children"]


def _uids(text: str, path: str) -> dict[str, str]:
    """path -> uid of a code and those below it."""
    return {code.path: code.uid for code in parse_codebook(text).code(path).walk()}


def _keep_uids(tree: Any, old: str, new: str, uids: Mapping[str, str]) -> None:
    """Write down the identities that codes had before their paths changed; else they would be other codes."""
    for path, uid in uids.items():
        _node(tree, new + path[len(old) :])["uid"] = uid


def _flow(value: object) -> object:
    """Names and lists of terms on one line, as people write them."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import LiteralScalarString

    if isinstance(value, Mapping):
        made = CommentedMap((key, _flow(one)) for key, one in value.items())
        if all(isinstance(one, str) for one in value.values()) and "id" not in value:
            made.fa.set_flow_style()
        return made
    if isinstance(value, (list, tuple)):
        listed = CommentedSeq(map(_flow, value))
        if all(isinstance(one, str) and len(one) < 60 for one in value):
            listed.fa.set_flow_style()
        return listed
    if isinstance(value, str) and (len(value) > WIDTH or "\n" in value):
        return LiteralScalarString(value) if "\n" in value else _folded(value)
    return value


def _folded(text: str) -> object:
    """A long text as a block whose lines are broken at blanks."""
    from ruamel.yaml.scalarstring import FoldedScalarString

    folded = FoldedScalarString(text)
    breaks, begin = [], 0
    while len(text) - begin > WIDTH - 20 and " " in text[begin : begin + WIDTH - 20]:
        begin = text.rindex(" ", begin, begin + WIDTH - 20) + 1
        breaks.append(begin - 1)
    folded.fold_pos = breaks
    return folded
