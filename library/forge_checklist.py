"""The checklist of a forge's settings: what a person must switch on there, since no file can."""

from collections.abc import Iterator
from datetime import date

from library.approval.authority import Authority
from library.approval.pull_request import Forge
from library.codeowners import PLACES, unreachable
from library.forge_settings import LEDGER, MAIN, NAMES, SECRETS
from library.markdown import plain

CHECKLISTS: dict[Forge, str] = {
    "github": ".github/cai-dat-kho.md",
    "gitlab": ".gitlab/cai-dat-kho.md",
    "forgejo": ".forgejo/cai-dat-kho.md",
}
"""Where the checklist of each forge is written."""

_HEAD = "<!-- hoclieu codeowners --forge "


def checklist(authority: Authority, forge: Forge, day: date) -> str:
    """The checklist of a forge as of a day, in Markdown; the same people give the same text."""
    return "\n".join(_lines(authority, forge, day)) + "\n"


def day_of_checklist(text: str, forge: Forge) -> date | None:
    """The day a checklist was written for; None where it is none of ours for this forge."""
    head = text.partition("\n")[0]
    start = f"{_HEAD}{forge} --day "
    try:
        return date.fromisoformat(head.removeprefix(start).removesuffix(" -->"))
    except ValueError:
        return None


def _lines(authority: Authority, forge: Forge, day: date) -> Iterator[str]:
    yield f"{_HEAD}{forge} --day {day.isoformat()} -->"
    yield f"# Việc cần cài đặt trên {NAMES[forge]}"
    yield ""
    yield "Tệp này do `hoclieu codeowners --write` viết từ people.yml và policy.yml. Người quản trị kho làm"
    yield "từng việc rồi đánh dấu ở bản in; không sửa tệp này."
    yield "*A checklist for whoever administers the repository; written by `hoclieu codeowners --write`.*"
    yield from _part("Kho (repository)", _repository(authority))
    yield from _part("Nhánh chính (main branch)", MAIN[forge])
    yield from _part("Sổ duyệt (the ledger)", (*LEDGER[forge], _INBOX))
    yield from _part("Bí mật và quy trình tự động (secrets and workflows)", SECRETS[forge])
    yield from _part(
        "Tệp trong kho (files)",
        (
            f"`hoclieu workflows --forge {forge}`",
            f"`hoclieu codeowners --forge {forge} --write` ({PLACES[forge]})",
        ),
    )
    yield from _part("Tài khoản được ghi (accounts with write access)", _accounts(authority, forge, day))
    missing = unreachable(authority, forge, day)
    if missing:
        listed = ", ".join(f"`{person}`" for person in missing)
        yield from _part(
            "Người duyệt chưa có tên đăng nhập (approvers without a login)",
            (f"Ghi `login` và `forge` trong people.yml cho: {listed}",),
        )


_INBOX = "Nhánh `approvals-inbox`: ai có tài khoản cũng gửi được yêu cầu gộp vào; người giữ sổ dọn"


def _part(title: str, items: Iterator[str] | tuple[str, ...]) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""
    yield from (f"- [ ] {item}" for item in items)


def _repository(authority: Authority) -> Iterator[str]:
    if authority.policy.private:
        yield "Kho ở chế độ riêng tư (private): policy.yml ghi `repository: private`"
    else:
        yield "Kho công khai: policy.yml ghi `repository: public`, nên không đưa đề chưa công bố vào"
    for number, key in enumerate(authority.policy.recorders, 1):
        yield f"Khoá công khai thứ {number} của người giữ sổ: `{key}`"


def _accounts(authority: Authority, forge: Forge, day: date) -> Iterator[str]:
    for person in authority.organisation.people.values():
        number, login = person.account(forge), person.login(forge)
        held = sorted({role.role for role in person.roles if role.period.holds(day)})
        if login is None or not held:
            continue
        identity = f"số {number}" if number is not None else "chưa ghi số tài khoản ở mục `forge`"
        yield f"`{login}` – {plain(person.name)} ({', '.join(held)}): {identity}"
