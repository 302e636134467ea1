"""One preview from start to end: each save judged and built anew, and what pages then show.

What was compiled and hashed is kept in the process. Where a whole build takes long, the pages of what was
saved come before it. A build that fails leaves the pages of the last one, and says what is wrong.
"""

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from threading import Condition
from time import monotonic

from build_tools.bug_log import write_bug_log
from build_tools.build_inputs import build_inputs
from build_tools.cache_store import CacheStore
from build_tools.git import GitError
from build_tools.judgement import Judgement
from build_tools.judging import judge_commit
from build_tools.live_preview.saved_pages import put_saved
from build_tools.live_preview.saved_resources import LastBuild, findings_over, judged_over, saved_of
from build_tools.pipeline import LedgerRefusedError, build
from build_tools.preview import as_preview
from build_tools.progress import Progress
from build_tools.repository import Repository
from build_tools.staging import OutputError
from build_tools.workers import WorkersError
from build_tools.worktree import KeptWorktree, WorktreeLook
from library.catalogue import Site, sites_of
from library.compiled import Compiled
from library.diagnostics import Finding, Severity, Text
from library.organisation import DISTRICT_FOLDER
from library.present.notes import WorktreeNotes, arrange_notes
from library.values import dataclass

REFUSED = Text(
    "Sổ duyệt không được chấp nhận; xem các lỗi của nó trong danh sách.",
    "The ledger is refused; its faults are in the list.",
)

UNREADABLE = Text(
    "Tệp chung của kho (content/district) có lỗi mới; sửa xong thì các trang được dựng tiếp.",
    "The library's own files (content/district) have new errors; once they are mended, building goes on.",
)

PATIENCE = 0.5
"""In seconds: who saves waits no longer for a page."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What pages show at one time: `state` is another word after each build, good or bad.

    `failure` says why the pages are older than the notes.
    """

    state: str
    as_of: datetime
    sites: tuple[Site, ...] = ()
    notes: WorktreeNotes = WorktreeNotes()
    failure: Text | None = None


@dataclass(frozen=True, slots=True)
class _Made:
    """What a judgement leaves for the next: `lists` is what compiling depends on beside a tree."""

    lists: object
    compiled: Mapping[str, Compiled]


class PreviewSession:
    """A preview of one repository's work tree, built into `out`; `only` names its sites, none means all.

    `clock` tells the moment that a build speaks for. Where the last build took over `patience` seconds,
    the pages of what was saved come first. One thread rebuilds, any may look at what is shown.
    """

    def __init__(
        self,
        repository: Repository,
        worktree: KeptWorktree,
        out: Path,
        only: Collection[str],
        clock: Callable[[], datetime],
        store: CacheStore | None,
        patience: float = PATIENCE,
    ) -> None:
        self._repository = repository
        self._worktree = worktree
        self.out = out
        self._only = tuple(only)
        self._clock = clock
        self._store = store
        self._patience = patience
        self._last: LastBuild | None = None
        self._took = 0.0
        self._begun = clock()
        self._tried: dict[str, str] | None = None
        self._made: _Made | None = None
        self._borne: frozenset[tuple[str, str]] | None = None
        self._number = 0
        self._shown = Shown(self._next_state(), self._begun)
        self._changed = Condition()

    @property
    def shown(self) -> Shown:
        return self._shown

    def wait_for_another(self, state: str, seconds: float) -> str:
        """Wait until something else than `state` is shown, or for so long; the state then shown."""
        with self._changed:
            self._changed.wait_for(lambda: self._shown.state != state, seconds)
        return self._shown.state

    def rebuild(self, changed: Collection[str] | None, progress: Progress) -> None:
        """Build what `changed`, paths of the work tree, brings about; None means any path.

        Does nothing where all is as it was. A build that fails is shown with the pages of the last.
        """
        try:
            look = self._worktree.look(changed)
            inputs = build_inputs(look, look.whole.commit, self._repository, self._only)
            if inputs != self._tried:
                self._show_saved(look, inputs, changed)
                begun = monotonic()
                self._rebuild(look, inputs, progress)
                self._took = monotonic() - begun
        except GitError as error:
            self._fail(
                Text(f"Git không đọc được các tệp.\n{error}", f"Git cannot read the files.\n{error}"),
                again=True,
            )
        except (OutputError, WorkersError) as error:
            self._fail(error.text, again=True)
        except OSError as error:
            self._fail(
                Text(f"Không đọc hoặc ghi được: {error}", f"Cannot read or write: {error}"), again=True
            )
        except Exception:  # noqa: BLE001 - a fault of ours in one build must not end the preview
            log = write_bug_log()
            self._fail(
                Text(
                    f"Công cụ gặp lỗi của chính nó. Chi tiết ở {log}; hãy gửi tệp này cho người bảo trì.",
                    f"The tool failed by its own fault. Details are in {log}; send it to the maintainers.",
                )
            )

    def _show_saved(
        self, look: WorktreeLook, inputs: dict[str, str], changed: Collection[str] | None
    ) -> None:
        """Show the pages of what was saved, where a whole build would be waited for."""
        # Should this fail by its own fault, the next save is built whole.
        last, self._last, shown = self._last, None, self._shown
        if last is None or shown.failure is not None or changed is None or self._took <= self._patience:
            return
        if {**inputs, "commit": ""} != {**(self._tried or {}), "commit": ""}:
            return
        saved = saved_of(last, look, changed)
        if saved is not None:
            as_of, judgement = self._clock(), judged_over(last, look, saved)
            with suppress(OSError):  # of which the whole build tells
                put_saved(last, judgement, saved, as_of, self.out)
            before = chain.from_iterable(shown.notes.by_place.values())
            notes = _notes(judgement, findings_over(before, judgement, saved), look)
            self._show(replace(shown, as_of=as_of, notes=notes))

    def _rebuild(self, look: WorktreeLook, inputs: dict[str, str], progress: Progress) -> None:
        self._tried, as_of = inputs, self._clock()
        real = self._judged(look, inputs, progress)
        # One moment for all drafts of a session: with that of each build, all their pages would differ.
        judgement = as_preview(real, self._begun)
        faults = _organisation_faults(judgement.findings)
        if self._borne is not None and not faults <= self._borne:
            # Half of a list of schools would take half of the sites away.
            notes = _notes(judgement, chain(judgement.tip_findings, judgement.findings), look)
            self._show(replace(self._shown, notes=notes, failure=UNREADABLE))
            return
        sites = sites_of(judgement.organisation, as_of)
        if self._only:
            sites = tuple(site for site in sites if site.id in self._only)
        try:
            report = build(judgement, as_of, self._only, self.out, inputs, progress, self._store)
        except LedgerRefusedError as error:
            notes = _notes(judgement, chain(judgement.tip_findings, judgement.findings, error.findings), look)
            self._show(replace(self._shown, notes=notes, failure=REFUSED))
        else:
            self._borne = faults
            self._last = LastBuild(look.head, real, judgement, self._begun, report)
            notes = _notes(
                judgement, chain(judgement.tip_findings, judgement.findings, report.findings), look
            )
            self._show(Shown("", as_of, sites, notes))

    def _judged(self, look: WorktreeLook, inputs: dict[str, str], progress: Progress) -> Judgement:
        look.last_changes(look.whole.commit)  # here once, not once in each process that asks for it
        lists = (inputs["ledger"], look.whole.tree(DISTRICT_FOLDER))
        known = self._made.compiled if self._made is not None and self._made.lists == lists else None
        judgement = judge_commit(
            look, look.whole.commit, self._repository, progress, known, store=self._store
        )
        self._made = _Made(lists, judgement.compiled.in_hand())
        return judgement

    def _fail(self, failure: Text, *, again: bool = False) -> None:
        """Show why there is no new build; `again` where the same files may well be built a little later."""
        if again:
            self._tried = None
        if failure != self._shown.failure:
            self._show(replace(self._shown, failure=failure))

    def _show(self, shown: Shown) -> None:
        with self._changed:
            self._shown = replace(shown, state=self._next_state())
            self._changed.notify_all()

    def _next_state(self) -> str:
        self._number += 1
        return f"{os.getpid()}-{self._begun.timestamp():.0f}-{self._number}"


def _organisation_faults(findings: Iterable[Finding]) -> frozenset[tuple[str, str]]:
    """The errors in what governs the library, by file and code."""
    return frozenset(
        (finding.location.path, finding.rule.code)
        for finding in findings
        if finding.rule.severity is Severity.ERROR and finding.location.path.startswith(f"{DISTRICT_FOLDER}/")
    )


def _notes(judgement: Judgement, findings: Iterable[Finding], look: WorktreeLook) -> WorktreeNotes:
    return arrange_notes(judgement.bundles, judgement.compiled, judgement.standings, findings, look.edited)
