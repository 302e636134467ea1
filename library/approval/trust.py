"""Whether a ledger's branch may be believed at all, before any of its lines is."""

from library.approval.authority import Authority
from library.approval.branch import LEDGER_BRANCH
from library.approval.in_force import InForce
from library.approval.ledger import Ledger
from library.diagnostics import Finding, Location, Text, find
from library.rules import approval as rules
from library.ssh.commits import fingerprint, signer_of

_BRANCH = Location(LEDGER_BRANCH)
_FETCH = Text(
    "lấy lại từ máy chủ: git fetch origin +approvals:approvals",
    "take the server's again: git fetch origin +approvals:approvals",
)


def distrust(ledger: Ledger, in_force: InForce, commit: bytes, tip: Authority) -> Finding | None:
    """Why the ledger must be refused; None where it may be believed.

    `commit` is the raw tip of its branch, `tip` the organisation that stands on `main`.
    """
    current = in_force.current
    if ledger.first is None:
        return None
    if current is None:
        return _refused(
            Text(
                "thiếu danh sách người và quy trình mà dòng đầu nêu",
                "the organisation that its first line names is missing",
            ),
            _FETCH,
        )
    policy = current.authority.policy
    real = not tip.organisation.district.sample
    if real and current.authority.organisation.district.sample:
        return _refused(
            Text("đây là sổ của kho mẫu", "it is the ledger of a sample"),
            Text("kho thật cần một sổ duyệt mới", "a real library begins a ledger of its own"),
        )
    if not policy.needs_recorder:
        return None
    if not policy.recorders:
        return _refused(
            Text("quy trình không ghi người giữ sổ", "its policy names no recorder"),
            Text(
                "thêm `recorders` vào policy.yml và lập sổ mới", "add `recorders` to policy.yml, begin anew"
            ),
        )
    signer = signer_of(commit)
    if signer is None:
        return _refused(
            Text("commit cuối không có chữ kí đúng", "its last commit bears no signature that holds"), _FETCH
        )
    if signer not in recorders_after(ledger, in_force):
        name = fingerprint(signer)
        return _refused(
            Text(f"khoá {name} không phải của người giữ sổ", f"{name} is no recorder's key"), _FETCH
        )
    return None


def recorders_after(ledger: Ledger, in_force: InForce) -> tuple[str, ...]:
    """The keys that may have signed the ledger's last commit.

    Where its last line brought an organisation into force, the recorder of the one before signed it.
    """
    signing = [reign for reign in in_force.reigns if reign.first > ledger.number] or [in_force.reigns[-1]]
    before = in_force.at(ledger.number)
    reigns = [*signing, *([before] if before is not None else [])]
    return tuple(dict.fromkeys(key for reign in reigns for key in reign.authority.policy.recorders))


def _refused(reason: Text, hint: Text) -> Finding:
    return find(rules.UNTRUSTED_LEDGER, _BRANCH, reason=reason, hint=hint)
