"""What trained pipelines of spaCy and Stanza say of our tokens."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from qualkit.annotating import annotate, lemmatise, pipeline_version, to_spacy, with_pipelines
from qualkit.model.annotations import Annotation, Entity
from qualkit.model.pipelines import TrainedPipeline
from qualkit.model.sources import Source
from tests.trained import TEXT, spacy_with_table

# One sentence of each language with a place, a letter that lower-casing may spoil, and a lemma that no rule would give.
SENTENCES = {
    "az": ("İşıqlı küçələrdən keçib Iğdıra getdik, çünki orada çox gözəl idi.", "Iğdıra", "İşıqlı", "İŞIQ", "işıq"),
    "tr": ("Işıklı sokaklardan geçip İzmir'e gittik, çünkü orası çok güzeldi.", "İzmir'e", "Işıklı", "IŞIK", "ışık"),
    "ru": ("Пёстрыми улицами мы поехали в Казань, потому что там очень красиво.", "Казань", "Пёстрыми", "ПЁС", "пес"),
    "en": (
        "Illuminated streets took all of us to London because it is so nice.",
        "London",
        "Illuminated",
        "LUX",
        "lux",
    ),
}


def pipeline(folder: Path, language: str = "az") -> TrainedPipeline:
    return TrainedPipeline(language, str(folder), folder.parent, "here")


def said(annotation: Annotation) -> dict[str, tuple[str | None, str | None]]:
    return {form.text: (form.lemma, form.pos) for form in annotation.forms}


@pytest.fixture(params=["spacy_folder", "stanza_folder"])
def trained_folder(request: pytest.FixtureRequest) -> Path:
    folder = request.getfixturevalue(request.param)
    assert isinstance(folder, Path)
    return folder


def test_lemma_part_of_speech_and_names_are_those_of_the_pipeline(trained_folder: Path) -> None:
    source = Source("a.txt", TEXT)
    plain = annotate(source, language="az")
    found = with_pipelines(source, plain, [pipeline(trained_folder)])
    assert said(found) == {
        "Leyla": ("leyla", "PROPN"),
        "Bakıda": ("bakı", "PROPN"),
        "işləyir": ("işləmək", "VERB"),
        ".": (".", "PUNCT"),
        "Dilimiz": ("dil", "NOUN"),
        "çox": ("çox", "ADV"),
        "gözəldir": ("gözəl", "ADJ"),
    }
    assert found.entities == (Entity(0, 5, "PER"), Entity(6, 12, "LOC"))
    (lemmatised,) = lemmatise([found])
    assert [token.lemma for token in lemmatised.tokens(1)] == ["dil", "çox", "gözəl", "."]


def test_tokens_and_sentences_stay_ours(trained_folder: Path) -> None:
    text = "Bu, ABŞ-ın 1990-cı illərdəki işidir... Bakı'nın (və s.) yanında. \u200bBəli 😀!"
    source = Source("a.txt", text)
    plain = annotate(source, language="az")
    found = with_pipelines(source, plain, [pipeline(trained_folder)])
    assert found.token_start.tolist() == plain.token_start.tolist()
    assert found.token_end.tolist() == plain.token_end.tolist()
    assert [s.span for s in found.sentences()] == [s.span for s in plain.sentences()]
    words = [[token.form.text for token in found.tokens(n)] for n in range(found.n_sentences)]
    assert words == [[token.form.text for token in plain.tokens(n)] for n in range(plain.n_sentences)]


def test_very_long_sentences_and_words_are_read(trained_folder: Path) -> None:
    text = " ".join(["Leyla"] * 1500 + ["ə" * 100_000] + ["Bakıda"] * 10)
    source = Source("a.txt", text)
    found = with_pipelines(source, annotate(source, language="az"), [pipeline(trained_folder)])
    assert found.n_tokens == 1511
    long = next(form for form in found.forms if len(form.text) > 1000)
    assert long.lemma is None
    assert all(text[start:end] in text for start, end, _label in found.entities)


def test_the_empty_text_and_other_languages_need_no_pipeline(tmp_path: Path) -> None:
    missing = pipeline(tmp_path / "missing")
    for text in ("", "Der Lehrer möchte lieber in der Stadt arbeiten, weil man dort besser bezahlt wird."):
        source = Source("a.txt", text)
        plain = annotate(source)
        assert with_pipelines(source, plain, [missing]) is plain


@pytest.mark.parametrize("language", SENTENCES)
def test_lemmas_are_in_the_lower_case_of_their_language(tmp_path: Path, language: str) -> None:
    text, place, word, written, lemma = SENTENCES[language]
    folder = spacy_with_table(tmp_path / "p", language, {word: written}, places=[place])
    source = Source("a.txt", text, language=language)
    found = with_pipelines(source, annotate(source), [pipeline(folder, language)])
    assert said(found)[word][0] == lemma
    assert [(text[start:end], label) for start, end, label in found.entities] == [(place, "LOC")]


def test_each_sentence_goes_to_the_pipeline_of_its_language(tmp_path: Path) -> None:
    pipelines = [
        pipeline(spacy_with_table(tmp_path / code, code, {word: lemma}, places=[place]), code)
        for code, (_text, place, word, lemma, _key) in SENTENCES.items()
        if code != "en"
    ]
    german = "Der Lehrer möchte lieber in der Stadt arbeiten, weil man dort besser bezahlt wird."
    source = Source("a.txt", "\n\n".join([*(sentence[0] for sentence in SENTENCES.values()), german]))
    (found,) = lemmatise([with_pipelines(source, annotate(source), pipelines)])
    assert [sentence.language for sentence in found.sentences()] == [*SENTENCES, "other"]
    of_word = {token.form.text: token.lemma for n in range(found.n_sentences) for token in found.tokens(n)}
    assert [of_word[SENTENCES[code][2]] for code in ("az", "tr", "ru")] == ["işıq", "ışık", "пес"]
    assert of_word["streets"] == "street"  # no pipeline: by our own rules
    assert of_word["Lehrer"] == "Lehrer"
    assert [source.text[start:end] for start, end, _label in found.entities] == ["Iğdıra", "İzmir'e", "Казань"]


def test_an_installed_package_is_found_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "az_sample"
    folder = spacy_with_table(package / "az_sample-2.5", "az", {"getdik": "getmək"}, version="2.5")
    shutil.copy(folder / "meta.json", package / "meta.json")
    meta = json.loads((package / "meta.json").read_text(encoding="utf-8"))
    (package / "meta.json").write_text(json.dumps(meta | {"name": "sample"}), encoding="utf-8")
    init = "from spacy.util import load_model_from_init_py\ndef load(**rest):\n"
    (package / "__init__.py").write_text(
        f"{init}    return load_model_from_init_py(__file__, **rest)\n", encoding="utf-8"
    )
    (tmp_path / "az_sample-2.5.dist-info").mkdir()
    metadata = "Metadata-Version: 2.1\nName: az_sample\nVersion: 2.5\n"
    (tmp_path / "az_sample-2.5.dist-info" / "METADATA").write_text(metadata, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    source = Source("a.txt", "Biz getdik.", language="az")
    installed = TrainedPipeline("az", "az_sample", tmp_path / "project", "here")
    assert pipeline_version(installed).shown.endswith("az_sample 2.5")
    assert said(with_pipelines(source, annotate(source), [installed]))["getdik"] == ("getmək", None)


def test_a_word_read_in_two_ways_is_two_forms(spacy_folder: Path) -> None:
    import spacy

    nlp = spacy.load(spacy_folder)
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"ORTH": "yaz"}, {"ORTH": "gəldi"}]], {"LEMMA": "yaz", "POS": "NOUN"}, index=0)
    ruler.add([[{"ORTH": "məktub"}, {"ORTH": "yaz"}]], {"LEMMA": "yazmaq", "POS": "VERB"}, index=1)
    folder = spacy_folder.parent / "two"
    nlp.to_disk(folder)
    source = Source("a.txt", "Bu il yaz gəldi. Sən məktub yaz.", language="az")
    (found,) = lemmatise([with_pipelines(source, annotate(source), [pipeline(folder)])])
    forms = [form for form in found.forms if form.text == "yaz"]
    assert [(form.lemma, form.pos) for form in forms] == [("yaz", "NOUN"), ("yazmaq", "VERB")]
    assert [found.tokens(0)[2].lemma, found.tokens(1)[2].lemma] == ["yaz", "yazmaq"]


def test_spacy_users_get_what_the_pipeline_said(trained_folder: Path) -> None:
    source = Source("a.txt", TEXT, language="az")
    (annotation,) = lemmatise([with_pipelines(source, annotate(source), [pipeline(trained_folder)])])
    (doc,) = to_spacy(source, annotation)
    assert doc.lang_ == "az"
    assert [token.pos_ for token in doc] == ["PROPN", "PROPN", "VERB", "PUNCT", "NOUN", "ADV", "ADJ", "PUNCT"]
    assert [token.lemma_ for token in doc][:3] == ["leyla", "bakı", "işləmək"]
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Leyla", "PER"), ("Bakıda", "LOC")]
    assert [len(sentence) for sentence in doc.sents] == [4, 4]
