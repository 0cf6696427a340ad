"""What the terms of a codebook propose, in four languages."""

from __future__ import annotations

import itertools

import pytest

from qualkit.coding import apply, parse_codebook, patterns
from qualkit.errors import QualkitError
from qualkit.model.annotations import Turn
from qualkit.model.codings import TERMS, Coding, Firing, Status
from qualkit.model.sources import Mark, Source
from tests.builders import make_annotation, make_columns, make_edit, make_source, make_terms


def found(terms: dict[str, list[str]], text: str, language: str) -> list[tuple[str, list[str]]]:
    """(sentence, stretches that fired) for each proposal, the terms given as code -> terms in the language."""
    source = make_source(text)
    codebook = make_terms({code: {language: list(written)} for code, written in terms.items()})
    (codings,) = apply(codebook, [source], [make_annotation(source, language)])
    return [(one.words, [source.text[f.start : f.end] for f in one.reason]) for one in codings]


INFLECTED = [
    ("az", "təhlükə", "Bu, böyük təhlükələrdən biridir.", "təhlükələrdən"),
    ("az", "kadr çatışmazlığı", "Burada kadr çatışmazlığından danışdıq.", "kadr çatışmazlığından"),
    ("az", "işıq", "İŞIQLARI söndürdülər.", "İŞIQLARI"),
    ("tr", "güvenlik", "Ağın güvenliğini konuştuk.", "güvenliğini"),
    ("tr", "personel eksikliği", "Asıl sorun personel eksikliğinden çıktı.", "personel eksikliğinden"),
    ("tr", "ışık", "Işıklar söndü.", "Işıklar"),
    ("ru", "угроза", "Мы говорили об этих угрозах вчера.", "угрозах"),
    ("ru", "нехватка кадров", "Сказали о нехватке кадров сразу.", "нехватке кадров"),
    ("ru", "ёлка", "Рядом стояли ЁЛКИ и дома.", "ЁЛКИ"),
    ("en", "threat", "We spoke about such threats yesterday.", "threats"),
    ("en", "staff shortage", "They named staff shortages at once.", "staff shortages"),
]


@pytest.mark.parametrize(("language", "term", "text", "stretch"), INFLECTED)
def test_a_term_finds_its_inflected_forms(language: str, term: str, text: str, stretch: str) -> None:
    assert found({"a": [term]}, text, language) == [(text, [stretch])]


APART = [
    ("az", "kadr çatışmazlığı", "Bizdə yalnız kadr. Çatışmazlığı gördük.", "Burada kadr, çatışmazlığı gizlədir."),
    ("tr", "personel eksikliği", "Bizde yalnızca personel. Eksikliği gördük.", "Burada personel, eksikliği gizler."),
    ("ru", "нехватка кадров", "У нас есть нехватка. Кадров не видели.", "Тут нехватка, кадров не видно."),
    ("en", "staff shortage", "We only have staff. Shortage was seen.", "Here the staff, shortage aside, work."),
]


@pytest.mark.parametrize(("language", "term", "over_sentences", "over_comma"), APART)
def test_a_phrase_is_not_found_across_a_sentence_end_or_a_comma(
    language: str, term: str, over_sentences: str, over_comma: str
) -> None:
    assert found({"a": [term]}, over_sentences, language) == []
    assert found({"a": [term]}, over_comma, language) == []


def test_a_phrase_is_not_found_across_sentences_that_no_mark_closes() -> None:
    words = [(0, 4, "kadr"), (5, 17, "çatışmazlığı")]
    source, codebook = make_source("kadr\nçatışmazlığı"), make_terms({"a": {"az": ["kadr çatışmazlığı"]}})
    together = make_columns([(0, 17)], languages=["az"], tokens=words)
    apart = make_columns([(0, 4), (5, 17)], languages=["az", "az"], tokens=words)
    assert [len(apply(codebook, [source], [annotation])[0]) for annotation in (together, apart)] == [1, 0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("az", "Kibertəhlükə və kiberhücum var idi."),
        ("tr", "Kibersaldırı ve kiberzorbalık vardı."),
        ("ru", "Киберугроза и кибератака были тут."),
        ("en", "Cyberattacks and cyberspace were there."),
    ],
)
def test_a_wild_card_finds_every_word_that_begins_so(language: str, text: str) -> None:
    words = text.split()
    assert found({"a": [f"{words[0][:5].lower()}*"]}, text, language) == [(text, [words[0], words[2]])]


@pytest.mark.parametrize(
    ("language", "term", "text", "stretches"),
    [
        ("az", '"Xarici İşlər"', "Xarici İşlər gəldi, xarici işlər qaldı.", ["Xarici İşlər"]),
        ("tr", '"Dışişleri"', "Dışişleri geldi, dışişleri kaldı.", ["Dışişleri"]),
        ("ru", '"Совет Европы"', "Совет Европы решил, совет Европы ждал.", ["Совет Европы"]),
        ("en", '"Security Council"', "The Security Council met, the security council waited.", ["Security Council"]),
        ("en", "R&D", "They cut R&D again.", ["R&D"]),
        ("en", "U.S.", "The U.S. market grew.", ["U.S."]),
    ],
)
def test_exact_forms_and_marks_inside_terms(language: str, term: str, text: str, stretches: list[str]) -> None:
    assert found({"a": [term]}, text, language) == [(text, stretches)]


def test_a_sentence_has_one_proposal_for_a_code_with_every_term_that_fired_and_where() -> None:
    text = "Bir söz. Açıq mənbə və açıq mənbə: kod, kodlar. Son."
    source = make_source(text)
    codebook = make_terms({"b": {"az": ["kod"]}, "a": {"az": ["açıq", "açıq mənbə", "mənbə", "açıq*"]}})
    (codings,) = apply(codebook, [source], [make_annotation(source, "az")])
    assert [(codebook.by_uid[one.code_uid].path, one.words) for one in codings] == [
        ("b", "Açıq mənbə və açıq mənbə: kod, kodlar."),
        ("a", "Açıq mənbə və açıq mənbə: kod, kodlar."),
    ]
    assert codings[0].reason == (Firing("kod", 35, 38), Firing("kod", 40, 46))
    assert codings[1].reason == (
        Firing("açıq", 9, 13), Firing("açıq*", 9, 13), Firing("açıq mənbə", 9, 19), Firing("mənbə", 14, 19),
        Firing("açıq", 23, 27), Firing("açıq*", 23, 27), Firing("açıq mənbə", 23, 33), Firing("mənbə", 28, 33),
    )  # fmt: skip
    assert all((one.status, one.coder, one.revision) == (Status.PROPOSED, TERMS, 0) for one in codings)
    for one in codings:
        assert source.words(one.span) == one.words
        assert one.span == (9, 47)


def test_proposals_stand_on_the_reading_text_of_their_revision() -> None:
    original = "Kadr çatışmaz- lığı var."
    source = make_source(original, edits=[make_edit(original, 13, 15, "")], revision=3)
    (codings,) = apply(make_terms({"a": {"az": ["kadr çatışmazlığı"]}}), [source], [make_annotation(source, "az")])
    assert [(one.words, one.revision, one.reason[0][1:]) for one in codings] == [("Kadr çatışmazlığı var.", 3, (0, 17))]


def test_what_the_interviewer_asks_is_not_coded() -> None:
    turns = [Turn(0, 8, "S", "interviewer"), Turn(9, 17, "C", "participant"), Turn(18, 26, "X", "other")]
    text = "Iş var? \nİş var. \nİş yox. İş də."
    spans = [(0, 8), (9, 17), (18, 26), (26, 32)]
    tokens = [(start, start + 2, "İş") for start, _ in spans]
    source = make_source(text)
    annotation = make_columns(
        spans, languages=["az"] * 4, section="turn", turns=turns, sentence_turns=[0, 1, 2, -1], tokens=tokens
    )
    (codings,) = apply(make_terms({"a": {"az": ["iş"]}}), [source], [annotation])
    assert [one.span.start for one in codings] == [9, 18, 26]


@pytest.mark.parametrize(
    ("section", "is_coded"),
    [("body", True), ("abstract", True), ("turn", True)]
    + [
        (name, False)
        for name in (
            "title",
            "authors",
            "keywords",
            "contents",
            "heading",
            "table",
            "caption",
            "references",
            "furniture",
        )
    ],
)
def test_only_what_is_evidence_is_coded(section: str, is_coded: bool) -> None:
    annotation = make_columns([(0, 3)], section=section, tokens=[(0, 2, "AI")])
    (codings,) = apply(make_terms({"a": {"en": ['"AI"']}}), [make_source("AI.")], [annotation])
    assert bool(codings) is is_coded


def test_a_heading_that_reading_knew_is_not_coded() -> None:
    text = "Təhlükə\n\nBu təhlükə böyükdür və hamını narahat edir.\n"
    source = make_source(text, marks=[Mark(0, 7, "heading", "1")])
    (codings,) = apply(make_terms({"a": {"az": ["təhlükə"]}}), [source], [make_annotation(source, "az")])
    assert [one.words for one in codings] == ["Bu təhlükə böyükdür və hamını narahat edir."]


def in_order(sources: list[Source]) -> dict[str, list[Coding]]:
    languages = {"a.txt": "az", "b.txt": "tr", "c.txt": "en", "d.txt": "az"}
    codebook = make_terms(
        {"x": {"az": ["təhlükə", "kadr çatışmazlığı"], "tr": ["güvenlik"], "en": ["threat"]}, "y": {"az": ["kadr*"]}}
    )
    annotations = [make_annotation(source, languages[source.name]) for source in sources]
    return dict(zip([source.name for source in sources], apply(codebook, sources, annotations), strict=True))


def test_the_order_of_the_sources_and_their_company_make_no_difference() -> None:
    sources = [
        make_source("Təhlükələr var. Kadr çatışmazlığı da.", name="a.txt"),
        make_source("Güvenlikten söz ettik.", name="b.txt"),
        make_source("", name="c.txt"),
        make_source("Kadrlar getdi, təhlükəni gördük.", name="d.txt"),
    ]
    first = in_order(sources)
    assert [len(first[name]) for name in ("a.txt", "b.txt", "c.txt", "d.txt")] == [3, 1, 0, 2]
    for order in itertools.permutations(sources):
        assert in_order(list(order)) == first
    assert {source.name: in_order([source])[source.name] for source in sources} == first


def test_nothing_gives_nothing() -> None:
    empty, full = make_source(""), make_source("Təhlükə var.")
    annotations = [make_annotation(empty, "az"), make_annotation(full, "az")]
    assert apply(make_terms({"a": {"az": ["iş"]}}), [], []) == []
    assert apply(make_terms({"a": {}}), [empty, full], annotations) == [[], []]
    assert apply(make_terms({"a": {"az": ["yoxdur belə söz"]}}), [empty, full], annotations) == [[], []]
    assert apply(make_terms({"a": {"az": ["təhlükə"]}}), [empty], annotations[:1]) == [[]]


def test_sources_and_annotations_that_do_not_pair_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        apply(make_terms({"a": {"az": ["iş"]}}), [make_source("")], [])


@pytest.mark.parametrize(
    ("language", "short", "long", "text"),
    [
        ("az", "çatışmazlıq", "kadr çatışmazlığı", "Kadr çatışmazlığından danışdıq."),
        ("tr", "eksiklik", "personel eksikliği", "Personel eksikliğinden söz ettik."),
        ("ru", "нехватка", "нехватка кадров", "Мы говорили о нехватке кадров."),
        ("en", "shortage", "staff shortage", "We talked of staff shortages."),
    ],
)
def test_a_word_inside_a_longer_term_of_the_same_theme_is_left_to_it(
    language: str, short: str, long: str, text: str
) -> None:
    def code(identifier: str, term: str, children: str = "") -> str:
        return f'{{id: {identifier}, name: X, terms: {{{language}: ["{term}"]}}{children}}}'

    nested = code("a", short, f", children: [{code('b', long)}]")
    for codes, expected in ((nested, ["a/b"]), (f"{code('a', short)}, {code('b', long)}", ["a", "b"])):
        codebook = parse_codebook(f"id: t\nname: T\ncodes: [{codes}]\n")
        source = make_source(text)
        (found,) = apply(codebook, [source], [make_annotation(source, language)])
        assert [codebook.by_uid[one.code_uid].path for one in found] == expected


def test_a_pattern_that_takes_too_long_on_the_material_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    source = make_source("Təhlükə var.")
    monkeypatch.setattr(patterns, "SECONDS", -1.0)
    with pytest.raises(QualkitError, match=r"/\^təhlük/ runs too long on this material; make it simpler"):
        apply(make_terms({"a": {"az": ["/^təhlük/"]}}), [source], [make_annotation(source, "az")])
