"""Codings → results: passages and crosstabs."""

from qualkit.comparing.crosstabs import crosstab
from qualkit.comparing.passages import passages

__all__ = ["crosstab", "passages"]
