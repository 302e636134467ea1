"""The workflows a library's repository runs on its forge, as files to put into it."""

from importlib.resources import files

from build_tools.package_versions import package_version
from build_tools.shared_cache.keys import ReadingKey
from library.approval.pull_request import Forge
from library.values import dataclass

_PLACES: dict[Forge, dict[str, str]] = {
    "github": {
        "check.yml": ".github/workflows/check.yml",
        "record-and-publish.yml": ".github/workflows/record-and-publish.yml",
    },
    "gitlab": {
        "check.yml": ".gitlab/ci/check.yml",
        "record-and-publish.yml": ".gitlab/ci/record-and-publish.yml",
        "gitlab-ci.yml": ".gitlab-ci.yml",
    },
    "forgejo": {
        "check.yml": ".forgejo/workflows/check.yml",
        "record-and-publish.yml": ".forgejo/workflows/record-and-publish.yml",
    },
}

RECORDING: dict[Forge, str] = {forge: places["record-and-publish.yml"] for forge, places in _PLACES.items()}
"""Where the workflow that records and publishes stands for each forge."""


@dataclass(frozen=True, slots=True)
class ReadableCache:
    """A shared cache that jobs on pull requests may read: its address, safe to quote, and the key."""

    address: str
    key: ReadingKey


def workflows(forge: Forge, shared: ReadableCache | None = None) -> dict[str, str]:
    """The workflow files of a forge by their path in the repository, with this version pinned."""
    folder = files(__package__).joinpath(forge)
    values = {
        "@VERSION@": package_version("hoclieu"),
        "@EXTRA@": "[shared]" if shared else "",
        "@ADDRESS@": shared.address if shared else "",
        "@READING_KEY@": shared.key.text if shared else "",
    }
    written: dict[str, str] = {}
    for name, place in _PLACES[forge].items():
        text = folder.joinpath(name).read_text(encoding="utf-8")
        for mark, value in values.items():
            text = text.replace(mark, value)
        written[place] = text
    return written
