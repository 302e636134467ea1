"""The pages of what was just saved, put before everything that lists them is built anew.

So whoever edits sees their page soon, however many other pages there are. Nothing rests on it: it is not
as the manifest has it, so the build that follows makes it again.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from build_tools.judgement import Judgement
from build_tools.live_preview.saved_resources import LastBuild, Saved
from build_tools.manifest import STATE_FOLDER
from build_tools.media.picture_search import PictureSearch, poster_store
from build_tools.media.pictures import Pictures
from build_tools.output_folder import is_being_written
from build_tools.progress import Progress
from build_tools.resource_files import ContentMaker, resource_files
from build_tools.selections import Selection, changes_of
from build_tools.site_part import SitePart, site_part
from build_tools.supplies import AtHand
from library.approval.model import Key
from library.catalogue import SiteRecords, concerns, select
from library.entry import Entry
from library.values import dataclass

_STAGED = "saved"


def put_saved(last: LastBuild, judgement: Judgement, saved: Saved, as_of: datetime, out: Path) -> None:
    """Put the pages of what was saved where the last build put theirs; not while another build writes.

    `judgement` is that of what was saved. May raise OSError.
    """
    if is_being_written(out):
        return
    putting = _Putting(last, judgement, saved, _pictures(last, judgement, saved, out), as_of, out)
    held = tuple(judgement.holdings(saved.bundles))
    for one in last.report.chosen:
        if any(concerns(one.site, each.key.school, each.adopters) for each in held):
            putting.put(one.selection)


def _pictures(last: LastBuild, judgement: Judgement, saved: Saved, out: Path) -> Pictures:
    """Those of the last build, and those of what was saved."""
    search = PictureSearch(judgement, poster_store(out))
    own = search.among(judgement.holdings(saved.bundles), Progress(quiet=True))
    return last.report.pictures.with_others(own)


@dataclass(frozen=True, slots=True)
class _Putting:
    """The pages of what was saved, on their way into the last build."""

    last: LastBuild
    judgement: Judgement
    saved: Saved
    pictures: Pictures
    as_of: datetime
    out: Path

    def put(self, selection: Selection) -> None:
        """Put the pages that stand in one part of the output, each at the address that it had."""
        entries = {entry.key: entry for entry in self._entries(selection) if entry.key in selection.digests}
        if entries:
            part = self._part(selection, entries)
            maker = ContentMaker(part.look.renderer, AtHand(self.judgement, self.pictures))
            for entry in entries.values():
                self._put_resource(part, entry, maker)

    def _entries(self, selection: Selection) -> tuple[Entry, ...]:
        site, judgement = selection.site, self.judgement
        records = SiteRecords(site, judgement.standings, judgement.compiled, self.as_of)
        some = judgement.holdings(self.saved.bundles)
        return select(site, selection.profile, some, records, judgement.organisation, self.as_of)

    def _part(self, selection: Selection, entries: Mapping[Key, Entry]) -> SitePart:
        now = replace(selection, entries=tuple(entries.get(entry.key, entry) for entry in selection.entries))
        changes = changes_of(self.judgement)
        return site_part(now, self.judgement, self.last.report.look, self.pictures, changes, self.as_of)

    def _put_resource(self, part: SitePart, entry: Entry, maker: ContentMaker) -> None:
        bundle = self.saved.compiled.get(entry.tree)
        if bundle is None:
            return
        for path, content in resource_files(part, entry, bundle.content, maker):
            place = f"{part.folder}/{path}"
            # What has no place yet gets it from the whole build, which alone may say that it is ours.
            if self.last.report.output.manifest.record(place) is not None:
                staged = self.out / STATE_FOLDER / _STAGED
                staged.write_bytes(content)
                staged.replace(self.out / place)
