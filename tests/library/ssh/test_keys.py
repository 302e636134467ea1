"""Public keys on a line: Ed25519 or nothing."""

import pytest

from library.diagnostics import Text
from library.ssh import SshKey, read_key
from tests.ssh_signers import Signer

PLAIN = Signer("lan").key.text
TOUCHED = Signer("lan", touch=True).key.text


@pytest.mark.parametrize("written", [PLAIN, TOUCHED, f"{PLAIN} co-lan@may-nha", f"  {PLAIN}\n"])
def test_a_line_of_a_pub_file_is_a_key(written: str) -> None:
    key = read_key(written)
    assert isinstance(key, SshKey)
    assert key.text == written.strip().removesuffix(" co-lan@may-nha")


@pytest.mark.parametrize(
    "written",
    [
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC7",
        "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTY=",
        f"* {PLAIN}",
        f"cert-authority {PLAIN}",
        f'p-lan namespaces="*" {PLAIN}',
        PLAIN.replace("ssh-ed25519 ", "ssh-ed25519-cert-v01@openssh.com "),
        "",
    ],
)
def test_other_kinds_certificates_and_wildcards_are_refused_with_a_remedy(written: str) -> None:
    refusal = read_key(written)
    assert isinstance(refusal, Text)
    assert "ssh-keygen -t ed25519" in refusal.vi


@pytest.mark.parametrize(
    "written",
    [
        PLAIN[:-1],
        PLAIN[:-4],
        PLAIN + "AAAA",
        PLAIN.replace("ssh-ed25519 ", "sk-ssh-ed25519@openssh.com "),
        "ssh-ed25519",
        "ssh-ed25519 ****",
    ],
)
def test_a_key_that_was_cut_or_mended_is_refused(written: str) -> None:
    assert isinstance(read_key(written), Text)
