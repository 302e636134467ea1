"""The only package that knows MkDocs: mkdocs.yml, theme and hand-written pages to page shells."""

from build_tools.shell.mkdocs_run import MkDocsError
from build_tools.shell.shells import (
    SITE_SHEET,
    Shells,
    WrittenPage,
    compile_shells,
    judge_shells,
    shell_inputs_digest,
)
from build_tools.shell.stamping import Shell

__all__ = [
    "SITE_SHEET",
    "MkDocsError",
    "Shell",
    "Shells",
    "WrittenPage",
    "compile_shells",
    "judge_shells",
    "shell_inputs_digest",
]
