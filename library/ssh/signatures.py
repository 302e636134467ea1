"""SSHSIG, the signatures of `ssh-keygen -Y sign` (PROTOCOL.sshsig of OpenSSH).

A signature binds a key to a message in a namespace, so that what was signed for Git never counts as
an approval. A security key signs that its owner touched it, too.
"""

import base64
import binascii
import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from library.ssh.keys import SECURITY_KEY, SshKey, key_of
from library.ssh.wire import Wire, wired

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

_MAGIC = b"SSHSIG"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_HASHES = {b"sha256": hashlib.sha256, b"sha512": hashlib.sha512}
_TOUCHED = 1
_RAW = 64


class Signature(NamedTuple):
    """A signature taken apart; `flags` and `counter` are what a security key adds."""

    key: SshKey
    namespace: bytes
    hash_name: bytes
    raw: bytes
    flags: int = 0
    counter: int = 0


def read_signature(blob: bytes) -> Signature | None:
    """The signature in its wire form; None where it is malformed or by another kind of key."""
    signature = _framed(blob[:-_RAW], len(blob))
    if signature is None:
        return None
    if signature.key.kind == SECURITY_KEY:
        return _signature(Wire(blob))
    return signature._replace(raw=blob[-_RAW:])


@lru_cache(maxsize=4096)
def _framed(front: bytes, size: int) -> Signature | None:
    """What all signatures of `size` bytes have in common that begin with `front`, all but 64 bytes.

    One key writes the same again and again. Where it lies in a file, those 64 bytes are what it signed;
    of a security key they are the end of it, the flags and the counter. No length stands among them.
    """
    try:
        return _signature(Wire(front + bytes(size - len(front))))
    except ValueError:
        return None


def _signature(wire: Wire) -> Signature:
    if wire.take(len(_MAGIC)) != _MAGIC or wire.number() != 1:
        raise ValueError("not a signature")
    key = key_of(wire.string())
    namespace, reserved, hash_name = wire.string(), wire.string(), wire.string()
    inner = Wire(wire.string())
    wire.end()
    kind, raw = inner.string(), inner.string()
    flags, counter = 0, 0
    if key.kind == SECURITY_KEY:
        flags, counter = inner.take(1)[0], inner.number()
    inner.end()
    if kind != key.kind.encode() or len(raw) != _RAW or reserved or hash_name not in _HASHES:
        raise ValueError("not a signature of ours")
    return Signature(key, namespace, hash_name, raw, flags, counter)


def verifies(signature: Signature, message: bytes, namespace: str) -> bool:
    """Whether the key of `signature` signed `message` in `namespace`, by touch if it asks for one."""
    from cryptography.exceptions import InvalidSignature

    if signature.namespace != namespace.encode():
        return False
    signed = signed_bytes(message, namespace, signature.hash_name)
    if signature.key.kind == SECURITY_KEY:
        if not signature.flags & _TOUCHED:
            return False
        signed = (
            hashlib.sha256(signature.key.application).digest()
            + bytes([signature.flags])
            + signature.counter.to_bytes(4, "big")
            + hashlib.sha256(signed).digest()
        )
    try:
        _public_key(signature.key.point).verify(signature.raw, signed)
    except (InvalidSignature, ValueError):
        return False
    return True


def signed_bytes(message: bytes, namespace: str, hash_name: bytes = b"sha512") -> bytes:
    """What is really signed: the message's hash with its namespace."""
    digest = _HASHES[hash_name](message).digest()
    return _MAGIC + wired(namespace.encode(), b"", hash_name, digest)


@lru_cache(maxsize=4096)
def _public_key(point: bytes) -> "Ed25519PublicKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    return Ed25519PublicKey.from_public_bytes(point)


def bare(armoured: str) -> bytes | None:
    """The signature inside its armour; None where there is no armour around it."""
    lines = armoured.strip().splitlines()
    if len(lines) < 3 or lines[0] != _BEGIN or lines[-1] != _END:
        return None
    try:
        return base64.b64decode("".join(lines[1:-1]), validate=True)
    except binascii.Error:
        return None


def armour(blob: bytes) -> str:
    """The signature as `ssh-keygen` writes it, with a line feed at its end."""
    text = base64.b64encode(blob).decode()
    lines = [text[at : at + 70] for at in range(0, len(text), 70)]
    return "\n".join([_BEGIN, *lines, _END, ""])
