"""What verbs that read a repository share: finding it, its revision, and saying what is missing."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from build_tools.cli.language import Words
from build_tools.repository import Repository, of_worktree, open_repository


@dataclass(frozen=True, slots=True)
class Opened:
    """A repository to read content from, at a revision; and the one that holds the ledger."""

    content: Repository
    ledger: Repository
    revision: str
    preview: bool


def add_revision(parser: argparse.ArgumentParser, words: Words) -> None:
    """Options that say which state of the repository is meant."""
    parser.add_argument(
        "--rev", default="HEAD", metavar="REV",
        help=words("bản Git cần đọc (mặc định HEAD)", "the Git revision to read (HEAD)"),
    )  # fmt: skip
    parser.add_argument(
        "--worktree", action="store_true",
        help=words(
            "xem trước các tệp đang sửa, chưa commit; không dùng để công bố",
            "preview files not committed yet; never for publishing",
        ),
    )  # fmt: skip


@contextmanager
def opened(options: argparse.Namespace, words: Words) -> Iterator[Opened | None]:
    """The repository the options name; None, and a word on stderr, where there is none."""
    repository = open_repository(options.root) if options.root.is_dir() else None
    if repository is None:
        sys.stderr.write(
            words(
                f"{options.root} không phải kho Git. Hãy chạy trong thư mục của kho, "
                "hoặc thêm --root THƯ-MỤC.\n",
                f"{options.root} is no Git repository. Run this inside one, or add --root DIR.\n",
            )
        )
        yield None
        return
    if getattr(options, "worktree", False):
        with of_worktree(repository) as preview:
            yield Opened(preview, repository, "HEAD", preview=True)
        return
    revision = repository.resolve(getattr(options, "rev", "HEAD"))
    if revision is None:
        sys.stderr.write(
            words(
                f"Không có bản Git “{options.rev}”. Kho chưa có commit nào thì hãy commit trước.\n",
                f"There is no revision “{options.rev}”. If nothing is committed yet, commit first.\n",
            )
        )
        yield None
        return
    yield Opened(repository, repository, revision, preview=False)


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


def now() -> datetime:
    """The present moment; the only clock of the command line."""
    return datetime.now(UTC).replace(microsecond=0)
