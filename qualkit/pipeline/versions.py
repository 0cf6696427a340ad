"""What results rest on beside the material: the rules of the stages, and the libraries behind them."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from qualkit import __version__
from qualkit.model.identity import digest

SUFFIXES = {".py", ".j2", ".typ", ".css", ".mo"}
LIBRARIES = ("gensim", "numpy", "py3langid", "pymorphy3", "pymorphy3-dicts-ru", "scikit-learn", "simplemma", "wordfreq")
"""Those whose version may change a result; the others only read, store or draw."""

DRAWING = ("jinja2", "matplotlib", "python-docx", "typst")
"""Those that make the report's files."""

PACKAGE = Path(__file__).parents[1]


@cache
def rules(*stages: str) -> str:
    """A digest of the modules and templates of these stages, which changes whenever one of them does.

    So a result is made again after an update, and nobody has to remember to count a version up.
    """
    files = sorted(path for stage in stages for path in (PACKAGE / stage).rglob("*") if path.suffix in SUFFIXES)
    return digest(b"\0".join(path.read_bytes() for path in files))


def repairs() -> str:
    """What the repairs that are found rest on: the rules, and the lexicons of the languages."""
    return digest(repr((rules("repairing", "languages"), made_by(("simplemma", "wordfreq")))))


@cache
def made_by(libraries: tuple[str, ...] = LIBRARIES) -> dict[str, str]:
    """name -> version, of qualkit and of the libraries; one that is not installed is left out."""
    found = {"qualkit": __version__}
    for name in libraries:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
