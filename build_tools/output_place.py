"""Where no sites are built to: what Git keeps there, or somebody else put there, is not ours to mix with."""

import os
from pathlib import Path

from build_tools.git import git
from build_tools.manifest import STATE_FOLDER
from build_tools.repository import CONTENT, Repository
from library.diagnostics import Text, printable

OUR_FOLDERS = frozenset({"sites", "class-link", "staff", "preview"})
"""What a build makes at the top of its output; where that came from another machine, it has no state."""
_LONGEST_NAME = 80


def fault_of_link(out: Path) -> Text | None:
    """That a folder to build to is a link, for what is behind it may be of others; None where it is none."""
    if not out.is_symlink():
        return None
    return Text(
        f"{out}: thư mục đích là một liên kết; hãy chọn một thư mục thật bằng --out",
        f"{out}: the output folder is a symbolic link; choose a real one with --out",
    )


def fault_of_place(out: Path, repository: Repository) -> Text | None:
    """Why no sites may be built to `out`, which somebody named; None where they may."""
    place, top = out.resolve(), repository.root.resolve()
    if any(place.is_relative_to(folder) for folder in _folders_of_git(repository)):
        return Text(
            f"{out} nằm trong thư mục riêng của Git; hãy chọn thư mục khác bằng --out, ví dụ --out build",
            f"{out} lies in a folder of Git's own; choose another with --out, e.g. --out build",
        )
    if _holds(place, top) or _holds(place, _home()):
        return Text(
            f"{out} chứa cả kho này hoặc thư mục riêng của bạn, không dựng trang thẳng vào đó; hãy chọn thư "
            "mục khác bằng --out, ví dụ --out build",
            f"{out} holds the whole repository or your home folder, where no sites are built to; choose "
            "another folder with --out, e.g. --out build",
        )
    if place.is_relative_to(top) and _is_of_the_library(place.relative_to(top), repository):
        return Text(
            f"{out} là chỗ của các tệp mà kho Git đang giữ, không dựng trang vào đó; hãy chọn thư mục khác "
            "bằng --out, ví dụ --out build",
            f"{out} is a place of files that Git keeps, where no sites are built to; choose another folder "
            "with --out, e.g. --out build",
        )
    return _fault_of_content(out, place)


def _fault_of_content(out: Path, place: Path) -> Text | None:
    """That a folder holds what no build put there, among which sites would be strewn."""
    if not place.is_dir() or (place / STATE_FOLDER).is_dir():
        return None
    # Hidden ones are of the system, of Git, or of a web server.
    names = (path.name for path in sorted(place.iterdir()))
    other = next((name for name in names if name[0] != "." and name not in OUR_FOLDERS), None)
    if other is None:
        return None
    name = printable(other, _LONGEST_NAME)
    return Text(
        f"{out} đang có tệp không do hoclieu tạo ra ({name}), không dựng trang vào đó; hãy chọn thư mục mới "
        "hoặc trống, ví dụ --out build",
        f"{out} has files that hoclieu did not make ({name}), among which no sites are built; choose a "
        "folder that is new or empty, e.g. --out build",
    )


def _holds(place: Path, folder: Path | None) -> bool:
    """Whether a folder is to be found in a place, or is the place itself."""
    return folder is not None and folder.is_relative_to(place)


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except RuntimeError:  # of a user who has none
        return None


def _is_of_the_library(path: Path, repository: Repository) -> bool:
    # A preview reads whatever lies in `content`, whether Git keeps it yet or not.
    if not path.parts or path.parts[0] in CONTENT:
        return True
    kept = git(repository.root, "--literal-pathspecs", "ls-files", "-z", "--", path.as_posix())
    return bool(kept)


def _folders_of_git(repository: Repository) -> list[Path]:
    """The folder of this work tree, and the one that it shares with others."""
    asked = ("--absolute-git-dir", "--git-common-dir")
    told = (os.fsdecode(git(repository.root, "rev-parse", one)).removesuffix("\n") for one in asked)
    return [(repository.root / folder).resolve() for folder in told]
