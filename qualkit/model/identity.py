"""Identities.

What is derived, and a source, takes its identity from what it is made of (uuid5): two people who ran the same rules
on the same text have the same identities, and their projects merge without duplicates.
What a person decides takes a new one (uuid4, made in `store`), recorded with the decision.
"""

from __future__ import annotations

import hashlib
from uuid import UUID, uuid5

QUALKIT = UUID("5f0a4e5e-6c1c-5d0b-9d0e-7c3a55b7a1d2")


def identity(kind: str, *parts: object) -> str:
    """The identity of a thing of this kind made of these parts, the same on every machine."""
    return str(uuid5(QUALKIT, "\x1f".join((kind, *map(str, parts)))))


def digest(text: str | bytes) -> str:
    """The SHA-256 of a text (as UTF-8) or of bytes, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text).hexdigest()
