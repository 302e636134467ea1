"""Asks people to review one request, so that who cannot be asked keeps nobody else from being asked."""

from collections.abc import Callable, Mapping, Sequence

from build_tools.forges.faults import BusyError, ForgeError
from library.approval.pull_request import Account
from library.diagnostics import Text

Refused = Mapping[Account, ForgeError]
"""Who was not asked, and why."""


def ask_at_once_or_each(
    accounts: Sequence[Account], login: Callable[[int], str], send: Callable[[list[str]], object]
) -> Refused:
    """Ask accounts by the logins they have now: all with one word or, where the forge refuses that, each."""
    refused: dict[Account, ForgeError] = {}
    logins: dict[Account, str] = {}
    for account in accounts:
        try:
            logins[account] = login(account.number)
        except BusyError as error:
            return dict.fromkeys(accounts, error)
        except ForgeError as error:
            refused[account] = error
    return refused | _sent(logins, send)


def _sent(logins: Mapping[Account, str], send: Callable[[list[str]], object]) -> dict[Account, ForgeError]:
    try:
        if logins:
            send(list(logins.values()))
    except ForgeError as error:
        if len(logins) == 1 or isinstance(error, BusyError):
            return dict.fromkeys(logins, error)
    else:
        return {}
    refused: dict[Account, ForgeError] = {}
    for account, name in logins.items():
        # A forge that has had enough is asked for nobody else.
        busy = next((error for error in refused.values() if isinstance(error, BusyError)), None)
        refused |= _sent({account: name}, send) if busy is None else {account: busy}
    return refused


def nobody(number: int) -> ForgeError:
    """No account has this number."""
    return ForgeError(
        Text(f"không có tài khoản số {number}", f"there is no account of number {number}"),
        Text("xem lại `forge` ở people.yml", "check `forge` in people.yml"),
    )


def left_out() -> ForgeError:
    """A forge that says yes and asks only those it likes."""
    return ForgeError(
        Text(
            "máy chủ bỏ qua người này: chưa vào được kho, hoặc gói của máy chủ chỉ cho mời một người",
            "it left them out: they may not open the repository, or its plan allows one reviewer alone",
        ),
        Text("xem lại --api", "check --api"),
    )
