"""The command itself: its help, its languages, its exit codes, and what it says of a mistyped word."""

import errno
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from build_tools.cli import explain
from build_tools.cli.main import main
from build_tools.cli.verbs import VERBS
from build_tools.git import GitError
from tests.build_tools.cli.conftest import SCRIPT, Command
from tests.build_tools.small_district import SmallDistrict

NAMES = [verb.name for verb in VERBS]


def test_without_a_verb_it_shows_every_verb_and_ends_as_wrong_usage(hoclieu: Command) -> None:
    ran = hoclieu()
    assert ran.code == 2
    assert [name for name in NAMES if f"    {name} " not in ran.out] == []
    assert "hoclieu LỆNH --help" in ran.out


@pytest.mark.parametrize("name", NAMES)
def test_the_help_of_each_verb_has_its_examples_in_either_language(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help", "--lang", "en"])
    assert ended.value.code == 0
    verb = next(verb for verb in VERBS if verb.name == name)
    examples = capsys.readouterr().out.partition("Examples:\n")[2]
    assert len(verb.examples) >= 2
    assert examples.splitlines() == [f"  {example}" for example in verb.examples]
    with pytest.raises(SystemExit):
        main([name, "--help", "--lang", "vi"])
    said = capsys.readouterr().out
    assert said.startswith(f"cách dùng: hoclieu {name}")
    assert "Ví dụ:\n" in said
    for english in ("usage:", "options:", "positional", "show this", "Examples"):
        assert english not in said
    usage = said.partition("\n\n")[0]
    plain = re.findall(r"(?<=[ \[])[A-Z][A-Z/-]*(?![\w:/-])", usage)
    assert [word for word in plain if word != "TRANG"] == [], "an English word for what is to be typed"


def test_what_is_missing_is_named_as_the_help_names_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["approve", "--as", "p-head", "--lang", "vi"])
    assert "còn thiếu MÃ-HỌC-LIỆU." in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["approve", "--as", "p-head", "--lang", "en"])
    assert "KEY is missing." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("locale", "vietnamese"),
    [
        ({}, True),
        ({"LANG": "C.UTF-8"}, True),
        ({"LANG": "vi_VN.UTF-8"}, True),
        ({"LANG": "en_GB.UTF-8"}, False),
        ({"LANG": "vi_VN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, False),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "vi_VN.UTF-8"}, True),
    ],
)
def test_the_language_is_that_of_the_locale_else_vietnamese(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    locale: dict[str, str],
    vietnamese: bool,
) -> None:
    for name in ("LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    for name, value in locale.items():
        monkeypatch.setenv(name, value)
    assert main(["explain", "khong-co"]) == 2
    said = capsys.readouterr().err
    assert ("Không có mã" in said) is vietnamese
    assert ("There is no code" in said) is not vietnamese


def test_the_language_that_is_asked_for_wins_before_and_after_the_verb(hoclieu: Command) -> None:
    for words in (("--lang", "en", "explain", "x"), ("explain", "x", "--lang=en")):
        assert "There is no code" in hoclieu(*words, LC_ALL="vi_VN.UTF-8").err


@pytest.mark.parametrize("words", [("--root", "{}", "status"), ("status", "--root", "{}")])
def test_the_repository_may_be_named_before_or_after_the_verb(
    hoclieu: Command, approved: SmallDistrict, words: tuple[str, ...]
) -> None:
    ran = hoclieu(*(word.format(approved.root) for word in words))
    assert (ran.code, ran.err) == (0, "")
    assert "2 học liệu đã duyệt xong" in ran.out


def test_options_of_a_verb_are_understood_when_a_folder_is_named_like_a_verb(
    hoclieu: Command, approved: SmallDistrict
) -> None:
    (hoclieu.home / "demo").symlink_to(approved.root)
    ran = hoclieu("--root", "demo", "check", "--format", "json")
    assert (ran.code, ran.out[0]) == (0, "[")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("chek",), "Did you mean check?"),
        (("build", "--strct"), "Did you mean --strict?"),
        (("build", "--stric"), "Did you mean --strict?"),
        (("check", "--format", "jsn"), "Did you mean json?"),
        (("ledger", "verfy"), "Did you mean verify?"),
        (("ledger",), "PART is missing"),
        (("approve", "a/b"), "--as is missing"),
        (("serve", "--port", "x"), "--port cannot be 'x'"),
        (("serve", "--port"), "--port needs a value"),
        (("approve", "a/b", "--as", "p", "--return", "x", "--withdraw", "y"), "--withdraw does not go with"),
        (("build", "--as-of", "2026-01-10"), "write it like 2026-01-10T09:30:00+07:00"),
        (("build", "--as-of", "2026-01-10T09:30:00"), "“2026-01-10T09:30:00” is no moment with a zone"),
        (("record", "--forge", "github"), "--repository is missing"),
        (("build", "--workers", "9999999"), "write one from 1 to "),
        (("batch",), "make, --school, --stage is missing"),
        (("batch", "make", "--month", "9/2026"), "“9/2026” is no month; write year-month, like 2026-09"),
        (("batch", "make", "--date", "28/9/2026"), "“28/9/2026” is no day; write year-month-day"),
        (("batch", "make", "--name", "Đợt 2"), "“Đợt 2” cannot be part of a file's name"),
        (("people", "leave", "p", "--last-day", "31/12/2026"), "“31/12/2026” is no day"),
        (("people",), "leave, PERSON, --to is missing"),
        (("codeowners", "--day", "x"), "“x” is no day"),
        (("media",), "refresh, KEY is missing"),
        (("workflows", "--forge", "github", "--reading-key", "x"), "is no reading key"),
        (("build", "--workers", "-1"), "“-1” is no number of processes"),
    ],
)
def test_what_was_mistyped_is_told_with_what_was_perhaps_meant(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*words, "--lang", "en"])
    told = capsys.readouterr()
    assert ended.value.code == 2
    assert told.out == ""
    assert said in told.err
    assert "--help" in told.err.splitlines()[-1]
    with pytest.raises(SystemExit):
        main([*words, "--lang", "vi"])
    in_vietnamese = capsys.readouterr().err
    assert "Xem cách dùng: hoclieu" in in_vietnamese
    assert "argument" not in in_vietnamese


def test_a_fault_of_the_tool_ends_with_3_and_keeps_the_details_in_a_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object) -> int:
        raise LookupError("hỏng")

    monkeypatch.setattr(explain, "run", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert main(["explain", "--lang", "en"]) == 3
    (log,) = tmp_path.glob("hoclieu-*.log")
    assert "LookupError: hỏng" in log.read_text(encoding="utf-8")
    said = capsys.readouterr().err
    assert str(log) in said
    assert "Traceback" not in said


def test_a_part_that_cannot_be_loaded_is_told_without_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "build_tools.cli.explain", None)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert main(["explain", "M101"]) == 3
    assert "Traceback" not in capsys.readouterr().err


def test_stopping_it_by_hand_is_no_fault(hoclieu: Command, tmp_path: Path) -> None:
    (tmp_path / "build" / "sites" / "a").mkdir(parents=True)
    # A job that a shell put into the background inherits a deaf ear for the interrupt key.
    with subprocess.Popen(
        ["env", "--default-signal=INT", SCRIPT, "serve", "--port", "0", "--root", tmp_path],
        env=hoclieu.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as server:  # fmt: skip
        assert server.stdout is not None
        assert server.stderr is not None
        assert server.stdout.readline().startswith(b"http://127.0.0.1:")
        server.send_signal(signal.SIGINT)
        try:
            assert server.wait(timeout=60) == 0
        finally:
            server.kill()
        assert server.stderr.read() == b""


def test_a_reader_that_leaves_early_is_no_fault(hoclieu: Command) -> None:
    with subprocess.Popen(
        [SCRIPT, "explain", "--all"], env=hoclieu.environment(),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as writer:  # fmt: skip
        assert writer.stdout is not None
        assert writer.stderr is not None
        writer.stdout.read(10)
        writer.stdout.close()
        assert writer.wait(timeout=60) == 0
        assert writer.stderr.read() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="has no shell to close them")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_it_may_be_begun_without_an_input_or_an_output(hoclieu: Command, closed: str) -> None:
    """As by some services: what it says is lost, and what it does is done."""
    for words, code in ((["explain", "F101"], 0), (["check", "--root", "khong-co"], 2)):
        ran = subprocess.run(
            ["sh", "-c", f'exec "$@" {closed}', "sh", SCRIPT, *words],
            cwd=hoclieu.home, env=hoclieu.environment(), capture_output=True, check=False,
        )  # fmt: skip
        said = {"<&-": (code == 0, code == 2), ">&-": (False, code == 2), "2>&-": (code == 0, False)}
        assert ran.returncode == code, ran.stderr
        assert (bool(ran.stdout), bool(ran.stderr)) == said.get(closed, (False, False))
        assert b"Traceback" not in ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [("explain", "M101"), ("explain", "--help"), ("--help",)])
def test_a_full_disk_is_told_and_is_no_fault_of_the_tool(hoclieu: Command, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [SCRIPT, *words, "--lang", "en"], env=hoclieu.environment(), stdout=full,
            stderr=subprocess.PIPE, check=False, timeout=60,
        )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (1, b"The disk is full. Free some room, then run this again.\n")


def test_what_the_system_refuses_is_told_and_is_no_fault_of_the_tool(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", "kho/index.md")

    monkeypatch.setattr(explain, "run", refused)
    assert main(["explain", "--lang", "vi"]) == 1
    assert "Không có quyền đọc hoặc ghi: kho/index.md." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("fatal: write error: No space left on device", "Ổ đĩa đã đầy."),
        (
            "fatal: bad object",
            "Git không đọc được kho này: fatal: bad object\n    → tải lại kho (không kèm --filter)",
        ),
    ],
)
def test_what_git_refuses_is_told_by_what_it_was(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, said: str, told: str
) -> None:
    def refused(*_: object) -> int:
        raise GitError(said)

    monkeypatch.setattr(explain, "run", refused)
    assert main(["explain", "--lang", "vi"]) == 1
    assert told in capsys.readouterr().err


def test_vietnamese_can_be_written_where_the_system_has_no_letters_for_it(hoclieu: Command) -> None:
    ran = hoclieu("explain", "M101", PYTHONIOENCODING="cp1252")
    assert ran.code == 0
    assert "không có mục nào" in ran.out
