"""Codebook + annotation → codings.

`codebook`, `tables` and `refi_codebooks` read what researchers write; `parsing` says what a term means and `terms`
which forms it stands for; `walking` finds the places and `apply` proposes; `decisions` lays what people decided over
the proposals; `finding` tries a single term and `checking` a whole codebook; `editing` changes one; `learning` proposes
what people's decisions taught.
"""

from qualkit.coding.apply import apply
from qualkit.coding.checking import CodebookCheck, CodeCheck, check
from qualkit.coding.codebook import parse_codebook, read_codebook
from qualkit.coding.decisions import Standing, lay
from qualkit.coding.editing import add_code, change_code, merge_codes, move_code, remove_code
from qualkit.coding.finding import find
from qualkit.coding.learning import (
    FEWEST,
    Because,
    Evaluation,
    Example,
    Few,
    Measured,
    Suggestions,
    check_embeddings,
    evaluate,
    examples_of_codings,
    suggest,
)
from qualkit.coding.parsing import parse_term
from qualkit.coding.refi_codebooks import RefiCodebook, read_refi_codebook, refi_codebook
from qualkit.coding.tables import codebook_of_rows

__all__ = [
    "FEWEST",
    "Because",
    "CodeCheck",
    "CodebookCheck",
    "Evaluation",
    "Example",
    "Few",
    "Measured",
    "RefiCodebook",
    "Standing",
    "Suggestions",
    "add_code",
    "apply",
    "change_code",
    "check",
    "check_embeddings",
    "codebook_of_rows",
    "evaluate",
    "examples_of_codings",
    "find",
    "lay",
    "merge_codes",
    "move_code",
    "parse_codebook",
    "parse_term",
    "read_codebook",
    "read_refi_codebook",
    "refi_codebook",
    "remove_code",
    "suggest",
]
