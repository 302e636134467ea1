"""The keys of the sample's people: made from their ids, so that the sample is the same everywhere.

Anybody can make them again, which is what a sample is for; `content/district` lists their public halves.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import yaml
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from build_tools.sample.files import sample_root
from build_tools.signing import SigningKey
from library.organisation import PEOPLE_FILE

RECORDER = "recorder"
"""Whose key writes the sample's ledger."""


def public_key(name: str) -> str:
    """The public half, as `people.yml` and `policy.yml` write it."""
    written = _private(name).public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH)
    return written.decode("ascii")


def make_keys(folder: Path) -> dict[str, SigningKey]:
    """The keys of the recorder and of everybody who may sign in the sample, as files in a folder."""
    people = yaml.safe_load((sample_root() / PEOPLE_FILE).read_text(encoding="utf-8"))
    return write_keys(folder, [RECORDER, *(one["id"] for one in people if "keys" in one)])


def write_keys(folder: Path, names: Iterable[str]) -> dict[str, SigningKey]:
    """Key files as OpenSSH wants them, one for each name, readable by their owner alone."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    keys: dict[str, SigningKey] = {}
    for name in names:
        file, public = folder / name, public_key(name)
        file.touch(mode=0o600)
        file.write_bytes(_private(name).private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
        file.with_name(f"{name}.pub").write_text(f"{public} {name}\n")
        keys[name] = SigningKey(file, public)
    return keys


def _private(name: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(f"hoclieu sample: {name}".encode()).digest())
