"""What was once proved of a ledger, in parts, in the user's own cache and for this user alone.

The cache may come to hold what other machines made. So each part bears an HMAC of its own, made with a
key that is drawn from the user's and that nobody else has, over its name and content: what was not put
here by this user's own tool is not here. A part is found only by the very tool that made it.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from functools import cache

from build_tools.cache_store import CacheStore
from build_tools.package_versions import package_version
from build_tools.tool_digest import tool_digest
from library.values import dataclass

_SIZE = 32
_PURPOSE = b"hoclieu: what was proved of a ledger"


@dataclass(frozen=True, slots=True)
class LedgerParts:
    """The parts in a store, by names that are the caller's affair."""

    store: CacheStore

    def read(self, names: Iterable[str]) -> dict[str, bytes]:
        """The parts of these names that are there and are this user's own."""
        keys = {self._key(name): name for name in names}
        found: dict[str, bytes] = {}
        for key, sealed in self.store.read(keys):
            tag, content = sealed[:_SIZE], sealed[_SIZE:]
            if hmac.compare_digest(tag, self._tag(key, content)):
                found[keys[key]] = content
        return found

    def keep(self, parts: Mapping[str, bytes]) -> None:
        """Keep parts by their names."""
        keyed = {self._key(name): content for name, content in parts.items()}
        self.store.keep({key: self._tag(key, content) + content for key, content in keyed.items()})

    def _tag(self, key: str, content: bytes) -> bytes:
        secret = hmac.digest(self.store.secret, _PURPOSE, "sha256")
        return hmac.digest(secret, hashlib.sha256(key.encode()).digest() + content, "sha256")

    def _key(self, name: str) -> str:
        return f"ledger {name} {tool_digest()} {_verifier()}"


@cache
def _verifier() -> str:
    """The package that verified the signatures: it is part of what a proof rests on."""
    return package_version("cryptography")


def put(parts: dict[str, bytes], content: bytes) -> str:
    """Add a part under the name that says all of its content; returns the name."""
    name = hashlib.sha256(content).hexdigest()
    parts[name] = content
    return name
