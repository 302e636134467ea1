"""Which tool this is: two with the same digest make the same of the same."""

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache

import library
from build_tools.package_versions import package_version

_PACKAGES = (
    "mkdocs", "mkdocs-material", "jinja2", "pyyaml", "python-frontmatter", "pyromark", "nh3", "math-core",
    "pillow", "av",
)  # fmt: skip


@cache
def tool_digest() -> str:
    """A digest of this tool's own code and data, and of the packages that shape its output."""
    digest = hashlib.sha256(sys.version.encode())
    for package in _PACKAGES:
        digest.update(f"{package} {package_version(package)}\n".encode())
    root = os.path.dirname(os.path.dirname(library.__file__))  # noqa: PTH120 - at each start
    for path in sorted(_files(root, "library")) + sorted(_files(root, "build_tools")):
        with open(f"{root}/{path}", "rb") as file:  # noqa: PTH123 - at each start
            digest.update(f"{path}\0".encode() + hashlib.sha256(file.read()).digest())
    return digest.hexdigest()


def _files(root: str, folder: str) -> Iterator[str]:
    """The files below a folder by their paths from the root, without the sample and what runs leave."""
    with os.scandir(f"{root}/{folder}") as entries:
        for entry in entries:
            path = f"{folder}/{entry.name}"
            if entry.is_dir() and entry.name not in ("__pycache__", "sample"):
                yield from _files(root, path)
            elif entry.is_file():
                yield path
