"""Codings → results: passages, crosstabs and concordances; turns → who answered what."""

from qualkit.comparing.answers import answers
from qualkit.comparing.concordances import kwic
from qualkit.comparing.crosstabs import crosstab
from qualkit.comparing.passages import passages

__all__ = ["answers", "crosstab", "kwic", "passages"]
