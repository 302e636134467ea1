"""Builds the sites and says what was built, what was found, and what waits."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from build_tools.begun_look import BegunLook
from build_tools.cli.exit_codes import FINDINGS, OK, USAGE
from build_tools.cli.language import Words, typed
from build_tools.cli.repository_options import Opened, chosen_cache
from build_tools.executors import Workers
from build_tools.judgement import Judgement
from build_tools.judging import judge_commit
from build_tools.pipeline import BuildReport, LedgerRefusedError, build
from build_tools.preview import as_preview
from build_tools.progress import Progress
from build_tools.report import count, render
from build_tools.staging import OutputError
from build_tools.unit_keeping import REASONS
from build_tools.written_part import Touched
from library.diagnostics import Finding, Severity
from library.present.context import moment_label

_CLOCKS_DIFFER = timedelta(minutes=10)
"""At most, between this machine and the one that recorded last."""


def build_sites(
    options: argparse.Namespace,
    place: Opened,
    as_of: datetime,
    out: Path,
    inputs: Mapping[str, str],
    begun: BegunLook,
    touched: Touched,
    workers: Workers,
    words: Words,
) -> int:
    """Build what is at `place` as it is at `as_of` into `out`; `inputs` as `build_inputs` tells them.

    `begun` is the look at the same place, on its way; `touched` tells which files in `out` are touched, and
    `workers` do what can be shared out.
    """
    progress, store = Progress(words.language), chosen_cache(options)
    judgement = judge_commit(
        place.content, place.revision, place.ledger, progress, store=store, workers=workers
    )
    if place.preview:
        judgement = as_preview(judgement, as_of)
    elif judgement.branch.tip is None and not judgement.refused:
        # A clone that lacks the branch looks like a library where nothing was ever approved.
        return _stay_as_they_are(judgement.findings, words)
    if options.as_of is None and not judgement.organisation.district.sample:
        _tell_of_clock(as_of, judgement.ledger.at, words)
    unknown = set(options.site) - {"district", *judgement.organisation.schools}
    if unknown:
        return _unknown_site(sorted(unknown), judgement, words)
    try:
        report = build(judgement, as_of, options.site, out, inputs, progress, store, begun, workers, touched)
    except LedgerRefusedError as error:
        return _stay_as_they_are(error.findings, words)
    except OutputError as error:
        sys.stderr.write(words.of(error.text) + "\n")
        return FINDINGS
    if store is not None and store.offering:
        store.give_to_others()
    return _conclude(report, judgement, out, place, options.strict, options.explain, words)


def _tell_of_clock(as_of: datetime, last: datetime | None, words: Words) -> None:
    """Say where this machine's clock is behind what was recorded: what is due by now is not shown then.

    One that is ahead cannot be told from here: nothing in a repository is sure to be as late as it is.
    """
    if last is None or as_of + _CLOCKS_DIFFER >= last:
        return
    sys.stderr.write(
        words(
            f"Đồng hồ máy này chậm hơn dòng cuối của sổ duyệt ({moment_label(last)}): đề và đáp án "
            "đến giờ công bố có thể chưa hiện. Hãy chỉnh lại ngày giờ của máy rồi dựng lại.\n",
            f"The clock of this machine is behind the ledger's last line ({last:%Y-%m-%d %H:%M} UTC): exams "
            "and keys that are due may not show. Set the date and time of this machine, and build again.\n",
        )
    )


def _stay_as_they_are(findings: Sequence[Finding], words: Words) -> int:
    sys.stdout.write(render(findings, "text", words.language))
    sys.stdout.write(
        words(
            "Không dựng gì; các trang đã công bố được giữ nguyên.\n",
            "Nothing was built; published sites stay as they are.\n",
        )
    )
    return FINDINGS


def _unknown_site(unknown: list[str], judgement: Judgement, words: Words) -> int:
    known = ", ".join(["district", *judgement.organisation.schools])
    sys.stderr.write(
        words(
            f"Không có trang “{unknown[0]}”. Các trang: {known}\n",
            f"There is no site “{unknown[0]}”. The sites are: {known}\n",
        )
    )
    return USAGE


def _conclude(
    report: BuildReport,
    judgement: Judgement,
    out: Path,
    place: Opened,
    strict: bool,
    explain: bool,
    words: Words,
) -> int:
    about_tip = judgement.tip_findings if place.preview else ()
    findings = sorted({*about_tip, *judgement.findings, *report.findings}, key=Finding.sort_key)
    sys.stdout.write(render(findings, "text", words.language))
    for site, resources in report.sites.items():
        unit = words("học liệu", "resources")
        sys.stdout.write(f"  {site:<16} {resources:>5} {unit}   {out / 'sites' / site}\n")
    files = report.output
    if explain:
        for path, why in sorted(files.why.items()):
            sys.stdout.write(f"  {path}: {words.of(REASONS[why])}\n")
    sys.stdout.write(
        words(
            f"{files.written} tệp đã ghi, {files.unchanged} giữ nguyên, {files.removed} đã xoá.\n",
            f"{files.written} files written, {files.unchanged} unchanged, {files.removed} removed.\n",
        )
    )
    if place.preview:
        sys.stdout.write(
            words(
                f"Đây là bản xem trước, không dùng để công bố. Mở xem: hoclieu serve --out {typed(out)}\n",
                f"A preview; never publish it. To look at it: hoclieu serve --out {typed(out)}\n",
            )
        )
    left_out = [key for one in judgement.shelflists.values() for key in one.summary.left_out]
    if left_out:
        sys.stdout.write(
            words(
                f"Chưa đưa lên {len(left_out)} học liệu ở bản mới nhất (xem: hoclieu status):\n",
                f"{len(left_out)} at the tip are not published (see: hoclieu status):\n",
            )
        )
        sys.stdout.writelines(f"  {key}\n" for key in left_out)
    failed = count(findings, Severity.ERROR) or (strict and left_out)
    return FINDINGS if failed else OK
