"""Blocks -> one HTML page that needs nothing beside it: no script, no font, no picture file, no network."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from typing import TYPE_CHECKING

from qualkit.reporting.blocks import Document, Figure
from qualkit.reporting.charts import Chart, chart_of, description
from qualkit.reporting.labels import labels
from qualkit.reporting.tables import is_turned
from qualkit.reporting.templates import environment

if TYPE_CHECKING:
    from markupsafe import Markup

_ID = re.compile(r'(\bid="|href="#|url\(#)')
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def write_html(document: Document, figures: Mapping[str, Chart]) -> str:
    """The page, a document of its own. Headings start at h2; the title is the page's only h1.

    Raises: ValueError for a figure whose chart was not given.
    """
    from markupsafe import Markup

    made = environment(language=document.language)
    made.filters |= {"language": language_attribute, "kind": lambda block: type(block).__name__}
    return made.get_template("page.html.j2").render(
        document=document,
        labels=labels(document.language),
        css=Markup(files("qualkit.reporting").joinpath("templates", "page.css").read_text("utf-8")),
        picture=lambda figure: inline_svg(figure, figures),
        is_turned=is_turned,
    )


def language_attribute(language: str | None) -> str:
    """What the `lang` attribute says: the language, or `und` for what is no language code, such as `other`.

    >>> language_attribute("az"), language_attribute("other")
    ('az', 'und')
    """
    return language if language and _LANGUAGE.fullmatch(language) else "und"


def inline_svg(figure: Figure, figures: Mapping[str, Chart]) -> Markup:
    """The chart's <svg> element with its description; its ids are made the figure's own, for a page holds several.

    Raises: ValueError if the chart was not given.
    """
    from markupsafe import Markup, escape

    svg = chart_of(figure, figures).svg.decode("utf-8")
    svg = svg[svg.index("<svg") :].rstrip()
    svg = re.sub(r"\s*<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    key = re.sub(r"\W", "-", figure.key, flags=re.ASCII)
    svg = _ID.sub(rf"\g<1>{key}-", svg)
    words = escape(description(figure, figures))
    title = escape("".join(inline.text for inline in figure.caption) or figure.key)
    named = f'<svg role="img" aria-labelledby="{key}-title {key}-desc"'
    inside = f'><title id="{key}-title">{title}</title><desc id="{key}-desc">{words}</desc>'
    opening, _, rest = svg.removeprefix("<svg").partition(">")
    return Markup(named + opening + inside + rest)
