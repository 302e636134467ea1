"""What an organisation is: periods, names of a day, roles and what they cover, keys and absences."""

from datetime import date

import pytest

from library.organisation import District, Office, Organisation, Period, Person, Role, School
from library.organisation.model import PersonKey

DAYS = [date(2026, 1, day) for day in range(1, 6)]


@pytest.mark.parametrize(
    ("period", "held", "changes"),
    [
        (Period(), [1, 2, 3, 4, 5], []),
        (Period(date(2026, 1, 2), date(2026, 1, 4)), [2, 3, 4], [2, 5]),
        (Period(date(2026, 1, 3)), [3, 4, 5], [3]),
        (Period(None, date(2026, 1, 3)), [1, 2, 3], [4]),
        (Period(date(2026, 1, 3), date(2026, 1, 3)), [3], [3, 4]),
        (Period(date(2026, 1, 4), date(2026, 1, 2)), [], []),
        (Period(date.max, date.min), [], []),
    ],
)
def test_a_period_holds_both_its_ends(period: Period, held: list[int], changes: list[int]) -> None:
    assert [day.day for day in DAYS if period.holds(day)] == held
    assert [day.day for day in period.changes()] == changes


def test_names_of_a_day() -> None:
    names = (
        Office("Phòng GDĐT", Period(None, date(2025, 6, 30))),
        Office("UBND xã", Period(date(2025, 7, 1))),
    )
    district = District("Kho", "Kho", offices=names)
    assert [district.office_at(date(2025, month, 30)) for month in (6, 7)] == ["Phòng GDĐT", "UBND xã"]
    assert District("Kho", "Kho").office_at(date(2025, 6, 30)) == ""
    school = School("a", "A", "Tên mới", "A", "thcs", former_names=names[:1])
    assert [school.name_at(date(2025, month, 30)) for month in (6, 7)] == ["Phòng GDĐT", "Tên mới"]


@pytest.mark.parametrize(
    ("role", "covered"),
    [
        (Role("principal", "a"), True),
        (Role("principal", "b"), False),
        (Role("appraiser", None), True),
        (Role("department-head", "a", frozenset({"toan", "tin-hoc"})), True),
        (Role("department-head", "a", frozenset({"ngu-van"})), False),
        (Role("department-head", "a", grades=frozenset({"6", "7"})), True),
        (Role("department-head", "a", grades=frozenset({"6"})), False),
    ],
)
def test_what_a_role_covers(role: Role, covered: bool) -> None:
    assert role.covers("a", "toan", ("6", "7")) is covered


@pytest.mark.parametrize(
    ("key", "counts"),
    [
        (PersonKey("k"), [0, 1, 5, 9]),
        (PersonKey("k", 1, 5), [1, 5]),
        (PersonKey("k", 5), [5, 9]),
        (PersonKey("k", compromised_from=5), [0, 1]),
        (PersonKey("k", compromised_from=0), []),
    ],
)
def test_a_key_counts_between_its_numbers(key: PersonKey, counts: list[int]) -> None:
    assert [number for number in (0, 1, 5, 9) if key.counts_at(number)] == counts


def test_who_somebody_is_on_a_forge() -> None:
    lan = Person("p-lan", "Lan", accounts=(("github", 7),), logins=(("github", "lan-toan"),))
    minh = Person("p-minh", "Minh", accounts=(("gitlab", 7),))
    organisation = Organisation(District("", ""), people={"p-lan": lan, "p-minh": minh})
    assert (lan.account("github"), lan.account("gitlab"), lan.login("github")) == (7, None, "lan-toan")
    assert organisation.owner_of("github", 7) is lan
    assert organisation.owner_of("gitlab", 7) is minh
    assert organisation.owner_of("github", 8) is None


def test_the_people_by_role_in_the_order_written() -> None:
    head, principal = Role("department-head", "a"), Role("principal", "a")
    lan, minh = Person("lan", "Lan", (head, principal)), Person("minh", "Minh", (head,))
    organisation = Organisation(District("", ""), people={"lan": lan, "minh": minh})
    assert organisation.holders["department-head"] == ((lan, head), (minh, head))
    assert organisation.holders["principal"] == ((lan, principal),)


def test_absences() -> None:
    away = Person("lan", "Lan", absences=(Period(DAYS[1], DAYS[2]), Period(DAYS[4])))
    assert [day.day for day in DAYS if away.is_absent(day)] == [2, 3, 5]
