"""Labels that may be one person's are found without comparing each with each."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualkit.annotating import alike_pairs
from qualkit.annotating.speakers import likeness

NAMES = ["Elif", "Elıf", "Elfi", "Elifin", "Kaya", "Kayaa", "EK", "E.K.", "Aytən", "Ayten", "Анна", "Анны", "Олег"]
SIGNS = ["P1", "P12", "1", "2", "(müəllim)", "və", "и", "-"]
LABELS = st.lists(st.sampled_from([*NAMES, *SIGNS]), min_size=1, max_size=3).map(" ".join)


@given(st.lists(LABELS, max_size=12, unique=True))
def test_pairs_are_those_that_are_alike_by_themselves(labels: list[str]) -> None:
    assert alike_pairs(labels) == [pair for pair in combinations(labels, 2) if alike_pairs(pair)]


@pytest.mark.parametrize("first", ["Elif ", "Katılımcı ", "Олег ", ""])
def test_a_thousand_labels_are_not_compared_each_with_each(first: str, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    are_alike = likeness._are_alike
    monkeypatch.setattr(likeness, "_are_alike", lambda *pair: bool(compared.append(pair)) or are_alike(*pair))
    labels = [f"{first}{one}{other}sel" for one in "abcdefghijklmnopqrstuvwxyzəşçöü" for other in "bdfhjlnprtvxzəşçöü"]
    alike_pairs([f"{label} {number}" for number, label in enumerate(labels)] + labels)
    assert len(compared) < 60 * len(labels)


def test_no_label_is_like_no_other() -> None:
    assert alike_pairs([]) == alike_pairs(["Rauf"]) == []


@pytest.mark.parametrize(
    ("one", "other", "are_alike"),
    [
        ("1 (Mart)", "1 (Aprel)", False),
        ("Leyla (müəllim)", "Leyla (direktor)", False),
        ("Leyla (müəllim)", "Leyla (Muellim)", True),
        ("Анна (учитель)", "Анна", True),
        ("Ayşe (P. 1)", "Ayşe [p1]", True),
    ],
)
def test_different_words_in_brackets_are_different_people(one: str, other: str, are_alike: bool) -> None:
    assert bool(alike_pairs([one, other])) is are_alike
