"""`hoclieu build`: the sites of everything that is approved."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from build_tools.begun_listing import begun_listing
from build_tools.build_inputs import build_inputs, nothing_changed
from build_tools.cli.exit_codes import OK, USAGE
from build_tools.cli.language import Words
from build_tools.cli.repository_options import (
    Opened,
    add_cache,
    add_extent,
    add_revision,
    built_folder,
    chosen_cache,
    no_build_there,
    no_preview_there,
    now,
    opened,
)
from build_tools.cli.workers_options import add_workers, chosen_workers


def add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    add_revision(parser, words)
    add_cache(parser, words)
    parser.add_argument(
        "--out", type=Path, metavar="DIR",
        help=words("thư mục đích (mặc định: build)", "the folder to write to (build)"),
    )  # fmt: skip
    add_extent(parser, words)
    add_workers(parser, words)
    parser.add_argument(
        "--explain", action="store_true",
        help=words("nói vì sao từng tệp được ghi lại", "say of each file why it was written again"),
    )  # fmt: skip
    parser.add_argument(
        "--strict", action="store_true",
        help=words(
            "báo lỗi nếu còn học liệu chưa đưa lên được",
            "fail when something at the tip could not be published",
        ),
    )  # fmt: skip


def run(options: argparse.Namespace, words: Words) -> int:
    as_of = options.as_of or now()
    with opened(options, words) as place:
        if place is None:
            return USAGE
        out = options.out or built_folder(options.root, place.ledger) / ("preview" if place.preview else "")
        if no_build_there(out, place.ledger, words, named=options.out is not None):
            return USAGE
        inputs = build_inputs(place.content, place.revision, place.ledger, options.site)
        if place.preview and no_preview_there(out, words):
            return USAGE
        if not options.strict and nothing_changed(out, inputs, as_of):
            sys.stdout.write(words("Không có gì thay đổi.\n", "Nothing has changed.\n"))
            return OK
        with _begun_listing(place) as listed:
            # Loading what builds takes longer than to see that there is nothing to build.
            from build_tools.begun_asking import begun_asking
            from build_tools.begun_look import begun_look

            with (
                begun_look(listed.content, listed.revision, chosen_cache(options)) as begun,
                chosen_workers(options) as workers,
                begun_asking(out, workers) as touched,
            ):
                from build_tools.cli.site_building import build_sites

                return build_sites(options, listed, as_of, out, inputs, begun, touched, workers, words)


@contextmanager
def _begun_listing(place: Opened) -> Iterator[Opened]:
    """The same place while Git lists its commit; a work tree that is looked at has been listed."""
    if place.preview:
        yield place
        return
    with begun_listing(place.content, place.revision) as content:
        yield replace(place, content=content)
