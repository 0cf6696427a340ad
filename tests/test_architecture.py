"""The house keeps its own law. The import contracts are in pyproject.toml and run with `make arch`."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "qualkit"
MODULES = sorted(PACKAGE.rglob("*.py"))

LONG_MODULES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}
"""Exceptions with the reason."""

HEAVY = {
    "docx", "gensim", "jinja2", "lemminflect", "matplotlib", "numpy", "pandas", "py3langid", "pydantic", "pymorphy3",
    "pypdf", "pypdfium2", "rich", "ruamel", "scipy", "selectolax", "simplemma", "sklearn", "spacy", "sqlite3", "stanza",
    "typst", "wordfreq",
}  # fmt: skip


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_module_can_be_read_in_one_sitting(path: Path) -> None:
    name = path.relative_to(PACKAGE).as_posix()
    n_lines = len(path.read_text(encoding="utf-8").splitlines())
    assert n_lines <= 400 or name in LONG_MODULES, f"{name} has {n_lines} lines; does it still do one thing?"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_functions_fit_on_a_page_and_say_what_comes_back(path: Path) -> None:
    for name, node in _functions(ast.parse(path.read_text(encoding="utf-8"))):
        n_lines = (node.end_lineno or 0) - node.lineno + 1
        assert n_lines <= 60 or name in LONG_FUNCTIONS, f"{path.name}: {name} has {n_lines} lines"
        is_public = not any(part.startswith("_") for part in name.split("."))
        assert ast.get_docstring(node) or not is_public or _is_inherited(node), f"{path.name}: {name} has no docstring"


@pytest.mark.parametrize(
    "command", ["import qualkit", "from qualkit.cli.main import qualkit; qualkit(['--help'], standalone_mode=False)"]
)
def test_start_is_light(command: str) -> None:
    code = f"{command}\nimport sys\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    loaded = {module.partition(".")[0] for module in done.stderr.split()}
    assert loaded & HEAVY == set()


def test_no_address_in_the_constraints() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert text.strip()
    assert not any(sign in text for sign in ("://", " @ ", "file:", "-e "))


def _functions(tree: ast.AST, prefix: str = "") -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef):
            yield prefix + node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node, f"{prefix}{node.name}.")


def _is_inherited(node: ast.FunctionDef) -> bool:
    """Methods that click, Sequence or a Protocol define elsewhere, and overload stubs."""
    decorators = {ast.unparse(decorator) for decorator in node.decorator_list}
    known = {"list_commands", "get_command", "format_commands", "handle_starttag", "handle_endtag", "handle_data"}
    return "overload" in decorators or node.name in known
