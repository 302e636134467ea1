"""`hoclieu serve --worktree`: what is being edited, built anew at each save and shown with its findings."""

import argparse
import gc
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from threading import Thread
from time import monotonic

from build_tools.cache_place import open_cache
from build_tools.cli.exit_codes import OK, USAGE
from build_tools.cli.found_repository import found_repository
from build_tools.cli.language import Words
from build_tools.cli.repository_options import (
    built_folder,
    no_build_there,
    no_preview_there,
    now,
)
from build_tools.cli.serve import told_of_port
from build_tools.live_preview.server import PreviewServer
from build_tools.live_preview.session import PreviewSession
from build_tools.live_preview.watching import Watch, watching
from build_tools.progress import Progress
from build_tools.worktree import WHILE_OPEN, kept_worktree


def serve_worktree(options: argparse.Namespace, words: Words) -> int:
    """Serve a preview until it is stopped."""
    repository = found_repository(options.root, words)
    if repository is None:
        return USAGE
    out = options.out or built_folder(options.root) / "preview"
    named = options.out is not None
    if no_build_there(out, repository, words, named=named) or no_preview_there(out, words):
        return USAGE
    # Whoever ends us ends us whole: the objects of the work tree are not to stay behind.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with watching(repository) as watch, kept_worktree(repository, WHILE_OPEN) as worktree:
            session = PreviewSession(repository, worktree, out, options.site, _clock(options), open_cache())
            try:
                server = PreviewServer(session, options.port, words.language)
            except OSError as error:
                return told_of_port(options.port, error, words)
            with server:
                return _serve(server, watch, options.site, words)
    except KeyboardInterrupt:
        return OK
    finally:
        signal.signal(signal.SIGTERM, before)


def _clock(options: argparse.Namespace) -> Callable[[], datetime]:
    moment: datetime | None = options.as_of
    return now if moment is None else lambda: moment


def _serve(server: PreviewServer, watch: Watch, only: list[str], words: Words) -> int:
    session = server.session
    session.rebuild(None, Progress(words.language))
    unknown = sorted(set(only) - {site.id for site in session.shown.sites})
    if unknown and session.shown.failure is None:
        sys.stderr.write(words(f"Không có trang “{unknown[0]}”.\n", f"There is no site “{unknown[0]}”.\n"))
        return USAGE
    gc.enable()  # a server lives long,
    gc.freeze()  # but what it has read by now it keeps
    Thread(target=server.serve_forever, daemon=True).start()
    _announce(server.server_address[1], watch, words)
    _say(session, words)
    quiet = Progress(words.language, quiet=True)
    while True:
        changed = watch.wait(patient=session.shown.failure is None)
        begun, before = monotonic(), session.shown.state
        session.rebuild(changed, quiet)
        if session.shown.state != before:
            _say(session, words, monotonic() - begun)


def _announce(port: int, watch: Watch, words: Words) -> None:
    sys.stdout.write(
        words(
            f"Xem trước những gì đang sửa: http://127.0.0.1:{port}/\n"
            "Lưu tệp xong, các trang đang mở tự tải lại. Bấm Ctrl+C để dừng.\n",
            f"What is being edited: http://127.0.0.1:{port}/\n"
            "Save a file, and open pages load anew. Press Ctrl+C to stop.\n",
        )
    )
    if not watch.told:
        sys.stdout.write(
            words(
                "Hệ điều hành không báo khi tệp đổi nên kho được xem lại mỗi giây.\n",
                "The system does not tell of changes, so they are looked for every second.\n",
            )
        )


def _say(session: PreviewSession, words: Words, seconds: float | None = None) -> None:
    """One line for a build: how long it took, and how much is wrong."""
    shown = session.shown
    if shown.failure is not None:
        sys.stdout.write(words("Chưa dựng được: ", "Not built: ") + words.of(shown.failure) + "\n")
    else:
        whole = shown.notes.whole
        took = (
            ""
            if seconds is None
            else words(
                f"Dựng lại trong {seconds:.1f} s. ".replace(".", ",", 1), f"Built in {seconds:.1f} s. "
            )
        )
        sys.stdout.write(
            took
            + words(
                f"{whole.errors} lỗi, {whole.warnings} cảnh báo.\n",
                f"{whole.errors} errors, {whole.warnings} warnings.\n",
            )
        )
    sys.stdout.flush()
