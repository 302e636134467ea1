"""The forges that can be read, by the name people write after --forge."""

import re
from collections.abc import Callable

from build_tools.forges import forgejo, github, gitlab
from build_tools.forges.faults import ForgeError
from build_tools.forges.forge import ForgeReader
from library.approval.pull_request import Forge
from library.diagnostics import Text

Opener = Callable[[str, str, str], ForgeReader]

FORGES: dict[Forge, tuple[Opener, str]] = {
    "github": (github.github, github.ADDRESS),
    "gitlab": (gitlab.gitlab, gitlab.ADDRESS),
    "forgejo": (forgejo.forgejo, forgejo.ADDRESS),
}

_OWNED = re.compile(r"[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+")
_TOKEN = re.compile(r"[!-~]*")
_GROUPED = re.compile(r"[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+")


def is_repository(forge: Forge, name: str) -> bool:
    """Whether a name can be a repository's on a forge; GitLab's may stand in groups of groups."""
    shape = _GROUPED if forge == "gitlab" else _OWNED
    return shape.fullmatch(name) is not None and not {".", ".."} & set(name.split("/"))


def open_forge(forge: Forge, repository: str, token: str, address: str | None = None) -> ForgeReader:
    """A reader of one repository; ForgeError where the address is one no token should go to, or it is none.

    What could not stand in a header is refused here: whoever sends it would say it in their complaint.
    """
    opener, usual = FORGES[forge]
    if not _TOKEN.fullmatch(token.strip()):
        raise ForgeError(
            Text(
                "mã truy cập có dấu cách hoặc kí tự lạ",
                "the token has a space or another character in it that no token has",
            ),
            Text("chép lại mã vào HOCLIEU_FORGE_TOKEN", "copy the token into HOCLIEU_FORGE_TOKEN again"),
        )
    return opener(repository, token.strip(), address or usual)
