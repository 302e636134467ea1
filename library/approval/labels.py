"""What states, shelves and reasons of approval are called, wherever people read of them."""

from library.approval.eligible import Cause
from library.approval.model import Shelf, adopter_of
from library.diagnostics import Text

_SHELVES: dict[Shelf, Text] = {
    "school": Text("trang của trường", "the school's site"),
    "district": Text("trang dùng chung", "the district's site"),
}
CAUSES: dict[Cause, Text] = {
    "vacant": Text("chưa có ai", "vacant"),
    "author": Text("là tác giả", "wrote it"),
    "taken": Text("đã duyệt bước khác", "took another stage"),
    "absent": Text("vắng mặt", "absent"),
}
NOBODY = Text("chưa có ai giữ vai trò này", "nobody holds this role")
CLOSED = Text(
    "quy trình không có bước nào cho kệ này; xem lại policy.yml",
    "the policy has no stage for this shelf; see policy.yml",
)


def shelf_name(shelf: Shelf) -> Text:
    """What a shelf is called: the site on which it is seen."""
    adopter = adopter_of(shelf)
    if adopter:
        return Text(f"trang của {adopter} (nhận dùng)", f"the site of {adopter} (adopted)")
    return _SHELVES[shelf]
