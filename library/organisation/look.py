"""A school's own look and contact: content/schools/<school>/school.yml."""

import re

from library.diagnostics import Pass, Text, find
from library.field_reading import read_plain_fields
from library.organisation.records import wrong_shape
from library.rules import organisation as rules
from library.values import dataclass
from library.yaml_tree import Mapping, read_yaml

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_LOGO = re.compile(r"logo\.(png|webp|jpg)")


@dataclass(frozen=True, slots=True)
class SchoolLook:
    """A colour for the header, the file name of a logo beside school.yml, and how to reach them."""

    colour: str = ""
    logo: str = ""
    contact: str = ""


def read_look(source: bytes, path: str) -> Pass[SchoolLook]:
    """The look in a school.yml; what cannot be used is left to the district's."""
    root = yield from read_yaml(source, path)
    if not isinstance(root, Mapping):
        if root is not None:
            yield wrong_shape(root, path, Text("các dòng `mục: giá trị`", "`key: value` lines"))
        return SchoolLook()
    fields = yield from read_plain_fields(root, path, ("colour", "logo", "contact"))
    colour = yield from fields.text("colour", 20)
    logo = yield from fields.text("logo", 40)
    contact = yield from fields.text("contact")
    if colour is not None and not _COLOUR.fullmatch(colour):
        yield find(rules.BAD_COLOUR, fields.place("colour"), value=colour)
        colour = None
    if logo is not None and not _LOGO.fullmatch(logo):
        yield find(rules.BAD_LOGO, fields.place("logo"), value=logo)
        logo = None
    return SchoolLook((colour or "").lower(), logo or "", contact or "")
