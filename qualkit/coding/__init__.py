"""Codebook + annotation → codings.

`codebook` reads what researchers write; `terms` says which forms a term stands for; `apply` proposes;
`decisions` lays what people decided over the proposals; `finding` tries a single term.
"""

from qualkit.coding.apply import apply
from qualkit.coding.codebook import parse_codebook, read_codebook
from qualkit.coding.decisions import Standing, lay
from qualkit.coding.finding import find
from qualkit.coding.terms import parse_term

__all__ = ["Standing", "apply", "find", "lay", "parse_codebook", "parse_term", "read_codebook"]
