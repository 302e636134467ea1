"""Speaks JSON over HTTP with one forge, and trusts nothing that it hears.

Every list is read to its last page, because what is left out may be the refusal. The token goes to
one host alone: no redirect and no "next page" leads it elsewhere. Answers are bounded in size, time
and number.
"""

import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3

from build_tools.forges import headers as headers_of
from build_tools.forges.faults import (
    AbsentError,
    ForgeError,
    TooLargeError,
    absent,
    busy,
    refused_token,
    too_large,
    unexpected,
    unreachable,
)
from build_tools.forges.paging import Paging
from library.diagnostics import Text

LARGEST_ANSWER = 32 * 1024 * 1024
LONGEST_WAIT = 120
"""Seconds that are waited for at most when a forge asks to come back later."""

_ATTEMPTS = 4
_MOST_PAGES = 500
_MOVED = frozenset({301, 302, 307, 308})
_TIMEOUT = urllib3.Timeout(connect=10, read=60)
_NEXT = re.compile(r'<([^>]*)>\s*;[^,]*\brel="?next"?')
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Api:
    """The API of one forge under one address; `headers` carry the token.

    `told_at` is what the forge's own clock said in its last answer, None where it did not.
    """

    def __init__(
        self, address: str, headers: Mapping[str, str], pause: Callable[[float], None] = time.sleep
    ) -> None:
        try:
            parts, self._origin = urlsplit(address), _origin(address)
        except ValueError as error:
            raise ForgeError(
                Text(f"không hiểu địa chỉ {address}", f"{address} is no address"),
                Text("ghi lại địa chỉ ở --api", "write another address after --api"),
            ) from error
        if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
            raise ForgeError(
                Text(f"{address} không dùng https", f"{address} is not https"),
                Text("ghi địa chỉ https ở --api", "write an https address after --api"),
            )
        self._address = address.rstrip("/") + "/"
        self._headers = {"User-Agent": "hoclieu", **headers}
        self.told_at: datetime | None = None
        self._pause = pause
        self._pool = _pool(parts.scheme, parts.hostname or "")

    def get(self, path: str, **query: str | int) -> object:
        """The one answer at a path."""
        return self._answer("GET", self._url(path, query))[0]

    def find(self, path: str, **query: str | int) -> object | None:
        """The answer at a path, or None where the forge has none for us (403, 404, 410)."""
        try:
            return self.get(path, **query)
        except AbsentError:
            return None

    def send(self, method: str, path: str, body: object) -> object:
        """The answer to something we send."""
        return self._answer(method, self._url(path, {}), json.dumps(body).encode())[0]

    def items(
        self, path: str, size: int = 100, *, numbered: bool = True, **query: str | int
    ) -> Iterator[dict[str, object]]:
        """Every item of a list, over all its pages."""
        for item in self.each(path, size, numbered=numbered, **query):
            if isinstance(item, ForgeError):
                raise item
            yield item

    def each(
        self, path: str, size: int = 100, *, numbered: bool = True, **query: str | int
    ) -> Iterator[dict[str, object] | TooLargeError]:
        """Every item of a list; one that is too large to be read is told of in its place.

        Where a whole page is too large, fewer items are asked for at once. Of pages that are not `numbered`
        the forge links the next.
        """
        first = {"page": 1} if numbered else {}
        url: str | None = self._url(path, {**query, "per_page": size, "limit": size, **first})
        paging, seen = Paging(size), set[str]()
        while url is not None:
            if url in seen or len(seen) >= _MOST_PAGES:
                raise unexpected(url)
            seen.add(url)
            try:
                page, headers = self._answer("GET", url)
            except TooLargeError as error:
                fewer = paging.fewer(url)
                if fewer is None:
                    yield error
                url = fewer or paging.passed_over(url)
                continue
            if not isinstance(page, list) or not all(isinstance(item, dict) for item in page):
                raise unexpected(url)
            yield from page
            paging.took(len(page))
            url = paging.following(self._next(url, headers, len(page), paging))

    def _next(self, url: str, headers: Mapping[str, str], on_page: int, paging: Paging) -> str | None:
        """The next page: as a link, a number or a total says; a full page without any has one."""
        link = headers.get("Link", "")
        found = _NEXT.search(link)
        if found:
            return self._linked(url, found[1])
        query = dict(parse_qsl(urlsplit(url).query))
        if link or "page" not in query:
            return None
        if "X-Next-Page" in headers:
            if not headers["X-Next-Page"]:
                return None
            query["page"] = headers["X-Next-Page"]
        else:
            total = headers_of.number(headers.get("X-Total-Count", ""))
            if not on_page or (paging.count >= total if total is not None else on_page < paging.asked(url)):
                return None
            page = headers_of.number(query.get("page", ""))
            if page is None:
                raise unexpected(url)
            query["page"] = str(page + 1)
        return f"{url.partition('?')[0]}?{urlencode(query)}"

    def _url(self, path: str, query: Mapping[str, str | int]) -> str:
        return self._address + path + (f"?{urlencode(query)}" if query else "")

    def _linked(self, url: str, link: str) -> str:
        """Where an answer at `url` leads on to, on the same host."""
        try:
            linked = urljoin(url, link)
            elsewhere = _origin(linked) != self._origin
        except ValueError as error:
            raise unexpected(url) from error
        if elsewhere:
            raise ForgeError(
                Text("máy chủ chỉ sang máy khác", "the forge points to another host"),
                Text("ghi đúng địa chỉ ở --api", "write the right address after --api"),
            )
        return linked

    def _answer(self, method: str, url: str, body: bytes | None = None) -> tuple[object, Mapping[str, str]]:
        """One answer as JSON with its headers; a passing fault is waited out a few times."""
        for left in reversed(range(_ATTEMPTS)):
            try:
                status, headers, content = self._once(method, url, body)
            except urllib3.exceptions.HTTPError as error:
                if not left or body is not None:
                    raise unreachable(error) from error
                self._pause(1)
                continue
            self.told_at = headers_of.told_at(headers)
            wait = headers_of.wait(status, headers)
            if status in _MOVED and body is None and left and "Location" in headers:
                url = self._linked(url, headers["Location"])
            elif wait is None:
                return _read(status, content, url), headers
            elif not left or wait > LONGEST_WAIT:
                raise busy(status, wait)
            else:
                self._pause(wait)
        raise unexpected(url)

    def _once(self, method: str, url: str, body: bytes | None) -> tuple[int, Mapping[str, str], bytes]:
        kind = {"Content-Type": "application/json"} if body is not None else {}
        response = self._pool.request(
            method, url, body=body, headers={**self._headers, **kind},
            preload_content=False, redirect=False, retries=False, timeout=_TIMEOUT,
        )  # fmt: skip
        content = b""
        try:
            for chunk in response.stream(65536, decode_content=True):
                content += chunk
                if len(content) > LARGEST_ANSWER:
                    raise too_large(url)
        finally:
            response.close() if len(content) > LARGEST_ANSWER else response.release_conn()
        return response.status, response.headers, content


def _pool(scheme: str, host: str) -> urllib3.PoolManager:
    proxy = getproxies().get(scheme)
    return urllib3.PoolManager() if proxy is None or proxy_bypass(host) else urllib3.ProxyManager(proxy)


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port


def _read(status: int, content: bytes, url: str) -> object:
    if status == 401:
        raise refused_token()
    if status in (403, 404, 410):
        raise absent(url, status)
    if status == 204:
        return None
    if not 200 <= status < 300:
        raise unexpected(url, status)
    try:
        data: object = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise unexpected(url) from error
    return data
