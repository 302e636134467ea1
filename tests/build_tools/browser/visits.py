"""Visits to the built sample: a device, a way to the sites, and all that went wrong on the way."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

PATIENCE = 30_000
"""In milliseconds: how long a browser is waited for that has but a part of a busy machine."""

DEVICES: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True},
    "desktop": {"viewport": {"width": 1280, "height": 800}},
}
_VIOLATIONS = """
    document.addEventListener("securitypolicyviolation", function (event) {
        console.error("policy: " + event.violatedDirective + " " + event.blockedURI);
    });
"""


@dataclass
class Visit:
    """One browser with nothing stored, at sites below `root`; it counts what must not happen.

    `requests` are all addresses that were asked for, `foreign` those outside the sites, `faults` what
    stood on the console, was thrown, or broke the page's policy.
    """

    page: Page
    root: str
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def foreign(self) -> list[str]:
        return [address for address in self.requests if not address.startswith((self.root, "data:"))]

    def open(self, path: str) -> Page:
        """The page at a path below the root, loaded to its end."""
        self.page.goto(f"{self.root}/{path}", wait_until="load")
        return self.page

    def path(self) -> str:
        """Where the visit stands, below the root."""
        return self.page.url.removeprefix(f"{self.root}/").partition("#")[0]

    def overflow(self) -> int:
        """How many pixels the page is wider than its window."""
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return int(wide)


@contextmanager
def visiting(browser: Browser, root: str, device: str, **options: Any) -> Iterator[Visit]:
    """A visit from one kind of device; `options` are those of a browser's context."""
    context = browser.new_context(**DEVICES[device], **options)
    context.set_default_timeout(PATIENCE)
    context.add_init_script(_VIOLATIONS)
    yield _watched(context, root)
    context.close()


def _watched(context: BrowserContext, root: str) -> Visit:
    visit = Visit(context.new_page(), root)
    context.on("request", lambda request: visit.requests.append(request.url))
    context.on("weberror", lambda error: visit.faults.append(str(error.error)))
    context.on(
        "console", lambda said: visit.faults.append(said.text) if said.type in ("error", "warning") else None
    )
    return visit
