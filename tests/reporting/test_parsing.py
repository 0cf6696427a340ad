from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from qualkit.reporting.blocks import (
    Contents,
    Document,
    Figure,
    Heading,
    Inline,
    ListBlock,
    PageBreak,
    Paragraph,
    Quote,
    Table,
    plain,
)
from qualkit.reporting.parsing import parse_html


def article(body: str, attributes: str = 'lang="az" title="Hesabat"') -> Document:
    return parse_html(f"<article {attributes}>{body}</article>")


def only(body: str):
    (block,) = article(body).blocks
    return block


def test_an_empty_article_has_no_blocks(empty):
    assert parse_html(empty) == Document("", "", "az", (), {})


def test_every_kind_of_block_is_read_in_order(report, language, words):
    document = parse_html(report(language, words))
    kinds = [Contents, Heading, Paragraph, Heading, Quote, Quote, Table, Figure, ListBlock, PageBreak, Heading]
    assert [type(block) for block in document.blocks] == kinds
    assert (document.title, document.subtitle, document.language) == (words, words, language)
    assert document.meta == {"author": words}


def test_runs_inherit_the_styles_around_them():
    paragraph = only('<p>a <strong>b <em lang="x">c</em></strong> <span lang="ru">д <code>e</code></span></p>')
    assert paragraph.inlines == (
        Inline("a "),
        Inline("b ", bold=True),
        Inline("c", bold=True, italic=True),
        Inline(" "),
        Inline("д ", language="ru"),
        Inline("e", code=True, language="ru"),
    )


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>  a \n\t b  </p>", "a b"),
        ("<p>a <em> b</em> c</p>", "a b c"),
        ("<p>a<em> </em></p>", "a"),
        ("<p> <em> </em> </p>", ""),
        ("<p>10\u00a0000 \u2009₼</p>", "10\u00a0000 \u2009₼"),
        ("<p>a\u0002b</p>", "a\ufffdb"),
    ],
)
def test_white_space_is_folded_as_in_a_browser(html, text):
    assert plain(only(html).inlines) == text


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60))
def test_no_letter_of_an_escaped_text_is_lost(text):
    found = plain(only(f"<p>{escape(text)}</p>").inlines)
    assert len(found.replace(" ", "")) == sum(letter not in " \t\n\r\f" for letter in text)


def test_headings_are_numbered_from_the_highest_level_in_use():
    document = article('<h2>a</h2><h3>b</h3><h3>c</h3><h2 id="d">d</h2><h4>e</h4>')
    found = [(heading.level, heading.number) for heading in document.headings]
    assert found == [(1, "1"), (2, "1.1"), (2, "1.2"), (1, "2"), (3, "2.1.1")]
    assert document.headings[3].anchor == "d"
    assert len({heading.anchor for heading in document.headings}) == 5


def test_what_stands_below_a_heading_without_a_number_has_none():
    document = article('<h1>a</h1><h1 class="unnumbered">b</h1><h2>c</h2><h1>d</h1><h2>e</h2>')
    assert [heading.number for heading in document.headings] == ["1", "", "", "2", "2.1"]


def test_a_first_heading_that_repeats_the_title_is_the_title():
    document = article('<h1>Hesabat</h1><p class="subtitle">İşıq</p><h2>a</h2>')
    assert (document.title, document.subtitle) == ("Hesabat", "İşıq")
    assert [heading.number for heading in document.headings] == ["1"]


def test_a_quotation_keeps_language_status_and_reference():
    quote = only(
        '<blockquote lang="tr" class="proposed"><p>ığdır</p><p>b</p><footer>s. <em>3</em></footer></blockquote>'
    )
    reference = (Inline("s. "), Inline("3", italic=True))
    assert quote == Quote(((Inline("ığdır"),), (Inline("b"),)), reference, "tr", is_proposed=True)


def test_a_table_knows_its_number_columns_and_labels():
    table = only(
        '<table><caption>K</caption><thead><tr><th>a</th><th class="number">n</th></tr></thead>'
        '<tbody><tr><th>b</th><td class="number">1</td></tr></tbody></table>'
    )
    assert table.alignment == ("left", "right")
    assert [cell.is_label for cell in table.rows[0]] == [True, False]
    assert table.number == 1


def test_a_table_without_rows_keeps_its_header():
    table = only('<table><thead><tr><th>a</th><th class="number">n</th></tr></thead><tbody></tbody></table>')
    assert (len(table.header), table.rows, table.alignment, table.number) == (2, (), ("left", "right"), 0)


def test_lists_hold_lists():
    block = only("<ul><li>a <strong>b</strong><ol><li>c</li></ol></li><li>d</li></ul>")
    assert plain(block.items[0].inlines) == "a b"
    assert block.items[0].lists[0].ordered
    assert plain(block.items[1].inlines) == "d"


@pytest.mark.parametrize(
    ("html", "named"),
    [
        ("<video></video>", "<video>"),
        ("<p><script>x</script></p>", "<script>"),
        ("<div>x</div>", "<div>"),
        ("<p><p>x</p></p>", "<p>"),
        ("<ul><p>x</p></ul>", "<p>"),
        ("loose", "loose"),
        ("<section>loose</section>", "loose"),
        ("<blockquote>loose</blockquote>", "loose"),
        ("<p>x", "</article>"),
        ('<td class="number">x</td>', "<td>"),
        ('<p style="color:red">x</p>', "style"),
        ('<p onclick="x()">x</p>', "onclick"),
        ('<table><tbody><tr><td colspan="2">x</td></tr></tbody></table>', "colspan"),
        ("<table><tbody><tr><td>x</td></tr><tr></tr></tbody></table>", "cells"),
        ("<table><tr><td>x</td></tr></table>", "<tr>"),
        ("<figure></figure>", "data-figure"),
        ('<p><a href="https://example.org">x</a></p>', "https://example.org"),
        ('<p><a href="#nowhere">x</a></p>', "nowhere"),
        ('<h1 id="a">x</h1><p id="a">y</p>', "'a'"),
    ],
)
def test_what_is_not_understood_is_named(html, named):
    with pytest.raises(ValueError, match=re.escape(named)):
        article(html)


@pytest.mark.parametrize("html", ["", "<p>x</p>", "<article></article><article></article>", "<article>"])
def test_a_report_is_one_article(html):
    with pytest.raises(ValueError, match="article"):
        parse_html(html)
