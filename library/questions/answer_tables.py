"""Headings of what a paper from Word ends with: all its answers, or all its solutions, in one place.

They stand apart from `Đáp án: B` and `Lời giải.`, which belong to one question: `ĐÁP ÁN`,
`--- BẢNG ĐÁP ÁN ---`, `Đáp án phần trắc nghiệm`, `HƯỚNG DẪN CHẤM ĐỀ KIỂM TRA GIỮA HỌC KÌ I`.
"""

import re

from library.vietnamese import fold

_LONGEST = 100
_SENTENCE_END = (".", "?", "!", ",", ";", ":")
_ALONE = {
    *("dap an", "dap an chi tiet", "dap an va huong dan cham", "dap an huong dan cham"),
    *("dap an va thang diem", "dap an thang diem", "dap an va bieu diem", "dap an tham khao"),
}
_WORTH_READING = re.compile(r"[đd][áa]p|h[ưu][ớo]ng|hdc|l[ờo]i|bi[ểe]u|thang", re.IGNORECASE)
# Of the numbers and letters in front of a heading: `C. ĐÁP ÁN VÀ THANG ĐIỂM`.
_INDEX = re.compile(r"^(?:[ivx]{1,4}|[a-d]|[0-9]) ")
_OF_ALL = re.compile(
    r"(?:(?:goi y )?dap an|huong dan (?:cham|giai)|loi giai|bieu diem|thang diem|hdc)"
    r"(?: chi tiet| tham khao)? "
    r"(?:va|de|mon|phan|bai (?:kiem tra|thi)|kiem tra|thi|ma de|trac nghiem|tu luan|huong dan|thang diem"
    r"|bieu diem|cac cau|giua|cuoi|hoc ki|khao sat|tham khao|chi tiet|ngan hang|chuong)(?: |$)"
)


def is_answer_table(start: str) -> bool:
    """Whether all answers follow a line that begins with `start`.

    >>> is_answer_table("--- ĐÁP ÁN ---"), is_answer_table("Đáp án nào đúng?")
    (True, False)
    """
    if not _WORTH_READING.search(start):
        return False
    bare = fold("".join(c if c.isalnum() else " " for c in start))
    bare = " ".join(bare.split())
    if bare in _ALONE or bare.startswith("bang dap an"):
        return True
    if len(start) > _LONGEST or not _OF_ALL.match(_INDEX.sub("", bare, count=1)):
        return False
    return start.isupper() or not start.rstrip(" \t\u00a0*_").endswith(_SENTENCE_END)
