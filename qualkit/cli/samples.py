"""The sample corpora and codebooks that come with qualkit."""

from __future__ import annotations

from pathlib import Path

from qualkit.errors import ProjectError
from qualkit.messages import _

PACKAGE = Path(__file__).parents[1]


def samples(kind: str) -> Path:
    """The folder of the sample `corpora` or `codebooks`: in the wheel, else beside the package in a checkout.

    Raises: ProjectError if there is neither.
    """
    for folder in (PACKAGE / "samples" / kind, PACKAGE.parent / kind):
        if folder.is_dir():
            return folder
    found = _("the sample {kind} are missing from this installation; install qualkit again")
    raise ProjectError(PACKAGE, found.format(kind=kind))
