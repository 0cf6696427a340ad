"""What results rest on beside the material: the rules of the stages, and the libraries behind them."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from qualkit import __version__
from qualkit.model.identity import digest

LIBRARIES = ("gensim", "numpy", "py3langid", "pymorphy3", "pymorphy3-dicts-ru", "scikit-learn", "simplemma")
"""Those whose version may change a result; the others only read, store or draw."""

PACKAGE = Path(__file__).parents[1]


@cache
def rules(*stages: str) -> str:
    """A digest of the modules of these stages, which changes whenever one of them does.

    So a result is made again after an update, and nobody has to remember to count a version up.
    """
    files = sorted(path for stage in stages for path in (PACKAGE / stage).rglob("*.py"))
    return digest(b"\0".join(path.read_bytes() for path in files))


@cache
def made_by() -> dict[str, str]:
    """name -> version, of qualkit and of LIBRARIES; one that is not installed is left out."""
    found = {"qualkit": __version__}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
