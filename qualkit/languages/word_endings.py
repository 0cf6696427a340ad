"""Words that end in a suffix: what a language says by morphology, such as the necessity in az -malı, tr -meli."""

from __future__ import annotations

from collections.abc import Sequence

from qualkit.languages.language import Language
from qualkit.languages.turkic import TurkicMorphology

SHORTEST_STEM = 2
"""Letters."""


def with_ending(written: str, forms: Sequence[str], rules: Language) -> list[int]:
    """The numbers of the forms whose stem ends in a suffix, ascending.

    written: the suffix without its hyphen, variants joined by `/`; a star behind one allows any letters after it.
    Azerbaijani and Turkish know it in all vowels of the harmony, with endings of person and copula behind it.
    """
    variants = [(rules.lower(variant.rstrip("*")), variant.endswith("*")) for variant in written.split("/")]
    grammar = rules.morphology.rules.grammar if isinstance(rules.morphology, TurkicMorphology) else None
    found = []
    for number, form in enumerate(forms):
        keys = rules.spellings(form)
        for suffix, is_open in variants:
            if any(
                grammar.ends_in(key, suffix, is_open=is_open) if grammar else _ends_in(key, suffix, is_open=is_open)
                for key in keys
            ):
                found.append(number)
                break
    return found


def _ends_in(form: str, suffix: str, *, is_open: bool) -> bool:
    return form.find(suffix, SHORTEST_STEM) > 0 if is_open else form.endswith(suffix) and len(form) > len(suffix) + 1
