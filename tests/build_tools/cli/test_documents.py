"""The documents for people say what the command does: every verb, and only commands that parse."""

import re
import shlex
from pathlib import Path

import pytest

from build_tools.cli.language import Words
from build_tools.cli.main import main, make_parser
from build_tools.cli.verbs import VERBS, Verb

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "VAN-HANH.md")
_PLACEHOLDERS = {"CODE": "M101", "FORGE": "github", "OWNER/NAME": "a/b"}


def _commands(text: str) -> list[str]:
    """Every command of a document: between back ticks, or on a line of its own in a block."""
    inline = re.findall(r"`(?:\.venv/bin/)?(hoclieu [^`\n]+)`", text)
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    return inline + [line.split("#")[0].strip() for line in lines if line.startswith("hoclieu ")]


def _is_understood(command: str) -> bool:
    """Whether a command parses; one of two words only names a verb."""
    parser, verbs = make_parser(Words("en"))
    words = [_PLACEHOLDERS.get(word, word) for word in shlex.split(command)[1:] if word[0] != "["]
    if len(words) == 1:
        return words[0] in verbs
    try:
        return parser.parse_known_args(words)[1] == []
    except SystemExit:
        return False


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_each_verb_stands_in_the_readme_and_its_examples_parse(verb: Verb) -> None:
    assert f"| `hoclieu {verb.name}" in README
    assert [example for example in verb.examples if not _is_understood(example)] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_command_in_a_document_parses(name: str) -> None:
    commands = _commands((ROOT / name).read_text(encoding="utf-8"))
    assert [command for command in commands if not _is_understood(command)] == []


@pytest.mark.parametrize("row", re.findall(r"^\| `hoclieu .*$", README, re.MULTILINE))
def test_the_options_that_the_readme_names_exist(capsys: pytest.CaptureFixture[str], row: str) -> None:
    verb = row.split()[2].strip("`")
    with pytest.raises(SystemExit):
        main([verb, "--help"])
    shown = set(re.findall(r"--[a-z][a-z-]+", capsys.readouterr().out))
    assert set(re.findall(r"--[a-z][a-z-]+", row)) <= shown
