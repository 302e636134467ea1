"""People who sign, made from a seed: keys that are the same on every machine, and no file."""

import hashlib
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from library.ssh.keys import ED25519, SECURITY_KEY, SshKey, key_of
from library.ssh.signatures import signed_bytes
from library.ssh.wire import wired

APPLICATION = b"ssh:"


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody with an Ed25519 key of their own; `touch` makes it one on a security key."""

    seed: str
    touch: bool = False

    @property
    def private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(self.seed.encode()).digest())

    @property
    def key(self) -> SshKey:
        point = self.private.public_key().public_bytes_raw()
        if self.touch:
            return key_of(wired(SECURITY_KEY.encode(), point, APPLICATION))
        return key_of(wired(ED25519.encode(), point))

    def sign(
        self, message: bytes, namespace: str, hash_name: bytes = b"sha512", flags: int = 1, counter: int = 7
    ) -> bytes:
        """The signature of `message` in its wire form, as `ssh-keygen -Y sign` would make it."""
        signed = signed_bytes(message, namespace, hash_name)
        tail = b""
        if self.touch:
            tail = bytes([flags]) + counter.to_bytes(4, "big")
            signed = hashlib.sha256(APPLICATION).digest() + tail + hashlib.sha256(signed).digest()
        raw = self.private.sign(signed)
        inner = wired(self.key.kind.encode(), raw) + tail
        head = b"SSHSIG" + (1).to_bytes(4, "big")
        return head + wired(self.key.blob, namespace.encode(), b"", hash_name, inner)
