"""Static word embeddings from a folder of the user's; nothing is ever fetched."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualkit.errors import NotInstalled, ReadingError
from qualkit.messages import _

PACKAGE = "model2vec"
FILES = ("config.json", "model.safetensors", "tokenizer.json")
INSTALL = 'pip install "qualkit[embeddings]"'


def embedded(folder: Path, texts: Sequence[str]) -> NDArray[np.float64]:
    """n × dimensions: the mean embedding of each text's words, of length 1; zeros where no word is known.

    Raises: NotInstalled without model2vec; ReadingError if the folder holds no model of it.
    """
    vectors = np.asarray(_model(folder).encode(list(texts), use_multiprocessing=False), np.float64)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0))


def check_embeddings(folder: Path) -> None:
    """Looks whether the folder holds embeddings that can be used.

    Raises: NotInstalled without model2vec; ReadingError if the folder holds no model of it.
    """
    _model(folder)


@lru_cache(maxsize=1)
def _model(folder: Path) -> Any:
    try:
        from model2vec import StaticModel
        from safetensors import SafetensorError
    except ImportError as error:
        raise NotInstalled(PACKAGE, command=INSTALL) from error
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        found = _("no embeddings of model2vec are there; {files} missing; name the folder that holds them")
        raise ReadingError(folder, found.format(files=", ".join(missing)))
    try:
        return StaticModel.from_pretrained(folder)
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        found = _("the embeddings cannot be read ({why}); name a folder that model2vec wrote")
        raise ReadingError(folder, found.format(why=str(error).splitlines()[0] if str(error) else "?")) from error
