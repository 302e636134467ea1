"""The resources of the generated district: the n-th is the same however many there are."""

import hashlib
from dataclasses import dataclass
from functools import cache
from random import Random

import frontmatter

from bench.district.office import SCHOOLS, school_id, teacher
from bench.district.questions import question_lines
from build_tools.builtin import builtin_curriculum
from library.approval.model import Facts, Key
from library.bundle_files import BundleFiles, bundle_sha256
from library.bundles import INDEX
from library.curriculum import LessonPlace
from library.snapshot import REGULAR, FileEntry
from library.vietnamese import slug

_KINDS = {
    "video-bai-giang": "lesson-video",
    "ngan-hang-cau-hoi": "question-bank",
    "de-kiem-tra": "exam",
}
_TITLES = {
    "video-bai-giang": "Bài giảng",
    "ngan-hang-cau-hoi": "Ngân hàng câu hỏi",
    "de-kiem-tra": "Đề kiểm tra",
}
_EXAMS = ("giua-hk1", "cuoi-hk1", "giua-hk2", "cuoi-hk2")
_SHORT = {"video-bai-giang": "video", "ngan-hang-cau-hoi": "nhch", "de-kiem-tra": "de"}


@dataclass(frozen=True, slots=True)
class Made:
    """One version of a resource: where it lies, what it holds, and what approvals say of it."""

    key: Key
    folder: str
    content: bytes
    facts: Facts
    shared: bool
    tree: str

    @property
    def path(self) -> str:
        return f"{self.folder}/{INDEX}"


def make_resource(seed: int, number: int, edition: int = 1) -> Made:
    """The resource of a number, from 0; an edition after the first was edited in the description and body."""
    chance = Random(f"{seed}:{number}")
    school = school_id(number % SCHOOLS)
    place = chance.choice(_places())
    kind = chance.choices(list(_KINDS), weights=(60, 25, 15))[0]
    name = f"{_SHORT[kind]}-{slug(place.lesson_title)[:40].strip('-')}-{number:06}"
    body = _body(kind, place, chance)
    author, shared = teacher(school, number // SCHOOLS), chance.random() < 0.5
    fields = _fields(number, kind, place, author, shared, chance)
    text = "".join(f"{key}: {value}\n" for key, value in fields.items())
    content = f"---\n{text}---\n\n{body}".encode()
    for later in range(2, edition + 1):
        content = edited(content, later)
    folder = f"content/schools/{school}/{place.subject}-{place.grade}/{name}"
    return _made(folder, content, kind, place.subject, place.grade, author, shared)


def read_made(folder: str, content: bytes) -> Made:
    """A version from its file, as `make_resource` made it."""
    post = frontmatter.loads(content.decode())
    (author,) = post["authors"]
    subject, grade, shared = str(post["subject"]), str(post["grade"]), post["share"] == "district"
    return _made(folder, content, str(post["type"]), subject, grade, author, shared)


def _made(
    folder: str, content: bytes, kind: str, subject: str, grade: str, author: str, shared: bool
) -> Made:
    _, _, school, *_, name = folder.split("/")
    blob = blob_id(content)
    tree = tree_id({INDEX: (REGULAR, blob)})
    files = BundleFiles(tree, {INDEX: FileEntry(INDEX, REGULAR, blob, len(content))}, {INDEX: content})
    facts = Facts(_KINDS[kind], subject, (grade,), (author,), bundle_sha256(files))
    return Made(Key(school, name), folder, content, facts, shared, tree)


def edited(content: bytes, edition: int) -> bytes:
    """The next version: another description, and a word more in the last line."""
    head, mark, rest = content.partition(b"description: ")
    _, _, body = rest.partition(b"\n")
    told = f"Đã sửa theo góp ý của tổ, bản {edition}".encode()
    return head + mark + told + b"\n" + body.rstrip(b"\n") + f" Đã soát lại ở bản {edition}.\n".encode()


def blob_id(content: bytes) -> str:
    """The id that Git gives a file."""
    return _object_id(b"blob", content)


def tree_id(files: dict[str, tuple[str, str]]) -> str:
    """The id that Git gives a folder without folders in it; `files` are mode and id by name."""
    rows = (f"{mode} {name}\0".encode() + bytes.fromhex(oid) for name, (mode, oid) in sorted(files.items()))
    return _object_id(b"tree", b"".join(rows))


def _object_id(kind: bytes, content: bytes) -> str:
    return hashlib.sha1(b"%s %d\0%s" % (kind, len(content), content), usedforsecurity=False).hexdigest()


@cache
def _places() -> list[LessonPlace]:
    return [place for one in builtin_curriculum().programmes.values() for place in one.places()]


@cache
def _lesson_titles(subject: str) -> list[str]:
    return list(dict.fromkeys(place.lesson_title for place in _places() if place.subject == subject))


def _fields(
    number: int, kind: str, place: LessonPlace, author: str, shared: bool, chance: Random
) -> dict[str, str]:
    title = f"{_TITLES[kind]}: {place.lesson_title} (số {number})".replace('"', "'")
    fields = {
        "title": f'"{title}"',
        "type": kind,
        "subject": place.subject,
        "grade": place.grade,
        "series": place.series,
        "lessons": f"[{place.reference}]",
        "authors": f"[{author}]",
        "licence": "cc-by-4-0",
        "source": "tự làm",
        "share": "district" if shared else "school",
        "description": f'"Dùng khi học {place.chapter_label.lower()}: {place.chapter_title}"',
    }
    if kind == "video-bai-giang":
        fields["video"] = f"https://youtu.be/{number:011}"
    if kind == "de-kiem-tra":
        year = chance.choice((2023, 2024, 2025))
        fields |= {
            "exam": chance.choice(_EXAMS), "school_year": f"{year}-{year + 1}", "minutes": "60",
            "status": "tham-khao",
        }  # fmt: skip
    return fields


def _body(kind: str, place: LessonPlace, chance: Random) -> str:
    titles = _lesson_titles(place.subject)
    if kind == "ngan-hang-cau-hoi":
        return question_lines(chance.randint(10, 40), place, titles, chance)
    if kind == "de-kiem-tra":
        return question_lines(20, place, titles, chance)
    near = "\n".join(f"- {title}" for title in chance.sample(titles, 4))
    return (
        f"## Nội dung\n\nBài giảng **{place.lesson_title}** thuộc {place.chapter_label.lower()}, "
        f"“{place.chapter_title}”. Xem video, ghi lại ý chính, rồi tự trả lời các câu hỏi ở cuối bài.\n\n"
        f"## Cần ôn trước\n\n{near}\n\n"
        f"## Tự kiểm tra\n\n1. Nêu điều em thấy quan trọng nhất của bài.\n2. Cho một ví dụ ở quanh nhà em.\n"
        f"3. Điều gì em còn chưa rõ? Hãy hỏi thầy cô trong tiết học tới.\n"
    )
