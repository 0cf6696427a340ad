"""The JSON Schema of codebooks agrees with what the reader accepts and refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from qualkit.coding import parse_codebook
from qualkit.coding.schema import codebook_schema
from qualkit.errors import CodebookError

ROOT = Path(__file__).parents[2]
CASES = json.loads((ROOT / "tests" / "cases" / "codebook-errors.json").read_text(encoding="utf-8"))
NOT_IN_A_SCHEMA = ("second time", "has the uid of", "term `")
"""What the reader alone can see."""

TYPES = {"object": dict, "array": list, "string": str, "null": type(None)}


def fits(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    """Whether a value fits a schema of the few words that ours uses; an unknown word fails the test."""
    known = {
        "$defs": True,
        "$schema": True,
        "title": True,
        "description": True,
        "default": True,
        "type": lambda name: isinstance(value, TYPES[name]),
        "enum": lambda allowed: value in allowed,
        "pattern": lambda pattern: not isinstance(value, str) or re.search(pattern, value) is not None,
        "minItems": lambda n: not isinstance(value, list) or len(value) >= n,
        "minProperties": lambda n: not isinstance(value, dict) or len(value) >= n,
        "required": lambda names: not isinstance(value, dict) or set(names) <= value.keys(),
        "items": lambda one: not isinstance(value, list) or all(fits(item, one, root) for item in value),
        "anyOf": lambda several: any(fits(value, one, root) for one in several),
        "$ref": lambda path: fits(value, root["$defs"][path.rpartition("/")[2]], root),
        "propertyNames": lambda one: not isinstance(value, dict) or all(fits(key, one, root) for key in value),
        "properties": lambda of: (
            not isinstance(value, dict) or all(fits(value[key], one, root) for key, one in of.items() if key in value)
        ),
        "additionalProperties": lambda one: (
            not isinstance(value, dict)
            or all(one and fits(value[key], one, root) for key in value.keys() - schema.get("properties", {}).keys())
        ),
    }
    return all(known[word] is True or known[word](said) for word, said in schema.items())


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(codebook_schema())
    return found


def test_the_file_beside_the_codebooks_is_the_schema_of_the_reader() -> None:
    path = ROOT / "codebooks" / "codebook.schema.json"
    assert path.read_text(encoding="utf-8") == codebook_schema(), "type: python -m qualkit.coding.schema"


@pytest.mark.parametrize("path", sorted((ROOT / "codebooks").glob("*.yaml")), ids=lambda path: path.name)
def test_the_codebooks_that_come_with_the_program_fit(path: Path, schema: dict[str, Any]) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=codebook.schema.json\n")
    assert fits(YAML(typ="safe").load(text), schema, schema)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_what_the_reader_refuses_the_schema_refuses(case: dict[str, Any], schema: dict[str, Any]) -> None:
    try:
        value = YAML(typ="safe").load(case["text"])
    except YAMLError:
        return
    with pytest.raises(CodebookError) as caught:
        parse_codebook(case["text"])
    if not any(words in str(caught.value) for words in NOT_IN_A_SCHEMA):
        assert not fits(value, schema, schema)


GOOD = [
    "id: k\nname: K\ncodes: [{id: a, name: A}]\n",
    "id: k\nname: {az: K, ru: К}\nunit: turn\nwithin: paragraph\ncodes: [{id: a, name: A, terms: {}, children: []}]\n",
    "id: k\nname: K\ncodes: [{id: a, name: A, terms: {az: [], tr: [iş]}, examples: [Bir.], color: '#aabbcc'}]\n",
    "id: k\nname: K\ncodes: [{id: a, name: A, uid: u, concepts: [{az: iş, tr: [iş, güç], en: []}, {}]}]\n",
    "id: k\nname: K\ncodes: [{id: a, name: A, children: [{id: b, name: B, children: [{id: c, name: C}]}]}]\n",
]
WORSE = ["{id: a}", "{id: a, name: ' '}", "{id: a, name: A, concepts: [iş]}", "{id: a, name: A, concepts: [{az: 7}]}",
         "{id: a, name: A, children: [{id: b}]}", "{id: a, name: A, terms: {az: ['']}}", "{id: a, name: A, colour: x}",
         "{id: a, name: A, concepts: [{az: ['', iş]}]}", "{id: a, name: {en: A, de: A}}"]  # fmt: skip


@pytest.mark.parametrize("text", GOOD + [f"id: k\nname: K\ncodes: [{code}]\n" for code in WORSE])
def test_reader_and_schema_agree(text: str, schema: dict[str, Any]) -> None:
    is_good = text in GOOD
    assert fits(YAML(typ="safe").load(text), schema, schema) is is_good
    if is_good:
        parse_codebook(text)
    else:
        with pytest.raises(CodebookError):
            parse_codebook(text)
