"""Who withdraws is erased really: nothing of it is in the bytes of the project file."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualkit import pipeline, store
from qualkit.errors import ProjectError, UnknownName
from qualkit.model.cases import Case, Link
from qualkit.model.codings import Status
from qualkit.model.corrections import QuestionCorrection, SpeakerCorrection
from qualkit.model.spans import Span
from tests.cli.conftest import Command, qualkit  # noqa: F401
from tests.pipeline.conftest import CODEBOOK, Desk

SAID = {
    "az": "Aygün: Ən böyük çətinlik kadr çatışmazlığıdır, buna görə gecikirik.\n\nNigar: Bəli.\n\nAygün: Belədir.\n",
    "tr": "Işıl: En büyük zorluk personel eksikliğidir, bu yüzden gecikiyoruz.\n\nNilay: Evet.\n\nIşıl: Öyle.\n",
    "ru": "Алёна: Главная трудность в нехватке кадров, поэтому всё ещё ждём.\n\nНина: Да.\n\nАлёна: Именно.\n",
    "en": "Ruth: The main difficulty is the staff shortage, so everything is late.\n\nNora: Yes.\n\nRuth: Quite.\n",
}


def held(desk: Desk) -> bytes:
    """All bytes of the project file and what SQLite has beside it."""
    return b"".join(path.read_bytes() for path in sorted(desk.folder.glob(f"{store.FILE_NAME}*")))


def is_in(words: str, data: bytes) -> bool:
    """Whether words, or any longer one of them that is no term of the codebook, are among the bytes."""
    longer = [one for one in words.split() if len(one) > 6 and one[:7].casefold() not in CODEBOOK.casefold()]
    return any(word.encode() in data for word in [words, *longer])


def filled(desk: Desk, language: str) -> list[str]:
    """A project in which everything is said of one source; what must not be found afterwards."""
    name = f"Söhbət {language} Məmmədova.txt"
    path, other = desk.write(name, SAID[language]), desk.write("qalan.txt", "Başqa bir söhbət, başqa sözlər.\n")
    desk.add(path, other)
    desk.run()
    source, rest = store.sources(desk.project)
    label = source.text.partition(":")[0]
    words = source.text.partition(": ")[2].partition("\n")[0]
    start = source.text.index(words)
    for one, span in ((source, Span(start, start + len(words))), (rest, Span(0, 10))):
        pipeline.code_by_hand(desk.project, one, span, "code", words=one.words(span))
    store.correct_speakers(desk.project, source, [SpeakerCorrection(label, "Gizli Adlı", "participant")])
    store.correct_questions(desk.project, source, [QuestionCorrection(start, "q1")])
    case = Case("Xanım Quliyeva", {"vəzifə": "naxçıvanlı mütəxəssis"})
    store.add_cases(desk.project, [case], [Link(source.uid, "Gizli Adlı", case.name, True)], origin=name)
    path.write_text(SAID[language] + "\nƏlavə: düzəldilmiş transkriptdir.\n", encoding="utf-8")
    pipeline.replace_source(desk.project, path)
    desk.run()
    return [words, "Gizli Adlı", "Quliyeva", "naxçıvanlı", "Məmmədova", "düzəldilmiş"]


@pytest.mark.parametrize("language", sorted(SAID))
def test_nothing_of_a_source_is_in_the_bytes_of_the_file(desk: Desk, language: str) -> None:
    secrets = filled(desk, language)
    copy = store.backup(desk.project)
    assert all(is_in(words, held(desk)) for words in secrets)
    name = store.sources(desk.project)[0].name
    what = pipeline.to_forget(desk.project, name)
    assert what.rows["decisions"] == 1 and what.rows["replacements"] == 1 and what.cases == ["Xanım Quliyeva"]
    assert any(copy.name in line for line in what.remains)
    assert any("findings.md" in line or "reports" in line for line in what.remains)
    assert any(name in line and "read from" in line for line in what.remains)
    assert is_in(secrets[0], held(desk)), "to look is not to erase"
    pipeline.forget(desk.project, what)
    assert [words for words in secrets if is_in(words, held(desk))] == []
    desk.project.close()
    assert [words for words in secrets if is_in(words, held(desk))] == []
    desk.project = store.open_project(desk.folder)
    assert [one.name for one in store.sources(desk.project)] == ["qalan.txt"]
    last = store.history(desk.project)[-1]
    assert (last.action, last.detail["what"], set(last.detail)) == ("forget", "source", {"what", "sign"})
    assert [one.words for one in pipeline.standing(desk.project).codings if one.status is Status.ACCEPTED] == [
        "Başqa bir "
    ]
    assert pipeline.prove(desk.project).problems == ()


def test_other_entries_can_be_taken_back_and_nothing_can_be_changed_afterwards(desk: Desk) -> None:
    filled(desk, "az")
    before = len(store.history(desk.project))
    pipeline.forget(desk.project, pipeline.to_forget(desk.project, store.sources(desk.project)[0].name))
    assert len(store.history(desk.project)) == before + 1
    taken_back = store.undo(desk.project)
    assert taken_back.action == "accepted"
    assert pipeline.standing(desk.project).codings == []
    store.redo(desk.project)
    assert len(pipeline.standing(desk.project).codings) == 1
    for table in ("history", "decisions", "sources"):
        with pytest.raises(Exception, match="append-only"):
            desk.project.connection.execute(f"DELETE FROM {table}")
    desk.run()
    assert pipeline.prove(desk.project).problems == ()
    (again,) = desk.add(desk.folder / "Söhbət az Məmmədova.txt")
    assert getattr(again, "name", "") == "Söhbət az Məmmədova.txt"


def test_a_case_goes_with_its_attributes_and_what_it_said_remains(desk: Desk) -> None:
    filled(desk, "az")
    source = store.sources(desk.project)[0]
    what = pipeline.to_forget(desk.project, "Xanım Quliyeva")
    assert what.source is None and what.rows["attributes"] == 1 and what.rows["links"] == 1
    assert any("Gizli Adlı says in" in line and source.name in line for line in what.remains)
    pipeline.forget(desk.project, what)
    assert not is_in("Quliyeva", held(desk)) and not is_in("naxçıvanlı", held(desk))
    assert store.stored_cases(desk.project) == [] and store.stored_links(desk.project) == []
    assert len(store.sources(desk.project)) == 2 and len(store.decisions(desk.project)) == 2


def test_nothing_is_erased_while_another_program_has_the_project(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(desk, "az")
    monkeypatch.setattr("qualkit.store.project.PATIENCE_S", 0.1)
    desk.project.connection.execute("PRAGMA busy_timeout = 100")
    what = pipeline.to_forget(desk.project, "Xanım Quliyeva")
    with store.open_project(desk.folder), pytest.raises(ProjectError, match="another program has the project open"):
        pipeline.forget(desk.project, what)
    assert [case.name for case in store.stored_cases(desk.project)] == ["Xanım Quliyeva"]


def test_a_name_that_there_is_not_is_told(desk: Desk) -> None:
    with pytest.raises(UnknownName, match="no source or case 'Heç kim'"):
        pipeline.to_forget(desk.project, "Heç kim")


def test_the_command_shows_asks_and_erases(qualkit: Command, tmp_path: Path) -> None:  # noqa: F811
    assert qualkit("init", "p", "--coder", "Nigar").status == 0
    folder = tmp_path / "p"
    (folder / "a.txt").write_text(SAID["az"], encoding="utf-8")
    qualkit("add", "a.txt", folder=folder)
    refused = qualkit("forget", "a.txt", folder=folder, stdin=b"n\n")
    assert refused.status == 1 and "this goes with the source a.txt" in refused.out
    assert is_in("kadr çatışmazlığıdır", (folder / store.FILE_NAME).read_bytes())
    done = qualkit("forget", "a.txt", "--yes", folder=folder)
    assert done.status == 0 and "still there" in done.out and "a.txt" in done.out
    assert not is_in("kadr çatışmazlığıdır", (folder / store.FILE_NAME).read_bytes())
    assert "forget" in qualkit("history", folder=folder).out
