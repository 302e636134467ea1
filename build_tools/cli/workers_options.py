"""The options that say who does the work: processes of this machine, or a cluster."""

import argparse
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from build_tools.cli.language import Words
from build_tools.workers import MOST, VARIABLE

if TYPE_CHECKING:
    from build_tools.executors import Workers

_ADDRESS = re.compile(r"dask(?:\+tls)?://(?:[\w.-]+|\[[\da-fA-F:.]+\]):\d{1,5}")


def add_workers(parser: argparse.ArgumentParser, words: Words) -> None:
    """Either how many processes, or which cluster."""
    either = parser.add_mutually_exclusive_group()
    either.add_argument(
        "--workers", type=_count_reader(words), metavar="N",
        help=words(
            "số tiến trình chạy cùng lúc (mặc định: mỗi nhân một tiến trình)",
            "how many processes work side by side (one a core)",
        ),
    )  # fmt: skip
    either.add_argument(
        "--executor", type=_address_reader(words), metavar="dask://HOST:PORT",
        help=words(
            "làm trên cụm máy Dask có bộ điều phối ở địa chỉ này; chỉ dùng cụm mà mình tin cậy",
            "work on the Dask cluster whose scheduler is at this address; use none but one you trust",
        ),
    )  # fmt: skip


@contextmanager
def chosen_workers(options: argparse.Namespace) -> Iterator["Workers"]:
    """Those who were asked for; raises WorkersError where a cluster cannot be worked with."""
    if options.workers is not None:
        os.environ[VARIABLE] = str(options.workers)
    if options.executor is None:
        from build_tools.executors import THIS_MACHINE

        yield THIS_MACHINE
        return
    from build_tools.cluster import connected

    with connected(options.executor) as cluster:
        yield cluster


def _count_reader(words: Words) -> Callable[[str], int]:
    def count(written: str) -> int:
        if re.fullmatch(r"[0-9]{1,9}", written) and 1 <= int(written) <= MOST:
            return int(written)
        raise argparse.ArgumentTypeError(
            words(
                f"“{written}” không phải số tiến trình; viết một số từ 1 đến {MOST}",
                f"“{written}” is no number of processes; write one from 1 to {MOST}",
            )
        )

    return count


def _address_reader(words: Words) -> Callable[[str], str]:
    def address(written: str) -> str:
        if _ADDRESS.fullmatch(written):
            return written
        raise argparse.ArgumentTypeError(
            words(
                f"“{written}” không phải địa chỉ của một bộ điều phối; viết như dask://10.0.0.5:8786",
                f"“{written}” is no address of a scheduler; write it like dask://10.0.0.5:8786",
            )
        )

    return address
