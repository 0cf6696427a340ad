"""Trained pipelines in a project: named in its settings, part of what annotations rest on, told in the report."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qualkit import store
from qualkit.errors import NotInstalled, ProjectError, QualkitError
from qualkit.pipeline import Added, KeptAnnotations, standing
from qualkit.pipeline.kept import annotated
from tests.pipeline.conftest import Desk
from tests.trained import spacy_with_table

TEXT = "Qarabasmalar işimizi xeyli ləngidir, biz bunu çoxdan bilirik və hər gün danışırıq."


def settle(desk: Desk, pipeline: str, language: str = "az") -> None:
    desk.write(store.SETTINGS_NAME, f'[languages.{language}]\npipeline = "{pipeline}"\n')


def lemmas_said(desk: Desk) -> set[str]:
    annotations = KeptAnnotations(desk.project, store.sources(desk.project))
    return {form.lemma for annotation in annotations for form in annotation.forms if form.lemma}


@pytest.fixture
def table(desk: Desk) -> Path:
    """A pipeline in the project's folder by which a word is a form of a term that no rule would find."""
    settle(desk, "./models/table")
    return spacy_with_table(desk.folder / "models" / "table", "az", {"Qarabasmalar": "Çətinlik"}, places=["Bakı"])


def test_terms_find_what_the_pipeline_calls_their_forms(desk: Desk, table: Path) -> None:
    desk.add(desk.write("a.txt", TEXT))
    summary = desk.run()
    assert [one.words for one in standing(desk.project).codings] == [TEXT]
    report = summary.reports["md"].read_text(encoding="utf-8")
    assert "pipeline (az)" in report
    assert "az_table 1.0" in report


def test_a_changed_pipeline_annotates_anew_and_an_unchanged_one_does_not(desk: Desk, table: Path) -> None:
    desk.add(desk.write("a.txt", TEXT))
    assert "annotate" not in desk.run().done  # `add` has done it
    assert desk.run().done == []
    assert "çətinlik" in lemmas_said(desk)
    shutil.rmtree(table)
    spacy_with_table(table, "az", {"Qarabasmalar": "qarabasma"}, version="1.1")
    summary = desk.run()
    assert {"annotate", "code", "topics", "report"} <= set(summary.done)
    assert summary.n_proposed == 0
    assert "az_table 1.1" in summary.reports["md"].read_text(encoding="utf-8")
    settle(desk, "./models/table", "ru")
    assert "annotate" in desk.run().done
    assert lemmas_said(desk) == set()


def test_names_and_readings_are_kept_in_the_project(desk: Desk, table: Path) -> None:
    desk.add(desk.write("a.txt", "Biz Bakı haqqında danışırıq, çünki hamımız orada böyümüşük."))
    sources = store.sources(desk.project)
    made, kept = annotated(desk.project, sources[0]), KeptAnnotations(desk.project, sources)[0]
    assert kept.entities == made.entities
    assert [entity.label for entity in kept.entities] == ["LOC"]
    assert kept.forms == made.forms


def test_a_missing_pipeline_adds_nothing_and_says_what_to_do(desk: Desk) -> None:
    settle(desk, "ru_core_news_sm", "ru")
    path = desk.write("a.txt", "Мы говорим об этом каждый день, потому что это мешает всем нам работать.")
    (problem,) = desk.add(path)
    assert isinstance(problem, NotInstalled)
    assert f"{desk.folder / store.SETTINGS_NAME}, [languages.ru]" in str(problem)
    assert problem.command == "python -m spacy download ru_core_news_sm"
    assert store.sources(desk.project) == []
    settle(desk, "en_core_web_sm", "en")  # a language that does not occur
    assert isinstance(desk.add(path)[0], Added)


def test_a_pipeline_that_has_gone_is_named_by_a_run(desk: Desk, table: Path) -> None:
    desk.add(desk.write("a.txt", TEXT))
    desk.run()
    shutil.rmtree(table)
    with pytest.raises(QualkitError, match=r"\[languages.az\]: there is no folder"):
        desk.run()


def test_stanza_models_serve_a_project(desk: Desk, stanza_folder: Path) -> None:
    settle(desk, stanza_folder.as_posix())
    desk.add(desk.write("a.txt", "Dilimiz çox gözəldir. Leyla Bakıda işləyir."))
    assert {"dil", "gözəl", "bakı"} <= lemmas_said(desk)
    report = desk.run().reports["md"].read_text(encoding="utf-8")
    assert "lemma tiny" in report


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("languages = 5", "[languages] must be a table"),
        ("[languages]\nru = 'stanza'", "[languages.ru] must be a table"),
        ("[languages.kk]\npipeline = 'stanza'", "[languages] kk has no meaning here; there is: az, en, ru, tr"),
        ("[languages.ru]\nmodel = 'stanza'", "[languages.ru] model has no meaning here; there is: pipeline"),
        ("[languages.ru]\npipeline = 5", "pipeline must be text in quotes"),
        ("[languages.ru]\npipeline = ' '", "languages.ru.pipeline must be a name or a folder"),
    ],
)
def test_wrong_settings_are_refused_with_the_file_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / store.SETTINGS_NAME).write_text(text, encoding="utf-8")
    for read in (store.read_settings, store.trained_pipelines):
        with pytest.raises(ProjectError) as caught:
            read(tmp_path)
        assert str(caught.value).startswith(f"{tmp_path / store.SETTINGS_NAME}: ")
        assert message in str(caught.value)


def test_pipelines_are_listed_in_the_order_of_the_languages(tmp_path: Path) -> None:
    assert store.trained_pipelines(tmp_path) == ()
    text = '[languages.ru]\npipeline = "stanza"\n[languages.az]\npipeline = "models/az"\n[languages.tr]\n'
    (tmp_path / store.SETTINGS_NAME).write_text(text, encoding="utf-8")
    az, ru = store.trained_pipelines(tmp_path)
    assert (az.language, az.folder) == ("az", tmp_path / "models" / "az")
    assert (ru.language, ru.name, ru.folder) == ("ru", "stanza", None)
