"""Codings → results: passages, crosstabs, concordances and queries; turns → who answered what."""

from qualkit.comparing.answers import answers
from qualkit.comparing.concordances import kwic
from qualkit.comparing.crosstabs import crosstab
from qualkit.comparing.passages import passages
from qualkit.comparing.querying.answering import query
from qualkit.comparing.querying.expressions import QueryError

__all__ = ["QueryError", "answers", "crosstab", "kwic", "passages", "query"]
