"""A small report in each of the four languages, with everything that a report can hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import numpy as np
import pytest
from markupsafe import escape

from qualkit.model.results import Crosstab
from qualkit.reporting.charts import Chart, heatmap

MADE_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
EMPTY = '<article lang="az" title=""></article>'
WORDS = {
    "az": "Ağır iş günü: İşıq söndü, ₼ 100 ödədik, şəbəkə düzəlmədi",
    "tr": "Işık söndü, İğde ağacının altında çay içtik, güneş battı",
    "ru": "Ёлка зажглась, подъезд закрыт, щи да каша — ц, ч, ш, щ, ъ, ы, ь",
    "en": "The lamp went out – nobody’s fault, said the café owner",
}
HOSTILE = (
    '#read("/etc/passwd")',
    "<script>alert(1)</script>",
    "$x$ \\input{y} `z`",
    "![x](https://example.org/y) [a](b)",
    "@user #heading *bold* _it_ ~~no~~ | & &amp; <b>",
    "1. not a list",
    "- not a list either",
    "# not a heading",
    "{{ 7 * 7 }} {% raw %} ]]> -->",
    "+++\x00\x0b\ud800\uffff",
)


def _report(language: str, words: str) -> str:
    """A report whose every place for text holds the words."""
    text = escape(words)
    return f"""<article lang="{language}" title="{text}" data-subtitle="{text}" data-author="{text}">
    <nav class="contents"></nav>
    <h1>{text}</h1>
    <p class="note">{text} <strong>{text}</strong> <a href="#here"><em>{text}</em></a> <code>{text}</code></p>
    <h2>{text}</h2>
    <blockquote lang="{language}" id="here"><p>{text}</p><p>{text}</p><footer>{text}</footer></blockquote>
    <blockquote class="proposed"><p>{text}</p></blockquote>
    <table><caption>{text}</caption><thead><tr><th>{text}</th><th class="number">n</th></tr></thead>
      <tbody><tr><th>{text}</th><td class="number">12 + 3</td></tr></tbody></table>
    <figure data-figure="matrix"><figcaption>{text}</figcaption></figure>
    <ul><li>{text}<ol><li>{text}</li></ol></li></ul>
    <hr>
    <h1 class="unnumbered">{text}</h1>
    </article>"""


@pytest.fixture(scope="session")
def charts() -> dict[str, Chart]:
    """The chart that the reports show."""
    counts = np.array([[3, 0], [1, 12]])
    crosstab = Crosstab("code", "source", ("bacarıqlar", "güvenlik"), ("müsahibə", "статья"), counts, counts * 0)
    chart = heatmap(crosstab, title="Kodlar", row_label="Kod", column_label="Mənbə")
    assert chart is not None
    return {"matrix": chart}


@pytest.fixture
def made_at() -> datetime:
    """The clock of all tests."""
    return MADE_AT


@pytest.fixture
def empty() -> str:
    """A report without anything in it."""
    return EMPTY


@pytest.fixture(params=WORDS)
def language(request: pytest.FixtureRequest) -> str:
    """Each of the four languages."""
    return str(request.param)


@pytest.fixture
def words(language: str) -> str:
    """A sentence full of the language's own letters."""
    return WORDS[language]


@pytest.fixture(params=HOSTILE)
def hostile(request: pytest.FixtureRequest) -> str:
    """Words that would do something if anything evaluated them."""
    return str(request.param)


@pytest.fixture
def report() -> Callable[[str, str], str]:
    """(language, words) -> the HTML of a report that holds the words everywhere."""
    return _report
