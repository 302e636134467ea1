"""Commits of Git as bytes: what is signed, and by what signature (namespace `git`)."""

import base64
import hashlib

from library.ssh.signatures import armour, bare, read_signature, verifies

NAMESPACE = "git"

_HEADER = b"gpgsig "


def unsigned_commit(commit: bytes) -> tuple[bytes, str]:
    """A raw commit without its signature, and the signature's text; "" where it bears none."""
    head, gap, message = commit.partition(b"\n\n")
    kept: list[bytes] = []
    signature: list[bytes] = []
    inside = False
    for line in head.split(b"\n"):
        if line.startswith(b" ") and inside:
            signature.append(line[1:])
            continue
        inside = line.startswith(_HEADER)
        if inside:
            signature.append(line[len(_HEADER) :])
        else:
            kept.append(line)
    text = b"\n".join(signature).decode("ascii", "replace")
    return b"\n".join(kept) + gap + message, text


def signed_commit(commit: bytes, signature: bytes) -> bytes:
    """A raw commit that bears a signature, given in its wire form."""
    head, gap, message = commit.partition(b"\n\n")
    lines = armour(signature).strip().encode().split(b"\n")
    return head + b"\n" + _HEADER + b"\n ".join(lines) + gap + message


def signer_of(commit: bytes) -> str | None:
    """The key that signed a raw commit, on one line; None where nobody did whom we can verify."""
    payload, text = unsigned_commit(commit)
    blob = bare(text)
    signature = read_signature(blob) if blob is not None else None
    if signature is None or not verifies(signature, payload, NAMESPACE):
        return None
    return signature.key.text


def fingerprint(key: str) -> str:
    """The short name of a key that `ssh-keygen -l` prints."""
    blob = base64.b64decode(key.split(" ")[1])
    return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")
