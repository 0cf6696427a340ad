from __future__ import annotations

import re
from importlib.resources import files

import lxml.html
import pytest

from qualkit.reporting.html import write_html
from qualkit.reporting.parsing import parse_html


def page(html: str, charts) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(write_html(parse_html(html), charts))


def test_an_empty_report_is_a_whole_page(empty):
    written = write_html(parse_html(empty), {})
    assert written.startswith("<!DOCTYPE html>")
    assert page(empty, {}).get("lang") == "az"


def test_words_and_languages_arrive(report, language, words, charts):
    root = page(report(language, words), charts)
    assert root.get("lang") == language
    assert [heading.text_content() for heading in root.iter("h1")] == [words]
    assert [heading.text_content() for heading in root.iter("h2")] == [f"1 {words}", words]
    quotes = list(root.iter("blockquote"))
    assert [quote.get("class") for quote in quotes] == ["accepted", "proposed"]
    assert quotes[0].find("p").get("lang") == language
    assert [cell.text_content() for cell in root.iter("td")] == ["12 + 3"]


def test_proposals_are_labelled_in_the_language_of_the_report(report, charts):
    labels = {
        code: page(report(code, "a"), charts).xpath("//*[@class='label']/text()") for code in ("az", "tr", "ru", "en")
    }
    assert labels == {"az": ["təklif"], "tr": ["öneri"], "ru": ["предложение"], "en": ["proposed"]}


def test_links_and_contents_lead_to_places_on_the_page(report, charts):
    root = page(report("az", "İşıq"), charts)
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in root.xpath("//a/@href")} <= set(ids)
    assert len(root.xpath("//nav//a")) == 3


def test_nothing_is_loaded_from_anywhere(report, charts):
    written = write_html(parse_html(report("ru", "Ёлка")), charts)
    root = lxml.html.document_fromstring(written)
    assert not root.xpath("//script | //link | //img | //iframe | //@onclick")
    assert not [value for value in root.xpath("//@src | //@href") if not value.startswith("#")]
    assert not re.search(r"@import|url\((?!#)", written)


def test_a_chart_describes_itself(report, charts):
    (svg,) = page(report("tr", "Işık"), charts).xpath("//svg")
    title, description = svg.get("aria-labelledby").split()
    assert svg.xpath(f"//*[@id='{title}']")[0].text == "Işık"
    assert "Kod (2) × Mənbə (2)" in svg.xpath(f"//*[@id='{description}']")[0].text
    used = {value.removeprefix("#") for value in svg.xpath("//*[local-name()='use']/@*[contains(., '#')]")}
    assert used
    assert used <= set(svg.xpath("//@id"))


def test_two_charts_on_a_page_share_no_id(charts):
    figures = "".join(f'<figure data-figure="{key}"></figure>' for key in ("a", "b ə"))
    root = page(f'<article lang="az" title="">{figures}</article>', dict.fromkeys(("a", "b ə"), charts["matrix"]))
    ids = root.xpath("//@id")
    assert ids
    assert len(ids) == len(set(ids))


def test_a_figure_without_its_chart_is_a_mistake(report):
    with pytest.raises(ValueError, match="matrix"):
        write_html(parse_html(report("az", "a")), {})


def test_hostile_words_are_only_words(report, hostile, charts):
    harmless = {element.tag for element in page(report("az", "a"), charts).iter()}
    root = page(report("az", hostile), charts)
    assert {element.tag for element in root.iter()} == harmless


def test_a_language_that_is_none_is_marked_as_undetermined(charts):
    root = page('<article lang="az" title=""><p><span lang="other">x</span></p></article>', charts)
    assert root.xpath("//span/@lang") == ["und"]


def test_the_same_report_gives_the_same_page(report, language, words, charts):
    html = report(language, words)
    assert write_html(parse_html(html), charts) == write_html(parse_html(html), charts)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "paper"), [("ink", "paper"), ("quiet", "paper"), ("link", "paper"), ("ink", "tint"), ("quiet", "tint")]
)
def test_colours_have_the_contrast_of_wcag_aa(theme, ink, paper):
    css = files("qualkit.reporting").joinpath("templates", "page.css").read_text("utf-8")
    block = re.findall(r"--paper:.*?--link: #[0-9a-f]{6}", css, re.DOTALL)[theme]
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))
    lighter, darker = sorted((luminance(colours[ink]), luminance(colours[paper])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def luminance(colour: str) -> float:
    """Source: WCAG 2.2, relative luminance."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
