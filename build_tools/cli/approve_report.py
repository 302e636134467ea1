"""What `hoclieu approve` tells: what is said yes to, that it is recorded, and what is left to do."""

import sys
from pathlib import Path

from build_tools.changes import changes
from build_tools.cli.language import Words, typed
from build_tools.cli.repository_options import Opened
from build_tools.judgement import Judgement
from build_tools.remarking import site_of_shelf
from library.approval.in_force import ORGANISATION
from library.approval.model import Statement, adopter_of
from library.approval.standing import Standing


def differences(statement: Statement, judgement: Judgement, place: Opened, words: Words) -> str:
    """What the approver says yes to: how it differs from the version last approved."""
    if statement.key == ORGANISATION:
        before: str | None = judgement.organisation_tree
    else:
        standing = judgement.standings.get(statement.key, Standing(statement.key))
        version = standing.versions.get(statement.shelf)
        if version is None and not adopter_of(statement.shelf):
            version = standing.versions.get("school")
        before = version.tree if version else None
    heading = words("Khác bản đã duyệt gần nhất:", "Differs from the version last approved:")
    if before is None:
        heading = words(
            "Chưa có bản nào được duyệt; toàn bộ nội dung:", "Nothing is approved yet; all of it:"
        )
    if before == statement.tree:
        return words("Giống hệt bản đã duyệt.\n", "The same as the version approved.\n")
    return f"{heading}\n{changes(place.content, before, statement.tree)}\n"


def recorded(number: int, statement: Statement, root: Path, words: Words, *, to_send: bool) -> str:
    """That it is recorded, and the commands that follow, as they are typed from here."""
    line = words(
        f"Đã ghi dòng {number} vào sổ duyệt: {statement.event} {statement.key}.\n",
        f"Recorded as line {number} of the ledger: {statement.event} {statement.key}.\n",
    )
    there, of_there = ("", "") if root == Path() else (f" -C {typed(root)}", f" --root {typed(root)}")
    send = words(
        f"Gửi sổ duyệt lên máy chủ: git{there} push origin approvals\n",
        f"Send the ledger to the server: git{there} push origin approvals\n",
    )
    build = words(
        f"Dựng lại trang: hoclieu build{of_there}\n", f"Build the sites again: hoclieu build{of_there}\n"
    )
    return line + (send if to_send else "") + build


def not_noticed(statement: Statement, judgement: Judgement, words: Words) -> str:
    """The sites that show another version, on which the notice is not."""
    versions = judgement.standings[statement.key].versions
    others = [
        site_of_shelf(statement.key, shelf)
        for shelf, version in sorted(versions.items())
        if version.tree != statement.tree
    ]
    return "".join(
        words(
            f"Trang {site} hiện một phiên bản khác, chưa có thông báo này; nếu bản ấy cũng sai, ghi thêm: "
            f"hoclieu approve {statement.key} --as {statement.person} --notice … --site {site}\n",
            f"The site {site} shows another version, without this notice; if that is wrong too, add: "
            f"hoclieu approve {statement.key} --as {statement.person} --notice … --site {site}\n",
        )
        for site in others
    )


def may_be_written(file: Path, words: Words) -> bool:
    """Whether a file can stand there; a word on stderr where not, before anybody agrees and signs."""
    fit = file.parent.is_dir() and not file.is_dir()
    if not fit:
        sys.stderr.write(
            words(
                f"Không ghi được tệp {file}; hãy ghi sau --statement-out một tệp trong thư mục đang có.\n",
                f"{file} cannot be written; name a file in a folder that exists after --statement-out.\n",
            )
        )
    return fit


def agreed(words: Words) -> bool:
    """Whether whoever is asked says yes; where nobody is there to ask, nothing is said in their name."""
    sys.stdout.write(words("Đồng ý? [c/K] ", "Agree? [y/N] "))
    sys.stdout.flush()
    answer = sys.stdin.readline() if sys.stdin is not None else ""
    if not answer:
        sys.stderr.write(
            words(
                "\nKhông có ai để hỏi nên chưa ghi gì. Đã xem và đồng ý thì thêm --yes.\n",
                "\nThere is nobody to ask; nothing was recorded. Add --yes if you looked and agree.\n",
            )
        )
        return False
    yes = answer.strip().lower() in ("c", "có", "co", "y", "yes")
    if not yes:
        sys.stderr.write(words("Chưa ghi gì.\n", "Nothing was recorded.\n"))
    return yes
