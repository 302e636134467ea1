"""`hoclieu pack`: a copy of one site for a USB stick or a phone without a network."""

import argparse
import sys
from pathlib import Path

from build_tools.cli import pack_refusals
from build_tools.cli.exit_codes import FINDINGS, OK, USAGE
from build_tools.cli.language import Words
from build_tools.cli.repository_options import built_folder
from build_tools.manifest import read_inputs
from build_tools.packing import (
    AlteredError,
    Pack,
    altered_files,
    folder_in_zip,
    links_in,
    may_stand_at,
    missing_space,
    plan_pack,
    read_sums,
    site_of,
    write_folder,
    write_zip,
)
from build_tools.progress import Progress
from library.diagnostics import did_you_mean
from library.present.context import size_label


def add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("site", metavar="SITE", help=words("trang cần chép", "the site to copy"))
    parser.add_argument(
        "--built", type=Path, metavar="DIR",
        help=words("thư mục đã dựng (mặc định: build)", "the folder that was built (build)"),
    )  # fmt: skip
    parser.add_argument(
        "--to", type=Path, metavar="PATH",
        help=words(
            "thư mục hoặc tệp .zip để ghi (mặc định: TRANG.zip)",
            "the folder or .zip file to write (SITE.zip)",
        ),
    )  # fmt: skip
    parser.add_argument(
        "--without-videos", action="store_true",
        help=words("không chép các tệp video", "leave the video files out"),
    )  # fmt: skip
    parser.add_argument(
        "--since", type=Path, metavar="EARLIER",
        help=words(
            "chỉ chép phần khác với bản chép trước (thư mục hoặc .zip)",
            "only what differs from an earlier copy (folder or .zip)",
        ),
    )  # fmt: skip
    parser.add_argument(
        "--dry-run", action="store_true",
        help=words("chỉ nói sẽ chép gì, nặng bao nhiêu", "only say what would be copied, and its size"),
    )  # fmt: skip


def run(options: argparse.Namespace, words: Words) -> int:
    built = options.built or built_folder(options.root)
    if read_inputs(built).get("preview"):
        return pack_refusals.is_preview(built, words)
    if options.site not in _sites(built):
        return _no_site(options.site, built, words)
    target: Path = options.to or Path(f"{options.site}.zip")
    if not may_stand_at(target):
        return pack_refusals.no_place(target, words)
    if target.resolve().is_relative_to(built.resolve()):
        return pack_refusals.among_what_is_built(target, built, options.site, words)
    earlier = _earlier(options.since, target, options.site, words)
    if isinstance(earlier, int):
        return earlier
    pack = plan_pack(built, options.site, earlier, videos=not options.without_videos)
    sys.stdout.write(_summary(pack, words))
    if options.dry_run:
        return OK
    altered = altered_files(pack)
    try:
        return (
            pack_refusals.altered(altered[0], words) if altered else _write(pack, target, options.site, words)
        )
    except AlteredError as error:
        return pack_refusals.altered(str(error), words)


def _earlier(since: Path | None, target: Path, site: str, words: Words) -> dict[str, str] | int | None:
    """The sums of the copy to compare with: the one named, else the one that stands at the target."""
    if since is None and (target.suffix == ".zip" or not target.exists()):
        return None
    copy = since or target
    found = read_sums(copy)
    if found is None:
        if since is None and not any(target.iterdir()):
            return None
        return (
            pack_refusals.no_copy(copy, words) if since is not None else pack_refusals.not_empty(copy, words)
        )
    told = site_of(copy)
    if told is None:
        sys.stderr.write(
            words(
                f"{copy} không ghi là bản chép của trang nào; hãy chắc rằng đó là bản của {site}.\n",
                f"{copy} does not tell of which site it is a copy; make sure that it is one of {site}.\n",
            )
        )
    elif told != site:
        return pack_refusals.of_another(copy, told, site, words)
    return found


def _summary(pack: Pack, words: Words) -> str:
    lines = [
        words(
            f"{len(pack.files)} tệp cần chép, {size_label(pack.size)}",
            f"{len(pack.files)} files to copy, {size_label(pack.size)}",
        )
        + words(
            f" (video {size_label(pack.video_size)}).\n" if pack.video_size else ".\n",
            f" (videos {size_label(pack.video_size)}).\n" if pack.video_size else ".\n",
        )
    ]
    if pack.left_out:
        lines.append(words(f"Không chép {pack.left_out} video.\n", f"{pack.left_out} videos left out.\n"))
    kept = len(pack.sums) - len(pack.files)
    if kept or pack.gone:
        lines.append(
            words(
                f"{kept} tệp giữ nguyên, {len(pack.gone)} tệp của bản trước đã gỡ.\n",
                f"{kept} files unchanged, {len(pack.gone)} of the earlier copy are gone.\n",
            )
        )
    return "".join(lines)


def _write(pack: Pack, target: Path, site: str, words: Words) -> int:
    lacking = missing_space(pack, target)
    if lacking:
        sys.stderr.write(
            words(
                f"Không đủ chỗ: còn thiếu {size_label(lacking)}. Thử --without-videos.\n",
                f"Not enough room: {size_label(lacking)} are lacking. Try --without-videos.\n",
            )
        )
        return FINDINGS
    links = [] if target.suffix == ".zip" else links_in(pack, target)
    if links:
        sys.stderr.write(
            words(
                f"{links[0]} là một liên kết, dẫn ra chỗ khác; hãy xoá nó hoặc chọn thư mục khác.\n",
                f"{links[0]} is a link and leads elsewhere; delete it or choose another folder.\n",
            )
        )
        return FINDINGS
    with Progress(words.language).step("Chép trang", "Copying the site"):
        if target.suffix == ".zip":
            write_zip(pack, target, folder_in_zip(site))
        else:
            write_folder(pack, target)
    opening = f"{folder_in_zip(site)}/index.html" if target.suffix == ".zip" else f"{target / 'index.html'}"
    sys.stdout.write(
        words(
            f"Đã ghi {target}. Mở bằng cách bấm đúp {opening}.\n",
            f"Wrote {target}. Open it by a double click on {opening}.\n",
        )
    )
    return OK


def _sites(built: Path) -> list[str]:
    return sorted(index.parent.name for index in (built / "sites").glob("*/index.html"))


def _no_site(site: str, built: Path, words: Words) -> int:
    folder, known = built / "sites", _sites(built)
    if not known:
        sys.stderr.write(
            words(
                f"Chưa có trang nào ở {folder}. Hãy chạy: hoclieu build\n",
                f"There are no sites in {folder}. Run: hoclieu build\n",
            )
        )
        return USAGE
    near = did_you_mean(site, known)
    hint = words(f" Có phải là {near}?", f" Did you mean {near}?") if near else ""
    sys.stderr.write(
        words(
            f"Không có trang “{site}”.{hint} Các trang: {', '.join(known)}\n",
            f"There is no site “{site}”.{hint} The sites are: {', '.join(known)}\n",
        )
    )
    return USAGE
