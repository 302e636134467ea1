"""The ledger as a value: a chain that is proved, or refused as a whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.approval.ledger import Ledger, evidence_path, grown, read_ledger, write_head
from library.approval.line import FIRST
from library.approval.model import Key
from library.diagnostics import collect
from tests.library.approval.sample_ledger import KEY, MORNING, files_of, ledger, statement

OTHER = Key("b", "bai-khac")
SAID = (
    "head approve 1", statement("other approve 1")._replace(key=OTHER), "principal approve 1",
    "principal withdraw 1",
)  # fmt: skip
FILES, HEAD = files_of(SAID)
PATH = evidence_path(KEY)


def refused(files: dict[str, bytes], head: bytes | None = HEAD) -> list[str]:
    read, findings = collect(read_ledger(files, head))
    assert read is None
    found = [f"{finding.location.path} {finding.rule.code}" for finding in findings]
    assert all(place.startswith("approvals:") for place in found)
    return [place.removeprefix("approvals:") for place in found]


def test_a_ledger_in_the_order_of_its_numbers() -> None:
    read = ledger(*SAID)
    assert (read.number, len(read.digests), read.digests[0]) == (4, 5, FIRST)
    assert read.digest == read.digests[-1]
    assert [line.number for line in read.lines_of(KEY)] == [1, 3, 4]
    assert [line.number for line in read.lines_of(OTHER)] == [2]
    assert sorted(line.number for line in read.lines()) == [1, 2, 3, 4]
    assert read.lines_of(Key("a", "khac")) == ()
    assert read.at is not None
    assert (read.at - MORNING).total_seconds() == 3 * 3600
    assert read.first is not None
    assert read.first.statement.person == "head"


def test_an_empty_ledger() -> None:
    read, findings = collect(read_ledger({}, write_head(0, FIRST)))
    assert (read, findings) == (Ledger(), [])
    assert (Ledger().number, Ledger().digest) == (0, FIRST)


def test_what_was_published_must_stand_in_the_chain() -> None:
    read = ledger(*SAID)
    assert all(read.holds(number, digest) for number, digest in enumerate(read.digests))
    assert not read.holds(2, read.digests[3])
    assert not read.holds(5, read.digests[4])
    assert not read.holds(-1, read.digests[-1])


ROWS = FILES[PATH].split(b"\n")[:-1]
BROKEN = {
    "no head": (FILES, None, ["head.json A102"]),
    "a head that is none": (FILES, b"[" * 100_000, ["head.json A102"]),
    "a head that lies behind": (FILES, write_head(3, ledger(*SAID).digests[3]), ["head.json A102"]),
    "a head of another ledger": (FILES, write_head(4, "f" * 64), ["head.json A102"]),
    "a line removed": ({**FILES, PATH: ROWS[0] + b"\n" + ROWS[2] + b"\n"}, HEAD, [f"{PATH} A102"]),
    "the last line removed": ({**FILES, PATH: b"\n".join(ROWS[:2]) + b"\n"}, HEAD, ["head.json A102"]),
    "a file removed": ({PATH: FILES[PATH]}, HEAD, [f"{PATH} A102"]),
    "a line twice": ({**FILES, PATH: FILES[PATH] + ROWS[2] + b"\n"}, HEAD, [f"{PATH} A102"]),
    "lines in another order": (
        {**FILES, PATH: ROWS[1] + b"\n" + ROWS[0] + b"\n" + ROWS[2] + b"\n"}, HEAD, [f"{PATH} A102"],
    ),
    "a line cut short": ({**FILES, PATH: FILES[PATH][:-1]}, HEAD, [f"{PATH} A103"]),
    "an empty line": ({**FILES, PATH: FILES[PATH] + b"\n"}, HEAD, [f"{PATH} A103"]),
    "words": ({**FILES, PATH: b"duyet\n" + FILES[PATH]}, HEAD, [f"{PATH} A103"]),
    "a strange file": ({**FILES, "evidence/ghi-chu.txt": b""}, HEAD, ["evidence/ghi-chu.txt A102"]),
    "a file that climbs": ({**FILES, "evidence/a/../b.jsonl": b""}, HEAD, ["evidence/a/../b.jsonl A102"]),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_one_fault_and_the_whole_is_refused(name: str) -> None:
    files, head, expected = BROKEN[name]
    assert refused(files, head) == expected


def test_time_never_runs_back() -> None:
    files, head = files_of(
        ("head approve 1", "principal approve 1"), apart=-(MORNING - MORNING.replace(hour=0))
    )
    assert refused(files, head) == [f"{PATH} A102"]


@given(st.sampled_from(sorted(FILES)), st.data())
def test_a_ledger_altered_in_any_byte_is_refused(path: str, data: st.DataObject) -> None:
    content = FILES[path]
    at = data.draw(st.integers(0, len(content) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != content[at]))
    refused({**FILES, path: content[:at] + bytes([byte]) + content[at + 1 :]})


@given(st.integers(0, len(HEAD) - 2), st.integers(0, 255))
def test_a_head_altered_in_any_byte_is_refused_or_says_the_same(at: int, byte: int) -> None:
    changed = HEAD[:at] + bytes([byte]) + HEAD[at + 1 :]
    read, findings = collect(read_ledger(FILES, changed))
    assert (read is None) == bool(findings)
    assert read is None or read == ledger(*SAID)


@given(st.integers(1, len(SAID)))
def test_a_ledger_that_has_grown_is_the_one_read_from_nothing(cut: int) -> None:
    earlier, _ = files_of(SAID[:cut])
    changed = {
        path: (earlier.get(path, b""), content)
        for path, content in FILES.items()
        if content != earlier.get(path)
    }
    known, whole = ledger(*SAID[:cut]), ledger(*SAID)
    read = grown(known, changed, HEAD)
    assert read is not None
    assert (list(read.digests), read.at, read.first) == (list(whole.digests), whole.at, whole.first)
    assert all(read.holds(number, digest) for number, digest in enumerate(whole.digests))
    assert grown(known, changed, None) is None


@given(st.integers(0, 3), st.integers(0, 255))
def test_what_did_more_than_grow_is_not_taken(which: int, byte: int) -> None:
    known, (earlier, _) = ledger(*SAID[:3]), files_of(SAID[:3])
    before, after = earlier[PATH], FILES[PATH]
    added = after[len(before) :]
    at = byte % len(added)
    spoiled = (
        after[:5] + bytes([byte]) + after[6:] if after[5] != byte else after[1:],
        before,
        before + added * 2,
        before + added[:at] + bytes([added[at] ^ (1 + byte % 255)]) + added[at + 1 :],
    )[which]
    assert grown(known, {PATH: (before, spoiled)}, HEAD) is None
