"""The pages, in the order of the navigation; each module has one, as its PAGE."""

from qualkit.workbench.pages import codebook, history, matrix, overview, proposals, running, settings, source
from qualkit.workbench.pages.page import Page

PAGES: tuple[Page, ...] = (
    overview.PAGE,
    source.PAGE,
    proposals.PAGE,
    codebook.PAGE,
    matrix.PAGE,
    running.PAGE,
    history.PAGE,
    settings.PAGE,
)

__all__ = ["PAGES", "Page"]
