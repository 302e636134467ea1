"""What mkdocs.yml can say here, as one value; these tables are all that is honoured."""

from collections.abc import Mapping as MappingType

from library.values import dataclass

CONFIG_PATH = "mkdocs.yml"
PAGES = "content/pages"
RESERVED = "KHO7F3A"

FEATURES = ("navigation.tabs", "navigation.path")
SCHEMES = ("default", "slate")
LANGUAGE = "vi"
# fmt: off
COLOURS = (
    "red", "pink", "purple", "deep-purple", "indigo", "blue", "light-blue", "cyan", "teal", "green",
    "light-green", "lime", "yellow", "amber", "orange", "deep-orange", "brown", "grey", "blue-grey",
)
# fmt: on
EXTENSIONS: MappingType[str, tuple[str, ...]] = {
    "abbr": (),
    "admonition": (),
    "attr_list": (),
    "def_list": (),
    "footnotes": (),
    "md_in_html": (),
    "sane_lists": (),
    "tables": (),
    "toc": ("permalink", "toc_depth"),
    "pymdownx.betterem": (),
    "pymdownx.caret": (),
    "pymdownx.details": (),
    "pymdownx.mark": (),
    "pymdownx.superfences": (),
    "pymdownx.tilde": (),
}


@dataclass(frozen=True, slots=True)
class WrittenLink:
    """An entry of `nav`: a hand-written page and what it is called there ("" for its title)."""

    label: str
    file: str


@dataclass(frozen=True, slots=True)
class Palette:
    """A scheme that the reader may switch to, and what the switch is called."""

    scheme: str
    media: str = ""
    toggle: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that mkdocs.yml can say here; the defaults are those of a file that says nothing."""

    site_name: str = "Kho học liệu số"
    site_description: str = ""
    copyright: str = ""
    palettes: tuple[Palette, ...] = (Palette("default"), Palette("slate"))
    primary: str = ""
    logo: str = ""
    favicon: str = ""
    features: tuple[str, ...] = FEATURES
    extra_css: tuple[str, ...] = ()
    nav: tuple[WrittenLink, ...] = ()
    extensions: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = tuple(
        (name, ()) for name in ("admonition", "tables", "attr_list", "def_list", "footnotes", "toc")
    )
