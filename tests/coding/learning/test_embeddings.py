"""Static word embeddings from a folder that the user names."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from qualkit.coding import check_embeddings, suggest
from qualkit.coding.learning.embeddings import embedded
from qualkit.errors import NotInstalled, ReadingError
from qualkit.pipeline import annotate_all
from tests.builders import make_source
from tests.coding.learning.studies import codebook, decided

MODEL2VEC = 'model2vec is not installed (pip install "qualkit[embeddings]")'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Embeddings in which words of four languages that mean the same stand at the same place."""
    model2vec = pytest.importorskip("model2vec", reason=MODEL2VEC)
    tokenizers = pytest.importorskip("tokenizers")
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    words = ["[PAD]", "[UNK]", "kursa", "курс", "course", "müəllimdən", "öğretmenden", "учителя", "teacher", "ders"]
    tokenizer = tokenizers.Tokenizer(WordLevel({word: n for n, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    vectors = np.random.default_rng(7).normal(size=(len(words), 8)).astype(np.float32)
    vectors[3:5] = vectors[2]
    vectors[6:9] = vectors[5]
    path = tmp_path_factory.mktemp("embeddings") / "tiny"
    model2vec.StaticModel(vectors=vectors, tokenizer=tokenizer).save_pretrained(path)
    return path


def test_a_text_is_the_mean_of_its_words_in_any_language(folder: Path) -> None:
    found = embedded(folder, ["kursa müəllimdən", "курс учителя", "course teacher", "", "naməlum"])
    assert found.shape == (5, 8)
    assert np.allclose(found[0], found[1]) and np.allclose(found[0], found[2])
    assert np.isclose(np.linalg.norm(found[0]), 1) and not found[3:].any()


def test_embeddings_carry_what_was_learned_into_another_language(folder: Path) -> None:
    source = make_source("Course teacher.", language="en")
    annotations = annotate_all([source])
    said = [*decided("az"), *decided("ru")]
    scores = []
    for embeddings in (None, folder):
        found = suggest(codebook(), [source], annotations, said, at_least=0.0, embeddings=embeddings)
        scores.append(next(coding.score for coding in found.codings[0]))
    assert scores[0] is not None and scores[1] is not None and scores[1] > scores[0]


def test_a_folder_without_embeddings_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("model2vec", reason=MODEL2VEC)
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ReadingError, match=r"no embeddings of model2vec.*model\.safetensors"):
        check_embeddings(tmp_path)


def test_broken_embeddings_are_refused(tmp_path: Path) -> None:
    pytest.importorskip("model2vec", reason=MODEL2VEC)
    for name in ("config.json", "model.safetensors", "tokenizer.json"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    with pytest.raises(ReadingError, match="cannot be read"):
        check_embeddings(tmp_path)


def test_without_model2vec_the_message_has_the_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "model2vec", None)
    with pytest.raises(NotInstalled, match=r'pip install "qualkit\[embeddings\]"'):
        check_embeddings(tmp_path / "none")
