"""Tiny pipelines of spaCy and Stanza, made by the tests themselves in seconds: no weights lie in the repository."""

from __future__ import annotations

import json
import logging
import random
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

SENTENCES = (
    "Leyla|leyla|PROPN|PER Bakıda|Bakı|PROPN|LOC işləyir|işləmək|VERB|- .|.|PUNCT|-",
    "Dilimiz|dil|NOUN|- çox|çox|ADV|- gözəldir|gözəl|ADJ|- .|.|PUNCT|-",
    "Müəllimlərimiz|müəllim|NOUN|- yeni|yeni|ADJ|- dərslik|dərslik|NOUN|- yazır|yazmaq|VERB|- .|.|PUNCT|-",
)
"""Word, lemma, part of speech and entity of each token, in Azerbaijani."""
TEXT = "Leyla Bakıda işləyir. Dilimiz çox gözəldir."


def _rows(sentence: str) -> list[list[str]]:
    return [word.split("|") for word in sentence.split()]


def spacy_with_table(
    folder: Path, language: str, lemmas: Mapping[str, str], *, places: Sequence[str] = (), version: str = "1.0"
) -> Path:
    """The folder, now with a spaCy pipeline of a table of lemmas and a list of words that are places; untrained."""
    import spacy
    from spacy.lookups import Lookups

    nlp = spacy.blank(language)
    nlp.meta |= {"name": "table", "version": version}
    lookups = Lookups()
    lookups.add_table("lemma_lookup", dict(lemmas))
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"}).initialize(lookups=lookups)
    if places:
        patterns = [{"label": "LOC", "pattern": [{"ORTH": place}]} for place in places]
        nlp.add_pipe("entity_ruler").add_patterns(patterns)
    folder.parent.mkdir(exist_ok=True)
    nlp.to_disk(folder)
    return folder


def trained_spacy(folder: Path) -> Path:
    """The folder, now with a spaCy pipeline for az that has learnt the sentences: part of speech, lemma, names."""
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example

    spacy.util.fix_random_seed(1)
    nlp = spacy.blank("az")
    nlp.meta |= {"name": "tiny", "version": "1.0"}
    examples = []
    for sentence in SENTENCES * 8:
        words, lemmas, pos, names = zip(*_rows(sentence), strict=True)
        ents = ["O" if name == "-" else f"B-{name}" for name in names]
        told = Doc(nlp.vocab, words=words, lemmas=lemmas, pos=pos, ents=ents, morphs=[""] * len(words))
        examples.append(Example(Doc(nlp.vocab, words=words), told))
    width = 32
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": width}
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}
    vectors = {"@architectures": "spacy.HashEmbedCNN.v2", "width": width, "depth": 1, "embed_size": 200}
    vectors |= {"window_size": 1, "maxout_pieces": 2, "subword_features": True, "pretrained_vectors": None}
    parser = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner", "extra_state_tokens": False}
    parser |= {"hidden_width": width, "maxout_pieces": 2, "use_upper": True, "tok2vec": listener}
    nlp.add_pipe("tok2vec", config={"model": vectors})
    nlp.add_pipe("morphologizer", config={"model": tagger})
    nlp.add_pipe("trainable_lemmatizer", config={"model": tagger, "min_tree_freq": 1})
    nlp.add_pipe("ner", config={"model": parser})
    optimizer = nlp.initialize(lambda: examples)
    optimizer.learn_rate = 0.01
    for _round in range(15):
        nlp.update(examples, sgd=optimizer)
    nlp.to_disk(folder)
    return folder


def trained_stanza(folder: Path) -> Path:
    """The folder, now with Stanza models for az that have learnt the sentences."""
    import torch
    from stanza.models import lemmatizer, ner_tagger, tagger

    torch.set_num_threads(1)  # several threads wait for each other where cores are shared
    state, level = random.getstate(), logging.getLogger("stanza").level
    words, names = folder / "words.conllu", folder / "names.json"
    folder.mkdir()
    _write_training_files(words, names)
    shared = ["--shorthand", "az_tiny", "--save_name", "tiny.pt"]
    small = ["--no_pretrain", "--max_steps", "40", "--eval_interval", "40", "--lr", "0.03", "--dropout", "0"]
    small += ["--hidden_dim", "16", "--char_hidden_dim", "16", "--word_emb_dim", "16", "--char_emb_dim", "8"]
    with warnings.catch_warnings(action="ignore"):
        for train, data, name, settings in (
            (lemmatizer, words, "lemma", ["--no_pos", "--num_epoch", "2", "--hidden_dim", "32"]),
            (tagger, words, "pos", [*small, "--lang", "az", "--deep_biaff_hidden_dim", "16", "--word_dropout", "0"]),
            (ner_tagger, names, "ner", [*small, "--optim", "adam"]),
        ):
            files = ["--train_file", str(data), "--eval_file", str(data), "--save_dir", str(folder / "az" / name)]
            train.main([*files, *shared, *settings])
    random.setstate(state)
    logging.getLogger("stanza").setLevel(level)
    packages = dict.fromkeys(("tokenize", "pos", "lemma", "ner"), "tiny")
    language = {name: {"tiny": {"md5": "-"}} for name in packages}
    language |= {"default_processors": packages, "default_dependencies": {}, "packages": {"default": packages}}
    resources = {"az": {**language, "lang_name": "Azerbaijani"}, "url": "-"}
    (folder / "resources.json").write_text(json.dumps(resources), encoding="utf-8")
    return folder


def _write_training_files(words: Path, names: Path) -> None:
    lines, told = [], []
    for sentence in SENTENCES * 20:
        rows = _rows(sentence)
        for number, (word, lemma, pos, _name) in enumerate(rows, 1):
            relation = "root" if number == 1 else "dep"
            lines.append(f"{number}\t{word}\t{lemma}\t{pos}\t_\t_\t{number - 1}\t{relation}\t_\t_")
        lines.append("")
        told.append([{"text": row[0], "ner": "O" if row[3] == "-" else f"S-{row[3]}"} for row in rows])
    words.write_text("\n".join(lines) + "\n", encoding="utf-8")
    names.write_text(json.dumps(told), encoding="utf-8")
