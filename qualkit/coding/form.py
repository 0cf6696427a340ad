"""The form of a codebook file, from which editors get their JSON Schema too.

A module of its own, since pydantic takes a while to import.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

Language = Literal["az", "tr", "ru", "en"]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Color = Annotated[str, StringConstraints(pattern="^#[0-9A-Fa-f]{6}$")]
Unit = Literal["sentence", "paragraph", "turn"]
Term = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

SOME_TEXT: dict[str, Any] = {"type": "string", "pattern": r"\S"}
"""White space alone is no text; the schema has no word for stripping."""

BY_LANGUAGE: dict[str, Any] = {"type": "object", "propertyNames": {"enum": ["az", "tr", "ru", "en"]}}
LIST_OF_TERMS: dict[str, Any] = {"type": "array", "items": SOME_TEXT}

Terms = dict[Language, list[Term]]
Concept = dict[Language, Annotated[list[Term], BeforeValidator(lambda one: [one] if isinstance(one, str) else one)]]
Names = Annotated[
    dict[Language, Term],
    BeforeValidator(lambda value: {"en": value} if isinstance(value, str) else value),
    Field(min_length=1),
    WithJsonSchema({"anyOf": [SOME_TEXT, BY_LANGUAGE | {"additionalProperties": SOME_TEXT, "minProperties": 1}]}),
]


class CodeForm(BaseModel):
    """One code. `uid` is written only where a code's id has changed and its codings are to stay with it.

    terms: language -> terms. concepts: rows of terms, one for each idea: language -> the terms that say it; an empty
    list where a language has no word of its own for it. A code may have both, or neither.
    folder: it only holds other codes; programs that know REFI-QDA offer it for coding no more.
    """

    model_config = ConfigDict(extra="forbid")

    id: Identifier
    uid: str = ""
    name: Names
    definition: str = ""
    include: str = ""
    exclude: str = ""
    examples: list[str] = []
    color: Color = ""  # a `#` without quotes begins a note, and nothing is left: refused
    terms: Annotated[Terms, WithJsonSchema(BY_LANGUAGE | {"additionalProperties": LIST_OF_TERMS})] = {}
    concepts: list[
        Annotated[
            Concept, WithJsonSchema(BY_LANGUAGE | {"additionalProperties": {"anyOf": [SOME_TEXT, LIST_OF_TERMS]}})
        ]
    ] = []
    folder: bool = False
    children: list[CodeForm] = []

    @model_validator(mode="after")
    def _no_terms_in_a_folder(self) -> CodeForm:
        if self.folder and (any(self.terms.values()) or any(any(row.values()) for row in self.concepts)):
            raise PydanticCustomError("folder_terms", "a folder has no terms")
        return self


class CodebookForm(BaseModel):
    """A whole file. unit: what a proposal stands on. within: how far apart the two sides of `&` may stand."""

    model_config = ConfigDict(extra="forbid")

    id: Identifier
    name: Names
    unit: Unit = "sentence"
    within: Unit | None = None
    codes: Annotated[list[CodeForm], Field(min_length=1)]
