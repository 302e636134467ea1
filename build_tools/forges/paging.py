"""How many items of a list are asked for at once, and so which page comes next.

A stranger may write a description or a comment of megabytes: a page of those is larger than what is read.
Then fewer are asked for, down to one. No item may be left out or come twice: a page begins where the last
ended only in a size that divides what came before, and that the forge is known to give.
"""

from urllib.parse import parse_qsl, urlencode, urlsplit

from build_tools.forges.headers import number
from library.values import dataclass


@dataclass(slots=True)
class Paging:
    """How far a list was read; `size` is asked for as long as nothing is too large.

    `most` is the most that came on one page, `shrunk` whether fewer were ever asked for.
    """

    size: int
    count: int = 0
    most: int = 1
    shrunk: bool = False

    def asked(self, url: str) -> int:
        """How many items an address asks for."""
        return number(dict(parse_qsl(urlsplit(url).query)).get("per_page", "")) or self.size

    def took(self, items: int) -> None:
        """So many came."""
        self.count += items
        self.most = max(self.most, items)

    def following(self, url: str | None) -> str | None:
        """The page that the forge calls the next, in the size that fits."""
        if url is None or not self.shrunk or "page" not in dict(parse_qsl(urlsplit(url).query)):
            return url
        return self._at(url, self._fitting(self.size))

    def fewer(self, url: str) -> str | None:
        """The same place with fewer items at once; None where it is one."""
        asked = self.asked(url)
        self.shrunk = True
        return self._at(url, self._fitting(asked - 1)) if asked > 1 else None

    def passed_over(self, url: str) -> str:
        """The page after an item that is too large by itself."""
        self.count += 1
        return self._at(url, self._fitting(self.size))

    def _fitting(self, most: int) -> int:
        sizes = (self.size, self.size // 5, self.size // 25)
        known = (s for s in sizes if s and s <= most)
        return next((s for s in known if not self.count or (s <= self.most and self.count % s == 0)), 1)

    def _at(self, url: str, size: int) -> str:
        query = dict(parse_qsl(urlsplit(url).query)) | {"per_page": str(size), "limit": str(size)}
        if "page" in query:  # and no mark of the forge's own, which names a place whatever the size
            query["page"] = str(self.count // size + 1)
        return f"{url.partition('?')[0]}?{urlencode(query)}"
