"""Who may come in: only the browser that was invited, from the page itself, on this machine.

Interviews are confidential, and every page of the web that is open in the same browser can send requests to this port.
So a request must name our own host (else a foreign name that was turned to this machine would do: DNS rebinding), must
not come from another site, must bring the cookie that the invitation was exchanged for, and one that changes anything
must bring the token of our own pages too.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qualkit.messages import _

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
TOKEN_HEADER = "X-Qualkit-Token"
OPEN_PATHS = ("/enter", "/static/")
"""What may be asked for without an invitation: the page that exchanges one, and files that are the same for all."""


@dataclass(slots=True)
class Keys:
    """The secrets of one start of the workbench.

    code: handed to the browser in the fragment of an address, which is sent to nobody; it opens once.
    session: what the cookie holds. token: what requests that change anything bring along.
    """

    code: str | None = field(default_factory=lambda: secrets.token_urlsafe(32))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    def admit(self, code: str) -> bool:
        """Whether this is the code of the invitation; it is used up then."""
        fits = self.code is not None and compare_digest(code.encode(), self.code.encode())
        if fits:
            self.code = None
        return fits


class Guard:
    """Refuses every request that is not from our own pages, and puts HEADERS on every answer.

    port: where the workbench listens. The cookie has the port in its name, for cookies know no ports.
    """

    def __init__(self, app: ASGIApp, *, keys: Keys, port: int) -> None:
        self._app, self._keys = app, keys
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self._cookie = cookie_name(port)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            status, why = self._refusal(scope["method"], scope["path"], Headers(scope=scope))
            app = PlainTextResponse(why, status) if status else self._app
            await app(scope, receive, _with_headers(send))

    def _refusal(self, method: str, path: str, headers: Headers) -> tuple[int, str]:
        """(status, sentence) for a request that is refused, else (0, "")."""
        if headers.get("host") not in self._hosts:
            return 400, _("This address is not the workbench's.")
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            return 403, _("Requests from other sites are refused.")
        changes = method not in ("GET", "HEAD")
        if changes and headers.get("origin") not in {f"http://{host}" for host in self._hosts}:
            return 403, _("Requests from other sites are refused.")
        if path.startswith(OPEN_PATHS):
            return 0, ""
        if not compare_digest(_cookie(headers, self._cookie).encode(), self._keys.session.encode()):
            return 401, _("This browser was not invited; open the workbench with: qualkit open")
        if changes and not compare_digest(headers.get(TOKEN_HEADER, "").encode(), self._keys.token.encode()):
            return 403, _("This page is from an earlier start; load it again.")
        return 0, ""


def cookie_name(port: int) -> str:
    """The name of the cookie of the workbench at a port."""
    return f"qualkit-{port}"


def _cookie(headers: Headers, name: str) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _with_headers(send: Send) -> Send:
    async def wrapped(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        await send(message)

    return wrapped
