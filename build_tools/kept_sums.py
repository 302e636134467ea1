"""The sums of schools, kept from one build to the next.

A sum follows from a school's shelflist, the organisation in force and this tool. It decides numbers on
pages for staff alone, and stays with this user's other parts. What is not there, or cannot be read, is made
anew.
"""

from collections.abc import Mapping
from datetime import datetime

from build_tools.judgement import Judgement
from build_tools.shelflists import SchoolShelflist
from library.approval.school_sum import SchoolSum, sum_of
from library.codec import UnreadableError, decode, encode


def school_sums(judgement: Judgement, organisation: str, as_of: datetime) -> dict[str, SchoolSum]:
    """The sums of all schools by their ids.

    `organisation` names the one in force; `as_of` is any moment, for no sum depends on it.
    """
    shelflists, parts = judgement.shelflists, judgement.parts
    names = {school: f"sum {one.digest} {organisation}" for school, one in shelflists.items()}
    read = parts.read(names.values()) if parts is not None else {}
    kept = {school: _decoded(read, name) for school, name in names.items()}
    unknown = [school for school, one in kept.items() if one is None]
    made = {school: _made(judgement, shelflists[school], as_of) for school in unknown}
    if parts is not None and made:
        parts.keep({names[school]: encode(one) for school, one in made.items()})
    return {school: one or made[school] for school, one in kept.items()}


def _decoded(read: Mapping[str, bytes], name: str) -> SchoolSum | None:
    try:
        return decode(SchoolSum, read[name]) if name in read else None
    except UnreadableError:
        return None


def _made(judgement: Judgement, shelflist: SchoolShelflist, as_of: datetime) -> SchoolSum:
    settled = [one for one in shelflist.holdings if one.settled]
    judgement.standings.fetch(one.key for one in settled if one.fingerprint)
    judgement.compiled.fetch(one.tree for one in settled if one.tree)
    statuses = [judgement.status(one.key, as_of) for one in settled]
    return sum_of(statuses, (judgement.standings[one.key] for one in settled))
