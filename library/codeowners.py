"""CODEOWNERS: whom a forge asks to look at a change, made from the people and their roles.

It routes and decides nothing: a forge is content with one owner, and who may approve what is judged
by the ledger. A school's owners are those who take its first stage; whoever comes after them is asked
when that is taken (`hoclieu record --request-reviewers`). Bundles lie anywhere in their school, so
paths go by school and not by subject.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from library.approval.authority import Authority
from library.approval.batch import BATCHES_FOLDER, DISTRICT
from library.approval.model import SHELVES, Shelf, Stage
from library.approval.policy import NEIGHBOUR
from library.approval.pull_request import Forge
from library.bundles import SCHOOLS_FOLDER
from library.values import dataclass

PLACES: dict[Forge, str] = {
    "github": ".github/CODEOWNERS",
    "gitlab": ".gitlab/CODEOWNERS",
    "forgejo": "CODEOWNERS",
}
"""Where each forge looks for the file that is written for it."""

READ = ("CODEOWNERS", ".github/CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS", ".gitea/CODEOWNERS",
        ".forgejo/CODEOWNERS")  # fmt: skip
"""Wherever any forge looks for such a file."""

LARGEST = 3 * 1024 * 1024
"""In bytes: GitHub reads no file that is larger."""

_HEAD = "# hoclieu codeowners --forge "
_GOVERNING = (
    "content/district/", "content/pages/", "mkdocs.yml", "theme/", ".github/", ".gitlab/", ".gitlab-ci.yml",
    ".forgejo/", ".gitea/", "CODEOWNERS", "docs/CODEOWNERS",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Owned:
    """A path from the root of the repository, whose owners have these logins; a folder ends in a slash.

    A `*` in it stands for any part of a file's name.
    """

    path: str
    logins: tuple[str, ...]


def codeowners(authority: Authority, forge: Forge, day: date) -> str:
    """The file for a forge, as of a day; the same people give the same text."""
    lines = [
        f"{_HEAD}{forge} --day {day.isoformat()}",
        "# Tệp này do lệnh trên viết từ people.yml và policy.yml; đừng sửa tay.",
        "# Nó chỉ mời người xem bài, không thay lời duyệt: ai được duyệt do sổ duyệt quyết định.",
        "# Written by the command above from people.yml and policy.yml; it asks people, it approves nothing.",
    ]
    for owned in owners(authority, forge, day):
        if owned.logins:
            logins = " ".join(f"@{login}" for login in owned.logins)
            lines.append(f"{_pattern(owned.path, forge)} {logins}")
    return "\n".join(lines) + "\n"


def day_of_codeowners(text: str) -> tuple[Forge, date] | None:
    """The forge and the day a file was written for; None where it was not written by us."""
    head = text.partition("\n")[0]
    if not head.startswith(_HEAD):
        return None
    name, _, day = head[len(_HEAD) :].partition(" --day ")
    forge = next((known for known in PLACES if known == name), None)
    try:
        return (forge, date.fromisoformat(day)) if forge is not None else None
    except ValueError:
        return None


def owners(authority: Authority, forge: Forge, day: date) -> Iterator[Owned]:
    """Who owns which paths; a later path of GitHub's and GitLab's file comes before an earlier one."""
    policy, organisation = authority.policy, authority.organisation
    officers = _logins(authority, [policy.organisation.role], None, forge, day)
    if forge != "forgejo":
        # There every pattern that fits is asked, so one that fits all would always be.
        yield Owned("*", officers)
    for school in organisation.schools:
        stages = _stages(authority, "school")
        firsts = [stage for stage, at in stages if at == 0]
        yield Owned(f"{SCHOOLS_FOLDER}/{school}/", _first(authority, firsts, school, forge, day) or officers)
        for stage in dict.fromkeys(stage for stage, _ in stages):
            asked = _takers(authority, [stage], school, forge, day) or officers
            yield Owned(f"{BATCHES_FOLDER}/{school}/{stage.stage}-*.yml", asked)
    for stage in dict.fromkeys(stage for stage, _ in _stages(authority, "district")):
        asked = _takers(authority, [stage], None, forge, day) or officers
        yield Owned(f"{BATCHES_FOLDER}/{DISTRICT}/{stage.stage}-*.yml", asked)
    for path in _GOVERNING:
        yield Owned(path, officers)


def _stages(authority: Authority, shelf: Shelf) -> list[tuple[Stage, int]]:
    """The stages of a shelf for any kind, each with its place in the order."""
    policy = authority.policy
    lists = [policy.stages.get(shelf, ())]
    lists += [stages for (on, _), stages in sorted(policy.stages_of_kind.items()) if on == shelf]
    return [(stage, at) for stages in lists for at, stage in enumerate(stages)]


def _first(
    authority: Authority, firsts: list[Stage], school: str, forge: Forge, day: date
) -> tuple[str, ...]:
    """Who takes the first stage of a school, or, where nobody can be asked, any stage of it."""
    return _takers(authority, firsts, school, forge, day) or _takers(
        authority, [stage for stage, _ in _stages(authority, "school")], school, forge, day
    )


def _takers(
    authority: Authority, stages: Iterable[Stage], school: str | None, forge: Forge, day: date
) -> tuple[str, ...]:
    """The logins of those who take these stages, or, where a role has none, of its substitutes."""
    found: list[str] = []
    for stage in stages:
        for role in (stage.role, *authority.policy.substitutes.get(stage.role, ())):
            logins = _logins(authority, [role], school, forge, day)
            if logins:
                found += logins
                break
    return tuple(sorted(set(found)))


def _logins(
    authority: Authority, roles: Iterable[str], school: str | None, forge: Forge, day: date
) -> tuple[str, ...]:
    found = {
        login
        for role in roles
        if role != NEIGHBOUR
        for person, held in authority.organisation.holders.get(role, ())
        if held.school == school and held.period.holds(day) and (login := person.login(forge)) is not None
    }
    return tuple(sorted(found))


def _pattern(path: str, forge: Forge) -> str:
    """A path as a forge's file writes it: like .gitignore, or on Forgejo as a regular expression."""
    if forge != "forgejo":
        return path if path == "*" else f"/{path}"
    expression = path.replace(".", "[.]").replace("*", "[^/]*")
    return f"{expression}.*" if path.endswith("/") else expression


def unreachable(authority: Authority, forge: Forge, day: date) -> list[str]:
    """The people with a role in some stage on that day whom the forge cannot ask, in the order written."""
    shelves = [stage for shelf in SHELVES for stage, _ in _stages(authority, shelf)]
    roles = {stage.role for stage in (*shelves, authority.policy.organisation)}
    return [
        person.id
        for person in authority.organisation.people.values()
        if any(held.role in roles and held.period.holds(day) for held in person.roles)
        and person.login(forge) is None
    ]
