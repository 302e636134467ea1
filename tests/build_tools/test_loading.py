"""What a build loads before it begins: of what most edits need none, nothing."""

import subprocess
import sys

import pytest

WAITING = {
    "library.questions.parser": "reads papers",
    "library.compile_paper": "compiles papers",
    "library.attachments.office": "looks into files of Word and its like",
    "library.maths.chemistry": "reads formulas of chemistry",
    "PIL.Image": "draws posters and icons",
}


@pytest.fixture(scope="module")
def loaded() -> frozenset[str]:
    """All modules there are when a build begins."""
    script = "import sys, build_tools.cli.site_building; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return frozenset(done.stdout.split())


@pytest.mark.parametrize("module", WAITING)
def test_what_few_edits_need_is_loaded_when_it_is_needed(module: str, loaded: frozenset[str]) -> None:
    assert module not in loaded
