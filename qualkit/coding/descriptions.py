"""What REFI-QDA has no place for, written into a code's description under headings that stay the same.

    Who is there, and who is missing.

    Include: vacant posts, overload

    Examples:
    - Şöbədə iki nəfərik.

    Terms (en):
    - understaffed

    Concept:
    - az: boş ştat
    - en: vacancy

People read it in any program; reading it again gives the same code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qualkit.coding.form import CodeForm

PROSE = {"Definition": "definition", "Include": "include", "Exclude": "exclude"}
ONE_LINE = {"Id": "id", "Uid": "uid"}
HEADING = re.compile(
    r"(?P<prose>Definition|Include|Exclude):(?: +(?P<words>.*))?"
    r"|(?P<one>Id|Uid): +(?P<value>\S.*)"
    r"|(?P<list>Examples|Names|Concept|Terms \((?P<language>az|tr|ru|en)\)):"
)
ITEM = re.compile(r"- ?(.*)")
IN_LANGUAGE = re.compile(r"- ?(az|tr|ru|en):(.*)")
IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def description(code: CodeForm, *, more: Mapping[str, str]) -> str:
    """The description of a code; empty if there is nothing to say. more: what stands behind `Id` or `Uid`."""
    parts = list[str]()
    if definition := _line(code.definition):
        parts.append(f"Definition: {definition}" if HEADING.fullmatch(definition) else definition)
    parts += [
        f"{title}: {_line(text)}" for title, text in (("Include", code.include), ("Exclude", code.exclude)) if text
    ]
    parts += [f"{title}: {word}" for title, word in more.items()]
    if set(code.name) != {"en"}:
        parts.append(_list("Names", (f"{language}: {_line(name)}" for language, name in code.name.items())))
    if examples := [example for example in map(str.strip, code.examples) if example]:
        parts.append(_list("Examples", examples))
    parts += [_list(f"Terms ({language})", map(_line, terms)) for language, terms in code.terms.items() if terms]
    for row in code.concepts:
        cells = ((language, terms or [""]) for language, terms in row.items())
        parts.append(_list("Concept", (f"{language}: {_line(term)}" for language, terms in cells for term in terms)))
    return "\n\n".join(parts)


def fields_of(text: str) -> dict[str, Any]:
    """The keys of a code, as a YAML file has them, that a description holds.

    >>> fields_of("Kim var.\\n\\nTerms (az):\\n- kadr\\n- ştat")
    {'definition': 'Kim var.', 'terms': {'az': ['kadr', 'ştat']}}
    """
    fields: dict[str, Any] = {}
    prose: dict[str, list[str]] = {}
    for heading, lines in _sections(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
        if heading is None or heading["prose"]:
            key = PROSE[heading["prose"]] if heading else "definition"
            prose.setdefault(key, []).extend(([heading["words"] or ""] if heading else []) + lines)
            continue
        rest = lines
        if heading["one"]:
            fields[ONE_LINE[heading["one"]]] = _line(heading["value"])
        elif heading["list"] == "Examples":
            fields.setdefault("examples", []).extend(_items(lines))
            rest = []
        elif language := heading["language"]:
            if terms := _items(lines):
                fields.setdefault("terms", {}).setdefault(language, []).extend(terms)
            rest = []
        else:
            cells, rest = _by_language(lines)
            if heading["list"] == "Concept" and cells:
                fields.setdefault("concepts", []).append(cells)
            elif names := {language: names[0] for language, names in cells.items() if names}:
                fields["name"] = names
            else:
                rest = [heading[0], *rest]
        prose.setdefault("definition", []).extend(rest)
    texts = {key: "\n".join(line.rstrip() for line in lines).strip() for key, lines in prose.items()}
    return {**{key: written for key, written in texts.items() if written}, **fields}


def _sections(lines: Sequence[str]) -> Iterator[tuple[re.Match[str] | None, list[str]]]:
    heading: re.Match[str] | None = None
    inside = list[str]()
    for line in lines:
        found = HEADING.fullmatch(line.rstrip())
        if found and found["one"] == "Id" and not IDENTIFIER.fullmatch(found["value"]):
            found = None
        if found is None:
            inside.append(line)
            continue
        yield heading, inside
        heading, inside = found, []
    yield heading, inside


def _items(lines: Iterable[str]) -> list[str]:
    """The items of a list; a line of a foreign one without a dash is an item too."""
    items = list[str]()
    for line in lines:
        if not line.strip():
            continue
        if line.startswith("  ") and items:
            items[-1] += "\n" + line[2:]
        else:
            found = ITEM.fullmatch(line)
            items.append(found[1] if found else line)
    return [item.strip() for item in items if item.strip()]


def _by_language(lines: Iterable[str]) -> tuple[dict[str, list[str]], list[str]]:
    """(language -> what stands there, the lines that are something else)."""
    cells: dict[str, list[str]] = {}
    others = list[str]()
    for line in lines:
        if found := IN_LANGUAGE.fullmatch(line):
            cells.setdefault(found[1], []).extend(filter(None, [found[2].strip()]))
        else:
            others.append(line)
    return cells, others


def _list(title: str, items: Iterable[str]) -> str:
    return "\n".join((f"{title}:", *("- " + item.replace("\n", "\n  ") for item in items)))


def _line(text: str) -> str:
    return " ".join(text.split())
