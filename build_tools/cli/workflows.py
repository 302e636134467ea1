"""`hoclieu workflows`: writes the workflows that check, record and publish into the repository."""

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path

from build_tools.cli.exit_codes import FINDINGS, OK, USAGE
from build_tools.cli.found_repository import found_folder
from build_tools.cli.language import Words
from build_tools.forges.registry import FORGES
from build_tools.forges.workflows import ReadableCache, workflows
from build_tools.shared_cache.keys import ReadingKey, read_key
from build_tools.shared_cache.shared import fault_of_address
from build_tools.whole_file import write_whole


def add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "--forge", choices=tuple(FORGES), required=True, help=words("loại máy chủ Git", "the kind of forge")
    )
    parser.add_argument(
        "--force", action="store_true",
        help=words("ghi đè tệp đã sửa", "overwrite files that were changed"),
    )  # fmt: skip
    parser.add_argument(
        "--shared-cache", type=_address, metavar="ADDRESS",
        help=words(
            "địa chỉ để việc kiểm tra yêu cầu gộp đọc bộ nhớ đệm chung, cùng --reading-key",
            "where jobs that check pull requests read the shared cache, with --reading-key",
        ),
    )  # fmt: skip
    parser.add_argument(
        "--reading-key", type=_reading_key_reader(words), metavar="READING-KEY",
        help=words("khoá đọc, do `hoclieu cache keys` in ra", "the reading key `hoclieu cache keys` prints"),
    )  # fmt: skip


def _address(written: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9:/._~%@,=&?+-]+", written):
        raise ValueError(written)
    return written


def _reading_key_reader(words: Words) -> Callable[[str], ReadingKey]:
    def key(written: str) -> ReadingKey:
        found = read_key(written)
        # The writing key would be there for everybody to forge with.
        if isinstance(found, ReadingKey):
            return found
        raise argparse.ArgumentTypeError(
            words(
                f"“{written[:20]}…” không phải khoá đọc; xem: hoclieu cache keys",
                f"“{written[:20]}…” is no reading key; see: hoclieu cache keys",
            )
        )

    return key


def _written(path: Path) -> str:
    """What a file holds, whatever the system takes text for."""
    return path.read_text(encoding="utf-8", errors="replace")


def run(options: argparse.Namespace, words: Words) -> int:
    if (options.shared_cache is None) != (options.reading_key is None):
        sys.stderr.write(
            words(
                "--shared-cache và --reading-key phải đi cùng nhau.\n",
                "--shared-cache and --reading-key belong together.\n",
            )
        )
        return USAGE
    fault = fault_of_address(options.shared_cache) if options.shared_cache else None
    if fault is not None:
        sys.stderr.write(f"--shared-cache: {words.of(fault)}\n")
        return USAGE
    root = found_folder(options.root, words)
    if root is None:
        return USAGE
    shared = ReadableCache(options.shared_cache, options.reading_key) if options.shared_cache else None
    wanted = {root / place: text for place, text in workflows(options.forge, shared).items()}
    parts = ((path, one) for path in wanted for one in (path, *path.parents) if one.exists())
    blocking = [one for path, one in parts if one.is_dir() == (one == path)]
    if blocking:
        sys.stderr.write(
            words(
                f"{blocking[0]} chiếm chỗ của các tệp này; hãy xoá hoặc đổi tên nó rồi chạy lại.\n",
                f"{blocking[0]} stands in the way of these files; delete or rename it, and run this again.\n",
            )
        )
        return FINDINGS
    changed = [path for path, text in wanted.items() if path.exists() and _written(path) != text]
    if changed and not options.force:
        for path in changed:
            sys.stderr.write(
                words(
                    f"{path} đã có và khác bản mẫu; thêm --force để ghi đè.\n",
                    f"{path} exists and differs; add --force to overwrite it.\n",
                )
            )
        return FINDINGS
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode())
        sys.stdout.write(words(f"Đã ghi {path}\n", f"Wrote {path}\n"))
    sys.stdout.write(
        words(
            "Đặt bí mật HOCLIEU_RECORDER_KEY (khoá của người giữ sổ) chỉ cho nhánh chính, "
            "rồi commit các tệp này. Việc cài đặt khác: hoclieu codeowners --write.\n",
            "Set the secret HOCLIEU_RECORDER_KEY (the recorder's key) for the main branch only, "
            "then commit these files. What else to set: hoclieu codeowners --write.\n",
        )
    )
    return OK
