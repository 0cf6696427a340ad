"""The pages, in the order of the navigation; each module has one, as its PAGE."""

from qualkit.workbench.pages import (
    cases,
    codebook,
    files,
    history,
    matrix,
    memos,
    overview,
    proposals,
    repairs,
    running,
    search,
    settings,
    source,
)
from qualkit.workbench.pages.page import Page

PAGES: tuple[Page, ...] = (
    overview.PAGE,
    files.PAGE,
    source.PAGE,
    proposals.PAGE,
    repairs.PAGE,
    codebook.PAGE,
    cases.PAGE,
    matrix.PAGE,
    running.PAGE,
    search.PAGE,
    memos.PAGE,
    history.PAGE,
    settings.PAGE,
)

__all__ = ["PAGES", "Page"]
