from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from qualkit.reporting.blocks import Document, Inline, Paragraph
from qualkit.reporting.markdown import write_markdown
from qualkit.reporting.parsing import parse_html

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def text_of(markdown: str) -> str:
    tokens = (child for token in READER.parse(markdown) for child in token.children or ())
    return "".join(token.content for token in tokens)


def kinds(markdown: str) -> set[str]:
    tokens = READER.parse(markdown)
    return {token.type for token in tokens} | {child.type for token in tokens for child in token.children or ()}


def test_an_empty_report_is_an_empty_page(empty):
    assert write_markdown(parse_html(empty)).strip() == ""


def test_letters_stay_as_they_are(report, language, words, charts):
    markdown = write_markdown(parse_html(report(language, words)), charts)
    assert markdown.count(words) >= 20
    assert markdown.endswith("\n")
    assert not markdown.endswith("\n\n")


def test_a_report_reads_as_written(charts):
    html = """<article lang="tr" title="Bulgular"><nav class="contents"></nav><h1>Işık</h1>
    <p>Bir <strong>iki</strong> <em>üç</em>.</p>
    <blockquote class="proposed"><p>Güneş battı</p><footer>Görüşme 3</footer></blockquote>
    <table><caption>Sayılar</caption><thead><tr><th>Kod</th><th class="number">n</th></tr></thead>
    <tbody><tr><th>ağ</th><td class="number">7</td></tr></tbody></table>
    <ul><li>a<ol><li>b</li></ol></li></ul></article>"""
    assert write_markdown(parse_html(html), charts).splitlines() == [
        "# Bulgular", "", "**İçindekiler**", "", "- 1 Işık", "", "## 1 Işık", "", "Bir **iki** *üç*.", "",
        "> Güneş battı", ">", "> — Görüşme 3 *[öneri]*", "", "**Tablo 1.** Sayılar", "",
        "| Kod |   n |", "| --- | --: |", "| ağ  |   7 |", "", "- a", "  1. b",
    ]  # fmt: skip


def test_a_figure_is_its_caption_and_its_description(charts):
    html = '<article lang="az" title=""><figure data-figure="matrix"><figcaption>Kod</figcaption></figure></article>'
    assert write_markdown(parse_html(html), charts).startswith("**Şəkil 1.** Kod\n\nKodlar. Kod (2) × Mənbə (2)")


def test_hostile_words_mean_nothing(report, hostile, charts):
    harmless = kinds(write_markdown(parse_html(report("az", "a")), charts))
    found = kinds(write_markdown(parse_html(report("az", hostile)), charts))
    assert found - harmless <= {"text_special", "softbreak"}
    assert not found & {"image", "html_block", "html_inline", "link_open", "s_open"}


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=30))
def test_a_markdown_reader_gets_the_same_words_back(word):
    markdown = write_markdown(Document("", "", "az", (Paragraph((Inline(f"{word} ə {word}"),)),)))
    assert text_of(markdown) == f"{word} ə {word}"


@pytest.mark.parametrize("text", ["`", "a`b``c", "|", "x|y"])
def test_code_is_kept_whole(text):
    markdown = write_markdown(Document("", "", "ru", (Paragraph((Inline(text, code=True),)),)))
    assert text_of(markdown) == text
