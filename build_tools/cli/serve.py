"""`hoclieu serve`: the built sites on this machine, or what is being edited, for a look."""

import argparse
import gc
import sys
from functools import partial
from http import HTTPStatus
from pathlib import Path

from build_tools.cli.exit_codes import OK, USAGE
from build_tools.cli.language import Words
from build_tools.cli.repository_options import add_extent, built_folder
from build_tools.file_serving import FileHandler, LocalServer


def add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "--worktree", action="store_true",
        help=words(
            "xem trước các tệp đang sửa: dựng lại mỗi khi lưu, trang tự tải lại, kèm các lỗi",
            "preview the files being edited: built anew at each save, pages reload and show findings",
        ),
    )  # fmt: skip
    add_extent(parser, words)
    parser.add_argument(
        "--out", type=Path, metavar="DIR",
        help=words("thư mục đã dựng (mặc định: build)", "the folder that was built (build)"),
    )  # fmt: skip
    parser.add_argument(
        "--port", type=_port, default=8000, metavar="N",
        help=words(
            "cổng, từ 1 đến 65535 (mặc định 8000; 0: cổng trống bất kì)",
            "the port, 1 to 65535 (8000; 0: any free one)",
        ),
    )  # fmt: skip


def _port(written: str) -> int:
    number = int(written)
    if not 0 <= number < 1 << 16:
        raise ValueError(written)
    return number


class SiteHandler(FileHandler):
    """Serves files; a missing one gets the site's own 404 page."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        # Where the request could not even be read, it has no path.
        page = self._page_of_site() if code == HTTPStatus.NOT_FOUND else None
        if page is None:
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _page_of_site(self) -> Path | None:
        site = self.path.strip("/").split("/")[0].split("?")[0]
        return self.file_at(f"/{site}/404.html") if site else None


def run(options: argparse.Namespace, words: Words) -> int:
    if options.worktree:
        # Loading what builds takes longer than to open what is built.
        from build_tools.cli.live_serving import serve_worktree

        return serve_worktree(options, words)
    if options.site or options.as_of is not None:
        sys.stderr.write(
            words(
                "--site và --as-of chỉ dùng cùng --worktree; các trang đã dựng được mở như chúng đang có.\n",
                "--site and --as-of only go with --worktree; built sites are opened as they stand.\n",
            )
        )
        return USAGE
    out = options.out or built_folder(options.root)
    sites = out / "sites"
    if not sites.is_dir():
        sys.stderr.write(
            words(
                f"Chưa có trang nào ở {sites}. Hãy chạy: hoclieu build\n",
                f"There are no sites in {sites}. Run: hoclieu build\n",
            )
        )
        return USAGE
    gc.enable()  # a server lives long
    try:
        server = LocalServer(options.port, partial(SiteHandler, directory=str(sites)))
    except OSError as error:
        return told_of_port(options.port, error, words)
    try:
        _announce(server.server_address[1], sites, words)
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
    return OK


def told_of_port(port: int, error: OSError, words: Words) -> int:
    """Say why a port cannot be had, and what to do."""
    why = words(f"Cổng {port} đang bận.", f"Port {port} is busy.")
    if isinstance(error, PermissionError):
        why = words(f"Máy này không cho mở cổng {port}.", f"This machine does not let you open port {port}.")
    sys.stderr.write(
        why
        + words(
            " Hãy chọn cổng khác: hoclieu serve --port 0\n",
            " Choose another: hoclieu serve --port 0\n",
        )
    )
    return USAGE


def _announce(port: int, sites: Path, words: Words) -> None:
    for folder in sorted(path.name for path in sites.iterdir() if path.is_dir()):
        sys.stdout.write(f"http://127.0.0.1:{port}/{folder}/index.html\n")
    sys.stdout.write(words("Bấm Ctrl+C để dừng.\n", "Press Ctrl+C to stop.\n"))
    sys.stdout.flush()
