"""A run: finds the codebook's terms in four languages, does again only what changed, and keeps what people decided."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from qualkit import store
from qualkit.errors import CodebookError, QualkitError
from qualkit.model.codings import Status
from qualkit.pipeline import Added, add_cases, decide, run, standing
from tests.pipeline.conftest import CODEBOOK, NOON, Desk


def codes_of(desk: Desk) -> list[tuple[str, str, str]]:
    """(source, words, status) of what stands."""
    names = {source.uid: source.name for source in store.sources(desk.project)}
    return [(names[one.source_uid], one.words, one.status.value) for one in standing(desk.project).codings]


def test_inflected_terms_are_found_in_four_languages(desk: Desk, interviews: dict[str, str]) -> None:
    desk.add(*(desk.write(name, text) for name, text in interviews.items()))
    summary = desk.run()
    assert codes_of(desk) == [
        ("az.txt", "Kadr çatışmazlığından danışmaq lazımdır.", "proposed"),
        ("az.txt", "Sosial şəbəkələrdə hamımız varıq.", "proposed"),
        ("tr.txt", "Personel eksikliğinden söz etmeliyim.", "proposed"),
        ("tr.txt", "Sosyal medyada hepimiz varız.", "proposed"),
        ("ru.txt", "Мы говорим о нехватке кадров.", "proposed"),
        ("ru.txt", "В социальных сетях мы все есть.", "proposed"),
        ("en.txt", "We talk about staff shortages.", "proposed"),
        ("en.txt", "All of us are on social networks.", "proposed"),
    ]
    assert (summary.n_sources, summary.n_proposed, summary.n_accepted) == (4, 8, 0)
    assert set(summary.languages) == {"az", "tr", "ru", "en"}


def test_order_of_files_changes_nothing(tmp_path: Path, interviews: dict[str, str]) -> None:
    found = []
    for folder, names in (("a", sorted(interviews)), ("b", sorted(interviews, reverse=True))):
        desk = Desk(tmp_path / folder)
        desk.add(*(desk.write(name, interviews[name]) for name in names))
        desk.run()
        found.append(sorted(codes_of(desk)))
        desk.project.close()
    assert found[0] == found[1]


def test_two_builds_are_the_same_bytes(tmp_path: Path, interviews: dict[str, str]) -> None:
    made = []
    for folder in ("a", "b"):
        desk = Desk(tmp_path / folder)
        desk.settings = replace(desk.settings, formats=("html", "docx", "pdf", "md"))
        desk.add(*(desk.write(name, text) for name, text in interviews.items()))
        made.append({name: path.read_bytes() for name, path in desk.run().reports.items()})
        desk.project.close()
    assert made[0] == made[1]


def test_run_without_change_does_nothing(desk: Desk, interviews: dict[str, str]) -> None:
    desk.add(*(desk.write(name, text) for name, text in interviews.items()))
    assert set(desk.run().done) == {"code", "topics", "report"}
    entries = len(store.history(desk.project))
    again = desk.run()
    assert again.done == []
    assert again.n_proposed == 8
    assert len(store.history(desk.project)) == entries


def test_new_source_leaves_the_others_alone(desk: Desk, interviews: dict[str, str]) -> None:
    first, *others = (desk.write(name, text) for name, text in interviews.items())
    desk.add(first)
    desk.run()
    desk.add(*others)
    assert desk.run().n_proposed == 8


def test_deleted_report_is_made_again(desk: Desk, interviews: dict[str, str]) -> None:
    desk.add(desk.write("az.txt", interviews["az.txt"]))
    report = desk.run().reports["md"]
    report.unlink()
    assert desk.run().done == ["report"]
    assert report.exists()


def test_decisions_survive_every_rerun(desk: Desk) -> None:
    """Reject a proposal, change the terms, approve a repair, run twice."""
    text = (
        "Kadr çatışmazlığı hər yerdə hiss olunur. Bu isə əməkdaş-\nlığa mane olur. Böyük çətinlik budur.\n\n"
        "Sosial şəbəkələr də ayrıca çətinlikdir."
    )
    desk.add(desk.write("az.txt", text))
    desk.run()
    first = standing(desk.project).codings
    rejected = next(one for one in first if one.words.startswith("Kadr"))
    accepted = next(one for one in first if one.words.startswith("Böyük"))
    decide(desk.project, [rejected.handle[:8]], Status.REJECTED)
    decide(desk.project, [accepted.handle[:8]], Status.ACCEPTED)

    desk.codebook.write_text(
        CODEBOOK.replace("çətinlik, kadr çatışmazlığı", "çatışmazlıq, mane olmaq"), encoding="utf-8"
    )
    (source,) = store.sources(desk.project)
    edit = next(edit for edit in source.edits if "-" in edit.old)
    changed = store.decide_edits(desk.project, source, [edit], approve=not edit.applied)
    assert changed.text != source.text

    for _ in range(2):
        desk.run()
        stands = standing(desk.project)
        status = {one.words: one.status for one in stands.codings if one.coder.name == "Leyla"}
        assert status == {rejected.words: Status.REJECTED, accepted.words: Status.ACCEPTED}
        assert stands.lost == []
        assert [one.words for one in stands.orphans] == [accepted.words]
        for one in stands.codings:
            assert changed.words(one.span) == one.words


def test_undecided_name_or_unknown_name_decides_nothing(desk: Desk, interviews: dict[str, str]) -> None:
    desk.add(desk.write("az.txt", interviews["az.txt"]))
    desk.run()
    for name in ("zzzz", ""):
        with pytest.raises(QualkitError, match=r"names (\d+ codings|no coding)"):
            decide(desk.project, [name], Status.ACCEPTED)
    assert store.decisions(desk.project) == []


def test_broken_codebook_leaves_the_old_codings(desk: Desk, interviews: dict[str, str]) -> None:
    desk.add(desk.write("az.txt", interviews["az.txt"]))
    desk.run()
    before = codes_of(desk)
    desk.codebook.write_text("id: small\nname: Small\ncodes:\n\t- id: a\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"codebook\.yaml:4:1: a tab"):
        desk.run()
    assert codes_of(desk) == before


def test_changed_and_vanished_files_are_reported_and_their_text_kept(desk: Desk, interviews: dict[str, str]) -> None:
    paths = [desk.write(name, text) for name, text in interviews.items()]
    desk.add(*paths)
    paths[0].write_text("Başqa mətn.", encoding="utf-8")
    paths[1].unlink()
    summary = desk.run()
    assert [problem.partition(":")[0] for problem in summary.problems] == ["az.txt", "tr.txt"]
    assert "changed" in summary.problems[0] and "gone" in summary.problems[1]
    assert summary.n_proposed == 8


def test_damaged_words_in_the_file_are_shown_not_quoted(desk: Desk, interviews: dict[str, str]) -> None:
    """Somebody writes into the project file behind our back: the decision's words no longer fit its source."""
    desk.add(desk.write("az.txt", interviews["az.txt"]))
    desk.run()
    first = standing(desk.project).codings[0]
    decide(desk.project, [first.handle], Status.ACCEPTED)
    desk.project.connection.execute("DROP TRIGGER decisions_UPDATE")
    desk.project.connection.execute("UPDATE decisions SET words = 'Heç kim belə deməyib.'")
    summary = desk.run()
    assert len(summary.problems) == 1 and "Heç kim belə deməyib." in summary.problems[0]
    report = summary.reports["md"].read_text(encoding="utf-8")
    assert "no longer fit" in report
    assert not [line for line in report.splitlines() if line.startswith(">") and "Heç kim" in line]


def test_project_without_sources_says_what_to_do(desk: Desk) -> None:
    with pytest.raises(QualkitError, match="qualkit add"):
        desk.run()


def test_source_without_a_sentence_gives_a_report(desk: Desk) -> None:
    desk.add(desk.write("dots.txt", "…\n"))
    summary = desk.run()
    assert summary.n_proposed == 0
    assert summary.reports["md"].exists()


def test_cases_are_linked_and_later_values_count(desk: Desk, interviews: dict[str, str]) -> None:
    table = "case,source,speaker,role\nP1,az.txt,İştirakçı,{}\nP9,none.txt,,guest\n"
    desk.add(desk.write("az.txt", interviews["az.txt"]))
    results = desk.add(desk.write("cases.csv", table.format("katib")))
    assert [type(result).__name__ for result in results] == ["TableError", "Added"]
    assert "row 3" in str(results[0]) and "none.txt" in str(results[0])
    add_cases(desk.project, desk.write("cases.csv", table.format("konsul")))
    cases = {case.name: dict(case.attributes) for case in store.stored_cases(desk.project)}
    assert cases == {"P1": {"role": "konsul"}}
    assert [(link.speaker, link.case) for link in store.stored_links(desk.project)] == [("İştirakçı", "P1")]


def test_same_text_twice_is_added_once(desk: Desk, interviews: dict[str, str]) -> None:
    first, second = desk.add(desk.write("a.txt", interviews["az.txt"]), desk.write("b.txt", interviews["az.txt"]))
    assert isinstance(first, Added)
    assert "in the project already, as a.txt" in str(second)


def test_undone_acceptance_is_a_proposal_again(desk: Desk, interviews: dict[str, str]) -> None:
    desk.add(desk.write("az.txt", interviews["az.txt"]))
    desk.run()
    decide(desk.project, [standing(desk.project).codings[0].handle], Status.ACCEPTED)
    entry = store.history(desk.project)[-1]
    with desk.project.entry("undo", undoes=entry.number):
        pass
    assert {one.status for one in standing(desk.project).codings} == {Status.PROPOSED}


def test_history_refuses_to_be_rewritten(desk: Desk) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        desk.project.connection.execute("UPDATE history SET action = 'nothing'")


def test_taking_a_repair_out_and_in_again_keeps_the_proposals(desk: Desk) -> None:
    desk.add(desk.write("az.txt", "Kadr çatışmaz\u00adlığı hər yerdə hiss olunur."))
    desk.run()
    (source,) = store.sources(desk.project)
    out = store.decide_edits(desk.project, source, source.edits, approve=False)
    store.decide_edits(desk.project, out, out.edits, approve=True)
    assert [one.words for one in standing(desk.project).codings] == ["Kadr çatışmazlığı hər yerdə hiss olunur."]
    assert desk.run().n_proposed == 1
    assert desk.run().n_proposed == 1


def test_declined_repair_is_not_asked_about_again(desk: Desk) -> None:
    desk.add(desk.write("az.txt", "Nazirlik işi dəstəkle-\nyir və yeni-\nləşdirir."))
    (source,) = store.sources(desk.project)
    waiting = store.waiting_edits(desk.project, source)
    assert "repairs wait" in " ".join(desk.run().look)
    store.decline_edits(desk.project, source, waiting)
    assert waiting and store.waiting_edits(desk.project, source) == []
    assert "repairs wait" not in " ".join(desk.run().look)


def test_proposals_are_carried_over_a_repair_until_the_next_run(desk: Desk) -> None:
    desk.add(desk.write("az.txt", "Bu isə əməkdaş-\nlığa mane olur. Böyük çətinlik budur."))
    desk.run()
    (source,) = store.sources(desk.project)
    changed = store.decide_edits(desk.project, source, source.edits, approve=not source.edits[0].applied)
    (coding,) = standing(desk.project).codings
    assert coding.words == "Böyük çətinlik budur." == changed.words(coding.span)


def test_edited_report_is_kept_beside_the_new_one(desk: Desk, interviews: dict[str, str]) -> None:
    desk.add(desk.write("az.txt", interviews["az.txt"]))
    report = desk.run().reports["md"]
    report.write_text("mənim qeydlərim", encoding="utf-8")
    assert desk.run().done == []
    desk.add(desk.write("tr.txt", interviews["tr.txt"]))
    summary = desk.run()
    assert report.with_name("findings-edited-1.md").read_text(encoding="utf-8") == "mənim qeydlərim"
    assert any("findings-edited-1.md" in line for line in summary.look)
    assert "mənim" not in report.read_text(encoding="utf-8")


def test_decisions_on_a_renamed_code_are_named_with_the_cure(desk: Desk, interviews: dict[str, str]) -> None:
    desk.add(desk.write("az.txt", interviews["az.txt"]))
    desk.run()
    decide(desk.project, [standing(desk.project).codings[0].handle], Status.ACCEPTED)
    renamed = CODEBOOK.replace("- id: challenges\n", "- id: difficulties\n")
    desk.codebook.write_text(renamed, encoding="utf-8")
    (line,) = [line for line in desk.run().look if "challenges" in line]
    cured = renamed.replace("- id: difficulties\n", f"- id: difficulties\n    {line[line.index('uid:') :]}\n")
    desk.codebook.write_text(cured, encoding="utf-8")
    summary = desk.run()
    assert summary.n_accepted == 1 and summary.look == []


def test_two_surveys_keep_their_respondents_apart(desk: Desk) -> None:
    rows = "id,role,What is hard?\n1,{},The {} system is slow and everybody waits for it all day long.\n"
    for name, role in (("s1.csv", "consul"), ("s2.csv", "clerk")):
        desk.add(desk.write(name, rows.format(role, role)))
    cases = {case.name: case.attributes["role"] for case in store.stored_cases(desk.project)}
    assert cases == {"s1.csv 1": "consul", "s2.csv 1": "clerk"}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("P2,az.txt,Iştirakçı,x", "Did you mean 'İştirakçı'"),
        ("P2,az.txt,İştirakçı,x", "P1 already"),
        ("P2,yox.txt,,x", "no source 'yox.txt'"),
        ("P2,b/az.txt,İştirakçı,x", "no source 'b/az.txt'"),
        ("P1,az.txt,İştirakçı,b", "role of P1 is 'b' here and 'a' further up"),
    ],
)
def test_rows_that_link_to_nobody_or_twice_are_refused(
    desk: Desk, interviews: dict[str, str], row: str, said: str
) -> None:
    desk.add(desk.write("az.txt", interviews["az.txt"]))
    problem, _added = desk.add(desk.write("cases.csv", f"case,source,speaker,role\nP1,az.txt,İştirakçı,a\n{row}\n"))
    assert "row 3" in str(problem) and said in str(problem)
    assert [(link.speaker, link.case) for link in store.stored_links(desk.project)] == [("İştirakçı", "P1")]


def test_folder_is_added_without_our_own_output_and_says_what_it_leaves_out(
    desk: Desk, interviews: dict[str, str]
) -> None:
    inner = desk.folder / "b"
    inner.mkdir()
    (inner / "az.txt").write_text(interviews["tr.txt"], encoding="utf-8")
    desk.write("az.txt", interviews["az.txt"])
    desk.add(desk.folder / "az.txt")
    desk.run()
    desk.write("old.pptx", "x")
    results = desk.add(desk.folder)
    added = {result.name: result for result in results if isinstance(result, Added)}
    assert added["b/az.txt"].kind == "text"
    assert "no reader for .pptx" in added["old.pptx"].note
    assert "belongs to the project" in added["reports"].note
    assert [source.name for source in store.sources(desk.project)] == ["az.txt", "b/az.txt"]


def test_stages_may_be_spread_over_an_executor(desk: Desk, interviews: dict[str, str]) -> None:
    desk.add(*(desk.write(name, text) for name, text in interviews.items()))
    desk.project.connection.execute("DELETE FROM derived WHERE kind = 'annotation'")
    with ThreadPoolExecutor(2) as executor:
        summary = run(desk.project, desk.settings, made_at=NOON, executor=executor)
    assert summary.n_proposed == 8 and "annotate" in summary.done


def test_another_table_may_correct_who_somebody_is_and_says_so(desk: Desk, interviews: dict[str, str]) -> None:
    desk.add(desk.write("az.txt", interviews["az.txt"]))
    for case in ("P1", "P9"):
        (added,) = desk.add(desk.write("cases.csv", f"case,source,speaker\n{case},az.txt,İştirakçı\n"))
    assert isinstance(added, Added) and "İştirakçı was P1 and is now P9" in added.note


def test_a_person_who_answered_a_survey_keeps_her_name_in_the_report(desk: Desk) -> None:
    rows = "id,role,What is hard?\nR1,consul,The staff shortage is hard on everybody who works here.\n"
    desk.add(desk.write("survey.csv", rows))
    desk.add(desk.write("cases.csv", "case,source,speaker,age\nP1,survey.csv,R1,40\n"))
    report = desk.run().reports["md"].read_text(encoding="utf-8")
    assert "| P1 " in report and "survey.csv R1" not in report
    assert "survey.csv, P1" in report
