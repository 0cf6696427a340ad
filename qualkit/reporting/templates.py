"""The Jinja environment of report templates.

Every value is escaped, a missing name is an error, and sentences go through gettext.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from gettext import NullTranslations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment

_MONTHS = {
    "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "en": "January February March April May June July August September October November December",
}
_NO_VALUE = "–"


def environment(
    translations: NullTranslations | None = None, *, language: str = "en", loader: BaseLoader | None = None
) -> Environment:
    """The environment in which reports are rendered.

    translations: the catalogue of the report's language. language: how `number`, `percent` and `day` write.
    loader: where templates are, for the reports of a plug-in; else those of qualkit.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=loader or PackageLoader("qualkit.reporting", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    # The extension adds the method when it is loaded, so no stub can know it.
    made.install_gettext_translations(translations or NullTranslations(), newstyle=True)  # type: ignore[attr-defined]
    made.filters["number"] = partial(number, language=language)
    made.filters["percent"] = partial(percent, language=language)
    made.filters["day"] = partial(day, language=language)
    return made


def render(
    template: str,
    values: Mapping[str, object],
    *,
    translations: NullTranslations | None = None,
    language: str = "en",
    loader: BaseLoader | None = None,
) -> str:
    """The HTML body that a template makes of a view's values."""
    return environment(translations, language=language, loader=loader).get_template(template).render(values)


def number(value: float | None, digits: int | None = None, *, language: str = "en") -> str:
    """A number as the language writes it; `–` for None and for what is not a number.

    digits: after the decimal mark; without it none for whole numbers and one for others. Halves are rounded up.

    >>> number(1234.5, language="en"), number(1234.5, language="az").replace("\\u00a0", "_"), number(-0.25, 1)
    ('1,234.5', '1_234,5', '−0.3')
    """
    if value is None or not math.isfinite(value):
        return _NO_VALUE
    places = digits if digits is not None else 0 if value == int(value) else 1
    exact = Decimal(repr(float(value)) if isinstance(value, float) else str(value))
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    written = f"{abs(rounded):,f}"
    if language != "en":
        written = written.translate({ord(","): "\u00a0", ord("."): ","})
    return f"−{written}" if rounded < 0 else written


def percent(share: float | None, digits: int = 0, *, language: str = "en") -> str:
    """A share of 1 as a percentage in the language's way; `–` for None.

    >>> percent(0.125, 1), percent(0.125, 1, language="tr"), percent(0.125, 1, language="az")
    ('12.5%', '%12,5', '12,5%')
    """
    if share is None or not math.isfinite(share):
        return _NO_VALUE
    written = number(float(Decimal(repr(float(share))) * 100), digits, language=language)
    match language:
        case "tr":
            return f"−%{written[1:]}" if written.startswith("−") else f"%{written}"
        case "ru":
            return f"{written}\u00a0%"
        case _:
            return f"{written}%"


def day(value: date, *, language: str = "en") -> str:
    """A date in words; without its month's name where the language is not one of the four.

    >>> day(date(2026, 2, 3), language="tr"), day(date(2026, 2, 3), language="az")
    ('3 Şubat 2026', '3 fevral 2026')
    """
    if language not in _MONTHS:
        return f"{value:%Y-%m-%d}"
    return f"{value.day} {_MONTHS[language].split()[value.month - 1]} {value.year}"
