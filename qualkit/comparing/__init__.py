"""Codings → results: passages, crosstabs and concordances."""

from qualkit.comparing.concordances import kwic
from qualkit.comparing.crosstabs import crosstab
from qualkit.comparing.passages import passages

__all__ = ["crosstab", "kwic", "passages"]
