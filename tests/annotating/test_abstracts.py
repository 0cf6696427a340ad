"""Abstracts of one article in several languages: what is coded of them."""

from __future__ import annotations

import pytest

from qualkit.annotating import annotate
from qualkit.model.sources import Source
from tests.annotating.test_articles import PROSE, body, opening


def coded_abstracts(*parts: str) -> list[str]:
    """The languages of the abstracts that are evidence, neighbours that are equal taken together."""
    annotation = annotate(Source("a.txt", "\n\n".join(parts)))
    evidence, translation = annotation.is_evidence, annotation.is_translation
    found: list[str] = []
    for sentence in annotation.sentences():
        if sentence.section == "abstract":
            assert evidence[sentence.number] != translation[sentence.number]
            if evidence[sentence.number] and found[-1:] != [sentence.language]:
                found.append(sentence.language)
        else:
            assert not translation[sentence.number]
    return found


@pytest.mark.parametrize("language", PROSE)
@pytest.mark.parametrize("order", [("en", "ru", "az", "tr"), ("tr", "az", "ru", "en")])
def test_of_the_abstracts_above_an_article_the_one_in_its_language_is_coded(
    language: str, order: tuple[str, ...]
) -> None:
    above = [opening(other, 0) for other in order]
    assert coded_abstracts(*above, body(language)) == [language]


@pytest.mark.parametrize("language", PROSE)
def test_an_abstract_at_the_end_is_a_translation_as_well(language: str) -> None:
    others = [opening(other, 0) for other in PROSE if other != language]
    assert coded_abstracts(opening(language, 0), body(language), *others) == [language]
    assert coded_abstracts(body(language), opening(language, 0), *others) == [language]


def test_without_an_abstract_in_the_language_of_the_text_the_first_one_is_coded() -> None:
    assert coded_abstracts(opening("en", 0), opening("ru", 0), body("az")) == ["en"]
    assert coded_abstracts(opening("en", 0), body("az")) == ["en"]
    assert coded_abstracts(body("az"), opening("ru", 0), opening("en", 0)) == ["ru"]


def test_each_article_of_a_file_keeps_its_own_abstract() -> None:
    first = [opening("en", 0), opening("az", 0), body("az")]
    second = [opening("ru", 1), opening("en", 1), body("ru")]
    assert coded_abstracts(*first, *second) == ["az", "ru"]
    ends = [opening("az", 0), body("az"), opening("en", 0), opening("az", 1), body("az"), opening("en", 1)]
    assert coded_abstracts(*ends) == ["az"]


def test_abstracts_without_any_text_are_all_coded() -> None:
    assert coded_abstracts(opening("en", 0), opening("ru", 1), opening("az", 1)) == ["en", "ru", "az"]
    assert coded_abstracts(opening("tr", 0)) == ["tr"]


def test_the_next_article_that_is_cut_off_is_no_translation() -> None:
    assert coded_abstracts(opening("en", 0), opening("ru", 0), body("en"), opening("ru", 1)) == ["en", "ru"]


def test_a_foreign_sentence_inside_an_abstract_is_not_told_from_it_by_its_length() -> None:
    abstract = f"Xülasə\n\n{PROSE['az']} Soft power. Bu belədir.\n\nAçar sözlər: məktəb"
    assert coded_abstracts(f"KƏND MƏKTƏBİ\n\n{abstract}", opening("en", 0), body("az")) == ["az"]


def test_an_empty_text_has_no_translation() -> None:
    annotation = annotate(Source("a.txt", ""))
    assert annotation.is_translation.tolist() == annotation.is_evidence.tolist() == []
