"""The two keys of a shared cache, and what they seal and open.

Who holds the writing key can make the reading key of it, never the other way round: the reading key opens
what was sealed and proves that it was sealed with the writing key, and can seal nothing itself. So a job
that a stranger started may hold it. Sealed bytes are encrypted (ChaCha20-Poly1305), then signed (Ed25519),
and bound to the purpose they were sealed for.
"""

import base64
import binascii
import hashlib
import os

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from library.values import dataclass

_WRITE, _READ = "hoclieu-cache-write-", "hoclieu-cache-read-"
_KEY, _SIGNATURE, _NONCE = 32, 64, 12


@dataclass(frozen=True, slots=True, repr=False)
class ReadingKey:
    """Opens what the writing key sealed: its public half, and the key of the encryption."""

    public: bytes
    content: bytes

    @property
    def text(self) -> str:
        """The key as people copy it."""
        return _READ + base64.urlsafe_b64encode(self.public + self.content).decode()

    @property
    def name(self) -> str:
        """What tells apart the caches of different keys in one place; says nothing of the key."""
        return hashlib.sha256(self.public).hexdigest()[:16]

    def open(self, sealed: bytes, purpose: bytes) -> bytes | None:
        """What was sealed for a purpose; None where it was not sealed so, or was altered."""
        signature, rest = sealed[:_SIGNATURE], sealed[_SIGNATURE:]
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, purpose + b"\0" + rest)
            return ChaCha20Poly1305(self.content).decrypt(rest[:_NONCE], rest[_NONCE:], purpose)
        except (InvalidSignature, InvalidTag, ValueError):
            return None


@dataclass(frozen=True, slots=True, repr=False)
class WritingKey:
    """Seals, and makes the reading key; 32 bytes of chance."""

    secret: bytes

    @property
    def text(self) -> str:
        """The key as people copy it."""
        return _WRITE + base64.urlsafe_b64encode(self.secret).decode()

    @property
    def reading(self) -> ReadingKey:
        """The key for those who may only read."""
        return ReadingKey(self._signer().public_key().public_bytes_raw(), self._derived(b"content"))

    def seal(self, content: bytes, purpose: bytes) -> bytes:
        """Content that only the reading key opens, for this purpose alone."""
        nonce = os.urandom(_NONCE)
        rest = nonce + ChaCha20Poly1305(self._derived(b"content")).encrypt(nonce, content, purpose)
        return self._signer().sign(purpose + b"\0" + rest) + rest

    def _signer(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self._derived(b"signature"))

    def _derived(self, purpose: bytes) -> bytes:
        return HKDF(SHA256(), _KEY, None, b"hoclieu shared cache, " + purpose).derive(self.secret)


def new_key() -> WritingKey:
    """A writing key that nobody has yet."""
    return WritingKey(os.urandom(_KEY))


def read_key(text: str) -> WritingKey | ReadingKey | None:
    """The key that a text is; None where it is none."""
    for start, size in ((_WRITE, _KEY), (_READ, 2 * _KEY)):
        if text.startswith(start):
            try:
                found = base64.b64decode(text[len(start) :], altchars=b"-_", validate=True)
            except (binascii.Error, ValueError):
                return None
            if len(found) == size:
                return WritingKey(found) if size == _KEY else ReadingKey(found[:_KEY], found[_KEY:])
    return None
