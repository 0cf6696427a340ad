"""The form of a codebook file, from which editors get their JSON Schema too.

A module of its own, since pydantic takes a while to import.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Language = Literal["az", "tr", "ru", "en"]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Color = Annotated[str, StringConstraints(pattern="^#[0-9A-Fa-f]{6}$")]
Term = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Names = Annotated[
    dict[Language, Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]],
    BeforeValidator(lambda value: {"en": value} if isinstance(value, str) else value),
    Field(min_length=1),
]


class CodeForm(BaseModel):
    """One code. `uid` is written only where a code's id has changed and its codings are to stay with it."""

    model_config = ConfigDict(extra="forbid")

    id: Identifier
    uid: str = ""
    name: Names
    definition: str = ""
    include: str = ""
    exclude: str = ""
    examples: list[str] = []
    color: Color = ""  # a `#` without quotes begins a note, and nothing is left: refused
    terms: dict[Language, list[Term]] = {}
    children: list[CodeForm] = []


class CodebookForm(BaseModel):
    """A whole file."""

    model_config = ConfigDict(extra="forbid")

    id: Identifier
    name: Names
    codes: Annotated[list[CodeForm], Field(min_length=1)]
