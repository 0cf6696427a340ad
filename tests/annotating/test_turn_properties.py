"""Turns lie in the text, in order and apart, whatever the text is and whatever is said about its labels."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from qualkit.annotating import annotate, speaker_labels
from qualkit.model.annotations import ROLES
from qualkit.model.corrections import Corrections, SpeakerCorrection
from qualkit.model.sources import Mark, Source

PIECES = st.sampled_from(
    ["Leyla", "S", "Sual 1", "Респондент", "İştirakçı 2", "Dr. Ə.", ":", ": ", " – ", "– ", ". ", "\t", "\n", "\n\n",
     "?", "Niyə? ", "Mən getdim. ", "[00:12]", "0:12", " #00:01:02-3#", "00:01 --> 00:02", "**", "(gülür)",
     "Foto: Anar", "Müsahibəni apardı: Anar", "İ", "\u0301", "\f", "Расскажите. "]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map("".join)
CORRECTIONS = st.lists(
    st.builds(
        SpeakerCorrection,
        st.sampled_from(["Leyla", "S", "Sual 1", "Mən getdim", "", "("]),
        st.sampled_from([None, "Anar", "S"]),
        st.sampled_from([None, "none", *ROLES]),
    ),
    max_size=3,
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, CORRECTIONS, st.data())
def test_turns_lie_in_the_text_in_order(text: str, made: list[SpeakerCorrection], data: st.DataObject) -> None:
    kinds = data.draw(st.lists(st.sampled_from(["bold", "style", "voice", "heading"]), max_size=3))
    marks = []
    for kind in kinds:
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        marks.append(Mark(start, end, kind, data.draw(st.sampled_from(["1", "Interviewer", "Cavab"]))))
    source = Source("a.txt", text, tuple(sorted(marks)))
    corrections = Corrections(tuple(made))
    annotation = annotate(source, language="az", corrections=corrections)
    assert all(0 <= turn.start < turn.end <= len(source.text) for turn in annotation.turns)
    assert all(one.end <= other.start for one, other in pairwise(annotation.turns))
    assert {turn.role for turn in annotation.turns} <= set(ROLES)
    assert len(speaker_labels(source, corrections=corrections)) == len(annotation.turns)
    sentences = list(annotation.sentences())
    assert all(one.end <= other.start for one, other in pairwise(sentences))
    assert all(s.turn.start <= s.start and s.end <= s.turn.end for s in sentences if s.turn)
