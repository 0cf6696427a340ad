"""`qualkit.toml`: what the user has settled for a project."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from qualkit.errors import ProjectError
from qualkit.messages import _
from qualkit.model.annotations import EVIDENCE, LANGUAGES, SECTIONS, Evidence
from qualkit.model.pipelines import TrainedPipeline

T = TypeVar("T", str, int)

FILE_NAME = "qualkit.toml"
FORMATS = ("html", "docx", "pdf", "md")

TEMPLATE = """\
# The settings of this project. Lines that begin with # are notes.

name = {name}
codebook = "codebooks/{codebook}"

[coding]
sections = ["body", "abstract", "turn"]   # also: "table", "caption", "heading" …
interviewers = false                # true: what they say is coded too

[report]
formats = ["html", "docx", "pdf"]   # also: "md"
quotations = 6                      # shown for each code; the counts always speak of all

[topics]
number = 0                          # topics for each language; 0: chosen from the amount of text
seed = 0                            # the same seed and material give the same topics

# [languages.ru]
# pipeline = "ru_core_news_sm"      # yours, for lemmas and names: of spaCy, "stanza", or a folder
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """name: of the study. codebook: path of the YAML file. quotations: shown for each code. topics: 0 chooses."""

    name: str
    codebook: Path
    formats: tuple[str, ...] = ("html", "docx", "pdf")
    quotations: int = 6
    topics: int = 0
    seed: int = 0


def read_settings(folder: Path) -> Settings:
    """The settings of the project in a folder.

    Raises: ProjectError if the file is missing, is not TOML, or holds something unusable.
    """
    path = folder / FILE_NAME
    values = _read(path)
    _pipelines(path, values)
    _evidence(path, values)
    report, topics = _table(path, values, "report"), _table(path, values, "topics")
    _refuse_unknown(path, report, {"formats", "quotations"}, table="report")
    _refuse_unknown(path, topics, {"number", "seed"}, table="topics")
    formats = report.get("formats", ["html", "docx", "pdf"])
    if not isinstance(formats, list) or not formats or any(name not in FORMATS for name in formats):
        unknown = [name for name in formats if name not in FORMATS] if isinstance(formats, list) else [formats]
        shown = ", ".join(json.dumps(name, ensure_ascii=False, default=str) for name in unknown) or "[]"
        message = _("report.formats must be a list of: {formats}; found: {found}")
        raise ProjectError(path, message.format(formats=", ".join(FORMATS), found=shown))
    return Settings(
        name=_value(path, values, "name", folder.resolve().name, str),
        codebook=folder / _value(path, values, "codebook", "codebooks/codebook.yaml", str),
        formats=tuple(formats),
        quotations=_value(path, report, "quotations", 6, int),
        topics=_topic_number(path, topics),
        seed=_value(path, topics, "seed", 0, int),
    )


def trained_pipelines(folder: Path) -> tuple[TrainedPipeline, ...]:
    """The pipelines that the settings of a folder name, in the order of the languages; none without settings.

    Raises: ProjectError as `read_settings`.
    """
    path = folder / FILE_NAME
    return _pipelines(path, _read(path)) if path.exists() else ()


def coded_evidence(folder: Path) -> Evidence:
    """What the settings of a folder want to be coded; the default without settings.

    Raises: ProjectError as `read_settings`.
    """
    path = folder / FILE_NAME
    return _evidence(path, _read(path)) if path.exists() else EVIDENCE


def _read(path: Path) -> dict[str, object]:
    try:
        with path.open("rb") as file:
            values: dict[str, object] = tomllib.load(file)
    except FileNotFoundError as error:
        raise ProjectError(path, _("the settings are missing; put the file back, or make the project anew")) from error
    except OSError as error:
        raise ProjectError(path, _("the settings cannot be opened ({why})").format(why=error.strerror)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProjectError(path, _("this is not TOML ({error}); mend the line").format(error=error)) from error
    _refuse_unknown(path, values, {"name", "codebook", "coding", "languages", "report", "topics"})
    return values


def _evidence(path: Path, values: dict[str, object]) -> Evidence:
    coding = _table(path, values, "coding")
    _refuse_unknown(path, coding, {"sections", "interviewers"}, table="coding")
    sections, interviewers = coding.get("sections", sorted(EVIDENCE.sections)), coding.get("interviewers", False)
    if not isinstance(sections, list) or not sections or any(name not in SECTIONS for name in sections):
        raise ProjectError(
            path, _("coding.sections must be a list of: {sections}").format(sections=", ".join(SECTIONS))
        )
    if not isinstance(interviewers, bool):
        raise ProjectError(path, _("coding.interviewers must be true or false"))
    return Evidence(frozenset(sections), interviewers)


def _pipelines(path: Path, values: dict[str, object]) -> tuple[TrainedPipeline, ...]:
    languages = _table(path, values, "languages")
    _refuse_unknown(path, languages, set(LANGUAGES), table="languages")
    found = []
    for code in (code for code in LANGUAGES if code in languages):
        said_in = f"{path}, [languages.{code}]"
        table = _table(path, languages, code, shown=f"languages.{code}")
        _refuse_unknown(path, table, {"pipeline"}, table=f"languages.{code}")
        if "pipeline" in table:
            name = _value(path, table, "pipeline", "", str)
            if not name.strip():
                raise ProjectError(path, _("languages.{code}.pipeline must be a name or a folder").format(code=code))
            found.append(TrainedPipeline(code, name.strip(), path.parent, said_in))
    return tuple(found)


def _topic_number(path: Path, topics: dict[str, object]) -> int:
    number = _value(path, topics, "number", 0, int)
    if number == 1:
        raise ProjectError(path, _("topics.number must be 2 or more, or 0 to let the program choose"))
    return number


def _table(path: Path, values: dict[str, object], key: str, *, shown: str = "") -> dict[str, object]:
    table = values.get(key, {})
    if not isinstance(table, dict):
        raise ProjectError(path, _("[{key}] must be a table").format(key=shown or key))
    return table


def _value(path: Path, values: dict[str, object], key: str, default: T, kind: type[T]) -> T:
    value = values.get(key, default)
    if not isinstance(value, kind) or isinstance(value, bool) or (isinstance(value, int) and not 0 <= value < 2**32):
        wanted = _("text in quotes") if kind is str else _("a whole number, 0 or more and below 2³²")
        raise ProjectError(path, _("{key} must be {wanted}").format(key=key, wanted=wanted))
    return value


def _refuse_unknown(path: Path, values: dict[str, object], known: set[str], *, table: str = "") -> None:
    for key in values:
        if key not in known:
            found = _("{key} has no meaning here; there is: {known}")
            shown = f"[{table}] {key}" if table else key
            raise ProjectError(path, found.format(key=shown, known=", ".join(sorted(known))))
