"""What verbs that read a repository share: finding it, its revision, and saying what is missing."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from build_tools.cache_place import open_sharing_cache
from build_tools.cache_store import CacheStore
from build_tools.cli.found_repository import found_repository
from build_tools.cli.language import Words
from build_tools.manifest import read_manifest
from build_tools.output_place import fault_of_link, fault_of_place
from build_tools.repository import Repository, open_repository
from library.diagnostics import Text
from library.values import dataclass

HEAD = "HEAD"


@dataclass(frozen=True, slots=True)
class Opened:
    """A repository to read content from, at a revision; and the one that holds the ledger."""

    content: Repository
    ledger: Repository
    revision: str
    preview: bool


def add_revision(parser: argparse.ArgumentParser, words: Words) -> None:
    """Options that say which state of the repository is meant."""
    either = parser.add_mutually_exclusive_group()
    either.add_argument(
        "--rev", default=HEAD, metavar="REV",
        help=words("bản Git cần đọc (mặc định HEAD)", "the Git revision to read (HEAD)"),
    )  # fmt: skip
    either.add_argument(
        "--worktree", action="store_true",
        help=words(
            "xem trước các tệp đang sửa, chưa commit; không dùng để công bố",
            "preview files not committed yet; never for publishing",
        ),
    )  # fmt: skip


def add_cache(parser: argparse.ArgumentParser, words: Words) -> None:
    """The option to compile everything anew."""
    parser.add_argument(
        "--no-cache", action="store_true",
        help=words("không dùng bộ nhớ đệm, đọc lại mọi học liệu", "read all anew, without the cache"),
    )  # fmt: skip


def add_extent(parser: argparse.ArgumentParser, words: Words) -> None:
    """Options that say which sites are built, and for which moment."""
    parser.add_argument(
        "--site", action="append", default=[], metavar="SITE",
        help=words("chỉ dựng trang này (lặp lại được)", "build only this site (repeatable)"),
    )  # fmt: skip
    parser.add_argument(
        "--as-of", type=moment_reader(words), metavar="MOMENT",
        help=words(
            "thời điểm của bản dựng, kèm múi giờ (mặc định: bây giờ)",
            "the moment the build speaks for, with its zone (now)",
        ),
    )  # fmt: skip


def chosen_cache(options: argparse.Namespace) -> CacheStore | None:
    """The user's cache, unless they want none; what is not committed is never given to others."""
    if options.no_cache:
        return None
    words = Words(options.lang)
    return open_sharing_cache(
        lambda text: tell(text, words), offering=not getattr(options, "worktree", False)
    )


def tell(text: Text, words: Words) -> None:
    """Say something on stderr that is no finding."""
    sys.stderr.write(f"{words.of(text)}\n")


@contextmanager
def opened(options: argparse.Namespace, words: Words) -> Iterator[Opened | None]:
    """The repository at its revision; None, and a word on stderr, where there is none."""
    repository = found_repository(options.root, words)
    if repository is None:
        yield None
        return
    name = getattr(options, "rev", HEAD)
    if getattr(options, "worktree", False):
        # Whoever previews nothing need not load it.
        from build_tools.worktree import of_worktree

        _say_what_is_previewed(repository.uncommitted(), words)
        with of_worktree(repository) as preview:
            yield Opened(preview, repository, HEAD, preview=True)
        return
    revision = repository.resolve(name)
    if revision is None:
        sys.stderr.write(_no_revision(name, words))
        yield None
        return
    if name != HEAD or not hasattr(options, "worktree"):
        yield Opened(repository, repository, revision, preview=False)
        return
    with repository.counting_uncommitted() as counted:
        yield Opened(repository, repository, revision, preview=False)
        _say_what_is_left_out(counted(), words)


def _say_what_is_previewed(files: int, words: Words) -> None:
    if files:
        sys.stderr.write(words(f"Xem trước {files} tệp chưa commit.\n", f"Previewing {files} files.\n"))


def _say_what_is_left_out(files: int, words: Words) -> None:
    if files:
        sys.stderr.write(
            words(
                f"{files} tệp chưa commit nên không được xét đến; thêm --worktree để xem trước.\n",
                f"{files} files are not committed and do not count; add --worktree to preview them.\n",
            )
        )


def _no_revision(name: str, words: Words) -> str:
    if name == HEAD:
        return words(
            "Kho chưa có commit nào. Hãy commit trước (git add, git commit), "
            "hoặc thêm --worktree để xem trước.\n",
            "Nothing is committed yet. Commit first (git add, git commit), or add --worktree to preview.\n",
        )
    return words(
        f"Không có bản Git “{name}”. Xem các bản: git log --oneline --all\n",
        f"There is no revision “{name}”. See what there is: git log --oneline --all\n",
    )


def built_folder(root: Path, repository: Repository | None = None) -> Path:
    """Where sites are built to unless a folder is named: `build` at the top of the repository.

    That is the one that holds `root`; it is found where it is not given.
    """
    if repository is None and root.is_dir():
        repository = open_repository(root)
    top = root if repository is None or repository.root == root.resolve() else repository.root
    return top / "build"


def no_preview_there(out: Path, words: Words) -> bool:
    """Whether a folder holds sites to publish, which no preview may touch; then a word on stderr."""
    manifest = read_manifest(out)
    published = bool(manifest.parts) and not manifest.inputs.get("preview")
    if published:
        sys.stderr.write(
            words(
                f"{out} đang giữ các trang để công bố; bản xem trước phải ở thư mục khác (--out).\n",
                f"{out} holds sites to publish; a preview needs another folder (--out).\n",
            )
        )
    return published


def no_build_there(out: Path, repository: Repository, words: Words, *, named: bool) -> bool:
    """Whether a folder, `named` by somebody or not, is none to build sites to; then a word on stderr."""
    fault = fault_of_link(out)
    if fault is None and named:
        fault = fault_of_place(out, repository)
    if fault is not None:
        tell(fault, words)
    return fault is not None


def moment_reader(words: Words) -> Callable[[str], datetime]:
    """Reads a moment with its zone from the command line, as UTC."""

    def moment(written: str) -> datetime:
        try:
            read = datetime.fromisoformat(written)
        except ValueError:
            read = None
        if read is None or read.tzinfo is None:
            raise argparse.ArgumentTypeError(
                words(
                    f"“{written}” không phải thời điểm có múi giờ; viết như 2026-01-10T09:30:00+07:00",
                    f"“{written}” is no moment with a zone; write it like 2026-01-10T09:30:00+07:00",
                )
            )
        return read.astimezone(UTC)

    return moment


def day_reader(words: Words) -> Callable[[str], date]:
    """Reads a day from the command line."""

    def day(written: str) -> date:
        try:
            return date.fromisoformat(written)
        except ValueError as error:
            raise argparse.ArgumentTypeError(
                words(
                    f"“{written}” không phải một ngày; viết năm-tháng-ngày, như 2026-09-28",
                    f"“{written}” is no day; write year-month-day, like 2026-09-28",
                )
            ) from error

    return day


def now() -> datetime:
    """The present moment; the only clock of the command line."""
    return datetime.now(UTC).replace(microsecond=0)
