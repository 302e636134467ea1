"""CODEOWNERS and the checklist: made from people and roles alone, the same for the same people."""

import re
from dataclasses import replace
from datetime import date

import pytest

from library.approval.authority import Authority
from library.approval.pull_request import Forge
from library.codeowners import codeowners, day_of_codeowners, owners, unreachable
from library.forge_checklist import checklist, day_of_checklist
from library.organisation import Person, Role
from tests.library.approval.sample_ledger import (
    APPRAISER,
    HEAD,
    OTHER,
    PRINCIPAL,
    TEACHER,
    TODAY,
    VICE,
    authority,
    ended,
    person,
)

FORGES: tuple[Forge, ...] = ("github", "gitlab", "forgejo")
OFFICER = person("officer", Role("district-officer", None))


def known(one: Person) -> Person:
    """Somebody with a login on each forge."""
    return replace(one, logins=tuple((forge, f"{one.id}-{forge}") for forge in FORGES))


def everybody(*changed: Person) -> Authority:
    people = {one.id: known(one) for one in (TEACHER, HEAD, PRINCIPAL, VICE, OTHER, APPRAISER, OFFICER)}
    return authority(*(people | {one.id: one for one in changed}).values())


def owned(by: Authority, path: str, forge: Forge = "github", day: date = TODAY) -> list[str]:
    """Whom a forge asks about a path: GitHub and GitLab the last line that fits, Forgejo every one."""
    found: list[list[str]] = []
    for line in codeowners(by, forge, day).splitlines():
        if line.startswith("#"):
            continue
        pattern, *logins = line.split()
        if forge == "forgejo":
            fits = re.fullmatch(pattern, path) is not None
        else:
            expression = re.escape(pattern.lstrip("/")).replace(r"\*", "[^/]*" if "/" in pattern else ".*")
            fits = re.fullmatch(expression + (".*" if pattern.endswith("/") else ""), path) is not None
        if fits:
            found.append(sorted(login.removeprefix("@").removesuffix(f"-{forge}") for login in logins))
    if forge == "forgejo":
        return sorted({login for logins in found for login in logins})
    return found[-1] if found else []


@pytest.mark.parametrize("forge", FORGES)
@pytest.mark.parametrize(
    ("path", "people"),
    [
        ("content/schools/a/toan/bai/index.md", ["head"]),
        ("content/schools/b/toan/bai/index.md", ["other"]),
        ("content/batches/a/pass-2026-09.yml", ["head"]),
        ("content/batches/a/approve-2026-09-toan.yml", ["principal"]),
        ("content/batches/district/appraise-2026-09.yml", ["appraiser"]),
        ("content/district/people.yml", ["officer"]),
        ("content/pages/index.md", ["officer"]),
        ("mkdocs.yml", ["officer"]),
        (".github/workflows/check.yml", ["officer"]),
        ("CODEOWNERS", ["officer"]),
    ],
)
def test_each_path_goes_to_those_who_take_its_next_stage(forge: Forge, path: str, people: list[str]) -> None:
    assert owned(everybody(), path, forge) == people


def test_who_comes_later_is_not_asked_before_the_first_stage_is_taken() -> None:
    assert "principal" not in owned(everybody(), "content/schools/a/x/index.md")


def test_a_substitute_is_asked_where_the_role_is_vacant_or_has_no_login() -> None:
    retired = known(person("head", Role("department-head", "a", period=ended())))
    assert owned(everybody(retired), "content/schools/a/x/index.md") == ["vice"]
    assert owned(everybody(HEAD), "content/schools/a/x/index.md") == ["vice"]


def test_where_nobody_of_a_school_can_be_asked_the_office_is() -> None:
    by = everybody(HEAD, VICE, PRINCIPAL)
    assert owned(by, "content/schools/a/x/index.md") == ["officer"]


def test_a_file_that_nobody_has_a_line_for_is_the_offices_on_github() -> None:
    assert owned(everybody(), "README.md") == ["officer"]
    assert owned(everybody(), "README.md", "forgejo") == []


@pytest.mark.parametrize("forge", FORGES)
def test_the_same_people_in_any_order_give_the_same_file(forge: Forge) -> None:
    by = everybody()
    people = dict(reversed(by.organisation.people.items()))
    turned = replace(by, organisation=replace(by.organisation, people=people))
    assert codeowners(turned, forge, TODAY) == codeowners(by, forge, TODAY)


@pytest.mark.parametrize("forge", FORGES)
def test_names_ids_and_numbers_are_never_written_as_owners(forge: Forge) -> None:
    by = everybody(replace(HEAD, accounts=((forge, 77),)))
    written = codeowners(by, forge, TODAY)
    mentioned = set(re.findall(r"@(\S+)", written))
    logins = {login for one in by.organisation.people.values() for _, login in one.logins}
    assert mentioned <= logins
    assert "@" not in "".join(line for line in written.splitlines() if line.startswith("#"))


@pytest.mark.parametrize("forge", FORGES)
def test_the_day_and_forge_stand_in_the_file_and_are_read_back(forge: Forge) -> None:
    assert day_of_codeowners(codeowners(everybody(), forge, TODAY)) == (forge, TODAY)
    assert day_of_checklist(checklist(everybody(), forge, TODAY), forge) == TODAY


@pytest.mark.parametrize("text", ["", "* @x", "# hoclieu codeowners --forge svn --day 2026-09-01",
                                  "# hoclieu codeowners --forge github --day ngày"])  # fmt: skip
def test_what_we_did_not_write_is_known(text: str) -> None:
    assert day_of_codeowners(text) is None
    assert day_of_checklist(text, "github") is None


def test_when_a_term_ends_other_owners_are_due() -> None:
    by = everybody(known(person("head", Role("department-head", "a", period=ended()))))
    before = date(2026, 8, 1)
    assert list(owners(by, "github", before)) != list(owners(by, "github", TODAY))


def test_approvers_without_a_login_are_told() -> None:
    assert unreachable(everybody(HEAD, TEACHER), "github", TODAY) == ["head"]
    assert "`head`" in checklist(everybody(HEAD), "github", TODAY)


@pytest.mark.parametrize("forge", FORGES)
def test_the_checklist_names_branches_secrets_checks_and_accounts(forge: Forge) -> None:
    by = everybody(replace(known(HEAD), accounts=((forge, 77),)))
    text = checklist(by, forge, TODAY)
    assert text.count("- [ ] ") >= 12
    for word in (
        "`approvals`",
        "`HOCLIEU_RECORDER_KEY`",
        "Kho ở chế độ riêng tư",
        f"`head-{forge}`",
        "số 77",
    ):
        assert word in text
    assert "`check" in text or "Pipelines must succeed" in text
