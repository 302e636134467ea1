"""`hoclieu cache`: how much was kept of earlier work, where, and forgetting it; keys to share it."""

import argparse
import os
import sys

from build_tools.cache_place import SHARED, SHARED_KEY, open_sharing_cache
from build_tools.cache_store import CacheStore
from build_tools.cli.exit_codes import FINDINGS, OK, USAGE
from build_tools.cli.language import Words
from build_tools.cli.repository_options import tell
from build_tools.shared_cache.keys import ReadingKey, new_key, read_key
from build_tools.shared_cache.shared import SharedCache


def add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "action", choices=("info", "clear", "keys"), metavar="info|clear|keys",
        help=words(
            "xem; xoá hết; hoặc in hai khoá của bộ nhớ đệm dùng chung giữa nhiều máy",
            "look at it; forget everything; or print the two keys of a cache that machines share",
        ),
    )  # fmt: skip


def run(options: argparse.Namespace, words: Words) -> int:
    if options.action == "keys":
        return _print_keys(words)
    store = open_sharing_cache(lambda text: tell(text, words))
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
            f"{held.entries} kết quả, {_comma(megabytes)} MB (nhiều nhất {limit:.0f} MB)",
            f"{held.entries} results, {megabytes:.1f} MB (at most {limit:.0f} MB)",
        ),
        str(store.file),
    ]
    if not store.writable:
        lines.append(words("chỉ đọc, không ghi thêm", "read only, nothing is added"))
    if isinstance(store.others, SharedCache):
        lines.extend(_shared_info(store.others, store, words))
    return "\n".join(lines) + "\n"


def _shared_info(shared: SharedCache, store: CacheStore, words: Words) -> list[str]:
    seen = shared.look(store)
    if seen is None:
        return []
    packs, megabytes = seen[0], seen[1] / 1e6
    right = words("đọc và ghi", "read and write") if shared.may_write else words("chỉ đọc", "read only")
    return [
        words(
            f"dùng chung: {packs} gói, {_comma(megabytes)} MB, {right}",
            f"shared: {packs} packs, {megabytes:.1f} MB, {right}",
        ),
        shared.address,
    ]


def _comma(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")


def _print_keys(words: Words) -> int:
    written = os.environ.get(SHARED_KEY, "").strip()
    key = read_key(written) if written else new_key()
    if key is None or isinstance(key, ReadingKey):
        sys.stderr.write(
            words(
                f"{SHARED_KEY} không phải khoá ghi; bỏ biến này đi để tạo khoá mới.\n",
                f"{SHARED_KEY} is no writing key; unset it to make new keys.\n",
            )
        )
        return USAGE
    sys.stdout.write(
        words(
            f"{key.text}\n"
            f"  khoá ghi: đặt làm bí mật {SHARED_KEY} của riêng việc dựng trang trên nhánh chính\n"
            f"{key.reading.text}\n"
            "  khoá đọc: cho việc kiểm tra yêu cầu gộp; ai đọc được kho Git thì biết nó cũng được\n"
            f"Địa chỉ đặt ở {SHARED}, ví dụ s3://kho/hoclieu hoặc /mnt/chung/hoclieu\n",
            f"{key.text}\n"
            f"  the writing key: the secret {SHARED_KEY} of the job that builds the main branch, no other\n"
            f"{key.reading.text}\n"
            "  the reading key: for jobs that check pull requests; whoever reads the repository may know it\n"
            f"The address goes into {SHARED}, as s3://bucket/hoclieu or /mnt/share/hoclieu\n",
        )
    )
    return OK
