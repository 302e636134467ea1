"""The keys of a shared cache: who may only read can open everything and forge nothing."""

import os

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from build_tools.shared_cache.keys import ReadingKey, WritingKey, new_key, read_key

WRITING = WritingKey(b"w" * 32)


def test_the_reading_key_opens_what_the_writing_key_sealed() -> None:
    sealed = WRITING.seal(b"B. 12", b"pack")
    assert WRITING.reading.open(sealed, b"pack") == b"B. 12"
    assert b"B. 12" not in sealed


def test_nothing_opens_for_another_purpose_or_with_another_key() -> None:
    sealed = WRITING.seal(b"content", b"pack")
    assert WRITING.reading.open(sealed, b"index") is None
    assert new_key().reading.open(sealed, b"pack") is None


def test_no_byte_can_be_altered_and_none_left_out() -> None:
    sealed = WRITING.seal(b"content", b"pack")
    for at in range(len(sealed)):
        assert WRITING.reading.open(sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :], b"pack") is None
        assert WRITING.reading.open(sealed[:at], b"pack") is None


def test_who_has_the_reading_key_cannot_seal() -> None:
    reading = WRITING.reading
    nonce = os.urandom(12)
    rest = nonce + ChaCha20Poly1305(reading.content).encrypt(nonce, b"forged", b"pack")
    signed = b"pack\0" + rest
    for signer in (Ed25519PrivateKey.generate(), Ed25519PrivateKey.from_private_bytes(reading.content)):
        assert reading.open(signer.sign(signed) + rest, b"pack") is None
    assert reading.open(WRITING.seal(b"true", b"pack")[:64] + rest, b"pack") is None


def test_keys_are_read_as_they_are_written() -> None:
    assert read_key(WRITING.text) == WRITING
    assert read_key(WRITING.reading.text) == WRITING.reading
    assert WRITING.reading.name != new_key().reading.name


@pytest.mark.parametrize(
    "text",
    ["", "secret", WRITING.text[:-1], WRITING.text + "=", WRITING.text[:-5], "hoclieu-cache-read-AAAA",
     WRITING.text.replace("write", "read"), WRITING.text[:-3] + "\n" + WRITING.text[-3:]],
)  # fmt: skip
def test_what_is_no_key_is_none(text: str) -> None:
    assert read_key(text) is None


def test_a_key_does_not_print_itself() -> None:
    shown = f"{WRITING!r} {WRITING.reading!r} {ReadingKey!r}"
    assert WRITING.text not in shown
    assert "wwww" not in shown
