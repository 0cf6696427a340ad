"""OpenDocument texts built by hand, for tests."""

from __future__ import annotations

import zipfile
from pathlib import Path

SPACES = {
    "office": "office:1.0",
    "style": "style:1.0",
    "text": "text:1.0",
    "table": "table:1.0",
    "draw": "drawing:1.0",
    "fo": "xsl-fo-compatible:1.0",
    "svg": "svg-compatible:1.0",
}
NAMES = " ".join(f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}"' for key, name in SPACES.items())
NAMES += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
STYLES = f"""<office:document-styles {NAMES}><office:styles>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Caption" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Figure" style:family="paragraph" style:parent-style-name="Caption"/>
<style:style style:name="Sual_20_verən" style:display-name="Sual verən" style:family="paragraph"
  style:parent-style-name="Sual_20_verən"/>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
  style:default-outline-level="2"><style:text-properties fo:font-weight="bold"/></style:style>
<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1"
  style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>
</office:styles><office:master-styles><style:master-page style:name="Standard"><style:header>
<text:p>Yuxarı kolontitul</text:p></style:header></style:master-page></office:master-styles></office:document-styles>"""
AUTOMATIC = """<office:automatic-styles>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Sual_20_verən"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T3" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"
  style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"
  text:display-levels="2"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>
</office:automatic-styles>"""


def make_odt(folder: Path, body: str, *, head: str = "", manifest: str = "", name: str = "a.odt") -> Path:
    """An OpenDocument text with this body. head: before its root; manifest: what is in the list of its parts."""
    path = folder / name
    content = (
        f"{head}<office:document-content {NAMES}>{AUTOMATIC}<office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    listed = f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{manifest}</m:manifest>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", STYLES)
        archive.writestr("META-INF/manifest.xml", listed)
    return path
