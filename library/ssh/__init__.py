"""SSH keys and signatures as bytes: read strictly, verified without a process or a file."""

from library.ssh.keys import SshKey, read_key
from library.ssh.signatures import Signature, armour, bare, read_signature, signed_bytes, verifies

__all__ = [
    "Signature",
    "SshKey",
    "armour",
    "bare",
    "read_key",
    "read_signature",
    "signed_bytes",
    "verifies",
]
