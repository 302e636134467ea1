"""`hoclieu cache`: how much was kept of earlier work, where, and forgetting it."""

import argparse
import sys

from build_tools.cache_place import open_cache
from build_tools.cache_store import CacheStore
from build_tools.cli.exit_codes import FINDINGS, OK
from build_tools.cli.language import Words


def add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "action", choices=("info", "clear"), metavar="info|clear",
        help=words("xem, hoặc xoá hết", "look at it, or forget everything"),
    )  # fmt: skip


def run(options: argparse.Namespace, words: Words) -> int:
    store = open_cache()
    if store is None:
        sys.stdout.write(
            words(
                "Không dùng bộ nhớ đệm: không có chỗ chứa, hoặc người khác đọc được tệp khoá.\n",
                "No cache is used: there is no place for it, or others can read the file of its key.\n",
            )
        )
        return OK
    if options.action == "info":
        sys.stdout.write(_info(store, words))
        return OK
    store.clear()
    left = store.size().entries
    if left:
        sys.stderr.write(words("Không xoá được bộ nhớ đệm.\n", "The cache could not be cleared.\n"))
        return FINDINGS
    sys.stdout.write(words("Đã xoá bộ nhớ đệm.\n", "The cache is empty now.\n"))
    return OK


def _info(store: CacheStore, words: Words) -> str:
    held, limit = store.size(), store.limit / 1e6
    megabytes = held.size / 1e6
    lines = [
        words(
            f"{held.entries} kết quả, {megabytes:.1f} MB (nhiều nhất {limit:.0f} MB)",
            f"{held.entries} results, {megabytes:.1f} MB (at most {limit:.0f} MB)",
        ),
        str(store.file),
    ]
    if not store.writable:
        lines.append(words("chỉ đọc, không ghi thêm", "read only, nothing is added"))
    return "\n".join(lines) + "\n"
