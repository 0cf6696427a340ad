"""qualkit's values to and from the forms of other programs."""

from qualkit.exchanging.answers import NOT_ASKED, answer_rows, answers_as_json, export_answers
from qualkit.exchanging.frames import codings_frame, export_codings
from qualkit.exchanging.rows import export_rows

__all__ = [
    "NOT_ASKED",
    "answer_rows",
    "answers_as_json",
    "codings_frame",
    "export_answers",
    "export_codings",
    "export_rows",
]
