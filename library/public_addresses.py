"""Addresses that a page may lead to."""

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}")


def is_public_address(address: str) -> bool:
    """Whether an address is https to a public-looking host name, with no user and no port."""
    if len(address) > 2000 or not address.isprintable() or " " in address or "\\" in address:
        return False
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    plain = parts.username is None and parts.password is None and port is None
    return parts.scheme == "https" and plain and bool(_HOST.fullmatch(parts.hostname or ""))
