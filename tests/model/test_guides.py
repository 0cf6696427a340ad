"""The interview guide."""

from __future__ import annotations

import pytest

from qualkit.model.guides import NO_GUIDE, Guide, Question

GUIDE = Guide(
    (
        Question("1", {"az": "Nə vaxt başladınız?", "tr": "Ne zaman başladınız?"}),
        Question("2", {"az": "Nə çatışmır?"}),
        Question("yekun, son söz", {"tr": "Son sözünüz?"}),
    )
)


def test_gaps_are_the_wordings_that_a_language_lacks() -> None:
    assert GUIDE.languages == ("az", "tr")
    assert GUIDE.gaps == [("2", "tr"), ("yekun, son söz", "az")]


def test_a_wording_is_that_of_the_language_or_any_other() -> None:
    first, second, _last = GUIDE.questions
    assert first.wording("tr") == "Ne zaman başladınız?"
    assert second.wording("tr") == "Nə çatışmır?" == str(second)
    assert Question("7").wording("ru") == "7"


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("1", ("1",)),
        ("1, 2", ("1", "2")),
        ("yekun, son söz", ("yekun, son söz",)),
        ("1, 9", ("1, 9",)),
        ("Adınız, yaşınız?", ("Adınız, yaşınız?",)),
        ("", ()),
        (None, ()),
    ],
)
def test_ids_of_what_a_turn_answers(question: str | None, ids: tuple[str, ...]) -> None:
    assert GUIDE.ids(question) == ids


def test_an_id_comes_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        Guide((Question("1"), Question("1")))


def test_no_guide_has_nothing() -> None:
    assert NO_GUIDE.languages == () and NO_GUIDE.gaps == [] and NO_GUIDE.ids("3") == ("3",)
