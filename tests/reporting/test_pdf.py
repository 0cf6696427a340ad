from __future__ import annotations

import re
from datetime import UTC, datetime

import numpy as np
import pypdfium2
import pytest

from qualkit.model.results import Crosstab
from qualkit.reporting.charts import heatmap
from qualkit.reporting.parsing import parse_html
from qualkit.reporting.pdf import write_pdf


def text_of(content: bytes) -> str:
    """The words of all pages, line breaks and hyphenation undone."""
    with pypdfium2.PdfDocument(content) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    return re.sub(r"\s+", " ", "".join(pages).replace("\ufffe", "").replace("\u0002", ""))


def test_an_empty_report_is_one_page(empty, made_at):
    with pypdfium2.PdfDocument(write_pdf(parse_html(empty), {}, made_at=made_at)) as pdf:
        assert len(pdf) == 1


def test_words_come_back(report, language, words, charts, made_at):
    text = text_of(write_pdf(parse_html(report(language, words)), charts, made_at=made_at))
    assert text.count(words) >= 12
    assert "12 + 3" in text


def test_contents_tables_and_proposals_are_named_in_the_language(report, made_at, charts):
    text = text_of(write_pdf(parse_html(report("az", "Ağac")), charts, made_at=made_at))
    for word in ("Mündəricat", "Cədvəl\u00a01.", "Şəkil\u00a01.", "təklif"):
        assert word.replace("\u00a0", " ") in text


def test_hostile_words_are_printed_as_they_are(report, hostile, charts, made_at):
    text = text_of(write_pdf(parse_html(report("az", hostile)), charts, made_at=made_at))
    expected = re.sub("[^!-~ ]", "", hostile)
    assert expected.replace(" ", "") in text.replace(" ", "")
    assert "root:x:0" not in text


@pytest.mark.parametrize("count", [0, 1, 40])
def test_tables_of_any_width_are_printed_whole(count, made_at):
    header = "".join(f'<th class="number">mənbə_uzun_ad_{number}</th>' for number in range(count))
    row = "".join(f'<td class="number">{number + 100}</td>' for number in range(count))
    html = f"""<article lang="az" title=""><table><caption>K</caption><thead><tr><th>Kod</th>{header}</tr></thead>
    <tbody><tr><th>Ağ</th>{row}</tr></tbody></table></article>"""
    text = text_of(write_pdf(parse_html(html), {}, made_at=made_at))
    assert [str(number + 100) in text for number in range(count)] == [True] * count
    assert ("davamı" in text) == (count == 40)


def test_the_same_report_gives_the_same_bytes(report, language, words, charts, made_at):
    html = report(language, words)
    once, twice = (write_pdf(parse_html(html), charts, made_at=made_at) for _ in range(2))
    assert once == twice
    assert write_pdf(parse_html(html), charts, made_at=datetime(2027, 1, 1, tzinfo=UTC)) != once


def test_title_and_author_are_in_the_properties(report, made_at, charts):
    with pypdfium2.PdfDocument(write_pdf(parse_html(report("tr", "Işık")), charts, made_at=made_at)) as pdf:
        metadata = pdf.get_metadata_dict()
    assert (metadata["Title"], metadata["Author"]) == ("Işık", "Işık")
    assert metadata["CreationDate"].startswith("D:20261120")


def test_a_missing_chart_is_named(report, made_at):
    with pytest.raises(ValueError, match="matrix"):
        write_pdf(parse_html(report("az", "a")), {}, made_at=made_at)


@pytest.mark.parametrize("code", [False, True])
def test_a_word_longer_than_the_line_is_broken_and_kept(made_at, code):
    word = "müsahibə_" * 12 + "ə" * 120
    body = f"<code>{word}</code>" if code else word
    content = write_pdf(parse_html(f'<article lang="az" title=""><p>{body}</p></article>'), {}, made_at=made_at)
    assert word in text_of(content).replace(" ", "")
    with pypdfium2.PdfDocument(content) as pdf:
        page = pdf[0].get_textpage()
        right = max(page.get_charbox(place)[2] for place in range(page.count_chars()))
        assert right <= pdf[0].get_width() - 2.5 / 2.54 * 72 + 1


def test_a_tall_chart_leaves_room_for_its_caption(made_at):
    counts = np.ones((60, 2), np.int64)
    rows = tuple(f"kod {number}" for number in range(60))
    chart = heatmap(
        Crosstab("code", "source", rows, ("a", "b"), counts, counts * 0), title="t", row_label="r", column_label="c"
    )
    figure = '<h1>Müqayisə</h1><figure data-figure="m"><figcaption>Kodlar</figcaption></figure>'
    content = write_pdf(parse_html(f'<article lang="az" title="">{figure}</article>'), {"m": chart}, made_at=made_at)
    with pypdfium2.PdfDocument(content) as pdf:
        assert len(pdf) == 1
    assert "Şəkil 1. Kodlar" in text_of(content)
