"""A program of its own that downloads one picture: from named origins only, and no more than allowed.

It is started by `build_tools.media.thumbnails`, which ends it when it takes too long. It imports nothing
of this project.
"""

import json
import sys
from collections.abc import Collection
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

SOCKET_TIMEOUT = 10
"""Seconds without a single byte."""


class _Redirects(HTTPRedirectHandler):
    """Follows a redirect only to an origin that is allowed too."""

    max_redirections = 3

    def __init__(self, origins: Collection[str]) -> None:
        self._origins = origins

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if not allowed(newurl, self._origins):
            raise HTTPError(newurl, code, "redirected to another origin", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def allowed(address: str, origins: Collection[str]) -> bool:
    """Whether scheme, host and port of an address are one of `origins`; a user name is never."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" in origins


def fetch(address: str, origins: Collection[str], most: int) -> tuple[str, bytes]:
    """ "" and the content of an address, or why it was not had: one word that the caller knows."""
    try:
        if not allowed(address, origins):
            return "elsewhere", b""
        request = Request(address, headers={"User-Agent": "hoclieu"})  # noqa: S310 - judged above
        with build_opener(_Redirects(origins)).open(request, timeout=SOCKET_TIMEOUT) as response:
            content: bytes = response.read(most + 1)
    except HTTPError:
        return "refused", b""
    except (OSError, HTTPException, ValueError):
        return "unreachable", b""
    return ("too-large", b"") if len(content) > most else ("", content)


def main() -> None:
    request = json.load(sys.stdin.buffer)
    reason, content = fetch(request["address"], request["origins"], request["most"])
    sys.stdout.buffer.write(json.dumps({"refused": reason}).encode() + b"\n" + content)


if __name__ == "__main__":
    main()
