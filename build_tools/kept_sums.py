"""The sums of schools, kept from one build to the next.

A sum follows from the trees and standings of a school's settled resources, the organisation in force
and this tool. It decides numbers on pages for staff alone, and never leaves this user's cache. What is
not there, or cannot be read, is made anew.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from build_tools.cache_store import CacheStore
from build_tools.grounds import digest_of
from build_tools.judgement import Judgement
from build_tools.tool_digest import tool_digest
from library.approval.school_sum import SchoolSum, sum_of
from library.compiled_codec import UnreadableError, decode, encode
from library.holdings import Holding


def school_sums(
    judgement: Judgement,
    holdings: Iterable[Holding],
    organisation: str,
    store: CacheStore | None,
    as_of: datetime,
) -> dict[str, SchoolSum]:
    """The sums of all schools that have something settled among some holdings.

    `organisation` names the one in force; `as_of` is any moment, for no sum depends on it.
    """
    settled: dict[str, list[Holding]] = {}
    for holding in holdings:
        if holding.settled:
            settled.setdefault(holding.key.school, []).append(holding)
    keys = {school: _key(organisation, own) for school, own in settled.items()}
    kept = dict(_read(store, keys)) if store is not None else {}
    made = {school: _made(judgement, settled[school], as_of) for school in keys if school not in kept}
    if store is not None:
        store.keep({keys[school]: encode(one) for school, one in made.items()})
    return {school: kept[school] if school in kept else made[school] for school in keys}


def _read(store: CacheStore, keys: Mapping[str, str]) -> Iterator[tuple[str, SchoolSum]]:
    schools = {key: school for school, key in keys.items()}
    for key, written in store.read(schools):
        try:
            yield schools[key], decode(SchoolSum, written)
        except UnreadableError:
            continue


def _made(judgement: Judgement, settled: Sequence[Holding], as_of: datetime) -> SchoolSum:
    statuses = [judgement.status(one.key, None, as_of) for one in settled]
    return sum_of(statuses, (judgement.standings[one.key] for one in settled))


def _key(organisation: str, settled: Iterable[Holding]) -> str:
    own = digest_of(organisation, *(f"{one.key} {one.fingerprint} {one.tree}" for one in settled))
    return f"school-sum {own} {tool_digest()}"
