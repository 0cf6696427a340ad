"""Web addresses that a blank or a line end has broken in two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualkit.model.sources import Edit
from qualkit.repairing.layout import SURE, Layout

LIKELY = 0.9
ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/)[^\s<>\"«»“”]+", re.IGNORECASE)
BLANK = re.compile(r"[ \t]+|[ \t]*\n[ \t]*")
# What goes on behind the blank: a path, which is no date, or what ends like a file; letters of addresses only.
PATH = re.compile(r"/(?!\d{1,2}\.\d{1,2}\.\d{2,4}\b)(?=[^\s]*[\d.%=_-])[\w.%~=&?#+-][\w.%~=&?#/+()-]*", re.ASCII)
TAIL = re.compile(
    r"(?:[\w%~+-]+[/=&_%?])+[\w.%~=&?#/+-]*|[\w%~.+-]+\.(?:html?|pdf|aspx?|php|shtml|docx?)\b|[\w%~+]+(?:-[\w%~+]+){2,}/?"
    r"|(?=[\d-]*[a-z])(?=[a-z-]*\d)[\w-]{6,}",
    re.ASCII | re.IGNORECASE,
)
GOES_ON = "/-_=&?%"  # an address that ends so may go on
LONGEST = 2000  # characters of an address


def broken_address(original: str, layout: Layout) -> Iterator[Edit]:
    """The blank or line end inside an address, to be taken out; sure where a path begins behind it."""
    if "http" not in original and "www." not in original and "doi.org" not in original:
        return
    for address in ADDRESS.finditer(original):
        end = address.end()
        blank = BLANK.match(original, end)
        if blank is None or end - address.start() > LONGEST:
            continue
        is_path = PATH.match(original, blank.end(), blank.end() + LONGEST) is not None
        may_go_on = original[end - 1] in GOES_ON and original[end - 3 : end] != "://"
        if original[end - 1] in ".,;:)" or not (is_path or may_go_on):
            continue
        if is_path or TAIL.match(original, blank.end(), blank.end() + LONGEST):
            confidence = SURE if is_path and "\n" not in blank.group() else LIKELY
            yield Edit(end, blank.end(), blank.group(), "", "broken-address", confidence, confidence >= SURE)
