"""The workflows a library's repository runs on its forge, as files to put into it."""

from importlib import metadata
from importlib.resources import files

from library.approval.pull_request import Forge

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


def workflows(forge: Forge) -> dict[str, str]:
    """The workflow files of a forge by their path in the repository, with this version pinned."""
    folder = files(__package__).joinpath(forge)
    version = metadata.version("hoclieu")
    return {
        place: folder.joinpath(name).read_text(encoding="utf-8").replace("@VERSION@", version)
        for name, place in _PLACES[forge].items()
    }
