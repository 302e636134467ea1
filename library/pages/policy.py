"""What a page may load and run, as a browser keeps it (Content Security Policy, level 3)."""

from collections.abc import Iterable

from library.values import dataclass

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "frame-src https://www.youtube-nocookie.com https://drive.google.com; "
    "base-uri 'none'; form-action 'self'"
)
"""What every page says of itself in a tag; films play in a frame, only after a click."""


@dataclass(frozen=True, slots=True)
class Inline:
    """The digests of all styles and scripts that stand inside the copies to carry of one site."""

    styles: tuple[str, ...]
    scripts: tuple[str, ...]


def host_policy(inline: Inline) -> str:
    """What a host sends with every file: the same, no frame around it, and copies to carry may run."""
    policy = PAGE_POLICY.replace("script-src 'self'", f"script-src 'self' {_quoted(inline.scripts)}")
    policy = policy.replace("style-src 'self'", f"style-src 'self' {_quoted(inline.styles)}")
    return policy.replace("font-src 'self'", "font-src 'self' data:") + "; frame-ancestors 'none'"


def _quoted(digests: Iterable[str]) -> str:
    return " ".join(f"'{digest}'" for digest in digests)
