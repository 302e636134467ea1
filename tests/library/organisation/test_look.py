"""A school's own look: what may be chosen, and what is left to the district."""

import pytest

from library.diagnostics import collect
from library.organisation.look import SchoolLook, read_look


def read(text: str | bytes) -> tuple[SchoolLook, list[str]]:
    source = text.encode() if isinstance(text, str) else text
    look, findings = collect(read_look(source, "school.yml"))
    return look, [f"{f.location.line}:{f.location.column} {f.rule.code}" for f in findings]


def test_a_look() -> None:
    text = 'colour: "#00695C"\nlogo: logo.webp\ncontact: Văn phòng trường\n'
    assert read(text) == (SchoolLook("#00695c", "logo.webp", "Văn phòng trường"), [])
    assert read("logo: logo.png") == (SchoolLook("", "logo.png"), [])


@pytest.mark.parametrize(
    ("text", "found", "look"),
    [
        ("xanh", ["1:1 O102"], SchoolLook()),
        ("- a", ["1:1 O102"], SchoolLook()),
        ("color: '#00695c'", ["1:1 M101"], SchoolLook()),
        ("colour: xanh lá\ncontact: a", ["1:1 O112"], SchoolLook(contact="a")),
        ("colour: '#06c'", ["1:1 O112"], SchoolLook()),
        ("colour: '#00695c}body{'", ["1:1 O112"], SchoolLook()),
        ("colour: '#00695c'\nlogo: ../../anh.png", ["2:1 O113"], SchoolLook("#00695c")),
        ("logo: logo.svg", ["1:1 O113"], SchoolLook()),
        ("logo: LOGO.PNG", ["1:1 O113"], SchoolLook()),
        ("contact: <b>a", ["1:1 M113"], SchoolLook()),
        (b"\xff", ["1:1 Y102"], SchoolLook()),
    ],
)
def test_what_cannot_be_used(text: str | bytes, found: list[str], look: SchoolLook) -> None:
    assert read(text) == (look, found)
