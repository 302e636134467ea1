"""What the files of a site follow from, as digests: the same ground, the same bytes.

The ground of a part is alike for all its pages: the tool, the look, who is who, the day. Above it each
entry has a digest of its own, so that a page can name those it shows.
"""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property

from build_tools.judgement import Judgement
from build_tools.media.pictures import Pictures
from build_tools.site_look import SiteLook
from build_tools.tool_digest import tool_digest
from library.approval.days import day_of
from library.approval.model import Key
from library.catalogue import Site
from library.entry import Entry
from library.organisation.look import SchoolLook
from library.present.shelf_page import Follows
from library.present.site import PREVIEW
from library.values import dataclass


def digest_of(*parts: str) -> str:
    """A digest of some texts in their order."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        written = part.encode("utf-8", "surrogateescape")
        digest.update(len(written).to_bytes(8, "big") + written)
    return digest.hexdigest()


@dataclass(frozen=True)
class Grounds:
    """The grounds of all sites of one build."""

    judgement: Judgement
    look: SiteLook
    pictures: Pictures
    as_of: datetime

    def of_site(self, site: Site) -> Mapping[str, str]:
        """What all pages of a site follow from, by name."""
        return {**self._alike, "site": digest_of(repr(site), *self._look_of(site))}

    def of_entry(self, entry: Entry, folder: str) -> str:
        """What an entry on a site follows from; its own pictures would lie in `folder`."""
        tree, released = entry.tree, entry.brief.is_key_out(self.as_of)
        said = self.judgement.standings.fingerprint(entry.key)
        media = self.pictures.media(tree, folder)
        shown = f"{entry.key} {tree} {said} {released} {entry.adopted} {self.pictures.digest(tree)} {media}"
        return hashlib.blake2b(shown.encode(), digest_size=16).hexdigest()

    @cached_property
    def organisation(self) -> str:
        """Names the organisation in force, and those that were."""
        judgement = self.judgement
        reigns = (f"{reign.first} {reign.tree}" for reign in judgement.in_force.reigns)
        return digest_of(judgement.authority.tree, repr(judgement.in_force.compromises), *reigns)

    @cached_property
    def _alike(self) -> dict[str, str]:
        judgement = self.judgement
        day = day_of(self.as_of)
        names = (school.name_at(day) for school in judgement.organisation.schools.values())
        return {
            "tool": tool_digest(),
            "look": self.look.shells.digest,
            "organisation": self.organisation,
            "moment": digest_of(
                str(self.as_of.year), judgement.organisation.district.office_at(day), *names,
                PREVIEW if judgement.preview else "",
            ),
        }  # fmt: skip

    def _look_of(self, site: Site) -> tuple[str, str]:
        own = self.look.schools.get(site.id, SchoolLook())
        return repr(own), self.look.logos.get(site.id, "")


def entries_in(follows: Follows) -> Iterator[Entry]:
    """The entries that a page shows something of."""
    waiting = [follows]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Entry):
            yield one
        elif isinstance(one, tuple):
            waiting += one


def follows_of(ground: str, follows: Follows, entries: Mapping[Key, str]) -> str:
    """A digest of what a page follows from; `entries` are the digests of those of its site."""
    digest = hashlib.blake2b(ground.encode(), digest_size=16)
    waiting = [follows]
    while waiting:
        one = waiting.pop()
        if isinstance(one, tuple):
            digest.update(b"(%d" % len(one))
            waiting += reversed(one)
        elif isinstance(one, Entry):
            digest.update(entries[one.key].encode())
        else:
            written = repr(one).encode()
            digest.update(b"%d " % len(written) + written)
    return digest.hexdigest()
