"""The JSON Schema of codebook files, for editors that check while one writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def codebook_schema() -> str:
    """The schema as the text of `codebooks/codebook.schema.json`.

    What only the program can check (repeated ids, terms that are none) is not in it.
    """
    from qualkit.coding.form import CodebookForm

    made = CodebookForm.model_json_schema()
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "qualkit codebook", **_untitled(made)}
    for name, form in (("codebook", schema), ("code", schema["$defs"]["CodeForm"])):
        form["description"] = DESCRIPTIONS[name]
        for key, value in form["properties"].items():
            value["description"] = DESCRIPTIONS[key]
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


DESCRIPTIONS = {
    "codebook": "A codebook: its codes with definitions and terms.",
    "code": "A code: a label with a definition, terms and perhaps children.",
    "id": "Lower-case a–z and digits, hyphens between words. It stays the same while codings refer to it.",
    "uid": "Only where an id has changed and its codings are to stay: the line that qualkit run shows.",
    "name": "For people: one text, or one for each language.",
    "definition": "What the code stands for.",
    "include": "When to use it.",
    "exclude": "When not to use it, and what to use instead.",
    "examples": "Sentences that the code fits.",
    "color": "Such as '#B3541E', in quotes.",
    "terms": "Language → terms, in dictionary form; docs/codebooks.md has the language of terms.",
    "concepts": "Rows of terms, one idea in a row: language → a term or several; an empty list where there is none.",
    "folder": "Whether it only holds other codes and has no terms of its own.",
    "children": "Codes below this one; their finds count for it as well.",
    "unit": "What a proposal stands on.",
    "within": "How far apart the two sides of & in a term may stand; without it what `unit` says.",
    "codes": "The codes at the top, in the order in which reports show them.",
}


def _untitled(value: Any) -> Any:
    """Without the titles that pydantic makes of the names."""
    if isinstance(value, list):
        return [_untitled(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {key: _untitled(one) for key, one in value.items() if key != "title"}


if __name__ == "__main__":
    Path("codebooks", "codebook.schema.json").write_text(codebook_schema(), encoding="utf-8", newline="\n")
