"""What is said of each thing that a request changes: its name, where it stands, and a few short lines."""

from collections.abc import Iterable, Iterator, Sequence

from build_tools.proposals import JudgedProposal
from library.approval.ahead import Ahead
from library.approval.labels import CAUSES, CLOSED, NOBODY, shelf_name
from library.approval.model import Approval
from library.approval.status import State, Status
from library.diagnostics import Language, Text
from library.present.context import day_label
from library.proposal import Difference, Fate, FileChange, How, ProposedBundle, ProposedOrganisation
from library.values import dataclass

_MOST_FILES = 20

_FATES: dict[Fate, Text] = {
    "new": Text("học liệu mới", "new resource"),
    "edited": Text("sửa", "edited"),
    "moved": Text("chuyển thư mục, nội dung giữ nguyên", "moved, the same content"),
    "removed": Text("xoá khỏi bản mới", "removed from the tip"),
}
_HOWS: dict[How, Text] = {
    "added": Text("thêm", "added"),
    "changed": Text("sửa", "changed"),
    "removed": Text("xoá", "removed"),
}
_STATES: dict[State, tuple[str, Text]] = {
    State.UNREADABLE: ("❌", Text("có lỗi, chưa đọc được", "has errors, cannot be read")),
    State.DRAFT: ("📝", Text("bản nháp, chưa xin duyệt", "a draft, not handed in")),
    State.WAITING: ("⏳", Text("chờ duyệt", "waits for approval")),
    State.RETURNED: ("↩️", Text("bản này đã bị trả lại", "this version was returned")),
    State.WITHDRAWN: ("⛔", Text("bản này đã bị thu hồi", "this version was withdrawn")),
    State.APPROVED: ("✅", Text("đã đủ lời duyệt", "has all its approvals")),
    State.HANDED_IN: ("🗑️", Text("không còn ở bản mới", "gone from the tip")),
    State.GONE: ("🗑️", Text("không còn ở bản mới", "gone from the tip")),
}


@dataclass(frozen=True, slots=True)
class Section:
    """What is said of one thing that changes; every word may be a stranger's."""

    mark: str
    title: str
    state: Text
    lines: tuple[Text, ...]


def sections(judged: JudgedProposal) -> Iterator[Section]:
    """A section for the organisation, where it changes, and for each resource."""
    if judged.proposal.organisation is not None:
        yield _organisation(judged.proposal.organisation, judged)
    for bundle in judged.proposal.bundles:
        yield bundle_section(bundle, judged)


def bundle_section(bundle: ProposedBundle, judged: JudgedProposal) -> Section:
    """What is said of one resource."""
    mark, _ = _STATES[bundle.status.state]
    return Section(mark, bundle.title, _state(bundle.status), tuple(_lines(bundle, judged)))


def _organisation(proposed: ProposedOrganisation, judged: JudgedProposal) -> Section:
    title = "Danh sách người và quy trình của huyện"
    fault, stage = proposed.fault, proposed.stage
    if fault is not None:
        never = Text(f"không thể có hiệu lực: {fault.vi}", f"can never come into force: {fault.en}")
        return Section("❌", title, never, ())
    given = [_approval(approval, judged) for approval in proposed.has]
    names = _names(proposed.approvers, judged) or NOBODY
    how = Text(
        "Gộp xong: hoclieu approve district/organisation --as MÃ-NGƯỜI",
        "Once merged: hoclieu approve district/organisation --as PERSON",
    )
    if proposed.by_review:
        how = Text(
            "Duyệt (review) ngay yêu cầu này rồi gộp; ai mở yêu cầu thì không tính",
            "Review this request, then merge it; whoever opened it does not count",
        )
    lines = [
        *(Text(f"Đã có: {said}", f"Has: {said}") for said in given),
        Text(f"Người duyệt được: {names.vi}", f"May approve: {names.en}"),
        how,
    ]
    state = Text(
        f"cần {stage.threshold} người của huyện duyệt, đã có {len(given)}",
        f"needs {stage.threshold} of the district, has {len(given)}",
    )
    return Section("⏳", title, state, tuple(lines))


def _state(status: Status) -> Text:
    _, said = _STATES[status.state]
    if status.state is State.WAITING and status.stage is not None:
        return Text(f"chờ: {status.stage.label}", f"waits for: {status.stage.label}")
    if status.reasons:
        return Text(f"{said.vi}: {status.reasons}", f"{said.en}: {status.reasons}")
    return said


def _lines(bundle: ProposedBundle, judged: JudgedProposal) -> Iterator[Text]:
    fate = _FATES[bundle.fate]
    yield Text(f"{bundle.key}: {fate.vi}", f"{bundle.key}: {fate.en}")
    if bundle.status.stage is not None:
        yield _next(bundle.status, judged)
    for one in bundle.ahead:
        yield from _ahead(one, bundle, judged)
    if bundle.files:
        yield Text(f"Tệp: {_files(bundle.files, 'vi')}", f"Files: {_files(bundle.files, 'en')}")
    for difference in bundle.differences:
        yield _difference(difference)
    if bundle.fate == "removed" and bundle.status.published:
        command = f"hoclieu approve {bundle.key} --withdraw"
        yield Text(
            f"Trang vẫn giữ bản đã duyệt; muốn gỡ: {command} LÍ-DO",
            f"The sites keep the approved version; to take it off: {command} REASONS",
        )


def _next(status: Status, judged: JudgedProposal) -> Text:
    who = _names(status.waiting_for, judged) or NOBODY
    roles = judged.judgement.vocabulary.person_roles
    over = [(roles.get(one.role), CAUSES[one.cause]) for one in status.passed_over]
    causes = [Text(f"{r.label.vi} {c.vi}", f"{r.label.en} {c.en}") for r, c in over if r is not None]
    vi, en = "; ".join(cause.vi for cause in causes), "; ".join(cause.en for cause in causes)
    return Text(
        f"Tiếp theo: {who.vi}" + (f" ({vi})" if vi else ""), f"Next: {who.en}" + (f" ({en})" if en else "")
    )


def _ahead(one: Ahead, bundle: ProposedBundle, judged: JudgedProposal) -> Iterator[Text]:
    shelf = shelf_name(one.shelf)
    for approval in one.has:
        said = _approval(approval, judged)
        yield Text(f"Đã có ({shelf.vi}): {said}", f"Has ({shelf.en}): {said}")
    if one.needs:
        labels = ", ".join(stage.label for stage in one.needs)
        again = any(difference.shelf == one.shelf for difference in bundle.differences)
        yield Text(
            f"{'Cần duyệt lại' if again else 'Còn cần'} ({shelf.vi}): {labels}",
            f"{'Needs anew' if again else 'Needs'} ({shelf.en}): {labels}",
        )
    elif not one.shown:
        yield Text(f"{shelf.vi}: {CLOSED.vi}", f"{shelf.en}: {CLOSED.en}")


def _difference(difference: Difference) -> Text:
    shelf, at = shelf_name(difference.shelf), difference.ordinal
    names = _shortened([change.path for change in difference.files])
    return Text(
        f"Khác bản đã duyệt ({shelf.vi}, phiên bản {at}) ở: {names}",
        f"Differs from the approved version ({shelf.en}, version {at}) in: {names}",
    )


def _files(files: Iterable[FileChange], language: Language) -> str:
    return _shortened([f"{_HOWS[change.how].in_language(language)} {change.path}" for change in files])


def _shortened(names: Sequence[str]) -> str:
    more = [f"… (+{len(names) - _MOST_FILES})"] if len(names) > _MOST_FILES else []
    return ", ".join([*names[:_MOST_FILES], *more])


def _approval(approval: Approval, judged: JudgedProposal) -> str:
    name = _name(approval.person, judged)
    return f"{approval.label} – {name}, {day_label(approval.at)}"


def _names(people: Iterable[str], judged: JudgedProposal) -> Text | None:
    names = ", ".join(_name(person, judged) for person in people)
    return Text(names, names) if names else None


def _name(person: str, judged: JudgedProposal) -> str:
    known = judged.judgement.organisation.people.get(person)
    return known.name if known else person
