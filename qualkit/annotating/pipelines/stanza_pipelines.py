"""Stanza pipelines: a folder with `resources.json` and the models that the user has put there."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from qualkit.annotating.pipelines.readings import Reader, Reading, Words, known_pos

RESOURCES = "resources.json"
PROCESSORS = ("pos", "lemma", "ner")
"""Those of Stanza's models that say something of words which are divided already."""
INSTALL = 'pip install "qualkit[stanza]"'
DOWNLOAD = "python -c \"import stanza; stanza.download('{language}')\""
_BATCH = 128  # sentences
_NO_LEMMA = "_"


def is_installed() -> bool:
    """Whether Stanza is."""
    return find_spec("stanza") is not None


def default_folder() -> Path:
    """Where Stanza keeps what it has downloaded; only Stanza itself knows it, unless the environment says it."""
    folder = os.environ.get("STANZA_RESOURCES_DIR")
    if folder is None:
        with warnings.catch_warnings(action="ignore"):
            from stanza.resources.common import DEFAULT_MODEL_DIR

        folder = DEFAULT_MODEL_DIR
    return Path(folder)


def models(folder: Path, language: str) -> list[Path]:
    """The files of the language's models, in order; without them there is no pipeline."""
    return sorted(path for name in PROCESSORS for path in (folder / language / name).glob("*.pt"))


def languages(folder: Path) -> list[str]:
    """The languages that the folder has models for."""
    return sorted(path.name for path in folder.iterdir() if path.is_dir() and models(folder, path.name))


def load_stanza(folder: Path, language: str) -> Reader:
    """What reads words with the language's models in the folder.

    Raises: whatever Stanza raises if they cannot be loaded.
    """
    json.loads((folder / RESOURCES).read_text(encoding="utf-8"))  # Stanza's own complaint does not name the file
    present = {path.parent.name for path in models(folder, language)}
    with warnings.catch_warnings(action="ignore"):  # torch speaks to those who write models
        import stanza
        from stanza.pipeline.core import PipelineRequirementsException

        try:
            nlp = stanza.Pipeline(
                language,
                dir=str(folder),
                processors=",".join(["tokenize", *(name for name in PROCESSORS if name in present)]),
                tokenize_pretokenized=True,
                download_method=None,
                use_gpu=False,
                logging_level="ERROR",
            )
        except PipelineRequirementsException as error:
            raise ValueError(str(error).strip()) from error

    def read(sentences: Sequence[Words]) -> Iterator[Reading]:
        for first in range(0, len(sentences), _BATCH):
            document = nlp([list(words.texts) for words in sentences[first : first + _BATCH]])
            yield from map(_reading, document.sentences)

    return read


def _reading(sentence: Any) -> Reading:
    starts = {word.start_char: place for place, word in enumerate(sentence.words)}
    ends = {word.end_char: place + 1 for place, word in enumerate(sentence.words)}
    return Reading(
        [
            word.lemma if word.lemma not in ("", _NO_LEMMA) or word.text == _NO_LEMMA else None
            for word in sentence.words
        ],
        [known_pos(word.upos) for word in sentence.words],
        [(starts[entity.start_char], ends[entity.end_char], entity.type) for entity in sentence.ents],
    )
