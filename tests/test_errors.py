"""Every error says what was found and where, and has the facts as attributes."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from qualkit import errors
from qualkit.errors import (
    AnchorError,
    CodebookError,
    EncodingUndecided,
    MissingLayer,
    NotInstalled,
    ProjectError,
    QualkitError,
    ReadingError,
    TableError,
    UnknownName,
)

ALL = [
    (
        ReadingError("müsahibə.docx", "no text", line=3),
        "müsahibə.docx:3: no text",
        {"line": 3, "path": "müsahibə.docx"},
    ),
    (ReadingError(Path("a.txt"), "no text"), "a.txt: no text", {"line": None, "path": "a.txt"}),
    (EncodingUndecided("a.txt", ["cp1251", "cp1254"]), "(cp1251, cp1254)", {"candidates": ("cp1251", "cp1254")}),
    (EncodingUndecided("a.txt", []), "(none fits)", {"candidates": ()}),
    (CodebookError("c.yaml", "a tab", line=2, column=7), "c.yaml:2:7: a tab", {"line": 2, "column": 7}),
    (CodebookError("c.yaml", "a tab"), "c.yaml: a tab", {"line": None, "column": None}),
    (TableError("cases.csv", "no name", row=14), "cases.csv, row 14: no name", {"row": 14}),
    (TableError("cases.csv", "no name"), "cases.csv: no name", {"row": None}),
    (AnchorError("s.txt", 3, 6, words="söz", found="saz"), "s.txt, characters 3–6:", {"start": 3, "found": "saz"}),
    (MissingLayer("lemmas", do="run first"), "lemmas is not there yet; run first", {"needs": "lemmas"}),
    (UnknownName("code", "növbə", ["növbələr", "iş"]), "no code 'növbə'. Did you mean 'növbələr'?", {"name": "növbə"}),
    (UnknownName("code", "zzz", ["iş", "ev"]), "no code 'zzz'. There is: iş, ev", {"available": ("iş", "ev")}),
    (UnknownName("code", "zzz", iter(())), "There is: nothing", {"available": ()}),
    (NotInstalled("Stanza", command="pip install x"), "get it with: pip install x", {"command": "pip install x"}),
    (ProjectError(Path("p"), "damaged"), "p: damaged", {"path": "p"}),
]


@pytest.mark.parametrize(
    ("name", "available", "hint"),
    [
        ("nobody.docx", ["olga.docx", "murad.docx"], "There is: olga.docx, murad.docx"),
        ("ayse.docx", ["ayşe.docx", "olga.docx"], "Did you mean 'ayşe.docx'?"),
        ("olga", ["olga.docx"], "Did you mean 'olga.docx'?"),
        ("Əd.", ["Ed.", "Leyla H."], "There is: Ed., Leyla H."),
        ("9", ["1", "2"], "There is: 1, 2"),
    ],
)
def test_only_a_name_that_is_nearly_the_same_is_offered(name: str, available: list[str], hint: str) -> None:
    assert str(UnknownName("name", name, available)) == f"no name '{name}'. {hint}"


@pytest.mark.parametrize(("error", "message", "facts"), ALL, ids=lambda value: type(value).__name__)
def test_an_error_says_what_and_where_in_one_line(error: QualkitError, message: str, facts: dict[str, object]) -> None:
    assert message in str(error)
    assert "\n" not in str(error)
    assert {name: getattr(error, name) for name in facts} == facts
    assert isinstance(error, QualkitError)


def test_every_error_is_drawn_in_the_tree_and_tried_here() -> None:
    classes = {name for name, value in inspect.getmembers(errors, inspect.isclass) if issubclass(value, QualkitError)}
    assert classes - {"QualkitError"} == {type(error).__name__ for error, _, _ in ALL}
    assert all(name in (errors.__doc__ or "") for name in classes)
