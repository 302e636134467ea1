"""Which versions of packages are installed, told by the names of their folders.

`importlib.metadata` reads a file of each with a parser for e-mail, which takes longer than a build that
has nothing to do.
"""

import os
import re
import sys
from functools import cache

_INFO = ".dist-info"
_BETWEEN = re.compile(r"[-_.]+")


@cache
def package_version(name: str) -> str:
    """The version of an installed package; PackageNotFoundError where it is not installed."""
    found = _installed().get(_normal(name))
    if found is None:
        # Installed in some other way than as a wheel: then there is no such folder.
        from importlib.metadata import version

        return version(name)
    return found


@cache
def _installed() -> dict[str, str]:
    """Versions by name (https://packaging.python.org/en/latest/specifications/binary-distribution-format/)."""
    found: dict[str, str] = {}
    for place in sys.path:
        for folder in os.listdir(place) if os.path.isdir(place) else ():  # noqa: PTH112, PTH208 - at each start
            if folder.endswith(_INFO):
                name, _, version = folder.removesuffix(_INFO).rpartition("-")
                found.setdefault(_normal(name), version)
    return found


def _normal(name: str) -> str:
    return _BETWEEN.sub("-", name).lower()
