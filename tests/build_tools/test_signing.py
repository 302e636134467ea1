"""Signing with the real OpenSSH, and OpenSSH and Git agreeing with what is verified in process."""

import subprocess
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from build_tools.git import git
from build_tools.signing import SigningError, SigningKey, key_in_file, key_of, keys_of_agent, sign
from library.ssh import armour, read_signature, verifies
from tests.build_tools.signed_district import SignedDistrict, make_key
from tests.build_tools.small_district import CHAIN, document
from tests.ssh_signers import Signer

MESSAGE = "Đề giữa kì".encode()


@pytest.fixture
def key(tmp_path: Path) -> SigningKey:
    return make_key(tmp_path / "keys", "p-head")


def test_a_signature_of_openssh_holds_in_process(key: SigningKey) -> None:
    signature = read_signature(sign(MESSAGE, "hoclieu-duyet", key))
    assert signature is not None
    assert signature.key.text == key.public
    assert verifies(signature, MESSAGE, "hoclieu-duyet")
    assert not verifies(signature, MESSAGE, "git")


@pytest.mark.parametrize("touch", [False, True])
def test_openssh_believes_what_is_believed_in_process(tmp_path: Path, touch: bool) -> None:
    """Security keys too, though no such device is here: a test plays its part."""
    signer = Signer("lan", touch=touch)
    (tmp_path / "allowed").write_text(f"p-lan {signer.key.text}\n")
    (tmp_path / "signature").write_text(armour(signer.sign(MESSAGE, "hoclieu-duyet")))
    done = subprocess.run(
        ["ssh-keygen", "-Y", "verify", "-q", "-f", "allowed", "-I", "p-lan", "-n", "hoclieu-duyet", "-s",
         "signature"],
        input=MESSAGE, cwd=tmp_path, check=False, capture_output=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_an_agent_signs_for_a_key_whose_file_is_gone(
    key: SigningKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = (
        mkdtemp()
    )  # the name of a socket may have but a hundred letters, fewer than some folders of tests
    socket = f"{folder}/agent"
    agent = subprocess.Popen(["ssh-agent", "-D", "-a", socket], stdout=subprocess.DEVNULL)
    try:
        monkeypatch.setenv("SSH_AUTH_SOCK", socket)
        # The socket is there before the agent listens on it: only an answer says that it does (2 is none).
        while subprocess.run(["ssh-add", "-l"], check=False, capture_output=True).returncode == 2:
            assert agent.poll() is None
        subprocess.run(["ssh-add", "-q", str(key.file)], check=True)
        key.file.unlink()
        assert keys_of_agent() == [key.public]
        with key_of([key.public], []) as found:
            assert found is not None
            signature = read_signature(sign(MESSAGE, "hoclieu-duyet", found))
        assert signature is not None
        assert verifies(signature, MESSAGE, "hoclieu-duyet")
    finally:
        agent.terminate()
        agent.wait()
        rmtree(folder)


def test_a_key_in_its_usual_file_is_found(
    tmp_path: Path, key: SigningKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    with key_of([key.public], [tmp_path / "none", key.file]) as found:
        assert found == key
    with key_of(["ssh-ed25519 AAAA"], [key.file]) as found:
        assert found is None


def test_a_private_key_without_its_pub_file_is_read_all_the_same(tmp_path: Path) -> None:
    signer = Signer("lan")
    file = tmp_path / "id"
    file.touch(mode=0o600)
    file.write_bytes(signer.private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    assert key_in_file(file).public == signer.key.text


def test_what_openssh_refuses_is_said_with_its_reason(tmp_path: Path) -> None:
    rsa = tmp_path / "rsa"
    subprocess.run(["ssh-keygen", "-q", "-t", "rsa", "-N", "", "-f", str(rsa)], check=True)
    with pytest.raises(SigningError, match="ssh-keygen -t ed25519"):
        key_in_file(rsa)
    with pytest.raises(SigningError, match=r"no key file .*none; name the file of a private key"):
        key_in_file(tmp_path / "none")
    with pytest.raises(SigningError, match=r"OpenSSH refused to sign: .*See to the file of the key"):
        key_in_file(tmp_path)
    with pytest.raises(SigningError, match="OpenSSH refused"):
        sign(MESSAGE, "git", SigningKey(tmp_path / "none", ""))


def test_git_itself_believes_the_recorders_commit(tmp_path: Path) -> None:
    district = SignedDistrict(tmp_path / "repository")
    district.put("thcs-a/phieu", document())
    district.commit()
    district.approve("thcs-a/phieu", *CHAIN)
    allowed = tmp_path / "allowed"
    allowed.write_text(f"recorder {district.keys['recorder'].public}\n")
    said = git(
        district.root, "-c", f"gpg.ssh.allowedSignersFile={allowed}", "log", "--format=%G? %GS", "approvals"
    ).decode()
    assert said.splitlines() == ["G recorder", "G recorder"]
