"""Authority: the organisation and policy that statements are judged by."""

from dataclasses import dataclass

from library.approval.policy import Policy
from library.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Authority:
    """One tree of content/district as read; `sha256` is over its files; "" where either is not known."""

    organisation: Organisation
    policy: Policy
    sha256: str = ""
    tree: str = ""
