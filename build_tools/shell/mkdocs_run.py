"""One real MkDocs run in a child process, over a configuration that we wrote ourselves."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from build_tools.shell.settings import LANGUAGE, Settings
from build_tools.shell.written import Written
from library.pages.policy import PAGE_POLICY
from library.values import dataclass

TIME_LIMIT = 20
"""In seconds, from when the pages are asked for."""
_SAID = "said.txt"
FOLDER = "kho7f3a"


class MkDocsError(Exception):
    """MkDocs ended with an error or took too long; the text is what it said, or the limit in s."""


@dataclass(frozen=True, slots=True)
class MkDocsRun:
    """A child process that renders pages while its parent does something else; close it in any case."""

    _folder: tempfile.TemporaryDirectory[str]
    _process: subprocess.Popen[bytes]
    _addresses: tuple[str, ...]

    def pages(self) -> dict[str, str]:
        """The rendered pages by their path in the output: the shell, then every hand-written page.

        Waits for the run; raises MkDocsError.
        """
        try:
            code = self._process.wait(TIME_LIMIT)
        except subprocess.TimeoutExpired as error:
            raise MkDocsError(str(TIME_LIMIT)) from error
        folder = Path(self._folder.name)
        if code:
            said = (folder / _SAID).read_text(encoding="utf-8", errors="replace")
            raise MkDocsError(said.strip()[-2000:])
        return {a: (folder / "site" / a).read_text(encoding="utf-8") for a in self._addresses}

    def close(self) -> None:
        """End the run where it has not ended, and leave nothing behind."""
        self._process.kill()
        self._process.wait()
        self._folder.cleanup()


def begin_mkdocs(
    settings: Settings,
    overrides: Mapping[str, str],
    written: Iterable[Written],
    pictures: Iterable[str],
    *,
    words: Mapping[str, str],
) -> MkDocsRun:
    """Begin to render the shell and every hand-written page."""
    name = tempfile.TemporaryDirectory(prefix="hoclieu-shell-")
    pages = tuple(written)
    _write(Path(name.name), overrides, pages, pictures, _configuration(settings, pages, words))
    addresses = (f"{FOLDER}/page.html", *(page.address for page in pages))
    return MkDocsRun(name, _started(Path(name.name)), addresses)


def main_css(settings: Settings) -> list[str]:
    """The style sheets that mkdocs.yml's pages load beyond Material's own, in order."""
    return ["assets/kho.css", *settings.extra_css, "assets/site.css"]


def _write(
    folder: Path,
    overrides: Mapping[str, str],
    written: tuple[Written, ...],
    pictures: Iterable[str],
    configuration: Mapping[str, object],
) -> None:
    texts = {f"theme/{path}": text for path, text in overrides.items()}
    texts[f"docs/{FOLDER}/page.md"] = _page_source("kho.html", "KHO", "")
    for page in written:
        texts[f"docs/{page.file}"] = _page_source("kho-written.html", page.title, page.markdown)
    for path in pictures:  # only so that links to them are rewritten; their bytes go another way
        texts[f"docs/{path}"] = ""
    texts["mkdocs.yml"] = json.dumps(configuration)
    for path, text in texts.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _page_source(template: str, title: str, body: str) -> str:
    head = json.dumps({"template": template, "title": title})
    return f"---\n{head}\n---\n{body}"


def _configuration(
    settings: Settings, written: tuple[Written, ...], words: Mapping[str, str]
) -> dict[str, object]:
    schemes = " ".join(palette.scheme for palette in settings.palettes)
    extensions: list[object] = []
    for name, options in settings.extensions:
        extensions.append({name: {k: json.loads(v) for k, v in options}} if options else name)
    return {
        "site_name": "KHO7F3A.site_name.",
        "docs_dir": "docs",
        "site_dir": "site",
        "use_directory_urls": False,
        "theme": {
            "name": "material",
            "custom_dir": "theme",
            "language": LANGUAGE,
            "font": False,
            "palette": {
                "scheme": settings.palettes[0].scheme,
                "primary": settings.primary or "custom",
                "accent": "custom",
            },
            "features": list(settings.features),
            "static_templates": [],
        },
        "copyright": settings.copyright and _escaped(settings.copyright),
        "extra": {"kho": {**words, "schemes": schemes, "policy": PAGE_POLICY}},
        "extra_css": main_css(settings),
        "plugins": [],
        "markdown_extensions": extensions,
        "nav": [f"{FOLDER}/page.md", *(page.file for page in written)],
        "validation": {"links": {"not_found": "ignore", "unrecognized_links": "ignore"}},
    }


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _started(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-I", "-m", "mkdocs", "build", "--quiet"]
    keep = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
    environment = {name: os.environ[name] for name in keep if name in os.environ}
    environment |= {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "HOME": str(folder)}
    environment |= {"SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0", "NO_COLOR": "1"}
    with (folder / _SAID).open("wb") as said:
        return subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
