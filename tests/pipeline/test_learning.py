"""Suggestions in a project: learned from its decisions, stored beside the terms' proposals, never over a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualkit import store
from qualkit.coding import examples_of_codings
from qualkit.coding.learning.examples import decided_on, labels
from qualkit.model.codings import LEARNED, TERMS, Coder, CoderKind, Coding, Status
from qualkit.model.identity import identity
from qualkit.model.spans import Span
from qualkit.pipeline import KeptAnnotations, decide, evaluate_in, read_codebook, standing, suggest_in
from qualkit.store import decide as decide_codings
from tests.builders import make_codebook
from tests.pipeline.conftest import Desk

TOOLS, CHALLENGES = identity("code", "tools"), identity("code", "challenges")
SHIPS = {
    "az": ("Gəmi limana {n} saata çatdı.", "Liman {n} gün bağlı qaldı, gəmi gözlədi.", "Bağda {n} alma ağacı var."),
    "tr": ("Gemi limana {n} saatte vardı.", "Liman {n} gün kapalı kaldı, gemi bekledi.", "Bahçede {n} elma ağacı var."),
    "ru": ("Корабль пришёл в порт за {n} часов.", "Порт был закрыт {n} дней, корабль ждал.", "В саду {n} яблонь."),
    "en": (
        "The ship reached the port in {n} hours.",
        "The port was shut {n} days, the ship waited.",
        "{n} apple trees.",
    ),
}


def read(desk: Desk, language: str, numbers: range) -> None:
    """Three sentences for each number: two on ships, one on apples."""
    for n in numbers:
        text = "\n\n".join(sentence.format(n=n) for sentence in SHIPS[language])
        desk.add(desk.write(f"{language}-{n}.txt", text))


def code_ships(desk: Desk, upto: int) -> None:
    """Codes by hand what is said of ships in the sources up to a number, as tools; apples are rejected challenges."""
    for source in store.sources(desk.project):
        if int(source.name.split("-")[1].split(".")[0]) > upto:
            continue
        annotation = KeptAnnotations(desk.project, [source])[0]
        ships, apples = list(annotation.sentences())[:2], list(annotation.sentences())[2:]
        for status, code, sentences in ((Status.ACCEPTED, TOOLS, ships), (Status.REJECTED, CHALLENGES, apples)):
            made = [
                Coding(source.uid, 0, code, one.span, source.words(one.span), desk.project.coder, status)
                for one in sentences
            ]
            decide_codings(desk.project, made, status)


def suggested(desk: Desk) -> list[tuple[str, str]]:
    """(source, words) of what is suggested and waits."""
    names = {source.uid: source.name for source in store.sources(desk.project)}
    codings = standing(desk.project).codings
    return [(names[one.source_uid], one.words) for one in codings if one.coder == LEARNED]


@pytest.mark.parametrize("language", SHIPS)
def test_what_no_term_finds_is_suggested_with_its_words_and_stays_over_a_run(desk: Desk, language: str) -> None:
    read(desk, language, range(10, 24))
    desk.run()
    code_ships(desk, upto=17)
    found = suggest_in(desk.project, read_codebook(desk.codebook))
    assert found.learned == (TOOLS,)
    assert found.n_examples == 24
    assert [one.code_uid for _source, one in found.codings] == [TOOLS] * 12
    assert all("apple" not in one.words and SHIPS[language][2].format(n=20) != one.words for _, one in found.codings)
    assert all(one.score is not None and one.score >= 0.5 and one.reason for _source, one in found.codings)
    assert store.history(desk.project)[-1].action == "suggest"
    before = suggested(desk)
    assert len(before) == 12
    desk.run()
    assert suggested(desk) == before


def test_a_person_is_never_overwritten_and_what_is_decided_is_not_suggested_again(desk: Desk) -> None:
    read(desk, "az", range(10, 24))
    code_ships(desk, upto=17)
    book = read_codebook(desk.codebook)
    decided = store.decisions(desk.project)
    first = suggest_in(desk.project, book)
    rejected = first.codings[0][1]
    decide(desk.project, [rejected.handle], Status.REJECTED)
    second = suggest_in(desk.project, book)
    assert rejected.span not in [one.span for source, one in second.codings if source.uid == rejected.source_uid]
    assert store.decisions(desk.project)[: len(decided)] == decided
    standing_now = standing(desk.project).codings
    assert [one.status for one in standing_now if one.handle == rejected.handle] == [Status.REJECTED]


def test_what_the_terms_propose_is_not_suggested_too(desk: Desk) -> None:
    read(desk, "en", range(10, 24))
    desk.codebook.write_text(
        desk.codebook.read_text(encoding="utf-8").replace("en: [social network]", "en: [ship]"), encoding="utf-8"
    )
    desk.run()
    code_ships(desk, upto=17)
    assert suggest_in(desk.project, read_codebook(desk.codebook)).codings == []


def test_too_few_decisions_are_said_and_none_are_fine(desk: Desk) -> None:
    book = read_codebook(desk.codebook)
    assert suggest_in(desk.project, book).n_examples == 0
    read(desk, "tr", range(10, 14))
    assert suggest_in(desk.project, book).codings == []
    code_ships(desk, upto=11)
    found = suggest_in(desk.project, book)
    assert (found.learned, [one.code_uid for one in found.few]) == ((), [CHALLENGES, TOOLS])
    assert suggested(desk) == []


def test_learning_in_a_project_can_be_judged(desk: Desk) -> None:
    read(desk, "ru", range(10, 24))
    code_ships(desk, upto=23)
    found = evaluate_in(desk.project, read_codebook(desk.codebook))
    (tools,) = [one for one in found.inside if one.code_uid == TOOLS and one.language is None]
    assert tools.learned.right + tools.learned.missed == 28
    assert tools.learned.right > tools.terms.right == 0
    assert found.n_documents == 14


def test_of_what_waits_and_of_what_coders_disagree_on_nothing_is_learned(desk: Desk) -> None:
    read(desk, "az", range(10, 11))
    (source,) = store.sources(desk.project)
    (annotation,) = KeptAnnotations(desk.project, [source])
    sentence = annotation.sentence(0)

    def coded(code: str, status: Status, kind: CoderKind = CoderKind.PERSON) -> Coding:
        coder = desk.project.coder if kind is CoderKind.PERSON else LEARNED
        return Coding(source.uid, 0, code, sentence.span, source.words(sentence.span), coder, status)

    def examples(*codings: Coding) -> list[tuple[frozenset[str], frozenset[str], frozenset[str]]]:
        book = read_codebook(desk.codebook)
        found = examples_of_codings(book, [source], [annotation], codings)
        return [(one.yes, one.no, one.passed_over) for one in found]

    waiting = coded(TOOLS, Status.PROPOSED, CoderKind.MODEL)
    nothing = frozenset[str]()
    assert examples() == examples(waiting) == []
    assert examples(coded(CHALLENGES, Status.ACCEPTED)) == [({CHALLENGES}, nothing, {TOOLS})]
    assert examples(coded(CHALLENGES, Status.ACCEPTED), waiting) == [({CHALLENGES}, nothing, nothing)]
    other = Coder("other", "Leyla", CoderKind.PERSON)
    both = examples(coded(CHALLENGES, Status.ACCEPTED), replace(coded(CHALLENGES, Status.REJECTED), coder=other))
    assert both == [({CHALLENGES}, {CHALLENGES}, {TOOLS})]  # known and not known: neither, see `labels`


def test_a_code_stands_on_a_paragraph_if_it_stands_on_a_part_of_it(desk: Desk) -> None:
    desk.add(desk.write("az-1.txt", "Gəmi limana çatdı. Bağda alma ağacı var."))
    (source,) = store.sources(desk.project)
    (annotation,) = KeptAnnotations(desk.project, [source])
    book, coder = read_codebook(desk.codebook), desk.project.coder
    codings = [
        Coding(source.uid, 0, TOOLS, sentence.span, source.words(sentence.span), coder, status)
        for sentence, status in zip(annotation.sentences(), (Status.ACCEPTED, Status.REJECTED), strict=True)
    ]
    (example,) = examples_of_codings(book, [source], [annotation], codings, unit="paragraph")
    assert (example.span, example.yes, example.no) == ((0, len(source.text)), {TOOLS}, frozenset())


def test_of_codes_above_and_below_one_that_stands_or_waits_nothing_is_learned(desk: Desk) -> None:
    book = make_codebook()
    desk.add(desk.write("az-1.txt", "Gəmi limana çatdı."))
    (source,) = store.sources(desk.project)
    (annotation,) = KeptAnnotations(desk.project, [source])
    staff, money = identity("code", "challenges/staff"), identity("code", "challenges/money")

    def known(code: str, status: Status, *others: Coding) -> dict[str, bool]:
        span = annotation.sentence(0).span
        one = Coding(source.uid, 0, code, span, source.words(span), desk.project.coder, status)
        codings = [one, *(replace(other, span=span) for other in others)]
        return labels(book, examples_of_codings(book, [source], [annotation], codings)[0])

    waiting = Coding(source.uid, 0, staff, Span(0, 0), "", TERMS, Status.PROPOSED)
    assert known(CHALLENGES, Status.ACCEPTED) == {CHALLENGES: True, TOOLS: False}
    assert known(TOOLS, Status.ACCEPTED, waiting) == {TOOLS: True, money: False}
    assert known(TOOLS, Status.REJECTED) == dict.fromkeys((CHALLENGES, staff, money, TOOLS), False)


def test_what_is_decided_on_keeps_the_reason_of_its_suggestion(desk: Desk) -> None:
    read(desk, "tr", range(10, 24))
    code_ships(desk, upto=17)
    book = read_codebook(desk.codebook)
    chosen = suggest_in(desk.project, book).codings[0][1]
    decide(desk.project, [chosen.handle], Status.ACCEPTED)
    suggest_in(desk.project, book)
    stands = standing(desk.project)
    (accepted,) = [one for one in stands.codings if one.handle == chosen.handle]
    assert (accepted.status, accepted.reason, accepted.score) == (Status.ACCEPTED, chosen.reason, chosen.score)
    assert stands.orphans == []


def test_without_decisions_earlier_suggestions_go(desk: Desk) -> None:
    read(desk, "ru", range(10, 24))
    code_ships(desk, upto=17)
    book = read_codebook(desk.codebook)
    assert suggest_in(desk.project, book).codings
    for entry in store.history(desk.project):
        if entry.action in ("accepted", "rejected"):
            with desk.project.entry("undo", undoes=entry.number):
                pass
    assert suggested(desk)
    assert suggest_in(desk.project, book).n_examples == 0
    assert suggested(desk) == []


def test_what_a_new_term_finds_waits_once(desk: Desk) -> None:
    read(desk, "en", range(10, 24))
    desk.run()
    code_ships(desk, upto=17)
    assert len(suggest_in(desk.project, read_codebook(desk.codebook)).codings) == 12
    book = desk.codebook.read_text(encoding="utf-8")
    desk.codebook.write_text(book.replace("en: [social network]", "en: [reach]"), encoding="utf-8")
    desk.run()
    waiting = [one for one in standing(desk.project).codings if one.status is Status.PROPOSED]
    assert len(waiting) == len({one.handle for one in waiting}) == 12
    assert sum(one.coder == LEARNED for one in waiting) == 6


def test_a_code_that_was_not_mentioned_on_a_unit_may_be_suggested_there(desk: Desk) -> None:
    read(desk, "az", range(10, 24))
    code_ships(desk, upto=23)
    (source, *_others) = store.sources(desk.project)
    annotation = KeptAnnotations(desk.project, [source])[0]
    (example, *_rest) = examples_of_codings(
        read_codebook(desk.codebook), [source], [annotation], standing(desk.project).codings
    )
    assert decided_on(read_codebook(desk.codebook), example) == {TOOLS}
