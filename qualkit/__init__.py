"""Qualitative analysis of interviews and documents in Azerbaijani, Turkish, Russian and English."""

__version__ = "0.1.0"

__all__ = ["__version__"]
