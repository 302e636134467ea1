"""The strings SSH data is made of: four bytes of length, then that many bytes (RFC 4251)."""


class Wire:
    """Reads such strings from the front of `data`; ValueError where there is less than it says."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, count: int) -> bytes:
        end = self._at + count
        if end > len(self._data):
            raise ValueError("cut short")
        part = self._data[self._at : end]
        self._at = end
        return part

    def number(self) -> int:
        return int.from_bytes(self.take(4), "big")

    def string(self) -> bytes:
        return self.take(self.number())

    def end(self) -> None:
        """ValueError where anything is left over: there is one way to write a thing."""
        if self._at != len(self._data):
            raise ValueError("left over")


def wired(*strings: bytes) -> bytes:
    """Strings as SSH writes them, one after the other."""
    return b"".join(len(one).to_bytes(4, "big") + one for one in strings)
