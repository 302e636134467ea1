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


class ForgeError(Exception):
    """The forge gave no usable answer: why, and what to do about it."""

    def __init__(self, reason: Text, hint: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason
        self.hint = hint


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
        except _AbsentError:
            return None

    def send(self, method: str, path: str, body: object) -> object:
        """The answer to something we send."""
        return self._answer(method, self._url(path, {}), json.dumps(body).encode())[0]

    def items(self, path: str, size: int = 100, **query: str | int) -> Iterator[dict[str, object]]:
        """Every item of a list, over all its pages."""
        url: str | None = self._url(path, {**query, "per_page": size, "limit": size, "page": 1})
        seen: set[str] = set()
        count = 0
        while url is not None:
            if url in seen or len(seen) >= _MOST_PAGES:
                raise unexpected(url)
            seen.add(url)
            page, headers = self._answer("GET", url)
            if not isinstance(page, list) or not all(isinstance(item, dict) for item in page):
                raise unexpected(url)
            count += len(page)
            yield from page
            url = self._next(url, headers, len(page), count, size)

    def _next(self, url: str, headers: Mapping[str, str], on_page: int, so_far: int, size: int) -> str | None:
        """The next page: as a link, a number or a total says; a full page without any has one."""
        link = headers.get("Link", "")
        found = _NEXT.search(link)
        if found:
            return self._linked(url, found[1])
        if link:
            return None
        query = dict(parse_qsl(urlsplit(url).query))
        if "X-Next-Page" in headers:
            if not headers["X-Next-Page"]:
                return None
            query["page"] = headers["X-Next-Page"]
        else:
            total = headers_of.number(headers.get("X-Total-Count", ""))
            if not on_page or (so_far >= total if total is not None else on_page < size):
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
                    raise _unreachable(error) from error
                self._pause(1)
                continue
            self.told_at = headers_of.told_at(headers)
            wait = headers_of.wait(status, headers)
            if status in _MOVED and body is None and left and "Location" in headers:
                url = self._linked(url, headers["Location"])
            elif wait is None:
                return _read(status, content, url), headers
            elif not left or wait > LONGEST_WAIT:
                raise _busy(status, wait)
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
                    raise unexpected(url)
        finally:
            response.close() if len(content) > LARGEST_ANSWER else response.release_conn()
        return response.status, response.headers, content


class BusyError(ForgeError):
    """The forge answers no more for now, whatever is asked of it."""


class _AbsentError(ForgeError):
    """There is nothing at an address, or nothing that we may see."""


def _pool(scheme: str, host: str) -> urllib3.PoolManager:
    proxy = getproxies().get(scheme)
    return urllib3.PoolManager() if proxy is None or proxy_bypass(host) else urllib3.ProxyManager(proxy)


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port


def _read(status: int, content: bytes, url: str) -> object:
    if status == 401:
        raise ForgeError(
            Text("máy chủ không nhận mã truy cập", "the forge does not accept the token"),
            Text("đặt mã còn hạn vào HOCLIEU_FORGE_TOKEN", "put a valid token into HOCLIEU_FORGE_TOKEN"),
        )
    if status in (403, 404, 410):
        path = urlsplit(url).path
        raise _AbsentError(
            Text(f"không được đọc {path} ({status})", f"{path} may not be read ({status})"),
            Text("xem lại --repository và quyền của mã truy cập", "check --repository and the token"),
        )
    if status == 204:
        return None
    if not 200 <= status < 300:
        raise unexpected(url, status)
    try:
        data: object = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise unexpected(url) from error
    return data


def unexpected(url: str, status: int = 200) -> ForgeError:
    """An answer that is not what the forge's documentation describes."""
    path = urlsplit(url).path
    return ForgeError(
        Text(f"câu trả lời lạ ở {path} ({status})", f"an answer at {path} that is not understood ({status})"),
        Text("xem lại --forge và --api", "check --forge and --api"),
    )


def _unreachable(error: Exception) -> ForgeError:
    kind = type(error).__name__
    return ForgeError(
        Text(f"không nối được tới máy chủ ({kind})", f"the forge cannot be reached ({kind})"),
        Text("xem lại mạng và --api rồi chạy lại", "check the network and --api, and run again"),
    )


def _busy(status: int, wait: float) -> ForgeError:
    # A server that fails may fail at one address only; a limit holds for all.
    kind = BusyError if status in (403, 429) else ForgeError
    return kind(
        Text(
            f"máy chủ hẹn lại sau {wait:.0f} giây ({status})",
            f"the forge asks to wait {wait:.0f} s ({status})",
        ),
        Text("chạy lại sau; thêm --since để đọc ít hơn", "run again later; --since reads less"),
    )
