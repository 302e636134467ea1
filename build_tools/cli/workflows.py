"""`hoclieu workflows`: writes the workflows that check, record and publish into the repository."""

import argparse
import sys
from pathlib import Path

from build_tools.cli.exit_codes import FINDINGS, OK
from build_tools.cli.language import Words
from build_tools.forges.registry import FORGES
from build_tools.forges.workflows import workflows


def add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "--forge", choices=tuple(FORGES), required=True, help=words("loại máy chủ Git", "the kind of forge")
    )
    parser.add_argument(
        "--force", action="store_true",
        help=words("ghi đè tệp đã sửa", "overwrite files that were changed"),
    )  # fmt: skip


def run(options: argparse.Namespace, words: Words) -> int:
    root: Path = options.root
    wanted = {root / place: text for place, text in workflows(options.forge).items()}
    changed = [path for path, text in wanted.items() if path.exists() and path.read_text() != text]
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
        path.write_text(text, encoding="utf-8")
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
