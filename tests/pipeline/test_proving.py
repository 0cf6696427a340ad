"""The proof that every quotation says what its source says."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualkit.model.codings import Status
from qualkit.pipeline import prove
from qualkit.store import Project, decide, decide_edits, replace_proposals
from tests.builders import add, make_coding, make_edit, make_project, make_source

TEXT = "Aysel: Işıq, İş və ёлка 👩. Bəli!\n"


@pytest.fixture
def project(tmp_path: Path):
    with make_project(tmp_path) as made:
        yield made


def test_an_empty_project_is_whole(project: Project) -> None:
    assert prove(project).problems == () and prove(project).n_quotations == 0


def test_quotations_of_all_revisions_are_looked_at(project: Project) -> None:
    gone = TEXT.index("İş"), TEXT.index("İş") + 2
    edits = [make_edit(TEXT, *gone, "", applied=False), make_edit(TEXT, 0, 5, "Aysel xanım", applied=False)]
    source = add(project, make_source(TEXT, edits=edits))
    decide(project, [make_coding(source, "ёлка 👩"), make_coding(source, "İş")], Status.ACCEPTED)
    with project.transaction():
        replace_proposals(project, source.uid, [make_coding(source, "Işıq")])
    decide_edits(project, source, source.edits, approve=True)
    proof = prove(project)
    assert (proof.n_sources, proof.n_revisions, proof.n_quotations, proof.problems) == (1, 2, 3, ())
    assert [line for line in proof.lost if "İş" in line]


def test_words_that_are_not_those_of_the_source_are_a_problem(project: Project) -> None:
    source = add(project, make_source(TEXT))
    decide(project, [make_coding(source, "Işıq")], Status.ACCEPTED)
    with project.transaction():
        replace_proposals(project, source.uid, [make_coding(source, "Bəli")])
    project.connection.execute("UPDATE proposals SET start = start + 1")
    project.connection.execute("DROP TRIGGER decisions_update")
    project.connection.execute("UPDATE decisions SET revision = 7")
    first, second = prove(project).problems
    assert "Bəli" in first
    assert "revision 7" in second
