"""Trained pipelines that a user has: spaCy's or Stanza's, one for a language."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

STANZA = "stanza"
FUNCTION_WORDS = frozenset({"ADP", "AUX", "CCONJ", "DET", "INTJ", "NUM", "PART", "PRON", "PUNCT", "SCONJ", "SYM"})
"""The parts of speech whose words do not say what a text is about."""
PARTS_OF_SPEECH = FUNCTION_WORDS | {"ADJ", "ADV", "NOUN", "PROPN", "VERB", "X"}
"""The universal parts of speech (Universal Dependencies, version 2)."""


class TrainedPipeline(NamedTuple):
    """What the user named for a language.

    name: an installed spaCy pipeline, `stanza`, or the path of a folder. base: where a relative path begins.
    said_in: where the name is written, for messages.
    """

    language: str
    name: str
    base: Path
    said_in: str

    @property
    def folder(self) -> Path | None:
        """The folder that is meant; None for a name. `./stanza` is a folder, `stanza` the program."""
        path = self.base / Path(self.name).expanduser()
        is_path = "/" in self.name or "\\" in self.name or self.name.startswith((".", "~"))
        return path if is_path or (self.name != STANZA and path.is_dir()) else None
