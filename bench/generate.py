"""Makes a district repository of N resources, the same on every machine: content, history, ledger.

60 % lesson videos, 25 % question banks of 10 to 40 questions, 15 % exams, over the sample's schools
and the real curriculum; every version passed and approved, half of them shared with the district.
"""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from build_tools import builtin
from build_tools.approving import Prepared, prepare_approval
from build_tools.git import git
from build_tools.judgement import judge_commit
from build_tools.progress import Progress
from build_tools.recording import record
from build_tools.repository import Repository
from build_tools.sample.files import sample_root
from library.curriculum import LessonPlace

START = datetime(2026, 9, 1, 1, 0, tzinfo=UTC)
_SCHOOLS = ("mau-thcs-01", "mau-thcs-02", "mau-thcs-03")
_TEACHERS = {"mau-thcs-01": "p-lan", "mau-thcs-02": "p-binh", "mau-thcs-03": "p-son"}
_SUBJECTS = ("toan", "khtn", "tin-hoc")


def generate(target: Path, count: int) -> Repository:
    """A repository with `count` approved resources in `target`, which must not exist."""
    chance = random.Random(count)
    target.mkdir(parents=True)
    git(target, "init", "--quiet", "--initial-branch=main")
    repository = Repository(target)
    files = _organisation_files()
    places = _places()
    for number in range(count):
        school = _SCHOOLS[number % len(_SCHOOLS)]
        place = places[number % len(places)]
        name = f"hoc-lieu-{number:06}"
        path = f"content/schools/{school}/{place.subject}-{place.grade}/{name}/index.md"
        files[path] = _index(number, school, place, chance).encode()
    _commit(repository, files)
    _approve_all(repository)
    return repository


def _organisation_files() -> dict[str, bytes]:
    root = sample_root()
    wanted = [root / "mkdocs.yml", *sorted((root / "content/district").glob("*.yml"))]
    wanted += sorted((root / "content/pages").glob("*.md"))
    wanted += sorted((root / "content/schools").glob("*/school.yml"))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in wanted}


def _places() -> list[LessonPlace]:
    programmes = builtin.builtin_curriculum().programmes.values()
    return [p for one in programmes if one.subject in _SUBJECTS for p in one.places()]


def _index(number: int, school: str, place: LessonPlace, chance: random.Random) -> str:
    kind = chance.random()
    fields = {
        "title": f'"{place.lesson_title.replace(chr(34), "")} – số {number}"',
        "subject": place.subject,
        "grade": place.grade,
        "series": place.series,
        "lessons": f"[{place.reference}]",
        "authors": f"[{_TEACHERS[school]}]",
        "licence": "cc-by-4-0",
        "source": "tự làm",
        "share": "district" if number % 2 else "school",
    }
    if kind < 0.60:
        fields |= {"type": "video-bai-giang", "video": f"https://youtu.be/{number:011}"}
        body = f"## Nội dung\n\nBài giảng về **{place.lesson_title}**, $x^{{{number}}}$.\n"
    elif kind < 0.85:
        fields |= {"type": "ngan-hang-cau-hoi"}
        body = "\n".join(_question(at, chance) for at in range(1, chance.randint(10, 40) + 1))
    else:
        fields |= {
            "type": "de-kiem-tra",
            "exam": chance.choice(["giua-hk1", "cuoi-hk1", "giua-hk2", "cuoi-hk2"]),
            "school_year": "2025-2026",
            "minutes": "60",
            "status": "tham-khao",
        }
        body = "\n".join(_question(at, chance) for at in range(1, 21))
    matter = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return f"---\n{matter}---\n\n{body}"


def _question(at: int, chance: random.Random) -> str:
    a, b = chance.randint(2, 99), chance.randint(2, 99)
    level = chance.choice(["NB", "TH", "VD"])
    right = chance.randrange(4)
    values = [a + b, a + b + 1, a * b + 2, a - b - 3]
    chance.shuffle(values)
    options = "\n".join(
        f"{'*' if index == right else ''}{'ABCD'[index]}. $\\dfrac{{{value}}}{{{b}}}$"
        for index, value in enumerate(values)
    )
    return (
        f"Câu {at}. [{level}] Tính giá trị của $\\dfrac{{{a}}}{{{b}}} + {at}$.\n{options}\n"
        f"Lời giải. Quy đồng mẫu số, ta có $\\dfrac{{{a}}}{{{b}}}$.\n"
    )


def _commit(repository: Repository, files: dict[str, bytes]) -> None:
    seconds = int(START.timestamp())
    head = f"commit refs/heads/main\ncommitter bench <bench@localhost> {seconds} +0000\ndata 4\nmake\n"
    parts = [head.encode()]
    for path, content in sorted(files.items()):
        parts += [f"M 100644 inline {path}\ndata {len(content)}\n".encode(), content, b"\n"]
    git(repository.root, "fast-import", "--quiet", stdin=b"".join(parts))
    git(repository.root, "reset", "--quiet", "--hard", "main")


def _approve_all(repository: Repository) -> None:
    at = START
    for _ in ("pass", "approve", "appraise"):
        judgement = judge_commit(repository, "HEAD", repository, Progress(quiet=True))
        prepared: list[tuple[Prepared, datetime]] = []
        for key in sorted(judgement.bundles):
            at += timedelta(seconds=1)
            status = judgement.status(key, None, at)
            if status.stage is None:
                continue
            outcome = prepare_approval(judgement, key, status.waiting_for[0], at)
            assert isinstance(outcome, Prepared), (key, outcome)
            prepared.append((outcome, at))
        record(repository, judgement, prepared)
