"""What `hoclieu pack` says where no copy is made: why, and what to do; each returns the exit code."""

import sys
from pathlib import Path

from build_tools.cli.exit_codes import FINDINGS, USAGE
from build_tools.cli.language import Words, typed
from build_tools.packing import SUMS


def not_empty(target: Path, words: Words) -> int:
    """That a folder holds what is no copy of ours."""
    sys.stderr.write(
        words(
            f"{target} không trống và không phải bản chép của hoclieu; hãy chọn thư mục khác.\n",
            f"{target} is not empty and no copy made by hoclieu; choose another folder.\n",
        )
    )
    return USAGE


def no_copy(since: Path, words: Words) -> int:
    """That what was named as an earlier copy is none."""
    sys.stderr.write(
        words(
            f"{since} không phải bản chép của hoclieu (không có {SUMS}).\n",
            f"{since} is no copy made by hoclieu (it has no {SUMS}).\n",
        )
    )
    return USAGE


def of_another(copy: Path, told: str, site: str, words: Words) -> int:
    """That an earlier copy is of another site."""
    sys.stderr.write(
        words(
            f"{copy} là bản chép của trang {told}, không phải của {site}; hãy chọn bản hoặc thư mục khác.\n",
            f"{copy} is a copy of the site {told}, not of {site}; choose another copy or folder.\n",
        )
    )
    return USAGE


def altered(path: str, words: Words) -> int:
    """That a file of the site is not as it was built."""
    sys.stderr.write(
        words(
            f"{path}: tệp đã bị sửa hoặc mất sau khi dựng. Hãy chạy lại hoclieu build (nếu đang có lần dựng "
            "khác thì đợi nó xong), rồi chép lại.\n",
            f"{path} was changed after the build, or is gone. Run hoclieu build again (or wait for a build "
            "that is going on), then this.\n",
        )
    )
    return FINDINGS


def no_place(target: Path, words: Words) -> int:
    """That nothing can be written at a place."""
    sys.stderr.write(
        words(
            f"Không ghi được bản chép vào {target}. Hãy chọn một thư mục, "
            "hoặc một tệp .zip trong thư mục đang có.\n",
            f"No copy can be written to {target}. Name a folder, or a .zip file in a folder that exists.\n",
        )
    )
    return USAGE


def among_what_is_built(target: Path, built: Path, site: str, words: Words) -> int:
    """A copy there would be published with the sites, or be taken for files of others by the next build."""
    outside = typed(built.resolve().parent / f"{site}.zip")
    sys.stderr.write(
        words(
            f"{target} nằm trong thư mục đã dựng {built}, bản chép không để ở đó; hãy chọn chỗ ở ngoài, "
            f"ví dụ --to {outside}\n",
            f"{target} lies in {built}, the folder that was built, which is no place for a copy; choose one "
            f"outside, e.g. --to {outside}\n",
        )
    )
    return USAGE


def is_preview(built: Path, words: Words) -> int:
    """That what was built is a preview."""
    sys.stderr.write(
        words(
            f"{built} là bản xem trước, chưa duyệt, nên không chép cho ai. Hãy chạy: hoclieu build\n",
            f"{built} is a preview that nobody approved, and is not for others. Run: hoclieu build\n",
        )
    )
    return USAGE
