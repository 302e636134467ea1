"""The organisation: district, schools, people and their roles, as the district wrote them down.

Roles decide who may approve what, so anything doubtful here is left out rather than guessed: a role
that cannot be read gives its holder no right, and an unknown person has none.
"""

from collections.abc import Mapping

from library.diagnostics import Pass
from library.organisation.model import (
    FORGES,
    District,
    Office,
    Organisation,
    Period,
    Person,
    PersonKey,
    Role,
    School,
)
from library.organisation.people import DISTRICT_ROLES, PEOPLE_FILE, read_people
from library.organisation.records import is_identifier
from library.organisation.schools import (
    DISTRICT_FILE,
    DISTRICT_SITE,
    SCHOOLS_FILE,
    read_district,
    read_schools,
)
from library.vocabulary import Vocabulary

DISTRICT_FOLDER = "content/district"

__all__ = [
    "DISTRICT_FILE",
    "DISTRICT_FOLDER",
    "DISTRICT_ROLES",
    "DISTRICT_SITE",
    "FORGES",
    "PEOPLE_FILE",
    "SCHOOLS_FILE",
    "District",
    "Office",
    "Organisation",
    "Period",
    "Person",
    "PersonKey",
    "Role",
    "School",
    "is_identifier",
    "read_organisation",
]


def read_organisation(files: Mapping[str, bytes], vocabulary: Vocabulary) -> Pass[Organisation]:
    """The organisation from the files of content/district, by their paths in the repository."""
    district = yield from read_district(files.get(DISTRICT_FILE))
    schools, unreadable = yield from read_schools(files.get(SCHOOLS_FILE), vocabulary)
    listed = frozenset(schools) | unreadable
    people = yield from read_people(
        files.get(PEOPLE_FILE), vocabulary, schools, listed, sample=district.sample
    )
    return Organisation(district, schools, people, unreadable)
