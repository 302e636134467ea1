"""What no forge should say and no token should hold: told as such, and never a fault of the tool."""

import pytest

from build_tools.forges import headers as headers_of
from build_tools.forges.answer import answer
from build_tools.forges.faults import ForgeError
from build_tools.forges.registry import open_forge
from library.approval.pull_request import Forge
from tests.build_tools.forges.recorder import OPENERS
from tests.build_tools.forges.server import TOKEN, Fault, Loopback
from tests.build_tools.forges.test_readers import on_github, read, reader
from tests.build_tools.forges.view_parts import REPOSITORY
from tests.build_tools.forges.world import World


@pytest.mark.parametrize(
    "written", ["hôm nay", "2026-11-27", "0001-01-01T00:00:00+07:00", "9999-12-31T23:00:00-07:00"]
)
def test_what_is_no_moment_is_not_understood(written: str) -> None:
    with pytest.raises(ForgeError, match=r"the part pulls\.closed_at"):
        answer({"closed_at": written}, "pulls").moment("closed_at")


@pytest.mark.parametrize("date", ["", "today", "Fri, 99 Nov 2026 05:42:04 GMT"])
def test_a_limit_without_a_moment_is_waited_out_a_little(date: str) -> None:
    said = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "99", "Date": date}
    assert headers_of.wait(403, said) == 2.0


@pytest.mark.parametrize(
    "headers",
    [
        {"Retry-After": "\u00b2"},
        {"Retry-After": "Fri, 31 Dec 2100 23:59:59 GMT"},
        {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "9" * 5000},
    ],
)
@on_github
def test_a_wait_that_is_not_understood_is_a_short_one(
    world: World, forge: str, served: Loopback, headers: dict[str, str]
) -> None:
    served.faults.append(Fault("s", 429, headers))
    waits: list[float] = []
    list(reader(forge, served, waits).requests("main", None))
    assert waits == [2.0]


@on_github
def test_a_number_of_items_that_is_none_ends_no_list(world: World, forge: str, served: Loopback) -> None:
    served.faults.append(Fault("s", 200, {"X-Total-Count": "9" * 5000}, b"[]"))
    assert read(forge, served) == []


@pytest.mark.parametrize("forge", list(OPENERS))
@pytest.mark.parametrize("token", ["bi-mat\nX", "bi\rmat", "b\u00ed-m\u1eadt", "bi mat"])
def test_a_token_that_is_none_is_refused_and_not_told(forge: Forge, token: str) -> None:
    with pytest.raises(ForgeError) as told:
        open_forge(forge, "a/b", token)
    text = f"{told.value} {told.value.reason.vi} {told.value.hint.vi} {told.value.__cause__}"
    assert token not in text
    assert "HOCLIEU_FORGE_TOKEN" in text


def test_a_token_is_read_without_the_line_end_of_its_file(
    world: World, forge: Forge, served: Loopback
) -> None:
    assert list(open_forge(forge, REPOSITORY, f"{TOKEN}\r\n", served.address).requests("main", None)) == []


@pytest.mark.parametrize("address", ["http://[x", "https://example.vn:port/api", "example.vn"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ForgeError, match=r"is no address|is not https"):
        open_forge("github", "a/b", "", address)
