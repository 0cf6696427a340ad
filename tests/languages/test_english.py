"""Lemmas of English, and which spellings of a word are one."""

from __future__ import annotations

import subprocess
import sys

import pytest

from qualkit.languages import get_language
from qualkit.languages.english_inflection import comparative_forms, plural_and_verb_forms
from qualkit.languages.english_spelling import common_spelling


def lemmas(*forms: str) -> list[str]:
    return get_language("en").lemmas(forms)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("developed", "develop"), ("mixing", "mix"), ("cancelled", "cancel"), ("travelling", "travel"),
        ("agreed", "agree"), ("queueing", "queue"), ("dying", "die"), ("panicking", "panic"), ("lenses", "lens"),
        ("digitalised", "digitalise"), ("emphasised", "emphasise"), ("hissing", "hiss"), ("overtook", "overtake"),
        ("grandchildren", "grandchild"), ("fungi", "fungus"), ("stomachs", "stomach"), ("vlogging", "vlog"),
        ("misheard", "mishear"), ("housewives", "housewife"), ("servicewomen", "servicewoman"),
        ("mothers-in-law", "mother-in-law"), ("policy-makers", "policy-maker"), ("them", "they"),
        ("shelves", "shelf"), ("broke", "break"), ("1990s", "1990s"), ("don't", "do"), ("bigger", "big"),
        ("sooooo", "so"), ("verrry", "very"),
    ],
)  # fmt: skip
def test_a_form_has_the_lemma_that_it_can_be_made_from(form: str, lemma: str) -> None:
    assert lemmas(form) == [lemma]


@pytest.mark.parametrize(
    "word",
    [
        "interested", "sophisticated", "interesting", "training", "building", "wedding", "media", "troops", "thanks",
        "neighborhood", "neighbourhood", "4th", "weed", "cola", "species", "tennis",
        "#audiobooks", "https://example.org/news",
    ],
)  # fmt: skip
def test_a_word_that_only_looks_inflected_is_its_own_lemma(word: str) -> None:
    assert lemmas(word) == [word]


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("Hamas", "hamas"), ("Jennings", "jennings"), ("Wales", "wales"), ("Bilasuvaris", "bilasuvaris"),
        ("Iraqis", "iraqi"), ("Georgians", "georgian"), ("Obamas", "obama"), ("NGOs", "ngo"), ("UN", "un"),
        ("Means", "means"), ("Churches", "church"), ("This", "this"),
    ],
)  # fmt: skip
def test_a_name_in_s_is_a_plural_only_where_there_is_a_singular(form: str, lemma: str) -> None:
    assert lemmas(form) == [lemma]


def test_an_unknown_name_is_a_plural_if_its_singular_occurs() -> None:
    assert lemmas("Qarabaghis", "Qarabaghi") == ["qarabaghi"] * 2
    assert lemmas("Zangilans", "zangilans") == ["zangilan"] * 2  # written small it is no name


def test_an_abbreviation_is_kept_apart_from_the_word_in_small_letters() -> None:
    assert lemmas("US", "us", "WHO", "who") == ["us", "we", "who", "who"]


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("recomended", "recommend"),  # a misspelling: other letters than a grammar knows
        ("Rogers", "rogers"),  # a surname with a first name inside
        ("learning", "learn"),  # "we were learning": the noun is commoner
        ("rose", "rose"),  # the flower: the verb is commoner
        ("AM", "a.m."),
    ],
)
@pytest.mark.xfail(strict=True, reason="a form has one lemma, whatever stands around it; misspellings are not mended")
def test_a_lemma_that_only_the_sentence_tells(form: str, lemma: str) -> None:
    assert lemmas(form) == [lemma]


@pytest.mark.parametrize(
    "spellings",
    [
        ("organise", "organize"), ("neighbourhoods", "neighborhoods"), ("analysed", "analyzed"),
        ("theatre", "theater"), ("defences", "defenses"), ("licence", "license"), ("practise", "practice"),
        ("practising", "practicing"), ("modelling", "modeling"), ("fulfil", "fulfill"), ("judgement", "judgment"),
        ("archaeologist", "archeologist"), ("sceptical", "skeptical"), ("enquiries", "inquiries"),
        ("fervour", "fervor"), ("wilful", "willful"), ("artefacts", "artifacts"), ("anaesthetic", "anesthetic"),
        ("well-being", "wellbeing"), ("e\u2011mail", "email"), ("co-operation", "cooperation"),
    ],
)  # fmt: skip
def test_spellings_of_one_word_have_one_key(spellings: tuple[str, str]) -> None:
    assert common_spelling(spellings[0]) == common_spelling(spellings[1])


@pytest.mark.parametrize(
    "words",
    [
        ("prise", "prize"), ("tyre", "tire"), ("four", "for"), ("hour", "hor"), ("re-form", "reform"),
        ("co-op", "coop"), ("courts", "corts"), ("analyses", "analyzes"), ("1-2", "12"), ("-", ""),
        ("storey", "story"), ("there", "ther"), ("greyhound", "grayhound"),
    ],
)  # fmt: skip
def test_words_of_different_meaning_keep_their_own_key(words: tuple[str, str]) -> None:
    assert common_spelling(words[0]) != common_spelling(words[1])


@pytest.mark.parametrize("word", ["", "a", "be", "up", "e-", "-", "--", "x-y", "naïve", "ее", "a" * 100_000])
def test_any_string_has_forms_and_a_spelling(word: str) -> None:
    assert isinstance(plural_and_verb_forms(word), list)
    assert isinstance(comparative_forms(word), list)
    assert common_spelling(word) is not None


def test_no_dictionary_is_loaded_before_a_word_is_asked_for() -> None:
    code = (
        "import sys\nfrom qualkit.languages import get_language\nget_language('en').lower('A')\n"
        "print(sorted({'simplemma', 'wordfreq', 'spacy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"
