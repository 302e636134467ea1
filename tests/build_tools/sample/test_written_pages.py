"""What the sample's pages tell teachers and approvers to type is right."""

import re
import shlex
from pathlib import Path

import pytest

from build_tools.cli.language import Words
from build_tools.cli.main import make_parser
from tests.library.sample_bundle import compiled

PAGES = Path(__file__).parents[3] / "content" / "pages"
_TEMPLATES = re.findall(
    r"^```\n(---\n.*?)^```", (PAGES / "gui-bai.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
)
_COMMANDS = re.findall(r"hoclieu [^`\n]+", (PAGES / "duyet-bai.md").read_text("utf-8"))


@pytest.mark.parametrize(("at", "kind"), [*enumerate(("lesson-video", "question-bank", "exam"))])
def test_each_template_of_a_resource_compiles_without_a_word(at: int, kind: str) -> None:
    found = compiled(_TEMPLATES[at])
    assert [finding.message("vi") for finding in found.findings] == []
    assert found.resource is not None
    assert found.resource.kind == kind


@pytest.mark.parametrize("command", _COMMANDS)
def test_each_command_for_approvers_parses(command: str) -> None:
    words = shlex.split(command.replace("MÃ-HỌC-LIỆU", "mau-thcs-01/bai").replace("MÃ-NGƯỜI", "p-thanh"))
    options, unknown = make_parser(Words("vi"))[0].parse_known_args(words[1:])
    assert (options.verb, unknown) == ("approve", [])
