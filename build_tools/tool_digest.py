"""Which tool this is: two with the same digest make the same of the same."""

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

import library

_PACKAGES = (
    "mkdocs", "mkdocs-material", "jinja2", "pyyaml", "python-frontmatter", "pyromark", "nh3", "math-core",
    "pillow", "av",
)  # fmt: skip


@cache
def tool_digest() -> str:
    """A digest of this tool's own code and data, and of the packages that shape its output."""
    digest = hashlib.sha256(sys.version.encode())
    for package in _PACKAGES:
        digest.update(f"{package} {version(package)}\n".encode())
    root = Path(library.__file__).parent.parent
    for folder in ("library", "build_tools"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and "sample" not in path.parts:
                digest.update(f"{path.relative_to(root)}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
