"""Public keys as OpenSSH writes them on one line; Ed25519 alone, in a file or on a security key.

Everything else on such a line (options, certificates, wildcards of `allowed_signers`) is refused,
for a key names one person and nothing more.
"""

import base64
import binascii

from library.diagnostics import Text
from library.ssh.wire import Wire
from library.values import dataclass

ED25519 = "ssh-ed25519"
SECURITY_KEY = "sk-ssh-ed25519@openssh.com"

_MADE_BY = Text("tạo khoá Ed25519: ssh-keygen -t ed25519", "make an Ed25519 key: ssh-keygen -t ed25519")


@dataclass(frozen=True, slots=True)
class SshKey:
    """A public key; `application` is what a security key binds it to, empty for a key in a file."""

    kind: str
    point: bytes
    blob: bytes
    application: bytes = b""

    @property
    def text(self) -> str:
        """The key on one line, without the comment: the one way to write it."""
        return f"{self.kind} {base64.b64encode(self.blob).decode()}"


def read_key(written: str) -> SshKey | Text:
    """The key on a line such as `ssh-ed25519 AAAA... comment`, or what to write instead."""
    kind, _, rest = written.strip().partition(" ")
    if kind not in (ED25519, SECURITY_KEY):
        return _MADE_BY
    encoded = rest.strip().partition(" ")[0]
    try:
        blob = base64.b64decode(encoded, validate=True)
        key = key_of(blob)
    except (binascii.Error, ValueError):
        key = None
    if key is None or key.kind != kind or key.text != f"{kind} {encoded}":
        return Text("chép lại nguyên dòng của tệp .pub", "copy the whole line of the .pub file again")
    return key


def key_of(blob: bytes) -> SshKey:
    """The key in its wire form; ValueError where it is none of ours."""
    wire = Wire(blob)
    kind = wire.string()
    point = wire.string()
    if len(point) != 32:
        raise ValueError("not a point")
    application = wire.string() if kind == SECURITY_KEY.encode() else b""
    wire.end()
    if kind == ED25519.encode():
        return SshKey(ED25519, point, blob)
    if kind == SECURITY_KEY.encode() and application.startswith(b"ssh:"):
        return SshKey(SECURITY_KEY, point, blob, application)
    raise ValueError("another kind of key")
