"""Annotations → topic models: words that go together, with how far to trust them."""

from qualkit.topics.fitting import fit

__all__ = ["fit"]
