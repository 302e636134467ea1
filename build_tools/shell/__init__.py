"""The only package that knows MkDocs: mkdocs.yml, theme and hand-written pages to page shells."""

from build_tools.shell.mkdocs_run import MkDocsError
from build_tools.shell.shells import (
    SITE_SHEET,
    BegunShells,
    Shells,
    WrittenPage,
    begin_shells,
    compile_shells,
    finish_shells,
    judge_shells,
    shell_inputs_digest,
)
from build_tools.shell.stamping import Shell

__all__ = [
    "SITE_SHEET",
    "BegunShells",
    "MkDocsError",
    "Shell",
    "Shells",
    "WrittenPage",
    "begin_shells",
    "compile_shells",
    "finish_shells",
    "judge_shells",
    "shell_inputs_digest",
]
