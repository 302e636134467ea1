"""A build after others equals a clean one, byte for byte, and makes no more than what changed."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path

import pytest

from build_tools import ledger_reading
from build_tools.approving import Prepared, prepare_adoption
from build_tools.cache_store import CacheStore
from build_tools.git import git
from build_tools.judging import judge_commit
from build_tools.pipeline import build
from build_tools.preview import as_preview
from library.addresses import CARRIED
from library.approval.model import Key
from tests.build_tools.small_district import (
    AS_OF,
    CHAIN,
    DISTRICT,
    QUIET,
    SmallDistrict,
    document,
    exam,
    pages,
)
from tests.build_tools.test_adoption import PEOPLE_OF_B

KEYS = ("thcs-a/mot", "thcs-a/hai", "thcs-a/ba", "thcs-a/bon")
MORE = ("thcs-a/nam", "thcs-a/sau")
PLACES = ("[6/23]", "[6/23]", "[1/1, 6/23]", "['6/*']", "")
EVERYBODY = ("p-head", "p-principal", "p-appraiser", "p-vice")
MOMENTS = tuple(AS_OF + timedelta(days=days) for days in (0, 0, 0, 1, 40, 400))


class Walk:
    """A library that goes on by random steps, as schools do."""

    def __init__(self, root: Path, seed: int) -> None:
        self.district = SmallDistrict(root, {**DISTRICT, "content/district/people.yml": PEOPLE_OF_B})
        self.chance = random.Random(seed)  # noqa: S311 - the same walk each time
        self.turn = 0
        for key in (*KEYS, *MORE):
            self.district.put(key, document(f"Bài {key}", share="district", lessons="[6/23]"))
        self.district.commit()
        for key in (*KEYS, *MORE):
            self.district.approve(key, *CHAIN)

    def step(self) -> None:
        """One of the things that happen; some change nothing, because nobody may."""
        self.turn += 1
        steps: list[Callable[[], None]] = [
            self.edit, self.edit, self.edit, self.examine, self.advance, self.advance, self.advance,
            self.take_back, self.move, self.remove, self.notice, self.adopt, self.look, self.rename_school,
        ]  # fmt: skip
        self.chance.choice(steps)()

    def edit(self) -> None:
        grade = self.chance.choice(("6", "6", "7"))
        lessons = self.chance.choice(PLACES) if grade == "6" else ""
        share = self.chance.choice(("district", "school"))
        more = {"grade": grade, "lessons": lessons, "share": share, "tags": f"[the-{self.turn}]"}
        if self.chance.random() < 0.2:
            more |= {"visibility": "school-staff"}
        self.district.put(self.chance.choice(KEYS), document(f"Phiếu {self.turn}", "Bài $x^2$.", **more))
        self.district.commit()
        if self.chance.random() < 0.8:
            self.advance()

    def examine(self) -> None:
        later = (AS_OF + timedelta(days=20)).isoformat()
        dates = self.chance.choice(({}, {"embargo": later}, {"key_release": later}))
        self.district.put(self.chance.choice(KEYS), exam(**dates))
        self.district.commit()
        self.advance()

    def advance(self) -> None:
        """Let everybody take every stage that they may."""
        known = {str(key) for key in self.district.judge().bundles}
        for key in sorted(known & set(KEYS)):
            for person in EVERYBODY:
                if self.district.refusal(key, person) == "":
                    self.district.approve(key, person)

    def take_back(self) -> None:
        """Withdraw something that is shown, or send back something that waits."""
        key = self.chance.choice(KEYS)
        if self.district.shown(key):
            self.district.withdraw(key)
        elif key in {str(one) for one in self.district.judge().bundles}:
            self.district.send_back(key)

    def move(self) -> None:
        """Another folder between the school's and the bundle's, which means nothing."""
        school, name = self.chance.choice(KEYS).split("/")
        for folder in (self.district.root / "content/schools" / school).rglob(name):
            git(self.district.root, "mv", str(folder), str(folder.parent / f"x-{self.turn}-{name}"))
        self.district.commit()

    def remove(self) -> None:
        school, name = self.chance.choice(KEYS).split("/")
        for folder in (self.district.root / "content/schools" / school).rglob(name):
            git(self.district.root, "rm", "-rq", str(folder))
        self.district.commit()

    def notice(self) -> None:
        key = self.chance.choice(KEYS)
        if self.district.shown(key):
            self.district.notice(key, f"Hình mờ ({self.turn}).")

    def adopt(self) -> None:
        """Let the other school take over what it may, stage by stage."""
        for key, person in product(KEYS, ("p-far", "p-other")):
            one, at = Key(*key.split("/")), self.district.clock
            may = prepare_adoption(self.district.judge(), one, "thcs-b", person, at)
            if isinstance(may, Prepared):
                self.district.adopt(key, "thcs-b", person)

    def look(self) -> None:
        colour = self.chance.choice(("indigo", "teal", "red"))
        self.district.write("mkdocs.yml", DISTRICT["mkdocs.yml"] + f"  palette: {{primary: {colour}}}\n")
        self.district.write("content/pages/gioi-thieu.md", f"# Giới thiệu\n\nLần {self.turn}.\n")
        self.district.commit()

    def rename_school(self) -> None:
        schools = DISTRICT["content/district/schools.yml"].replace("THCS B", f"THCS B{self.turn}")
        self.district.write("content/district/schools.yml", schools)
        self.district.commit()
        self.district.approve_organisation()


def built(
    district: SmallDistrict, store: CacheStore | None, out: Path, as_of: datetime, only: tuple[str, ...] = ()
) -> dict[str, bytes]:
    judgement = judge_commit(district.repository, "HEAD", district.repository, QUIET, store=store)
    build(judgement, as_of, only, out, {}, QUIET, store)
    files = (path for path in sorted(out.rglob("*")) if path.is_file() and ".hoclieu" not in path.parts)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("seed", range(3))
def test_a_build_after_others_equals_a_clean_one(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept of a large library is kept of this small one, and the clean builds know nothing of it."""
    monkeypatch.setattr(ledger_reading, "WORTH_KEEPING", 0)
    walk, store = Walk(tmp_path / "repository", seed), CacheStore(tmp_path / "cache", b"s" * 32)
    out = tmp_path / "kept"
    built(walk.district, store, out, AS_OF)
    for turn in range(5):
        for _ in range(walk.chance.randint(1, 3)):
            walk.step()
        if walk.chance.random() < 0.3 and (pages := sorted(out.glob("sites/*/**/*.html"))):
            walk.chance.choice(pages).write_text("changed by hand")
        if walk.chance.random() < 0.3:
            built(walk.district, store, out, walk.chance.choice(MOMENTS), ("thcs-a",))
        moment = walk.chance.choice(MOMENTS)
        clean = built(walk.district, None, tmp_path / f"clean-{turn}", moment)
        assert built(walk.district, store, out, moment) == clean


@pytest.fixture(scope="module")
def shelves_once(tmp_path_factory: pytest.TempPathFactory) -> SmallDistrict:
    """Two resources in one lesson, one in another chapter, one in another grade; all are published."""
    district = SmallDistrict(tmp_path_factory.mktemp("shelves") / "repository")
    district.put("thcs-a/mot", document("Một"))
    district.put("thcs-a/hai", document("Hai"))
    district.put("thcs-a/ba", document("Ba", lessons="[1/1]"))
    district.put("thcs-a/bon", document("Bốn", grade="7", lessons=""))
    district.commit()
    for key in KEYS:
        district.approve(key, *CHAIN)
    return district


@pytest.fixture
def shelves(shelves_once: SmallDistrict, tmp_path: Path) -> SmallDistrict:
    """A copy of that district, to change."""
    return shelves_once.copied(tmp_path / "repository")


def _written(
    district: SmallDistrict, out: Path, as_of: datetime = AS_OF, part: str = "sites/thcs-a"
) -> set[str]:
    """What the next build makes anew in a part, but for what tells the build."""
    site = out / part
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}
    district.build(out, as_of)
    changed = {
        path for path in site.rglob("*") if path.is_file() and before.get(path) != path.stat().st_mtime_ns
    }
    return {path.relative_to(site).as_posix() for path in changed} - {"version.json", "sw.js"}


def test_an_edit_makes_its_pages_and_what_lists_it_and_no_others(
    shelves: SmallDistrict, tmp_path: Path
) -> None:
    out = tmp_path / "build"
    shelves.build(out)
    assert _written(shelves, out) == set()
    shelves.put("thcs-a/mot", document("Một", "Nội dung mới."))
    shelves.commit()
    assert _written(shelves, out) == set()
    shelves.approve("thcs-a/mot", *CHAIN)
    written = _written(shelves, out)
    assert {"tai-nguyen/mot.html", f"tai-nguyen/mot/{CARRIED}"} <= written
    assert {"index.html", "tim-kiem/muc-luc.js", "du-lieu/catalogue.csv"} <= written
    untouched = {
        "tai-nguyen/ba.html", "tai-nguyen/bon.html", "lop-7/index.html", "lop-7/toan.html",
        "lop-6/toan/chuong-1.html", "404.html", "assets/main.css",
    }  # fmt: skip
    assert untouched & written == set()


def test_of_a_preview_nothing_stays_in_a_build_nor_the_other_way_round(
    shelves: SmallDistrict, tmp_path: Path
) -> None:
    real, out = shelves.judge(), tmp_path / "out"
    wanted = {}
    for name, judgement in (("preview", as_preview(real, AS_OF)), ("real", real)):
        build(judgement, AS_OF, (), tmp_path / name, {}, QUIET)
        wanted[name] = pages(tmp_path / name, "thcs-a")
    assert wanted["preview"] != wanted["real"]
    for name, judgement in (("real", real), ("preview", as_preview(real, AS_OF)), ("real", real)):
        build(judgement, AS_OF, (), out, {}, QUIET)
        assert pages(out, "thcs-a") == wanted[name]


def test_a_new_title_is_told_by_neighbours(shelves: SmallDistrict, tmp_path: Path) -> None:
    out = tmp_path / "build"
    shelves.build(out)
    shelves.put("thcs-a/mot", document("Một cách khác"))
    shelves.commit()
    shelves.approve("thcs-a/mot", *CHAIN)
    written = _written(shelves, out)
    assert {"tai-nguyen/hai.html", "lop-6/toan/chuong-6.html"} <= written
    assert "tai-nguyen/ba.html" not in written


def test_the_sheets_of_one_subject_are_made_again_when_one_of_them_changes(
    shelves: SmallDistrict, tmp_path: Path
) -> None:
    shelves.put("thcs-a/tho", document("Thơ", subject="ngu-van", lessons=""))
    shelves.commit()
    shelves.approve("thcs-a/tho", "p-vice", "p-principal")
    assert shelves.shown("thcs-a/tho")
    out = tmp_path / "build"
    shelves.build(out)
    shelves.put("thcs-a/mot", document("Một cách khác"))
    shelves.commit()
    shelves.approve("thcs-a/mot", *CHAIN)
    written = _written(shelves, out, part="staff/thcs-a")
    assert {"phieu-duyet/toan.html"} == {path for path in written if path.startswith("phieu-duyet")}


def test_how_long_somebody_waits_follows_the_clock(shelves: SmallDistrict, tmp_path: Path) -> None:
    shelves.put("thcs-a/moi", document("Mới"))
    shelves.commit()
    shelves.approve("thcs-a/moi", "p-head")
    (since,) = (done[-1].at for done in shelves.standing("thcs-a/moi").progress.values())
    out, later = tmp_path / "build", since + timedelta(days=3)
    earlier = later - timedelta(hours=1)  # on the same day
    shelves.build(out, earlier)
    before = (out / "staff/thcs-a/trang-thai.html").read_bytes()
    shelves.build(out, later)
    shelves.build(tmp_path / "clean", later)
    page = "staff/thcs-a/trang-thai.html"
    assert before != (out / page).read_bytes() == (tmp_path / "clean" / page).read_bytes()
    shelves.approve("thcs-a/moi", "p-principal")
    shelves.build(out, earlier)
    assert _written(shelves, out, later, "staff/thcs-a") == set()


def test_how_long_something_that_is_shown_was_sent_back_follows_the_clock(
    shelves: SmallDistrict, tmp_path: Path
) -> None:
    shelves.send_back("thcs-a/mot")
    since = shelves.standing("thcs-a/mot").returned[shelves.tree("thcs-a/mot")].at
    assert shelves.shown("thcs-a/mot")
    _tells_the_days(shelves, since, tmp_path)


def test_how_long_something_that_is_shown_waits_for_a_later_policy_follows_the_clock(
    shelves: SmallDistrict, tmp_path: Path
) -> None:
    (version,) = shelves.standing("thcs-a/mot").versions.values()
    shelves.change(
        "content/district/policy.yml", "label: Tổ thông qua,", "label: Tổ thông qua, threshold: 2,"
    )
    shelves.commit()
    shelves.approve_organisation()
    _tells_the_days(shelves, version.at, tmp_path)


def _tells_the_days(district: SmallDistrict, since: datetime, folder: Path) -> None:
    """Whether pages of states tell for how many days something waits that is shown, also on the same day."""
    out, later = folder / "build", since + timedelta(days=3)
    district.build(out, later - timedelta(hours=1))
    district.build(out, later)
    district.build(folder / "clean", later)
    for page in ("staff/thcs-a/trang-thai.html", "staff/district/trang-thai.html"):
        told = (out / page).read_bytes()
        assert told == (folder / "clean" / page).read_bytes()
        assert "3 ngày".encode() in told


def test_another_day_makes_nothing_of_what_readers_see(shelves: SmallDistrict, tmp_path: Path) -> None:
    out = tmp_path / "build"
    shelves.build(out)
    assert _written(shelves, out, AS_OF + timedelta(days=3)) == set()


def test_the_service_worker_stays_while_no_page_changes_and_is_made_again_when_it_was_touched(
    shelves: SmallDistrict, tmp_path: Path
) -> None:
    out = tmp_path / "build"
    shelves.build(out)
    script = out / "sites/thcs-a/sw.js"
    before, written = script.read_bytes(), script.stat().st_mtime_ns
    shelves.put("thcs-a/mot", document("Một", "Nội dung mới."))
    shelves.commit()
    shelves.build(out)
    assert script.stat().st_mtime_ns == written
    script.write_text("changed by hand")
    shelves.build(out)
    assert script.read_bytes() == before
    shelves.approve("thcs-a/mot", *CHAIN)
    shelves.build(out)
    assert script.read_bytes() != before


def test_each_file_says_why_it_was_written(shelves: SmallDistrict, tmp_path: Path) -> None:
    out = tmp_path / "build"
    assert set(shelves.build(out).output.why.values()) == {"new", "always"}
    (out / "sites/thcs-a/tai-nguyen/ba.html").write_text("changed by hand")
    shelves.put("thcs-a/mot", document("Một cách khác"))
    shelves.commit()
    shelves.approve("thcs-a/mot", *CHAIN)
    why = shelves.build(out).output.why
    assert why["sites/thcs-a/tai-nguyen/mot.html"] == "own"
    assert why["sites/thcs-a/tai-nguyen/hai.html"] == "others"
    assert why["sites/thcs-a/lop-6/toan/chuong-6.html"] == "others"
    assert why["sites/thcs-a/tai-nguyen/ba.html"] == "touched"
    assert why["sites/thcs-a/version.json"] == "always"
    shelves.change("mkdocs.yml", "name: material", "name: material\n  palette: {primary: teal}")
    shelves.commit()
    why = shelves.build(out).output.why
    assert why["sites/thcs-a/tai-nguyen/bon.html"] == "look"
