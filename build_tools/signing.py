"""Signs with a person's own SSH key through OpenSSH: a key in a file, in an agent, or on a security key.

Nothing of a private key is ever read here; `ssh-keygen` asks for the passphrase or the touch itself.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from library.diagnostics import Text
from library.ssh import SshKey, bare, read_key
from library.values import dataclass


class SigningError(Exception):
    """OpenSSH would not sign; `text` says why and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key that can sign: `file` is what OpenSSH is given, a private key or an agent's public one."""

    file: Path
    public: str


def key_in_file(file: Path) -> SigningKey:
    """The key in a file, private or public (then an agent holds the other half); SigningError if none."""
    beside = file if file.suffix == ".pub" else file.with_name(f"{file.name}.pub")
    if not file.exists() and not beside.exists():
        raise SigningError(
            Text(
                f"không có tệp khoá {file}; hãy ghi tên tệp khoá bí mật, ví dụ ~/.ssh/id_ed25519",
                f"there is no key file {file}; name the file of a private key, e.g. ~/.ssh/id_ed25519",
            )
        )
    try:
        written = (
            beside.read_text() if beside.is_file() else _run("ssh-keygen", "-y", "-f", str(file)).decode()
        )
    except (OSError, UnicodeDecodeError) as error:
        raise SigningError(Text(f"không đọc được khoá {file}", f"cannot read the key {file}")) from error
    key = read_key(written)
    if isinstance(key, Text):
        raise SigningError(Text(f"khoá {file} không dùng được: {key.vi}", f"{file} cannot be used: {key.en}"))
    return SigningKey(file, key.text)


def keys_of_agent() -> list[str]:
    """The public keys, on one line each, that the running agent can sign with."""
    try:
        listed = subprocess.run(
            ["ssh-add", "-L"], capture_output=True, check=False, stdin=subprocess.DEVNULL
        ).stdout
    except OSError:
        return []
    keys = [read_key(line) for line in listed.decode("utf-8", "replace").splitlines()]
    return [key.text for key in keys if isinstance(key, SshKey)]


@contextmanager
def key_of(wanted: Iterable[str], usual: Iterable[Path]) -> Iterator[SigningKey | None]:
    """One of the `wanted` public keys, held by the agent or in one of the usual files; None if none is."""
    wanted = list(wanted)
    held = next((key for key in keys_of_agent() if key in wanted), None)
    if held is not None:
        with tempfile.TemporaryDirectory(prefix="hoclieu-") as folder:
            file = Path(folder) / "key.pub"
            file.write_text(f"{held}\n")
            yield SigningKey(file, held)
        return
    for file in usual:
        public = file.with_name(f"{file.name}.pub")
        if file.is_file() and public.is_file() and key_in_file(file).public in wanted:
            yield key_in_file(file)
            return
    yield None


def usual_files() -> list[Path]:
    """Where OpenSSH keeps Ed25519 keys unless told otherwise."""
    folder = Path.home() / ".ssh"
    return [folder / "id_ed25519", folder / "id_ed25519_sk"]


def sign(message: bytes, namespace: str, key: SigningKey) -> bytes:
    """The signature of `message` in its wire form; SigningError where OpenSSH makes none."""
    made = _run("ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", str(key.file), stdin=message)
    signature = bare(made.decode("ascii", "replace"))
    if signature is None:
        raise SigningError(Text("ssh-keygen không trả về chữ kí", "ssh-keygen gave no signature"))
    return signature


def _run(*command: str, stdin: bytes = b"") -> bytes:
    try:
        done = subprocess.run(
            command, input=stdin, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"}
        )
    except OSError as error:
        raise SigningError(
            Text(
                "máy này chưa có OpenSSH; hãy cài đặt: apt-get install openssh-client",
                "this machine lacks OpenSSH; install it: apt-get install openssh-client",
            )
        ) from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[-1] if said else str(done.returncode)
        raise SigningError(
            Text(
                f"OpenSSH từ chối kí: {reason}. Hãy xem lại tệp khoá và mật khẩu của nó rồi chạy lại.",
                f"OpenSSH refused to sign: {reason}. See to the file of the key and its passphrase, then run "
                "this again.",
            )
        )
    return done.stdout
