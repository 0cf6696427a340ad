"""A pipeline that is missing, broken or for another language is named with the setting and with what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qualkit.annotating import annotate, pipeline_version, with_pipelines
from qualkit.annotating.pipelines import stanza_pipelines
from qualkit.errors import NotInstalled, QualkitError
from qualkit.model.pipelines import TrainedPipeline
from qualkit.model.sources import Source
from tests.trained import spacy_with_table

SAID_IN = "qualkit.toml, [languages.{}]"


def problem(name: str | Path, base: Path, language: str = "ru") -> QualkitError:
    source = Source("a.txt", "Söz. Слово. Word.", language=language)
    pipeline = TrainedPipeline(language, str(name), base, SAID_IN.format(language))
    with pytest.raises(QualkitError) as caught:
        with_pipelines(source, annotate(source), [pipeline])
    assert str(caught.value).startswith(SAID_IN.format(language))
    return caught.value


def test_a_pipeline_that_spacy_offers_is_named_with_its_command(tmp_path: Path) -> None:
    found = problem("ru_core_news_sm", tmp_path)
    assert isinstance(found, NotInstalled)
    assert found.command == "python -m spacy download ru_core_news_sm"
    assert "the spaCy pipeline ru_core_news_sm is not installed; get it with: python -m spacy download" in str(found)


def test_an_unknown_name_is_no_package_and_no_folder(tmp_path: Path) -> None:
    assert f"'tez_modeli' is no installed spaCy pipeline, and there is no folder {tmp_path / 'tez_modeli'}" in str(
        problem("tez_modeli", tmp_path)
    )
    assert "requests" in str(problem("requests", tmp_path))  # installed, but no pipeline


@pytest.mark.parametrize("name", ["./missing", "models/missing"])
def test_a_missing_folder_is_named(tmp_path: Path, name: str) -> None:
    assert f"there is no folder {tmp_path / name}" in str(problem(name, tmp_path))


def test_a_folder_without_a_pipeline_is_named(tmp_path: Path) -> None:
    assert "holds no pipeline; a folder of spaCy has the file meta.json, one of Stanza resources.json" in str(
        problem("./", tmp_path)
    )


def test_a_pipeline_for_another_language_is_refused(tmp_path: Path) -> None:
    folder = spacy_with_table(tmp_path / "p", "tr", {})
    found = str(problem(folder, tmp_path))
    assert f"the pipeline {folder} cannot be used for ru (it is made for the language tr)" in found


def test_a_pipeline_for_many_languages_is_used(tmp_path: Path) -> None:
    folder = spacy_with_table(tmp_path / "p", "xx", {"Söz": "danışmaq"})
    source = Source("a.txt", "Söz.", language="az")
    found = with_pipelines(source, annotate(source), [TrainedPipeline("az", str(folder), tmp_path, "here")])
    assert found.forms[0].lemma == "danışmaq"


@pytest.mark.parametrize("damage", ["config.cfg", "meta.json", "vocab", "tok2vec/model", "tok2vec/cfg", "ner/moves"])
def test_a_broken_spacy_folder_is_named(tmp_path: Path, spacy_folder: Path, damage: str) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(spacy_folder, folder)
    target = folder / damage
    if target.is_dir():
        shutil.rmtree(target)
    else:
        target.write_bytes(target.read_bytes()[: target.stat().st_size // 2])
    found = str(problem(folder, tmp_path, "az"))
    assert f"the pipeline {folder} cannot be used for az" in found or "fails on the text" in found


def test_an_untrained_part_is_said(tmp_path: Path) -> None:
    import spacy

    nlp = spacy.blank("az")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    nlp.to_disk(tmp_path / "p")
    found = str(problem("p", tmp_path, "az"))
    assert "the pipeline p fails on the text" in found or "cannot be used for az" in found


def test_stanza_that_is_not_installed_is_named_with_its_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stanza_pipelines, "is_installed", lambda: False)
    found = problem("stanza", tmp_path)
    assert isinstance(found, NotInstalled)
    assert found.command == 'pip install "qualkit[stanza]"'


def test_stanza_has_no_azerbaijani(tmp_path: Path) -> None:
    assert "Stanza has no models for az; name a spaCy pipeline, or a folder with your own" in str(
        problem("stanza", tmp_path, "az")
    )


@pytest.mark.parametrize("language", ["tr", "ru", "en"])
def test_stanza_models_that_are_missing_are_named_with_their_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    pytest.importorskip("stanza", reason="Stanza is not installed")
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path))
    found = problem("stanza", tmp_path, language)
    assert isinstance(found, NotInstalled)
    assert found.command == f"python -c \"import stanza; stanza.download('{language}')\""


def test_a_stanza_folder_without_the_language_says_what_it_has(tmp_path: Path, stanza_folder: Path) -> None:
    assert f"{stanza_folder} has no models for ru; it has: az" in str(problem(stanza_folder, tmp_path))


@pytest.mark.parametrize("damage", ["resources.json", "az/lemma/tiny.pt", "az/pos/tiny.pt"])
def test_a_broken_stanza_folder_is_named(tmp_path: Path, stanza_folder: Path, damage: str) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(stanza_folder, folder)
    target = folder / damage
    target.write_bytes(target.read_bytes()[: target.stat().st_size // 2])
    assert f"the pipeline {folder} cannot be used for az" in str(problem(folder, tmp_path, "az"))


def test_stanza_in_its_own_folder_is_found(
    tmp_path: Path, stanza_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "home"
    shutil.copytree(stanza_folder, folder)
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(folder))
    source = Source("a.txt", "Dilimiz.", language="az")
    found = with_pipelines(source, annotate(source), [TrainedPipeline("az", "stanza", tmp_path, "here")])
    assert found.forms[0].pos == "NOUN"


def test_a_version_is_told_without_loading_and_changes_with_the_files(tmp_path: Path) -> None:
    pipeline = TrainedPipeline("az", "p", tmp_path, "here")
    assert pipeline_version(pipeline).shown.startswith("spaCy")
    folder = spacy_with_table(tmp_path / "p", "az", {"a": "b"}, version="1.4")
    first = pipeline_version(pipeline)
    assert first.shown.endswith("az_table 1.4")
    assert pipeline_version(pipeline) == first
    (folder / "lemmatizer" / "lookups" / "lookups.bin").write_bytes(b"changed")
    assert pipeline_version(pipeline).fingerprint != first.fingerprint
    (folder / "meta.json").write_text("{", encoding="utf-8")
    assert pipeline_version(pipeline).shown.endswith(": p")


@pytest.mark.parametrize("name", ["az_core_news_sm", "tr_core_news_md"])
def test_no_command_is_named_that_would_fail(tmp_path: Path, name: str) -> None:
    assert "download" not in str(problem(name, tmp_path, name[:2]))
