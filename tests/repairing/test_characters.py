"""Characters that may be meant, lines of nothing, and texts so long that a square of their length would hang."""

from __future__ import annotations

import pytest

from qualkit.model.sources import Source
from qualkit.repairing import find_edits


def found(original: str) -> list[tuple[str, str, str, bool]]:
    return [(edit.rule, edit.old, edit.new, edit.applied) for edit in find_edits(original)]


@pytest.mark.parametrize("original", ["می\u200cرود", "kitab\u200clar", "çay\ue002xana", "gül \ue010zar"])
def test_what_may_be_a_letter_waits(original: str) -> None:
    assert [(rule, applied) for rule, _, _, applied in found(original)] == [("invisible", False)]


@pytest.mark.parametrize("original", ["söz\uf02a və", "bir \uf0b7 iki", "слово\uf0e8.", "\ufefftea", "a\u200bb"])
def test_what_is_no_letter_goes(original: str) -> None:
    assert [(rule, new, applied) for rule, _, new, applied in found(original)] == [("invisible", "", True)]


@pytest.mark.parametrize("word", ["Xбокс", "IIс", "Vбрат", "ХIХ", "XXго"])
def test_numerals_and_brands_before_other_letters_wait(word: str) -> None:
    assert not any(applied for *_, applied in found(f"Наш {word} тут"))


@pytest.mark.parametrize("word", ["Cамовар", "сaмовар", "çаy", "kitаb"])
def test_a_stray_letter_of_the_other_script_is_put_right(word: str) -> None:
    assert [(rule, applied) for rule, _, _, applied in found(word)] == [("look-alike", True)]


@pytest.mark.parametrize("blank", ["\u2028", "\u2029", "\u0085", "\x1c", "\u2005", "\u3000", "\u200b"])
def test_a_line_of_blanks_alone_is_no_line(blank: str) -> None:
    for original in (blank, f"çay içdik\n{blank}\nvə getdik", f"чай\n{blank}", f"{blank}\ntea {blank}x"):
        for rule, old, _, _ in found(original):
            assert rule in ("page-cut", "invisible") and not any(map(str.isalnum, old))


@pytest.mark.parametrize("letters", ["a", "ы", "aб", "abə", "-a", "\ue001", "\u200c"])
def test_a_run_of_300000_letters_is_no_hindrance(letters: str) -> None:
    find_edits(letters * (300_000 // len(letters)))
    find_edits(f"{'a' * 150_000}-\n{'b' * 150_000}")


def test_8000_running_headers_are_no_hindrance() -> None:
    pages = "\n\n".join(f"Page {number} of 300" for number in range(8000))
    assert found(f"{'We drank tea under the old tree and spoke of'}\n\n{pages}\n\nthe rain.") != []
    find_edits("\n\n".join(f"Page {number} of the-" for number in range(8000)))


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("Старыи \u0306 чаи \u0306ник стоит на окне.", "Старый чайник стоит на окне."),
        ("Мы все\u00a0\u0308 знаем.", "Мы всё знаем."),
        ("Ko \u0308yde gu \u0308l ve s \u0327eker var.", "Köyde gül ve şeker var."),
    ],
)
def test_a_mark_behind_a_blank_goes_to_its_letter(damaged: str, whole: str) -> None:
    edits = find_edits(damaged)
    assert all(edit.applied for edit in edits)
    assert Source("a", damaged).with_edits(edits).text == whole


def test_a_mark_that_is_spoken_of_stays() -> None:
    assert find_edits("The breve \u0306 and the diaeresis \u0308 are signs.") == []
