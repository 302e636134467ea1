"""A folder on a shared place, by any address that fsspec knows: what is asked of it, within bounds."""

from typing import Any

from fsspec.asyn import AsyncFileSystem
from fsspec.core import url_to_fs

READ_ONLY = "an http address can only be read"


class SharedPlace:
    """The folder `name` at an address; `options` are the ones of fsspec for that kind of address.

    What it cannot do it says with whatever exception the kind of address has for it.
    """

    def __init__(self, address: str, options: dict[str, Any], name: str) -> None:
        self._files, top = url_to_fs(address, **options)
        self._top = f"{top.rstrip('/')}/{name}"

    def get(self, name: str, most: int) -> bytes | None:
        """A file of at most so many bytes, or its first bytes; None where there is none."""
        try:
            content: bytes = self._files.cat_file(f"{self._top}/{name}", start=0, end=most)
        except FileNotFoundError:
            return None
        return content

    def put(self, name: str, content: bytes) -> None:
        """Write a file, in place of what has its name."""
        # Object stores have no folders, and asked for one they might make a bucket.
        if not isinstance(self._files, AsyncFileSystem):
            self._files.makedirs(self._top, exist_ok=True)
        self._files.pipe_file(f"{self._top}/{name}", content)

    def sizes(self) -> dict[str, int]:
        """The files that are there, by name, and how many bytes each is."""
        if "http" in self._files.protocol:
            raise NotImplementedError(READ_ONLY)
        self._files.invalidate_cache()
        try:
            found = self._files.ls(self._top, detail=True)
        except FileNotFoundError:
            return {}
        return {str(one["name"]).rpartition("/")[2]: int(one["size"] or 0) for one in found}

    def remove(self, name: str) -> None:
        """Delete a file."""
        self._files.rm_file(f"{self._top}/{name}")
