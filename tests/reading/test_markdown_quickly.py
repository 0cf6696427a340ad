"""Most of a Markdown file is read without its parser; what comes out must be the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import parser_block

from qualkit.model.sources import Mark
from qualkit.reading import markdown
from tests.golden import ROOT

# Of lines: plain ones, and such as begin, go on or end a block of another kind.
LINES = (
    "Qar yağır.",
    "Yağmur dindi mi?",
    "Снег идёт",
    "Anna: yes",
    "  söz",
    "\tsöz",
    "      söz",
    "söz  ",
    "söz ",
    "söz\\",
    "- bir",
    "* iki",
    "+ üç",
    "  - dörd",
    "-",
    "1. bir",
    "2) iki",
    "2024 il",
    "2024. il",
    "12:30 gəldi",
    "# Başlıq",
    "## Başlık ##",
    "#söz",
    "===",
    "---",
    "***",
    "- - -",
    "> sitat",
    ">",
    "> - sitat",
    "```",
    "~~~",
    "    kod",
    "| a | b |",
    "a | b",
    "|---|---|",
    "--- | ---",
    ":-- | --:",
    "[söz]: https://example.org",
    "[söz]:",
    "https://example.org",
    '"ad"',
    "[^1]: qeyd",
    "qeyd[^1]",
    "<div>",
    "</div>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<Anna> söz",
    "<b>söz</b> söz",
    "[söz]",
    "[söz][söz]",
    "![söz](a.png)",
    "söz ![söz",
    "**Aytən:** hə",
    "**Aytən**: hə",
    "*hə* yox",
    "**hə yox",
    "hə** yox*",
    "***hə***",
    "**a *b* c**",
    "*a **b** c*",
    "5*3*2 = 30",
    "a_b_c _d_",
    "**a",
    "b**",
    "&amp; & AT&T &#65; &x",
    "~bir~ ~~iki~~ ~",
    "a `b` c",
    "“Sitat” — sözü",
    "— Нет",
    "(bax)",
    "\u00a0söz\u00a0",
    "\f",
    "söz\x1csöz\x85",
    "a\0b",
    ":",
    "",
    " ",
    "\t",
)
line = st.one_of(st.sampled_from(LINES), st.sampled_from(LINES[:6]), st.just(""))


def slowly_read(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, list[Mark]]:
    """The text and marks with all of it given to the parser."""
    with monkeypatch.context() as patch:
        patch.setattr(markdown, "_plain", lambda *_: False)
        patch.setattr(markdown, "_is_simple", lambda _: False)
        return markdown.read_text_of(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(line, max_size=12).map("\n".join))
def test_blocks_come_out_as_the_parser_reads_them(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        assert markdown.read_text_of(text) == slowly_read(text, patch)


@settings(max_examples=300, deadline=None)
@given(st.text('ab1 *_~`&;[]()!<>\\\n:.,#"“ə—\u00a0\u3000\t', max_size=30))
def test_insides_come_out_as_the_parser_reads_them(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        assert markdown.read_text_of(text) == slowly_read(text, patch)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["*", "**", "a", "ə ", " ", "\n", "b:", ".", "—", "1", "&", "~", "!"]), max_size=14))
def test_stars_come_out_as_the_parser_reads_them(pieces: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        text = "a" + "".join(pieces)
        assert markdown.read_text_of(text) == slowly_read(text, patch)


def test_files_come_out_as_the_parser_reads_them(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("corpora/**/*.md")]
    assert files
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert markdown.read_text_of(text) == slowly_read(text, monkeypatch), path


def test_plain_paragraphs_do_not_go_to_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bool:
        raise AssertionError

    rules = [(name, refuse, alternatives) for name, _, alternatives in parser_block._rules]
    monkeypatch.setattr(parser_block, "_rules", rules)
    monkeypatch.setattr("markdown_it.parser_inline.ParserInline.parse", refuse)
    text = "Qar yağır.\nYağış da.\n\n**Aytən:** Hə,\n*bəli*.\n\n2024 il\n"
    assert markdown.read_text_of(text)[0] == "Qar yağır. Yağış da.\n\nAytən: Hə, bəli.\n\n2024 il"
    with pytest.raises(AssertionError):
        markdown.read_text_of("- söz")
