"""`hoclieu demo`: the sample district as a repository of its own, built and checked."""

import argparse
import shutil
import sys
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from build_tools.build_inputs import build_inputs
from build_tools.cli.exit_codes import FINDINGS, OK, USAGE
from build_tools.cli.language import Words, own_name, typed
from build_tools.cli.signing_options import RECORDER_KEY_SETTING
from build_tools.git import git
from build_tools.judgement import Judgement
from build_tools.judging import judge_commit
from build_tools.link_check import broken_links
from build_tools.pipeline import build
from build_tools.progress import Progress
from build_tools.report import count, render
from build_tools.sample.keys import RECORDER, make_keys
from build_tools.sample.replay import replay
from build_tools.sample.scenario import read_scenario
from build_tools.signing import SigningError
from build_tools.staging import OutputError
from library.approval.status import State
from library.diagnostics import Severity

_MARK = "hoclieu-demo"


def add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "--folder", type=Path, metavar="DIR",
        help=words("nơi đặt huyện mẫu (mặc định: demo)", "where to put the sample (demo)"),
    )  # fmt: skip


def run(options: argparse.Namespace, words: Words) -> int:
    folder: Path = options.folder or options.root / "demo"
    if folder.exists() and not _clear(folder):
        sys.stderr.write(
            words(
                f"{folder} đã có và không phải huyện mẫu do lệnh này tạo; hãy chọn nơi khác bằng --folder.\n",
                f"{folder} exists and was not made by this command; choose another with --folder.\n",
            )
        )
        return USAGE
    progress = Progress(words.language)
    scenario = read_scenario()
    _mark(folder)
    keys = make_keys(folder / "keys")
    try:
        repository = replay(scenario, folder, keys, progress)
    except SigningError as error:
        sys.stderr.write(words.of(error.text) + "\n")
        return FINDINGS
    git(folder, "config", RECORDER_KEY_SETTING, str(keys[RECORDER].file.resolve()))
    judgement = judge_commit(repository, "HEAD", repository, progress)
    out = folder / "build"
    inputs = build_inputs(repository, "HEAD", repository, [])
    try:
        report = build(judgement, scenario.as_of, [], out, inputs, progress)
    except OutputError as error:
        sys.stderr.write(words.of(error.text) + "\n")
        return FINDINGS
    findings = [*judgement.findings, *report.findings]
    sys.stdout.write(render(findings, "text", words.language))
    with progress.step("Kiểm tra liên kết", "Checking links"):
        broken = broken_links(out / "sites")
    sys.stdout.writelines(f"{page}: {target}\n" for page, target in broken)
    for site, resources in report.sites.items():
        unit = words("học liệu", "resources")
        sys.stdout.write(f"  {site:<16} {resources:>4} {unit}  {out / 'sites' / site / 'index.html'}\n")
    sys.stdout.write(_next_steps(folder, _approval(judgement, scenario.as_of, folder), words))
    return FINDINGS if broken or count(findings, Severity.ERROR) else OK


def _mark(folder: Path) -> None:
    """Say in the repository that we made it, first of all: a run that breaks can be done again."""
    folder.mkdir(parents=True, exist_ok=True)
    # Beside it first: a run that breaks in between would leave a repository of which nobody says whose it is.
    with TemporaryDirectory(prefix=".hoclieu-", dir=folder.parent) as place:
        git(Path(place), "init", "--quiet", "--initial-branch=main")
        git(Path(place), "config", "hoclieu.demo", _MARK)
        (Path(place) / ".git").replace(folder / ".git")


def _clear(folder: Path) -> bool:
    """Remove a sample made before; False where the folder is something else."""
    if folder.is_symlink() or not (folder / ".git").is_dir():
        return folder.is_dir() and not any(folder.iterdir())
    made = git(folder, "config", "--default", "", "--get", "hoclieu.demo").decode().strip()
    if made == _MARK:
        shutil.rmtree(folder)
    return made == _MARK


def _approval(judgement: Judgement, at: datetime, folder: Path) -> str:
    """The command by which somebody in the sample would approve the first thing that waits for them."""
    waiting = (judgement.status(key, at) for key in sorted(judgement.bundles))
    status = next(one for one in waiting if one.state is State.WAITING and one.waiting_for)
    person = status.waiting_for[0]
    key = typed(folder / "keys" / person)
    return f"{own_name(sys.argv[0])} approve {status.key} --as {person} --key {key} --root {typed(folder)}"


def _next_steps(folder: Path, approval: str, words: Words) -> str:
    hoclieu, there = own_name(sys.argv[0]), typed(folder)
    return words(
        "\nHuyện mẫu đã sẵn sàng. Mở một tệp index.html ở trên bằng trình duyệt, hoặc:\n"
        f"  xem trên máy này:     {hoclieu} serve --root {there}\n"
        f"  ai đang chờ ai:       {hoclieu} status --root {there}\n"
        f"  kiểm tra học liệu:    {hoclieu} check --root {there}\n"
        f"  kiểm tra sổ duyệt:    {hoclieu} ledger verify --root {there}\n"
        f"  thử duyệt một bài:    {approval}\n",
        "\nThe sample is ready. Open an index.html from above in a browser, or:\n"
        f"  serve it here:        {hoclieu} serve --root {there}\n"
        f"  who is waited for:    {hoclieu} status --root {there}\n"
        f"  check the resources:  {hoclieu} check --root {there}\n"
        f"  verify the ledger:    {hoclieu} ledger verify --root {there}\n"
        f"  try an approval:      {approval}\n",
    )
