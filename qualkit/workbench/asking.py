"""What scripts of our pages ask for, as JSON."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request

from qualkit.errors import QualkitError
from qualkit.messages import _


async def asked_for(request: Request) -> dict[str, Any]:
    """The object that a script sent. Raises: QualkitError if it is none."""
    try:
        asked = json.loads(await request.body())
        json.dumps(asked, ensure_ascii=False).encode("utf-8")  # half of a surrogate pair can be neither kept nor shown
    except ValueError:
        asked = None
    if not isinstance(asked, dict):
        raise QualkitError(_("the page asked for something that is not understood; load it again"))
    return asked
