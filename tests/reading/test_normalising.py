"""Normal form where there are more marks on a letter than any language has."""

from __future__ import annotations

import time
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from qualkit.model.sources import Mark
from qualkit.reading.normalising import LONG_RUN, normal, normalised

MARKS = st.lists(st.sampled_from("\u0301\u0316\u0327\u0308\u0344\u0591"), min_size=1, max_size=7)


@given(
    st.sampled_from(["", "a", "ǖ", "ə", "söz "]), MARKS, st.integers(1, 3 * LONG_RUN), st.sampled_from(["", "é", " b"])
)
def test_any_number_of_marks_comes_out_as_unicode_says(before: str, marks: list[str], times: int, after: str) -> None:
    text = before + "".join(marks) * times + after
    assert normal(text) == unicodedata.normalize("NFC", text)
    assert normalised(text, [Mark(0, len(text), "bold")])[1] == [Mark(0, len(normal(text)), "bold")]


def test_a_long_run_of_marks_takes_no_longer_than_other_text() -> None:
    begin = time.process_time()
    text = normal("a" + "\u0301\u0316" * 50_000)  # several seconds if each goes past each
    assert time.process_time() - begin < 1
    assert len(text) == 100_000
