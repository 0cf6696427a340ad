"""Pages from templates: every value escaped, sentences in the language of the interface."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import HTMLResponse

from qualkit.messages import translation

if TYPE_CHECKING:
    from jinja2 import Environment

STATIC = Path(__file__).parent / "static"
LANGUAGE_COOKIE = "qualkit-language"
LANGUAGES = {"az": "Azərbaycanca", "tr": "Türkçe", "ru": "Русский", "en": "English"}


def page(request: Request, template: str, values: Mapping[str, object], *, status: int = 200) -> HTMLResponse:
    """A whole page; the template also gets the navigation, the token for changes and the language."""
    from qualkit.workbench.pages import PAGES

    language = interface_language(request)
    here = request.url.path
    shared = {
        "language": language,
        "languages": LANGUAGES,
        "pages": [one for one in PAGES if one.name],
        "here": here,
        "token": request.app.state.keys.token if not here.startswith("/enter") else "",
    }
    return HTMLResponse(_environment(language).get_template(template).render(shared | dict(values)), status)


def interface_language(request: Request) -> str:
    """The language of the interface: what was chosen, else what the browser prefers, else English."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    wanted = [part.split(";")[0].strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")]
    return next((language for language in (chosen, *wanted) if language in LANGUAGES), "en")


@cache
def _environment(language: str) -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("qualkit.workbench", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(translation(language), newstyle=True)  # type: ignore[attr-defined]
    return made
