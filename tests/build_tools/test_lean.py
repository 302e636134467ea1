"""Scripts and sheets lose what only their authors read, and nothing else."""

from pathlib import Path

import pytest

from build_tools.shell.lean import lean_script, lean_sheet, with_words
from build_tools.shell.theme_files import SCRIPTS
from library import theme


@pytest.mark.parametrize(
    ("script", "lean"),
    [
        ("// why\n  f();\n\n    g(); // kept\n", "f();\ng(); // kept\n"),
        ('x = "http://a";\n', 'x = "http://a";\n'),
    ],
)
def test_scripts(script: str, lean: str) -> None:
    assert lean_script(script) == lean


@pytest.mark.parametrize(
    ("sheet", "lean"),
    [
        ("/* why */\na{b:c}\n\n@media print{\n  d{e:f}\n}\n", "a{b:c}@media print{d{e:f}}"),
        ("/* over\n two */a{b:c;\n  d:e}", "a{b:c;d:e}"),
    ],
)
def test_sheets(sheet: str, lean: str) -> None:
    assert lean_sheet(sheet) == lean


def test_the_words_of_the_interface_take_their_places() -> None:
    assert (
        with_words('say(word("right")); sword("x")', {"right": 'Đúng "rồi"'})
        == 'say("Đúng \\"rồi\\""); sword("x")'
    )
    with pytest.raises(KeyError):
        with_words('word("wrong")', {})


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_text_of_a_script_spans_lines(name: str) -> None:
    script = (Path(theme.__file__).parent / "scripts" / name).read_text(encoding="utf-8")
    assert "`" not in lean_script(script)
