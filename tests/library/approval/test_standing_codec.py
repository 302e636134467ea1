"""A standing that was written is read as the same, and is written as the same again."""

from dataclasses import replace

import pytest

from library.approval.in_force import InForce, Reign
from library.approval.model import NOTHING_MERGED, Source
from library.approval.standing import Standing, judge
from library.approval.standing_codec import decode_standing, decode_void, encode_standing, encode_void
from library.diagnostics import collect
from tests.library.approval.sample_ledger import (
    APPRAISER,
    HEAD,
    KEY,
    ORGANISATION_TREE,
    PRINCIPAL,
    TEACHER,
    authority,
    ledger,
    statement,
)

PUBLISH = ("head approve 1", "principal approve 1")
BY_FORGE = replace(TEACHER, accounts=(("github", 7),))
SOURCE = Source("github", "x/y", 1, 0, 7, "d" * 40, NOTHING_MERGED)
COURSES = {
    "nothing": (),
    "handed in": (statement("teacher submit 1", 0),),
    "handed in on a forge": (statement("teacher submit 1", 0)._replace(source=SOURCE),),
    "half way": PUBLISH[:1],
    "published": PUBLISH,
    "published by the district, too": (*PUBLISH, "appraiser approve 1"),
    "another version": (*PUBLISH, "principal notice 1", "head approve 2", "principal approve 2"),
    "returned": (*PUBLISH, "head approve 2", "head return 2"),
    "returned while it is shown": (*PUBLISH, "head return 1"),
    "withdrawn": (*PUBLISH, "principal withdraw 1"),
    "noticed": (*PUBLISH, "principal notice 1", "head notice 1"),
    "void": (*PUBLISH, "teacher approve 2"),
}


@pytest.mark.parametrize("name", COURSES)
def test_a_standing_comes_back(name: str) -> None:
    in_force = InForce((Reign(0, ORGANISATION_TREE, authority(BY_FORGE, HEAD, PRINCIPAL, APPRAISER)),))
    standings, findings = collect(judge(ledger(*COURSES[name]), in_force, {}))
    assert standings is not None
    standing = standings.get(KEY, Standing(KEY))
    written = encode_standing(standing)
    read = decode_standing(KEY, written)
    assert read == standing
    assert encode_standing(read) == written
    assert b"\n" not in written
    path = f"evidence/{KEY}.jsonl"
    assert [decode_void(path, encode_void(finding)) for finding in findings] == findings
    assert bool(findings) == (name == "void")
