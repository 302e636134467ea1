"""The keys of the sample district, which anybody can make: they count in a sample and nowhere else.

Whoever begins a library from a copy of the sample would otherwise leave its door open.
"""

import hashlib

from library.diagnostics import Text
from library.ssh import SshKey, read_key

_DIGESTS = frozenset({
    "01ee81172ce889e8", "08c3fb7c6053cea6", "097c2db45265a6b2", "194473ed97de065a", "1fee21fa41a66b56",
    "25719888f4c0aa79", "27b3740492cdb62f", "36ef5be45ab4bef1", "382dfb1fd109c00f", "4e94c457a8d2ce8b",
    "4fdf023dea685691", "58173d29ef6a83bf", "5875a81266124747", "5d09f83f059090bc", "5f9e2d0d6c05e553",
    "6024c2e17c0d2444", "6467ec1ae8ae6247", "6aa3ed45f5df4626", "6d589a864f2add7c", "71da3ab8af2a6173",
    "8d6272f7cf6720a2", "8e2e8ab06eac276b", "a07202a2f1b054c5", "a238e201a9c34cf2", "a50cd32490a0101a",
    "ac0f8fc05c73cbd1", "ac102ded623c3111", "ad76e23ac813c2dd", "afed7f5e2ee7d617", "b0df5fe2cf56747c",
    "b560c9d09a74a1a4", "c66c04d3cb60421f", "c8a984cbbd5b4cb1", "c92626998ec243b8", "d4667d8c0c42c898",
    "deae3cab2116c17b", "e2e21d50e0c44f38", "e5fe9b2329ce90b2", "e816bc7cb2e57d7e", "ef4824d7b8f343fd",
    "f082e7627984e23d", "f203e4137d53a476", "f23625afe8cb37c3", "fc9d78cabcbbef70", "fca4fc9936f113d5",
})  # fmt: skip
"""The first 16 hexadecimal digits of the sha256 of each."""

_OF_THE_SAMPLE = Text(
    "đây là khoá của huyện mẫu, ai cũng có; mỗi người tạo khoá của mình: ssh-keygen -t ed25519",
    "this is a key of the sample, which anybody has; each makes their own: ssh-keygen -t ed25519",
)


def read_own_key(written: str, *, sample: bool) -> SshKey | Text:
    """A public key that is its owner's alone, or why this is none; a `sample` may use the sample's."""
    key = read_key(written)
    if isinstance(key, SshKey) and not sample and is_of_sample(key.text):
        return _OF_THE_SAMPLE
    return key


def is_of_sample(key: str) -> bool:
    """Whether this key, on one line, is one of those that `hoclieu demo` makes."""
    return hashlib.sha256(key.encode()).hexdigest()[:16] in _DIGESTS
