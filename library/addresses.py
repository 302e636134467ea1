"""Addresses: where each page of a site lies, and the way from one page to another.

Every address names its file and every link is relative to its page, so that a web host and a USB
stick serve the same bytes.
"""

from library.approval.model import Key
from library.catalogue import Site
from library.entry import Entry

HOME = "index.html"
SEARCH = "tim-kiem.html"
SCHOOLS = "truong.html"
EXAMS = "de-kiem-tra/index.html"
STEM = "stem.html"
NOT_FOUND = "404.html"
CATALOGUE_CSV = "du-lieu/catalogue.csv"
CATALOGUE_JSON = "du-lieu/catalogue.json"
SITEMAP = "sitemap.xml"
FEED = "moi-nhat.xml"
OFFLINE = "ngoai-tuyen.html"
ENGLISH = "assets/english.js"
WORKER = "sw.js"
STATES = "trang-thai.html"
CARRIED = "mang_theo.html"
"""In a resource's folder: the resource as one file. No id holds a `_`, so it is nobody's page."""
_RESOURCES, _CLASSES = "tai-nguyen", "lop"
USUAL_SERIES = "ket-noi-tri-thuc"
"""The series whose chapters stand at the short address; the others have a folder of their own."""


def grade_name(grade: str) -> str:
    """The folder of a grade: `lop-6`, or the name of a preschool group."""
    return f"lop-{grade}" if grade.isdecimal() else grade


def grade_page(grade: str) -> str:
    return f"{grade_name(grade)}/index.html"


def subject_page(grade: str, subject: str) -> str:
    return f"{grade_name(grade)}/{subject}.html"


def chapter_page(grade: str, subject: str, series: str, part: str, chapter: str) -> str:
    """The page of a chapter; its lessons are anchors in it."""
    folders = [grade_name(grade), subject]
    if series != USUAL_SERIES:
        folders.append(series)
    if part:
        folders.append(part)
    return "/".join(folders) + f"/chuong-{chapter}.html"


def lesson_anchor(lesson: str) -> str:
    return f"bai-{lesson}"


def exam_page(exam: str) -> str:
    return f"de-kiem-tra/{exam}.html"


def school_page(school: str) -> str:
    return f"truong/{school}.html"


def states_page(school: str) -> str:
    """Where everything of one school stands, on the district's site."""
    return f"trang-thai/{school}.html"


def sheets_page(group: str) -> str:
    """The sheets of approval of a subject, on the district's site those of a school."""
    return f"phieu-duyet/{group}.html"


def sheet_anchor(key: Key) -> str:
    """The sheet of a resource within its page."""
    return f"{key.school}-{key.id}"


def resource_page(site: Site, entry: Entry) -> str:
    """The page of a resource."""
    return f"{resource_folder(site, entry)}.html"


def own_page(entry: Entry) -> str:
    """The page of a resource on the site of its own school."""
    return f"{_RESOURCES}/{entry.key.id}.html"


def resource_folder(site: Site, entry: Entry) -> str:
    """The folder beside a resource's page that holds its files.

    Under its school's id where it is another school's; for one class, under the code that only
    those who were given the link know. A class may have one code for all its resources.
    """
    return folder_of(site.id, entry.key, entry.brief.class_link)


def folder_of(site: str, key: Key, class_link: str | None) -> str:
    """The folder beside the page of a resource; `class_link` is the code where it is for one class."""
    shelf = _RESOURCES if class_link is None else f"{_CLASSES}/{class_link}"
    return f"{shelf}/{key.id}" if key.school == site else f"{shelf}/{key.school}/{key.id}"


def key_at(site: str, address: str) -> Key | None:
    """The resource whose page stands at an address of a site; None for any other page."""
    parts = address.removesuffix(".html").split("/")
    if not address.endswith(".html") or parts[0] not in (_RESOURCES, _CLASSES):
        return None
    below = parts[1:] if parts[0] == _RESOURCES else parts[2:]
    if not below or "" in below or "_" in below[-1]:
        return None
    return {1: Key(site, below[-1]), 2: Key(below[0], below[-1])}.get(len(below))


def cover_folder(grade: str, subject: str) -> str:
    """The folder of the cover that all videos of a subject and grade share who have no picture."""
    return f"assets/covers/{grade_name(grade)}/{subject}"


def relative(target: str, page: str) -> str:
    """The way from `page` to `target`, both addresses from the root of the site."""
    path, mark, anchor = target.partition("#")
    if path == page and mark:
        return mark + anchor
    start, goal = page.split("/")[:-1], path.split("/")
    shared = 0
    for ours, theirs in zip(start, goal[:-1], strict=False):
        if ours != theirs:
            break
        shared += 1
    return "../" * (len(start) - shared) + "/".join(goal[shared:]) + mark + anchor
