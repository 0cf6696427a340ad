"""What a check of a codebook says, by itself and against material."""

from __future__ import annotations

import pytest

from qualkit.coding import apply, check, parse_codebook
from qualkit.coding.checking import Shared, Written
from qualkit.model.codebooks import UNITS
from tests.builders import make_annotation, make_source

BOOK = """\
id: k
name: K
codes:
  - id: a
    name: A
    concepts:
      - {az: təhlükə, tr: tehlike, ru: опасность, en: danger}
      - {az: [risk, Risk], en: risk, tr: []}
    terms: {az: [qorxu], en: [fear]}
    children:
      - id: b
        name: B
        terms: {az: [qorxu], tr: [korku], ru: [страх], en: ['"Fear"', scare, worry, dread, alarm]}
  - {id: c, name: C}
"""


def test_a_check_puts_the_languages_side_by_side_and_shows_gaps() -> None:
    found = check(parse_codebook(BOOK))
    assert [(idea.code, dict(idea.terms), idea.missing, idea.is_row) for idea in found.ideas[:3]] == [
        ("a", {"az": ("təhlükə",), "tr": ("tehlike",), "ru": ("опасность",), "en": ("danger",)}, (), True),
        ("a", {"az": ("risk", "Risk"), "en": ("risk",), "tr": ()}, ("ru",), True),
        ("a", {"az": ("qorxu",), "en": ("fear",)}, (), False),
    ]
    assert found.gaps == (("a", "tr"), ("a", "ru"), ("a/b", "az"), ("a/b", "tr"), ("a/b", "ru"))
    assert found.twice == (Written("a", "az", "risk"),)
    assert found.shared == (Shared("az", "qorxu", ("a", "a/b")),)
    assert (found.sentences, found.silent, found.one_language) == ({}, (), ())
    assert [one.terms["en"] for one in found.codes] == [3, 5, 0]


def test_a_check_against_material_says_what_never_fires() -> None:
    sources = [make_source("Təhlükələr var. Yalnız qorxu. Təhlükə, təhlükə."), make_source("Nothing to fear here.")]
    annotations = [make_annotation(source, language) for source, language in zip(sources, ("az", "en"), strict=True)]
    found = check(parse_codebook(BOOK), sources, annotations)
    assert found.sentences == {"az": 3, "en": 1}
    assert {one.code: dict(one.fired) for one in found.codes} == {
        "a": {"az": 3, "tr": 0, "ru": 0, "en": 1},
        "a/b": {"az": 1, "tr": 0, "ru": 0, "en": 0},
        "c": {"az": 0, "tr": 0, "ru": 0, "en": 0},
    }
    assert {one.term for one in found.silent if one.language == "en"} == {
        "danger", "risk", '"Fear"', "scare", "worry", "dread", "alarm",
    }  # fmt: skip
    assert not any(one.language in ("tr", "ru") for one in found.silent)
    assert found.one_language == ("a/b",)


def test_a_codebook_without_terms_is_fine() -> None:
    found = check(parse_codebook("id: k\nname: K\ncodes:\n  - {id: a, name: A}\n"))
    assert (found.ideas, found.gaps, found.twice, found.shared) == ((), (), (), ())


EXCLUDING = """\
id: k
name: K
codes:
  - id: gap
    name: Gap
    terms: {az: [çatışmazlıq, '!(yox|deyil) ~2 çatışmazlıq'], en: [shortage, '!no shortage']}
    children:
      - {id: staff, name: Staff, terms: {az: [kadr çatışmazlığı], en: [staff shortage]}}
"""
MATERIAL = {
    "az": "Kadr çatışmazlığı var. Çatışmazlıq yoxdur. Çatışmazlıq böyükdür və çatışmazlıq qalır.",
    "en": "There is no shortage. The staff shortage grows.\nA shortage of money. Another shortage.",
}


@pytest.mark.parametrize("unit", UNITS)
def test_a_check_counts_what_code_proposes(unit: str) -> None:
    codebook = parse_codebook(EXCLUDING.replace("name: K\n", f"name: K\nunit: {unit}\n"))
    sources = [make_source(text) for text in MATERIAL.values()]
    annotations = [make_annotation(source, language) for source, language in zip(sources, MATERIAL, strict=True)]
    expected = {
        code.path: [
            sum(coding.code_uid == code.uid for coding in of_source)
            for of_source in apply(codebook, sources, annotations)
        ]
        for code in codebook.walk()
    }
    found = check(codebook, sources, annotations)
    assert {one.code: [one.fired["az"], one.fired["en"]] for one in found.codes} == expected
    if unit == "sentence":
        assert expected == {"gap": [1, 2], "gap/staff": [1, 1]}
    assert found.silent == ()
