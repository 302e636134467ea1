"""The staff page that says where every resource stands and who is waited for."""

from collections.abc import Iterable

from library.addresses import STATES
from library.approval.adoption import Adoption, AdoptionState
from library.approval.status import State, Status
from library.organisation import Organisation
from library.pages.views import SiteView, StaffRow, StaffView, StateTone
from library.present.context import day_label

_LABELS: dict[State, tuple[str, StateTone]] = {
    State.UNREADABLE: ("Có lỗi, chưa đọc được", "returned"),
    State.DRAFT: ("Bản nháp", "draft"),
    State.WAITING: ("Đang chờ", "waiting"),
    State.RETURNED: ("Trả lại, cần sửa", "returned"),
    State.WITHDRAWN: ("Đã thu hồi", "gone"),
    State.APPROVED: ("Đã công bố", "good"),
    State.HANDED_IN: ("Đã gửi, chưa có ở nhánh chính", "waiting"),
    State.GONE: ("Không còn ở bản mới nhất", "gone"),
}


_ADOPTED: dict[AdoptionState, tuple[str, StateTone]] = {
    AdoptionState.WAITING: ("Chờ nhận dùng", "waiting"),
    AdoptionState.OUTDATED: ("Bản gốc đã có bản mới", "returned"),
    AdoptionState.WITHDRAWN: ("Bản gốc đã thu hồi", "gone"),
    AdoptionState.CURRENT: ("Đang dùng", "good"),
}


def states_view(
    statuses: Iterable[Status],
    adopted: Iterable[tuple[Adoption, str]],
    organisation: Organisation,
    view: SiteView,
) -> StaffView:
    """A row a resource, those that wait the longest first; then what is `adopted`, with its title."""
    ordered = sorted(statuses, key=_urgency)
    states = list(_ADOPTED)
    taken = sorted(adopted, key=lambda one: (states.index(one[0].state), one[0].since, one[0].key))
    rows = (
        *(_row(status, organisation) for status in ordered),
        *(_adopted_row(adoption, title, organisation) for adoption, title in taken),
    )
    return StaffView(
        site=view,
        path=STATES,
        title="Tình trạng duyệt",
        rows=rows,
        section="states",
        note="Trang nội bộ: chỉ dành cho giáo viên và cán bộ quản lí.",
    )


def _urgency(status: Status) -> tuple[object, ...]:
    order = list(_LABELS)
    since = status.since.timestamp() if status.since else 0.0
    waiting_first = (State.WAITING, State.RETURNED, State.UNREADABLE)
    return (status.state not in waiting_first, order.index(status.state), since, status.key)


def _row(status: Status, organisation: Organisation) -> StaffRow:
    label, tone = _LABELS[status.state]
    if status.state is State.WAITING and status.stage is not None:
        label = f"Chờ: {status.stage.label}"
    names = [_name(person, organisation) for person in status.waiting_for]
    return StaffRow(
        key=str(status.key),
        title=status.title,
        state_label=label,
        tone=tone,
        waiting_for=", ".join(names) if status.state in (State.WAITING, State.RETURNED) else "",
        since=day_label(status.since) if status.since else "",
        note=_note(status),
    )


def _adopted_row(adoption: Adoption, title: str, organisation: Organisation) -> StaffRow:
    label, tone = _ADOPTED[adoption.state]
    if adoption.stage is not None:
        label = f"{label}: {adoption.stage.label}"
    school = organisation.schools.get(adoption.key.school)
    notes = {
        AdoptionState.OUTDATED: "Trang đang giữ bản đã nhận dùng; tổ chuyên môn xem và duyệt bản mới.",
        AdoptionState.WITHDRAWN: adoption.reasons or "Học liệu đã được gỡ khỏi trang.",
    }
    note = notes.get(adoption.state, "")
    return StaffRow(
        key=str(adoption.key),
        title=title,
        state_label=label,
        tone=tone,
        waiting_for=", ".join(_name(person, organisation) for person in adoption.waiting_for),
        since=day_label(adoption.since),
        note=f"Của {school.name if school else adoption.key.school}. {note}".strip(),
    )


def _note(status: Status) -> str:
    if status.reasons:
        return status.reasons
    if status.published and not status.is_published_version and status.state is not State.GONE:
        return "Trang đang giữ phiên bản đã duyệt trước đó."
    if status.state is State.WAITING and status.stage is None:
        return "Quy trình duyệt của kệ này chưa đọc được; xem lại policy.yml."
    if status.state is State.WAITING and not status.waiting_for:
        return "Chưa có ai giữ vai trò này; xem lại people.yml."
    return ""


def _name(person: str, organisation: Organisation) -> str:
    known = organisation.people.get(person)
    return known.name if known else person
