"""SSHSIG: which signatures hold, and that one changed byte breaks any of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.ssh import armour, bare, read_signature, verifies
from library.ssh.commits import fingerprint, signed_commit, signer_of, unsigned_commit
from tests.ssh_signers import Signer

LAN, TOUCH = Signer("lan"), Signer("lan", touch=True)
MESSAGE = b'{"event":"approve"}'
COMMIT = b"tree 1111\nauthor a <a@b> 1 +0000\ncommitter a <a@b> 1 +0000\n\nph\xc3\xa2n s\xe1\xbb\x91\n"


@pytest.mark.parametrize("signer", [LAN, TOUCH])
@pytest.mark.parametrize("hash_name", [b"sha256", b"sha512"])
def test_a_signature_holds_for_its_message_and_namespace_alone(signer: Signer, hash_name: bytes) -> None:
    signature = read_signature(signer.sign(MESSAGE, "hoclieu-duyet", hash_name))
    assert signature is not None
    assert signature.key == signer.key
    assert verifies(signature, MESSAGE, "hoclieu-duyet")
    assert not verifies(signature, MESSAGE, "git")
    assert not verifies(signature, MESSAGE + b" ", "hoclieu-duyet")


def test_a_security_key_must_have_been_touched() -> None:
    untouched = read_signature(TOUCH.sign(MESSAGE, "hoclieu-duyet", flags=0))
    assert untouched is not None
    assert not verifies(untouched, MESSAGE, "hoclieu-duyet")


@given(st.data(), st.sampled_from([LAN, TOUCH]))
def test_any_changed_byte_breaks_a_signature(data: st.DataObject, signer: Signer) -> None:
    blob = bytearray(signer.sign(MESSAGE, "hoclieu-duyet"))
    at = data.draw(st.integers(0, len(blob) - 1))
    blob[at] ^= data.draw(st.integers(1, 255))
    signature = read_signature(bytes(blob))
    assert (
        signature is None or signature.key != signer.key or not verifies(signature, MESSAGE, "hoclieu-duyet")
    )


@given(st.binary(max_size=300))
def test_nonsense_is_no_signature(blob: bytes) -> None:
    assert read_signature(blob) is None
    assert read_signature(LAN.sign(MESSAGE, "git") + b"\0") is None


def test_armour_is_that_of_ssh_keygen_and_comes_off_again() -> None:
    blob = LAN.sign(MESSAGE, "git")
    text = armour(blob)
    assert text.startswith("-----BEGIN SSH SIGNATURE-----\n")
    assert max(map(len, text.splitlines())) == 70
    assert bare(text) == blob
    assert bare("AAAA") is None
    assert bare(text.replace("\n", "\n!", 1)) is None


def test_a_commit_says_who_signed_it_and_nothing_else_in_it_may_change() -> None:
    commit = signed_commit(COMMIT, LAN.sign(COMMIT, "git"))
    assert unsigned_commit(commit)[0] == COMMIT
    assert signer_of(commit) == LAN.key.text
    assert signer_of(commit.replace(b"tree 1111", b"tree 2222")) is None
    assert signer_of(COMMIT) is None
    assert signer_of(signed_commit(COMMIT, LAN.sign(COMMIT, "hoclieu-duyet"))) is None


def test_a_fingerprint_is_short_and_of_the_key_alone() -> None:
    assert fingerprint(LAN.key.text).startswith("SHA256:")
    assert fingerprint(LAN.key.text) != fingerprint(TOUCH.key.text)
