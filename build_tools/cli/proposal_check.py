"""`hoclieu check --base`: what one pull request changes, has and needs."""

import argparse
import sys

from build_tools.cli.exit_codes import FINDINGS, OK, USAGE
from build_tools.cli.language import Words
from build_tools.cli.repository_options import Opened, chosen_cache, now
from build_tools.forges.history import merge_base
from build_tools.progress import Progress
from build_tools.proposal_report import render_proposal
from build_tools.proposals import Request, judge_proposal
from build_tools.report import count
from library.diagnostics import Severity


def check_proposal(options: argparse.Namespace, place: Opened, words: Words) -> int:
    """Judge what stands at `place` against the branch that the options name."""
    base, head = place.ledger.resolve(options.base), place.content.resolve(place.revision)
    if base is None:
        sys.stderr.write(
            words(
                f"Không có bản Git “{options.base}”. Nếu đó là nhánh ở máy chủ, hãy tải về: "
                "git fetch origin. Xem các nhánh: git branch --all\n",
                f"There is no revision “{options.base}”. If it is a branch of the server, fetch it: "
                "git fetch origin. See the branches: git branch --all\n",
            )
        )
        return USAGE
    fork = merge_base(place.content, head, base) if head is not None else None
    if head is None or fork is None:
        sys.stderr.write(
            words(
                f"Không tìm được chỗ rẽ khỏi “{options.base}”: bản sao của kho chưa tải đủ. "
                "Hãy tải cả lịch sử: git fetch --unshallow origin (trên máy chủ tự động: fetch-depth: 0)\n",
                f"Where this left “{options.base}” cannot be found: the clone is incomplete. "
                "Fetch all of it: git fetch --unshallow origin (in a workflow: fetch-depth: 0)\n",
            )
        )
        return USAGE
    progress = Progress(words.language, quiet=options.format != "text")
    judged = judge_proposal(
        place.content, Request(head, base, fork), place.ledger, now(), progress, chosen_cache(options)
    )
    sys.stdout.write(render_proposal(judged, options.format, words.language))
    return FINDINGS if count(judged.findings, Severity.ERROR) else OK
