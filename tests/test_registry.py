"""Names and what stands behind them."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import EntryPoint
from itertools import count

import pytest

from qualkit import registry
from qualkit.errors import UnknownName
from qualkit.registry import Registry

GROUPS = count()


def make_registry(monkeypatch: pytest.MonkeyPatch, *plug_ins: tuple[str, str]) -> Registry[object]:
    """A registry with two built-ins and these plug-ins, in a group of its own, since groups are looked up once."""
    group = f"qualkit.test-{next(GROUPS)}"
    points = [EntryPoint(name, value, group) for name, value in plug_ins]
    monkeypatch.setattr(registry, "entry_points", lambda *, group: points)
    return Registry(group, "reader", {"first.v1": "json:loads", "second.v1": "no_such_module_at_all:nothing"})


def test_a_built_in_is_loaded_when_asked_for_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    readers = make_registry(monkeypatch)
    assert readers.names() == ("first.v1", "second.v1")
    assert readers.get("first.v1") is json.loads
    with pytest.raises(ModuleNotFoundError):
        readers.get("second.v1")


def test_a_plug_in_adds_a_name_and_cannot_replace_a_built_in(monkeypatch: pytest.MonkeyPatch) -> None:
    readers = make_registry(monkeypatch, ("first.v1", "json:dumps"), ("mine.v1", "json:dumps"))
    assert readers.names() == ("first.v1", "second.v1", "mine.v1")
    assert readers.get("first.v1") is json.loads
    assert readers.get("mine.v1") is json.dumps
    assert {name: origin for name, _, origin in readers.origins()} == {
        "first.v1": "qualkit",
        "second.v1": "qualkit",
        "mine.v1": "?",
    }


def test_an_unknown_name_lists_what_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    readers = make_registry(monkeypatch, ("mine.v1", "json:dumps"))
    with pytest.raises(UnknownName, match=r"no reader 'frist\.v1'\. Did you mean 'first\.v1'\?"):
        readers.get("frist.v1")
    with pytest.raises(UnknownName) as caught:
        readers.get("")
    assert caught.value.available == ("first.v1", "second.v1", "mine.v1")


def test_an_empty_registry_has_no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "entry_points", lambda *, group: [])
    nothing: Registry[object] = Registry("qualkit.test-nothing", "reader", {})
    assert nothing.names() == ()
    with pytest.raises(UnknownName, match="There is: nothing"):
        nothing.get("x")


def test_the_nouns_and_the_store_load_no_heavy_library() -> None:
    code = (
        "import sys; import qualkit, qualkit.store, qualkit.coding, qualkit.comparing, qualkit.exchanging\n"
        "heavy = {'pandas', 'spacy', 'gensim', 'sklearn', 'pydantic', 'ruamel.yaml', 'xlsxwriter', 'matplotlib'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
