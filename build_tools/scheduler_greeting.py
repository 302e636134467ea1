"""Whether a scheduler of Dask answers at an address: Dask itself would wait for ever where another does."""

from socket import create_connection

from build_tools.workers import WorkersError

_LENGTH = 8
_LONGEST = 1_000_000
"""In bytes: many times what a greeting is."""


def greets(host: str | None, port: int | None, seconds: float) -> bool:
    """Whether what listens there speaks first, and says how long its greeting is, as a scheduler does.

    OSError where nobody listens.
    """
    with create_connection((host, port), seconds) as link, link.makefile("rb") as heard:
        try:
            length = heard.read(_LENGTH)
        except TimeoutError:
            return False
    return len(length) == _LENGTH and int.from_bytes(length, "little") < _LONGEST


def no_scheduler(address: str) -> WorkersError:
    """Another program than a scheduler answers there."""
    return WorkersError(
        f"Máy ở {address} có trả lời nhưng không phải bộ điều phối của Dask. Cổng của bộ điều phối thường là "
        "8786; 8787 là trang theo dõi của nó.",
        f"What answers at {address} is no scheduler of Dask. The port of a scheduler is 8786 as a rule; "
        "8787 is its page to look at.",
    )
