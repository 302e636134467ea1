"""Whether a scheduler of Dask answers at an address: Dask itself would wait for ever where another does."""

from socket import create_connection
from ssl import SSLContext, SSLError

from build_tools.workers import WorkersError

_LENGTH = 8
_LONGEST = 1_000_000
"""In bytes: many times what a greeting is."""


def greets(host: str | None, port: int | None, seconds: float, certificates: SSLContext | None) -> bool:
    """Whether what listens there speaks first, and says how long its greeting is, as a scheduler does.

    With `certificates` over TLS. OSError where nobody listens.
    """
    with create_connection((host, port), seconds) as plain:
        try:
            link = plain if certificates is None else certificates.wrap_socket(plain)
            with link, link.makefile("rb") as heard:
                length = heard.read(_LENGTH)
        except (TimeoutError, SSLError, ConnectionError):
            return False
    return len(length) == _LENGTH and int.from_bytes(length, "little") < _LONGEST


def no_scheduler(address: str) -> WorkersError:
    """Another program than a scheduler answers there."""
    vi = en = ""
    if address.startswith("dask+tls"):
        vi = ", hoặc chứng chỉ của nó không do ca-file của máy này cấp"
        en = ", or its certificate is none that this machine's ca-file vouches for"
    return WorkersError(
        f"Máy ở {address} có trả lời nhưng không phải bộ điều phối của Dask{vi}. Cổng của bộ điều phối "
        "thường là 8786; 8787 là trang theo dõi của nó, và máy nhận việc có cổng khác.",
        f"What answers at {address} is no scheduler of Dask{en}. The port of a scheduler is 8786 as a rule; "
        "8787 is its page to look at, and workers have others.",
    )
