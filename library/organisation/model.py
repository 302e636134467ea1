"""What an organisation is: district, schools, people and their roles."""

from collections.abc import Iterator
from dataclasses import field
from datetime import date, timedelta

from library.values import dataclass

FORGES = ("github", "gitlab", "forgejo")
_USUAL = {"github": "https://github.com", "gitlab": "https://gitlab.com"}


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included; None is open."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def changes(self) -> Iterator[date]:
        """The days from which on it holds, and holds no more; none where it never holds."""
        if self.first is not None and self.last is not None and self.last < self.first:
            return
        if self.first is not None:
            yield self.first
        if self.last is not None and self.last < date.max:
            yield self.last + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Office:
    """A name of the office above the schools, and when it bore it."""

    label: str
    period: Period


@dataclass(frozen=True, slots=True)
class District:
    """The district the library belongs to; `sample` marks invented data on every page.

    `report` is the address of a forge's page for new issues, where mistakes are to be told; `forges`
    are the addresses of the forges' own pages, where they are not the usual ones.
    """

    name: str
    short_name: str
    sample: bool = False
    site_url: str | None = None
    contact: str | None = None
    report: str | None = None
    offices: tuple[Office, ...] = ()
    forges: tuple[tuple[str, str], ...] = ()

    def forge_address(self, forge: str) -> str:
        """Where the pages of a forge are; "" where that is not known."""
        return next((address for name, address in self.forges if name == forge), _USUAL.get(forge, ""))

    def office_at(self, day: date) -> str:
        return next((office.label for office in self.offices if office.period.holds(day)), "")


@dataclass(frozen=True, slots=True)
class School:
    """A school; its id stays when it is renamed or merged, and so do its addresses."""

    id: str
    code: str
    name: str
    short_name: str
    kind: str
    unit: str = ""
    period: Period = Period()
    former_names: tuple[Office, ...] = ()
    merged_into: str | None = None
    site_url: str | None = None

    def name_at(self, day: date) -> str:
        former = (name.label for name in self.former_names if name.period.holds(day))
        return next(former, self.name)


@dataclass(frozen=True, slots=True)
class Role:
    """A role with its scope; an empty scope means all subjects or all grades of the school."""

    role: str
    school: str | None
    subjects: frozenset[str] = frozenset()
    grades: frozenset[str] = frozenset()
    period: Period = Period()

    def covers(self, school: str, subject: str, grades: tuple[str, ...]) -> bool:
        return (
            (self.school is None or self.school == school)
            and (not self.subjects or subject in self.subjects)
            and (not self.grades or self.grades.issuperset(grades))
        )


@dataclass(frozen=True, slots=True)
class PersonKey:
    """A key somebody signs with, and the ledger numbers between which it counts, both included.

    From `compromised_from` on it never counted, whatever was thought at the time.
    """

    ssh: str
    first: int = 0
    last: int | None = None
    compromised_from: int | None = None

    def counts_at(self, number: int) -> bool:
        late = self.last is not None and number > self.last
        stolen = self.compromised_from is not None and number >= self.compromised_from
        return number >= self.first and not late and not stolen


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who writes or approves; the id is permanent and never reused.

    `accounts` are numbers on forges and identify; `logins` may be renamed or recycled and are for
    mentions and CODEOWNERS only. Nothing this person said from the ledger number `compromised_from`
    on counts.
    """

    id: str
    name: str
    roles: tuple[Role, ...] = ()
    accounts: tuple[tuple[str, int], ...] = ()
    logins: tuple[tuple[str, str], ...] = ()
    keys: tuple[PersonKey, ...] = ()
    absences: tuple[Period, ...] = ()
    compromised_from: int | None = None

    def is_absent(self, day: date) -> bool:
        return any(absence.holds(day) for absence in self.absences)

    def account(self, forge: str) -> int | None:
        """The number of this person's account on a forge."""
        for name, number in self.accounts:
            if name == forge:
                return number
        return None

    def login(self, forge: str) -> str | None:
        """What to write after an @ on a forge to reach this person."""
        return next((login for name, login in self.logins if name == forge), None)


@dataclass(frozen=True, slots=True)
class Organisation:
    """Everything that is known of who is who, in the order written.

    `unreadable_schools` are listed but not understood: nothing is shown of them, and what lies in
    their folders is not called strange. `holders` are the people by role, in the order written.
    """

    district: District
    schools: dict[str, School] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    unreadable_schools: frozenset[str] = frozenset()
    holders: dict[str, tuple[tuple[Person, Role], ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        holders: dict[str, list[tuple[Person, Role]]] = {}
        for person in self.people.values():
            for held in person.roles:
                holders.setdefault(held.role, []).append((person, held))
        object.__setattr__(self, "holders", {role: tuple(pairs) for role, pairs in holders.items()})

    def changes(self) -> Iterator[date]:
        """The days on which time alone changes a school's name, a term of office or an absence."""
        for school in self.schools.values():
            for name in school.former_names:
                yield from name.period.changes()
        for person in self.people.values():
            for period in (*(role.period for role in person.roles), *person.absences):
                yield from period.changes()

    def owner_of(self, forge: str, number: int) -> Person | None:
        """Whose account on a forge this is; an account belongs to one person or to nobody."""
        return next((p for p in self.people.values() if p.account(forge) == number), None)
