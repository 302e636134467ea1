"""A resource as one file to carry: a phone cannot open a folder, and may have no network.

The same content as on its page, in a frame of its own: style, scripts, pictures and the font of
formulas stand in the file, and its policy lets it ask nobody for anything.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import field
from html import unescape
from urllib.parse import unquote, urljoin

from markupsafe import Markup, escape

from library.files import extension
from library.pages.policy import Inline
from library.pages.resource_views import ResourceView
from library.pages.shelf_views import Kind
from library.theme.colours import site_css
from library.values import dataclass

_PICTURE_TYPES = {"jpg": "jpeg"}
_PICTURE = re.compile(r'<img src="([^":]+)"')
_LINK = re.compile(r'(<a [^>]*?)href="(?!https?:|mailto:|tel:|#)([^"]*)"')
# Fractions and indices look right in any font; roots, braces and arcs only in one that stretches.
_STRETCHES = re.compile(r"<m(?:sqrt|root|table|over|under|underover)[ >]")


@dataclass(frozen=True, slots=True)
class CarriedTheme:
    """The look of carried copies as text: by kind its sheet and script; what formulas need; the scheme."""

    sheets: Mapping[Kind, str]
    scripts: Mapping[Kind, str]
    maths: str
    maths_font: str
    scheme: str


@dataclass(frozen=True, slots=True)
class Dress:
    """Style and scripts of one copy, and the policy that allows exactly these."""

    style: Markup
    scheme: Markup
    script: Markup
    policy: str


@dataclass(frozen=True, slots=True)
class Dresses:
    """The dresses of one site; each is made once."""

    theme: CarriedTheme
    colour: str
    _made: dict[tuple[Kind, str], Dress] = field(default_factory=dict)

    def inline(self) -> Inline:
        """The digests of every style and script that a copy of this site may hold."""
        maths = ("", self.theme.maths, self.theme.maths_font + self.theme.maths)
        styles = {_sha256(self._style(kind, formulas)) for kind in self.theme.sheets for formulas in maths}
        scripts = {_sha256(script) for script in (self.theme.scheme, *self.theme.scripts.values()) if script}
        return Inline(tuple(sorted(styles)), tuple(sorted(scripts)))

    def _style(self, kind: Kind, maths: str) -> str:
        return self.theme.sheets[kind] + maths + site_css(self.colour)

    def for_content(self, kind: Kind, content: str) -> Dress:
        """What a copy of `kind` with this content wears; the font only where a formula needs it."""
        maths = ""
        if "<math" in content:
            font = self.theme.maths_font if _STRETCHES.search(content) else ""
            maths = font + self.theme.maths
        found = self._made.get((kind, maths))
        if found is None:
            style = self._style(kind, maths)
            found = self._made[kind, maths] = _dress(style, self.theme.scheme, self.theme.scripts[kind])
        return found


def _dress(style: str, scheme: str, script: str) -> Dress:
    scripts = " ".join(f"'{_sha256(text)}'" for text in (scheme, script) if text)
    policy = (
        f"default-src 'none'; style-src '{_sha256(style)}'; script-src {scripts}; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )
    # The theme's own files, never anything of a resource.
    return Dress(Markup(style), Markup(scheme), Markup(script), policy)  # noqa: S704


def _sha256(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()


def pictures_in(content: str) -> set[str]:
    """The addresses of the pictures a content shows, relative to its page."""
    return {unquote(unescape(src)) for src in _PICTURE.findall(content)}


def with_everything(content: str, view: ResourceView, pictures: Mapping[str, bytes]) -> Markup:
    """The content with its pictures in it and no link that leads beside the file.

    `pictures` by the addresses that `pictures_in` gave; one that is not here leaves its words.
    """

    def picture(found: re.Match[str]) -> str:
        name = unquote(unescape(found[1]))
        data = pictures.get(name)
        return "<img" if data is None else f'<img src="{_data_address(name, data)}"'

    def link(found: re.Match[str]) -> str:
        if not view.address:
            return found[1]
        return f'{found[1]}href="{escape(urljoin(view.address, unescape(found[2])))}"'

    return Markup(_LINK.sub(link, _PICTURE.sub(picture, content)))  # noqa: S704 - rendered by us


def _data_address(name: str, data: bytes) -> str:
    kind = extension(name)
    return f"data:image/{_PICTURE_TYPES.get(kind, kind)};base64,{b64encode(data).decode()}"
