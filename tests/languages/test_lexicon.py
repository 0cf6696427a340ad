"""How likely strings are as words."""

from __future__ import annotations

import subprocess
import sys

import pytest

from qualkit.languages.known_words import is_known_word
from qualkit.languages.lexicon import LetterSequences, get_lexicon


@pytest.mark.parametrize(
    ("language", "word", "wrong"),
    [
        ("tr", "kültür", "kultür"),
        ("tr", "uluslararası", "ülüslararası"),
        ("ru", "когда", "кагда"),
        ("en", "culture", "cülture"),
    ],
)
def test_words_are_likelier_than_their_damaged_forms(language: str, word: str, wrong: str) -> None:
    lexicon = get_lexicon(language)
    assert lexicon.has(word) and not lexicon.has(wrong)
    assert lexicon.frequency(word) > lexicon.frequency(wrong) == 0
    assert lexicon.likelihood(word) > 1000 * lexicon.likelihood(wrong) > 0


def test_inflected_forms_outside_the_list_are_known() -> None:
    turkish = get_lexicon("tr")
    assert turkish.frequency("gerçekleştirebilmek") == 0
    assert turkish.has("havaalanından")
    assert is_known_word("dık", "tr") and not turkish.has("dık")  # an ending that the dictionary has is no word


def test_unknown_words_follow_vowel_harmony() -> None:
    turkish = get_lexicon("tr")
    assert turkish.likelihood("düşündürülebilmişsinizcesine") > turkish.likelihood("duşundurulebilmişsinizcesine")
    assert turkish.likelihood("kullandırtabileceklerini") > turkish.likelihood("küllandırtabileceklerini")


@pytest.mark.parametrize("language", ["tr", "ru", "en"])
def test_any_letters_have_a_likelihood(language: str) -> None:
    lexicon = get_lexicon(language)
    for word in ("", "ü", "语言", "xq'zw", "a" * 80):
        assert lexicon.likelihood(word) >= 0
    assert lexicon.likelihood("зщж語") > 0


def test_letter_sequences_are_likelihoods() -> None:
    sequences = LetterSequences.of(["göz", "göl", "göze", "kaş"] * 20)
    for table in sequences.likelihoods:
        for row in table:
            assert sum(row) == pytest.approx(1.0)
    assert sequences.likelihood("göz") > sequences.likelihood("zög")
    assert sequences.likelihood("gö", is_whole=False) > sequences.likelihood("gö")
    assert LetterSequences.of([]).likelihood("a") > 0


def test_clean_text_loads_no_word_list() -> None:
    code = (
        "import sys\nfrom qualkit.repairing.letters.mending import letter_edits\n"
        "letter_edits('Bu yıl okulun müdürü çok güzel sözler söyledi. ' * 200)\n"
        "print('wordfreq' in sys.modules, 'simplemma' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.parametrize(
    ("word", "wrong"),
    [
        ("müəllimlərin", "muəllimlərin"),
        ("olduğunu", "oldüğünü"),
        ("uşaqlara", "üşaqlara"),
        ("ümumi", "umumi"),
        ("bu", "bü"),
    ],
)
def test_azerbaijani_knows_common_words_and_their_inflections(word: str, wrong: str) -> None:
    lexicon = get_lexicon("az")
    assert lexicon.has(word)
    assert lexicon.likelihood(word) > 20 * lexicon.likelihood(wrong) > 0


def test_what_azerbaijani_does_not_know_is_as_likely_as_its_letters() -> None:
    lexicon = get_lexicon("az")
    assert not lexicon.has("bölgəselləşdirmə")
    assert lexicon.likelihood("bölgəselləşdirmə") > lexicon.likelihood("bolgəsolloşdürmə") > 0
    assert lexicon.beginning("mü") > lexicon.beginning("mx") > 0
