"""No dependency of the package, direct or not, is under GPL or AGPL (LGPL libraries may be used as they are)."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
COPYLEFT = re.compile(r"\bA?GPL|Affero|(?<!Lesser )(?<!Library or Lesser )General Public License", re.IGNORECASE)


def names(requirements: list[str]) -> list[str]:
    """The names of what is required without an extra."""
    return [re.split(r"[^\w.-]", one, maxsplit=1)[0] for one in requirements if "extra ==" not in one]


def all_dependencies() -> dict[str, Distribution]:
    found: dict[str, Distribution] = {}
    waiting = names(PROJECT["dependencies"])
    while waiting:
        name = waiting.pop()
        if name.lower() in found:
            continue
        try:
            found[name.lower()] = distribution(name)
        except PackageNotFoundError:  # for another system or version of Python
            continue
        waiting += names(found[name.lower()].requires or [])
    return found


def licence(package: Distribution) -> str:
    """What the package says of its licence: the SPDX expression, or else classifiers and the first line."""
    metadata = package.metadata
    classifiers = [value for value in metadata.get_all("Classifier") or [] if value.startswith("License")]
    said = metadata.get("License-Expression") or "; ".join(
        [*classifiers, (metadata.get("License") or "").split("\n")[0]]
    )
    return str(said)


def test_no_dependency_is_under_gpl() -> None:
    packages = all_dependencies()
    assert len(packages) > 30
    assert {name: licence(package) for name, package in packages.items() if COPYLEFT.search(licence(package))} == {}


def test_the_check_tells_gpl_from_lgpl() -> None:
    for bad in (
        "GPL-3.0-or-later",
        "GNU General Public License v3 (GPLv3)",
        "AGPL-3.0",
        "GNU Affero General Public License",
    ):
        assert COPYLEFT.search(bad)
    for good in ("LGPL-2.1-only", "GNU Lesser General Public License v2", "MIT", "Apache-2.0"):
        assert not COPYLEFT.search(good)
