"""Telling the school of a mistake: a mail or a forge's issue, filled in before anybody types.

There is no server to send to, so what is known (which resource, which version, which page) is put
into an address that the reader's own mail program or browser opens.
"""

import re
from urllib.parse import quote

from library.entry import Entry

MAIL = re.compile(r"[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}", re.ASCII)
_GITLAB = "/-/issues/new"


def report_target(*written: str | None) -> str:
    """The first of what was written that a report can be sent to: a mail address or an https one."""
    for target in written:
        if target and (MAIL.fullmatch(target) or target.startswith("https://")):
            return target
    return ""


def report_href(target: str, entry: Entry, address: str) -> str:
    """Where "Báo lỗi" leads from the page of an entry; "" where nobody takes reports.

    `address` is the page's own, absolute where the site has one.
    """
    if not target:
        return ""
    title = f"Báo lỗi: {entry.record.resource.title}"
    lines = [
        f"Học liệu: {entry.key}",
        f"Phiên bản: {entry.record.version.ordinal}",
        f"Trang: {address}",
        "",
        "Chỗ sai (câu mấy, phút mấy):",
        "Nên sửa thành:",
    ]
    if MAIL.fullmatch(target):
        return f"mailto:{target}?subject={quote(title)}&body={quote(chr(10).join(lines), safe='')}"
    names = ("issue[title]", "issue[description]") if target.endswith(_GITLAB) else ("title", "body")
    text = "\n".join(lines)
    return f"{target}?{quote(names[0])}={quote(title)}&{quote(names[1])}={quote(text, safe='')}"
