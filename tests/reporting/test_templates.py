from __future__ import annotations

from datetime import date
from gettext import NullTranslations

import jinja2
import pytest

from qualkit.reporting.templates import day, number, percent, render


class Turkish(NullTranslations):
    def gettext(self, message: str) -> str:
        return {"Findings in %(place)s": "%(place)s bulguları"}.get(message, message)


def rendered(
    template: str, *, language: str = "en", translations: NullTranslations | None = None, **values: object
) -> str:
    loader = jinja2.DictLoader({"t": template})
    return render("t", values, language=language, translations=translations, loader=loader)


def test_values_are_escaped():
    assert rendered("{{ x }}", x="<b>ə & ğ</b>") == "&lt;b&gt;ə &amp; ğ&lt;/b&gt;"


def test_a_missing_name_is_an_error():
    with pytest.raises(jinja2.UndefinedError, match="missing"):
        rendered("{{ missing }}")


def test_sentences_are_translated_and_their_values_escaped():
    template = "{% trans place=place %}Findings in {{ place }}{% endtrans %}"
    assert rendered(template, translations=Turkish(), place="<Iğdır>") == "&lt;Iğdır&gt; bulguları"
    assert rendered(template, place="Bakı") == "Findings in Bakı"


@pytest.mark.parametrize(
    ("value", "digits", "english", "others"),
    [
        (0, None, "0", "0"),
        (1234567, None, "1,234,567", "1\u00a0234\u00a0567"),
        (1234.5, None, "1,234.5", "1\u00a0234,5"),
        (2.0, None, "2", "2"),
        (0.125, 2, "0.13", "0,13"),
        (-0.04, 1, "0.0", "0,0"),
        (-3, None, "−3", "−3"),
        (None, None, "–", "–"),
        (float("nan"), 2, "–", "–"),
    ],
)
def test_numbers_follow_the_language(value, digits, english, others):
    assert number(value, digits, language="en") == english
    assert {number(value, digits, language=language) for language in ("az", "tr", "ru")} == {others}


def test_percentages_follow_the_language():
    found = {language: percent(0.4125, 1, language=language) for language in ("az", "tr", "ru", "en")}
    assert found == {"az": "41,3%", "tr": "%41,3", "ru": "41,3\u00a0%", "en": "41.3%"}
    assert percent(-0.5, language="tr") == "−%50"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("az", "1 avqust 2026"),
        ("tr", "1 Ağustos 2026"),
        ("ru", "1 августа 2026"),
        ("en", "1 August 2026"),
        ("de", "2026-08-01"),
    ],
)
def test_dates_follow_the_language(language, written):
    assert day(date(2026, 8, 1), language=language) == written


def test_filters_know_the_language_of_the_report():
    assert rendered("{{ 1.5|number }} {{ 0.5|percent }} {{ d|day }}", language="ru", d=date(2026, 1, 2)) == (
        "1,5 50\u00a0% 2 января 2026"
    )
