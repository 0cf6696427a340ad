"""The rendered sample reports are the ones that people have read and accepted (`make reports ACCEPT=1`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import golden


@pytest.mark.parametrize("name", golden.FORMATS)
def test_sample_report_is_the_accepted_one(sample_reports: dict[str, Path], name: str) -> None:
    assert golden.difference(sample_reports[name], golden.REPORTS / f"findings.{name}") == []


def test_a_changed_number_is_noticed(sample_reports: dict[str, Path], tmp_path: Path) -> None:
    changed = tmp_path / "findings.md"
    text = sample_reports["md"].read_text(encoding="utf-8")
    changed.write_text(text.replace(" accepted, ", " rejected, ", 1), encoding="utf-8")
    assert golden.difference(changed, sample_reports["md"])


def test_every_quotation_stands_in_a_sample_source(sample_reports: dict[str, Path]) -> None:
    """Read the page as a stranger would: each block quotation must be found in the texts that `qualkit read` prints."""
    from lxml import html

    from qualkit.pipeline import prepare

    corpus = golden.ROOT / "corpora" / "digital-diplomacy"
    files = [
        path
        for path in corpus.rglob("*.*")
        if path.suffix in (".docx", ".txt", ".md", ".pdf", ".xlsx") and path.stem != "card"
    ]
    texts = {path.name: " ".join(prepare(path).text.split()) for path in files}
    page = html.fromstring(sample_reports["html"].read_text(encoding="utf-8"))
    quotations = page.findall(".//blockquote")
    assert len(quotations) > 50
    for quotation in quotations:
        words = " ".join(quotation.find("p").text_content().split())
        assert any(words in text for text in texts.values()), words
