"""The keys that the sample's people and policy name are those that `demo` makes."""

from pathlib import Path

import yaml

from build_tools.sample.files import sample_root
from build_tools.sample.keys import RECORDER, public_key, write_keys
from build_tools.signing import key_in_file
from library.organisation.sample_keys import is_of_sample
from tests.build_tools.demo_district import Demo

_DISTRICT = sample_root() / "content" / "district"


def test_people_and_policy_name_the_keys_that_are_made() -> None:
    people = yaml.safe_load((_DISTRICT / "people.yml").read_text(encoding="utf-8"))
    policy = yaml.safe_load((_DISTRICT / "policy.yml").read_text(encoding="utf-8"))
    named = {one["id"]: [key["ssh"] for key in one["keys"]] for one in people if "keys" in one}
    assert len(named) > 30
    assert named == {person: [public_key(person)] for person in named}
    assert policy["recorders"] == [public_key(RECORDER)]
    assert [name for name in (*named, RECORDER) if not is_of_sample(public_key(name))] == []


def test_openssh_reads_them_and_nobody_else(tmp_path: Path) -> None:
    made = write_keys(tmp_path / "keys", ["p-nghia"])["p-nghia"]
    made.file.with_name("p-nghia.pub").unlink()
    assert key_in_file(made.file).public == made.public == public_key("p-nghia")
    assert made.file.stat().st_mode & 0o077 == 0


def test_git_ignores_them_in_the_demo(demo: Demo) -> None:
    assert (demo.folder / "keys" / "p-nghia").is_file()
    assert (demo.folder / ".gitignore").read_text() == "/build/\n/keys/\n"
