"""Authority: the organisation and policy that statements are judged by."""

from library.approval.policy import Policy
from library.diagnostics import Text
from library.organisation import Organisation
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class Authority:
    """One tree of content/district as read; `sha256` is over its files; "" where either is not known.

    `fault` is why the tree can hang on no ledger.
    """

    organisation: Organisation
    policy: Policy
    sha256: str = ""
    tree: str = ""
    fault: Text | None = None
