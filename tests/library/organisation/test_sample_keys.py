"""Keys that anybody can make count in a sample and nowhere else."""

import pytest

from library.approval.policy import POLICY_FILE
from library.approval.policy_file import read_policy
from library.diagnostics import collect
from library.organisation import DISTRICT_FILE, PEOPLE_FILE, SCHOOLS_FILE, read_organisation
from tests.library.organisation.test_reading import VOCABULARY

KNOWN = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHQRgZZ2K2YAYcl0JobQVIbb2vCYMGhgL0Iz4DEsXMd0"
OWN = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl"


@pytest.mark.parametrize(("sample", "held"), [("true", [KNOWN, OWN]), ("false", [OWN])])
def test_nobody_signs_with_them_in_a_real_library(sample: str, held: list[str]) -> None:
    files = {
        DISTRICT_FILE: f"name: Huyện\nshort_name: H\nsample: {sample}\n",
        SCHOOLS_FILE: "- {code: thcs-a, name: THCS A, kind: thcs}\n",
        PEOPLE_FILE: f"- id: p-lan\n  name: Lan\n  keys:\n    - {{ssh: {KNOWN}}}\n    - {{ssh: {OWN}}}\n",
    }
    written = {path: text.encode() for path, text in files.items()}
    organisation, findings = collect(read_organisation(written, VOCABULARY))
    assert [key.ssh for key in organisation.people["p-lan"].keys] == held
    told = [(f.rule.code, f.location.line) for f in findings if f.location.path == PEOPLE_FILE]
    assert told == ([] if len(held) == 2 else [("O114", 4)])


@pytest.mark.parametrize("sample", [True, False])
def test_nobody_writes_a_real_ledger_with_one(sample: bool) -> None:
    policy, findings = collect(
        read_policy(f"library: kho\nrecorders:\n  - {KNOWN}\n".encode(), VOCABULARY, sample)
    )
    assert policy.recorders == ((KNOWN,) if sample else ())
    places = [f.location.line for f in findings if (f.rule.code, f.location.path) == ("O114", POLICY_FILE)]
    assert places == ([] if sample else [3])
