"""The shared cache as a build sees it: ask it once where much is missing, give to it at the end.

Whatever goes wrong with it is told and makes the build no slower than the time it is given.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from build_tools.cache_store import CacheStore
from build_tools.shared_cache.keys import ReadingKey, WritingKey
from library.diagnostics import Text
from library.values import dataclass

WORTH_ASKING = 300
"""From how many missing entries on it may be quicker to ask than to work them out."""

ANSWER_TIME = 10.0
"""In seconds, how long a place may take until its index is there."""

_LEAST_TIME, _TIME_EACH, _MOST_TIME = 15.0, 0.003, 90.0
_GIVING_TIME = 120.0
_ENDS_WITH_US = ("memory", "data")
_JOB = "build_tools.shared_cache.job"

Tell = Callable[[Text], None]


@dataclass(frozen=True, slots=True, repr=False)
class SharedCache:
    """The cache at an address that fsspec knows, with the options for it; troubles are told to `tell`."""

    address: str
    options: Mapping[str, Any]
    key: WritingKey | ReadingKey
    tell: Tell

    @property
    def may_write(self) -> bool:
        """Whether its key is the one that seals."""
        return isinstance(self.key, WritingKey)

    def take(self, store: CacheStore, keys: Sequence[str]) -> None:
        """Put into the store what is shared of the keys that it lacks, if it lacks many."""
        missing = store.lacks(keys)
        if len(missing) >= WORTH_ASKING:
            time = min(_LEAST_TIME + _TIME_EACH * len(missing), _MOST_TIME)
            self._run("take", store, time, keys=missing)

    def give(self, store: CacheStore) -> None:
        """Share what the store offers."""
        if self.may_write and store.offered():
            self._run("give", store, _GIVING_TIME)

    def look(self, store: CacheStore) -> tuple[int, int] | None:
        """How many packs are shared, and their size in bytes; None, and told why, where none can be read."""
        answer = self._run("look", store, _LEAST_TIME)
        return (answer["packs"], answer["size"]) if "packs" in answer else None

    def _run(self, do: str, store: CacheStore, time: float, **more: object) -> dict[str, Any]:
        asked = {
            "do": do, "address": self.address, "options": self.options, "key": self.key.text,
            "folder": str(store.folder.absolute()), "secret": store.secret.hex(), "limit": store.limit,
            "patience": ANSWER_TIME, **more,
        }  # fmt: skip
        # Never from the current folder: what lies in a repository must not be taken for this program.
        command = [sys.executable, "-I" if sys.flags.isolated else "-P", "-m", _JOB]
        try:
            done = subprocess.run(
                command, input=json.dumps(asked).encode(), capture_output=True, timeout=time, check=False
            )
            answer: dict[str, Any] = json.loads(done.stdout)
        except subprocess.TimeoutExpired:
            answer = {"trouble": f"{time:.0f} s"}
        except (OSError, ValueError):
            answer = {"trouble": _JOB}
        if "packs" not in answer:
            self.tell(_trouble(answer))
        return answer


def fault_of_address(address: str) -> Text | None:
    """Why what lies at an address can be shared with nobody; None where it can."""
    kind = address.rpartition("::")[2].partition(":")[0].lower()
    if kind not in _ENDS_WITH_US:
        return None
    return Text(
        f"{kind}: chỉ nằm trong bộ nhớ của một tiến trình, máy khác và lần chạy sau không thấy; hãy ghi một "
        "thư mục chung (/mnt/chung/hoclieu) hoặc một kho (s3://kho/hoclieu)",
        f"{kind}: is in the memory of one process, which neither another machine nor the next run sees; name "
        "a folder on a share (/mnt/share/hoclieu) or a store (s3://bucket/hoclieu)",
    )


def _trouble(answer: Mapping[str, str]) -> Text:
    if "missing" in answer:
        name = answer["missing"]
        return Text(
            f"Không dùng được bộ nhớ đệm chung vì thiếu gói {name}: pip install {name}",
            f"The shared cache cannot be used without the package {name}: pip install {name}",
        )
    why = answer.get("trouble", "")[:300]
    return Text(
        f"Không dùng được bộ nhớ đệm chung ({why}); vẫn chạy tiếp, chỉ chậm hơn. Xem: hoclieu cache info",
        f"The shared cache could not be used ({why}); going on without it. See: hoclieu cache info",
    )
