"""Sentences for people go through gettext, the template has them all, and a catalogue turns them into its language."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from babel.messages.catalog import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from qualkit import errors, messages
from qualkit.cli.main import COMMANDS
from qualkit.errors import QualkitError, ReadingError, UnknownName
from qualkit.model.study import Study
from qualkit.reading import read
from qualkit.reporting.making import make
from qualkit.store.project import WHAT_TO_DO
from tests.builders import MADE_AT, make_codebook

Node = TypeVar("Node", bound=ast.AST)
ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "qualkit"
TEMPLATE = PACKAGE / "locales" / "qualkit.pot"
ERRORS = {name for name, value in vars(errors).items() if inspect.isclass(value) and issubclass(value, QualkitError)}
TAKE_SENTENCES = {*ERRORS, "__init__", "UsageError", "fail"}
"""Calls whose arguments people read: our errors, which fill in theirs in `__init__`, and click's."""

CLICK_TEXTS = ("help", "short_help", "prompt")
WAITING: set[str] = set()
"""What is not wrapped yet. Whoever wraps one takes it out here."""

EMPTY_FILE = "the file is empty; check that it was saved or copied whole"
IN_AZERBAIJANI = {
    EMPTY_FILE: "fayl boşdur; onun bütöv saxlandığını və köçürüldüyünü yoxlayın",
    "no {kind} '{name}'. {hint}": "'{name}' adlı {kind} yoxdur. {hint}",
    "There is: {names}": "Bunlar var: {names}",
    "report format": "hesabat formatı",
    "Material": "Işıq tutulan mənbələr",
}


@pytest.fixture
def azerbaijani(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """qualkit with a catalogue of a few sentences, for a user who reads Azerbaijani."""
    catalogue = Catalog(locale="az", domain="qualkit")
    for english, sentence in IN_AZERBAIJANI.items():
        catalogue.add(english, sentence)
    yield from _installed(catalogue, tmp_path, monkeypatch)


@pytest.fixture
def russian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """qualkit with a catalogue of one sentence in its plural forms, for a user who reads Russian."""
    catalogue = Catalog(locale="ru", domain="qualkit")
    forms = ("применена {n} правка", "применены {n} правки", "применено {n} правок")
    catalogue.add(("{n} repair applied", "{n} repairs applied"), forms)
    yield from _installed(catalogue, tmp_path, monkeypatch)


def _installed(catalogue: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    language = str(catalogue.locale)
    folder = tmp_path / "locales" / language / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "qualkit.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr(messages, "LOCALES", tmp_path / "locales")
    monkeypatch.setenv("QUALKIT_LANGUAGE", language)
    messages.translation.cache_clear()
    yield
    messages.translation.cache_clear()


def test_the_template_has_the_sentences_that_are_in_the_code(tmp_path: Path) -> None:
    made = tmp_path / "made.pot"
    mapping = str(PACKAGE / "locales" / "babel.cfg")
    options = ["--mapping", mapping, "--keyword", "_", "--keyword", "N_", "--output-file", str(made)]
    CommandLineInterface().run(["pybabel", "-q", "extract", *options, str(PACKAGE)])
    now, kept = _sentences(made), _sentences(TEMPLATE)
    assert EMPTY_FILE in now  # in a call of `_`
    assert "a JPEG picture" in now  # in a table, by `N_`
    assert now.issuperset(WHAT_TO_DO.values())
    assert now.issuperset(sentence for _module, sentence in COMMANDS.values())
    assert ("%(passages)s passage", "%(passages)s passages") in now  # in a template, by `trans`
    assert ("{n} repair applied", "{n} repairs applied") in now  # in a call of `ngettext`
    assert (now - kept, kept - now) == (set(), set()), "run: make messages"


def test_messages_of_errors_go_through_gettext() -> None:
    assert _bare_in(PACKAGE, _bare_sentences) == WAITING


def test_help_texts_of_the_command_line_go_through_gettext() -> None:
    assert _bare_in(PACKAGE / "cli", _bare_help) == set()


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_sentence_is_filled_in_before_it_is_translated(path: Path) -> None:
    """`_(f"…")` and `_("…" + name)` ask the catalogue for a sentence that no translator has seen."""
    calls = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if _is_call_of(node, "_", "N_", "ngettext")
    ]
    filled = ast.JoinedStr | ast.BinOp | ast.Call
    wrong = [ast.unparse(call) for call in calls if any(isinstance(sentence, filled) for sentence in call.args[:2])]
    assert wrong == []


@pytest.mark.parametrize(
    ("code", "sentences"),
    [
        ('raise ReadingError(path, _("söz {n}").format(n=n))', []),
        ('found = _("söz {n}")\nraise ReadingError(path, found.format(n=n))', []),
        ('raise ReadingError(path, f"{one}: {two}")', []),
        ('raise ReadingError(path, "söz")', ["söz"]),
        ('raise ReadingError(path, "söz {n}".format(n=n))', ["söz {n}"]),
        ('raise errors.ProjectError(path, f"слово {n}") from error', ["слово "]),
        ('found = "söz"\nraise TableError(path, found, row=1)', ["söz"]),
        ('raise MissingLayer(_("a"), do="b")', ["b"]),
        ('raise ReadingError(path, _("a") + ("b" if b else ""))', ["b"]),
        ('def wrong():\n    return "b"\nraise CodebookError(path, wrong())', ["b"]),
        ('return CodebookError(path, "söz")', ["söz"]),
        ('super().__init__(f"{path}: söz")', [": söz"]),
        ('raise click.UsageError("söz")', ["söz"]),
        ('ctx.fail(_("söz"))', []),
        ('raise ValueError("for developers")', []),
    ],
)
def test_the_check_sees_sentences_that_are_not_wrapped(code: str, sentences: list[str]) -> None:
    body = "\n".join(f"    {line}" for line in code.splitlines())
    assert list(_bare_sentences(f"def function():\n{body}\n")) == sentences


@pytest.mark.parametrize(
    ("code", "sentences"),
    [
        ('option = click.option("--söz", help="söz")', ["söz"]),
        ('option = click.option("--söz", prompt="a", help=_("söz"))', ["a"]),
        ('@click.command("söz", short_help=f"söz {n}")\ndef söz(): ...', ["söz "]),
        ('option = click.option("--söz", metavar="N", default="söz")', []),
    ],
)
def test_the_check_sees_help_texts_that_are_not_wrapped(code: str, sentences: list[str]) -> None:
    assert list(_bare_help(code)) == sentences


@pytest.mark.usefixtures("azerbaijani")
def test_an_error_is_in_the_language_of_the_user(tmp_path: Path) -> None:
    path = tmp_path / "müsahibə.txt"
    path.touch()
    with pytest.raises(ReadingError) as caught:
        read(path)
    assert str(caught.value) == f"{path}: {IN_AZERBAIJANI[EMPTY_FILE]}"


@pytest.mark.usefixtures("russian")
def test_a_number_has_the_plural_form_of_the_language() -> None:
    said = [messages.ngettext("{n} repair applied", "{n} repairs applied", n).format(n=n) for n in (1, 2, 5, 21)]
    assert said == ["применена 1 правка", "применены 2 правки", "применено 5 правок", "применена 21 правка"]


@pytest.mark.usefixtures("azerbaijani")
def test_a_message_is_put_together_in_the_order_of_the_language(tmp_path: Path) -> None:
    study = Study("s", [], [], make_codebook())
    with pytest.raises(UnknownName) as caught:
        make("findings", study, tmp_path, made_at=MADE_AT, formats=["odt"])
    assert str(caught.value) == "'odt' adlı hesabat formatı yoxdur. Bunlar var: html, docx, pdf, md"


@pytest.mark.usefixtures("azerbaijani")
@pytest.mark.parametrize(("language", "heading"), [("az", IN_AZERBAIJANI["Material"]), ("en", "Material")])
def test_a_report_is_in_its_own_language_not_in_that_of_the_user(tmp_path: Path, language: str, heading: str) -> None:
    study = Study("s", [], [], make_codebook())
    files = make("findings", study, tmp_path, made_at=MADE_AT, formats=["md"], language=language)
    lines = files["md"].read_text(encoding="utf-8").splitlines()
    assert any(line.startswith("#") and line.rstrip().endswith(heading) for line in lines)


def test_without_a_catalogue_people_read_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUALKIT_LANGUAGE", "xx")
    assert messages._(EMPTY_FILE) == messages.N_(EMPTY_FILE) == EMPTY_FILE
    assert [messages.ngettext("{n} word", "{n} words", n) for n in (0, 1, 2)] == ["{n} words", "{n} word", "{n} words"]


def _sentences(template: Path) -> set[str | tuple[str, ...]]:
    with template.open("rb") as file:
        return {message.id for message in read_po(file) if message.id}


def _bare_in(folder: Path, check: Callable[[str], Iterator[str]]) -> set[str]:
    return {
        f"{path.relative_to(PACKAGE).as_posix()}: {sentence}"
        for path in folder.rglob("*.py")
        for sentence in check(path.read_text(encoding="utf-8"))
    }


def _bare_help(code: str) -> Iterator[str]:
    """The texts that click shows of options and commands without `_`; docstrings are left out."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.keyword) and node.arg in CLICK_TEXTS:
            values = node.value.values if isinstance(node.value, ast.JoinedStr) else [node.value]
            yield from (value.value for value in values if isinstance(value, ast.Constant) and value.value)


def _bare_sentences(code: str) -> Iterator[str]:
    """The sentences that reach a user's error without `_`: in its arguments, by way of names and functions too."""
    functions = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.FunctionDef)]
    by_name = {function.name: function for function in functions}
    for function in functions:
        for call in _inside(function, ast.Call):
            if ast.unparse(call.func).rpartition(".")[2] in TAKE_SENTENCES:
                for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
                    yield from _bare(argument, function, by_name)


def _bare(node: ast.expr, function: ast.FunctionDef, by_name: dict[str, ast.FunctionDef]) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            if any(map(str.isalpha, text)):
                yield text
        case ast.Call(func=ast.Name(id=name)) if by_name.get(name, function) is not function:
            for returned in _inside(by_name[name], ast.Return):
                if returned.value:
                    yield from _bare(returned.value, by_name[name], by_name)
        case _:
            for part in _parts(node, function):
                yield from _bare(part, function, by_name)


def _parts(node: ast.expr, function: ast.FunctionDef) -> list[ast.expr]:
    """What the value of an expression is put together from, as far as it can be a sentence."""
    match node:
        case ast.JoinedStr(values=values):
            return [value.value if isinstance(value, ast.FormattedValue) else value for value in values]
        case ast.BinOp(left=left, right=right) | ast.IfExp(body=left, orelse=right):
            return [left, right]
        case ast.BoolOp(values=values):
            return values
        case ast.Call(func=ast.Attribute(value=sentence, attr="format"), keywords=keywords):
            return [sentence, *(keyword.value for keyword in keywords)]
        case ast.Name(id=name):
            values = [made.value for made in _inside(function, ast.Assign) if ast.unparse(made.targets[0]) == name]
            return [value for value in values if name not in _names(value)]
    return []


def _inside(function: ast.FunctionDef, kind: type[Node]) -> Iterator[Node]:
    """The nodes of a function, without those of functions inside it."""
    waiting: list[ast.AST] = list(ast.iter_child_nodes(function))
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, kind):
            yield node
        if not isinstance(node, ast.FunctionDef):
            waiting[:0] = ast.iter_child_nodes(node)


def _names(node: ast.expr) -> set[str]:
    return {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}


def _is_call_of(node: ast.AST, *names: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names
