"""`hoclieu cache`, and `--no-cache`: what is kept, where, and doing without."""

import dataclasses
import re
import sqlite3
from pathlib import Path

from build_tools.cache_store import CacheStore
from build_tools.shared_cache.keys import WritingKey
from library.codec import decode, encode
from library.compiled import Compiled
from tests.build_tools.cli.conftest import Command
from tests.build_tools.small_district import SmallDistrict


def test_what_a_check_read_is_kept_until_it_is_cleared(hoclieu: Command, approved: SmallDistrict) -> None:
    root = str(approved.root)
    assert hoclieu("check", "--no-cache", "--root", root).code == 0
    assert hoclieu("cache", "info").out.startswith("0 kết quả")
    first = hoclieu("check", "--root", root)
    info = hoclieu("cache", "info", "--lang", "en").out.splitlines()
    assert not info[0].startswith("0 results")
    assert Path(info[1]).is_relative_to(hoclieu.home)
    assert hoclieu("check", "--root", root).out == first.out
    assert re.fullmatch(r"[0-9]+ kết quả, [0-9]+,[0-9] MB \(.+", hoclieu("cache", "info").out.splitlines()[0])
    assert hoclieu("cache", "clear").out == "Đã xoá bộ nhớ đệm.\n"
    assert hoclieu("cache", "info").out.startswith("0 kết quả")


def test_a_build_gives_to_others_what_it_read_and_a_preview_does_not(
    hoclieu: Command, approved: SmallDistrict
) -> None:
    key, root, share = WritingKey(b"w" * 32), str(approved.root), hoclieu.home / "share"
    writing = {"HOCLIEU_CACHE_SHARED": str(share), "HOCLIEU_CACHE_SHARED_KEY": key.text}
    next(approved.root.rglob("phieu/index.md")).write_text("draft")
    hoclieu("build", "--worktree", "--root", root, **writing)
    hoclieu("check", "--root", root, **writing)
    assert not share.exists()
    assert hoclieu("build", "--root", root, **writing).code == 0
    assert len(list(share.rglob("*.pack"))) == 1
    info = hoclieu("cache", "info", "--lang", "en", **writing).out
    assert re.search(r"shared: 1 packs, .* read and write\n", info)
    reading = writing | {"HOCLIEU_CACHE_SHARED_KEY": key.reading.text}
    assert "shared: 1 packs, 0.0 MB, read only" in hoclieu("cache", "info", "--lang", "en", **reading).out


def test_keys_are_made_and_the_reading_key_is_made_of_the_writing_key(hoclieu: Command) -> None:
    made = re.findall(r"^hoclieu-cache-\S+", hoclieu("cache", "keys").out, re.MULTILINE)
    assert len(made) == 2
    assert re.findall(r"^hoclieu-cache-\S+", hoclieu("cache", "keys").out, re.MULTILINE) != made
    again = hoclieu("cache", "keys", HOCLIEU_CACHE_SHARED_KEY=made[0])
    assert re.findall(r"^hoclieu-cache-\S+", again.out, re.MULTILINE) == made
    refused = hoclieu("cache", "keys", HOCLIEU_CACHE_SHARED_KEY=made[1])
    assert refused.code == 2
    assert refused.out == ""


def test_verifying_the_ledger_asks_no_cache(hoclieu: Command, approved: SmallDistrict) -> None:
    root = str(approved.root)
    verified = hoclieu("ledger", "verify", "--root", root)
    assert verified.code == 0
    assert not (hoclieu.home / ".cache").exists()
    good = hoclieu("check", "--root", root)
    store = CacheStore(
        hoclieu.home / ".cache/hoclieu", (hoclieu.home / ".config/hoclieu/cache.key").read_bytes()
    )
    poisoned = dict(store.read(_keys(store)))
    for key, content in poisoned.items():
        if key.startswith("compiled "):
            false = dataclasses.replace(
                decode(Compiled, content), facts=None, resource=None, publishable=False
            )
            poisoned[key] = encode(false)
    store.keep(poisoned)
    assert hoclieu("check", "--root", root).said != good.said, "the poison works where a cache is asked"
    assert hoclieu("ledger", "verify", "--root", root) == verified


def _keys(store: CacheStore) -> list[str]:
    with sqlite3.connect(store.file) as database:
        keys = [key for (key,) in database.execute("select key from entry")]
    database.close()
    return keys


def test_a_job_for_strangers_adds_nothing(hoclieu: Command, approved: SmallDistrict) -> None:
    assert hoclieu("cache", "info").code == 0
    reading = {"HOCLIEU_CACHE_READONLY": "1"}
    assert hoclieu("check", "--root", str(approved.root), **reading).code == 0
    said = hoclieu("cache", "info", **reading).out
    assert said.startswith("0 kết quả")
    assert "chỉ đọc" in said
