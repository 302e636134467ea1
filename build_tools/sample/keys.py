"""The keys of the sample's people: made from their ids, so that the sample is the same everywhere.

Anybody can make them again, which is what a sample is for; `content/district` lists their public halves.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from build_tools.signing import SigningKey

RECORDER = "recorder"
"""Whose key writes the sample's ledger."""


def public_key(name: str) -> str:
    """The public half, as `people.yml` and `policy.yml` write it."""
    written = _private(name).public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH)
    return written.decode("ascii")


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
