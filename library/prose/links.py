"""Which links and pictures a text may hold: https, mail, headings, and files of its own folder."""

import re
from collections.abc import Collection
from html import escape, unescape
from urllib.parse import quote, unquote, urlsplit

from library.diagnostics import Finding, Location, did_you_mean, find
from library.prose.model import ASSET_BASE
from library.rules import text as rules
from library.vietnamese import nfc

IMAGE_TYPES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
_COMPARED = 100
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_HOST = re.compile(r"(?:[a-z0-9-]{1,63}\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})")
_MAIL = re.compile(r"[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}", re.ASCII)
_PICTURE = re.compile(rf'<img src="{re.escape(ASSET_BASE)}([^"]+)"')
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\<>\"^`{|}]")


def link(target: str, files: Collection[str], location: Location) -> str | Finding:
    """The href of a link that is no `#heading`, or the finding that it may not stand here."""
    if scheme := _SCHEME.match(target):
        if _allowed_address(scheme[1].lower(), target):
            return target
        return find(rules.LINK_NOT_ALLOWED, location, kind=scheme[1][:20].lower() + ":")
    if target.startswith("/") or "\\" in target:
        return find(rules.LINK_NOT_ALLOWED, location, kind=target[:2])
    name, _, fragment = target.partition("#")
    name = file_name(name)
    if ".." in name.split("/"):
        return find(rules.LINK_NOT_ALLOWED, location, kind="../")
    if name not in files:
        return _missing(name, files, location)
    place = f"#{quote(unquote(fragment), safe='=,')}" if fragment else ""
    return f"{ASSET_BASE}{quote(name)}{place}"


def image(target: str, files: Collection[str], location: Location) -> str | Finding:
    """The file name of a picture, or the finding that it may not stand here."""
    name = file_name(target)
    local = not _SCHEME.match(target) and not target.startswith(("/", "\\", "#"))
    if not local or "\\" in target or ".." in name.split("/"):
        return find(rules.IMAGE_NOT_ALLOWED, location, types=", ".join(IMAGE_TYPES))
    if not name.lower().endswith(IMAGE_TYPES):
        return find(rules.IMAGE_NOT_ALLOWED, location, types=", ".join(IMAGE_TYPES))
    return name if name in files else _missing(name, files, location)


def image_html(name: str, alt: str, title: str) -> str:
    words = f' title="{escape(title)}"' if title else ""
    return f'<img src="{ASSET_BASE}{quote(name)}" alt="{escape(alt)}"{words} loading="lazy">'


def first_picture(html: str) -> str:
    """The name of the first picture that a compiled text shows; "" where it shows none."""
    found = _PICTURE.search(html)
    return unquote(unescape(found[1])) if found else ""


def file_name(target: str) -> str:
    """The name of a file of the bundle as the repository spells it."""
    return nfc(unquote(target)).removeprefix("./")


def _allowed_address(scheme: str, target: str) -> bool:
    if _UNSAFE.search(target):
        return False
    if scheme == "mailto":
        return _MAIL.fullmatch(target[7:]) is not None
    if scheme != "https":
        return False
    try:
        parts = urlsplit(target)
        port = parts.port
    except ValueError:
        return False
    named = _HOST.fullmatch(parts.hostname or "") is not None
    return named and parts.username is None and port in (None, 443) and target.isprintable()


def _missing(name: str, files: Collection[str], location: Location) -> Finding:
    near = did_you_mean(name[:80], sorted(files)[:_COMPARED])
    vi = f"có phải là “{near}”?" if near else "đặt tệp cạnh index.md, hoặc sửa lại tên"
    en = f"did you mean “{near}”?" if near else "put the file beside index.md, or mend its name"
    return find(rules.LINK_TO_NOTHING, location, name=name[:80], hint_vi=vi, hint_en=en)
