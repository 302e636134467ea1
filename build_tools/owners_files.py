"""Judges the files that say whom a forge asks: are they the ones that people and policy give?"""

from collections.abc import Iterator
from datetime import date

from build_tools.forges.workflows import RECORDING
from build_tools.repository import Repository
from library.approval.authority import Authority
from library.approval.pull_request import Forge
from library.codeowners import LARGEST, PLACES, READ, codeowners, day_of_codeowners, owners
from library.diagnostics import Finding, Location, find
from library.forge_checklist import CHECKLISTS, checklist, day_of_checklist
from library.rules import forge as rules
from library.snapshot import REGULAR, FileEntry


def owners_findings(
    repository: Repository, treeish: str, authority: Authority, day: date
) -> Iterator[Finding]:
    """What is wrong, on `day`, with the CODEOWNERS files and checklists that a commit holds."""
    wanted = (*READ, *CHECKLISTS.values(), *RECORDING.values())
    entries = {entry.path: entry for entry in repository.snapshot(treeish, wanted).files}
    texts = {path: _text(repository, entry) for path, entry in entries.items()}
    for path in READ:
        if path in texts:
            yield from _owners(path, texts[path], authority, day)
    for forge, path in CHECKLISTS.items():
        if path in texts and not _is_checklist(texts[path], forge, authority):
            yield find(rules.OWNERS_STALE, Location(path), forge=forge)
    for forge, path in RECORDING.items():
        if path in texts and PLACES[forge] not in texts:
            yield find(rules.OWNERS_MISSING, Location(path), forge=forge, place=PLACES[forge])


def _text(repository: Repository, entry: FileEntry) -> str:
    """A file's text; that of one that no forge would read is "", which is no text of ours."""
    if entry.mode != REGULAR or entry.size > LARGEST:
        return ""
    return repository.read_paths([entry]).get(entry.path, b"").decode("utf-8", "replace")


def _owners(path: str, text: str, authority: Authority, day: date) -> Iterator[Finding]:
    own = next((forge for forge, place in PLACES.items() if place == path), None)
    written = day_of_codeowners(text)
    if own is None:
        yield find(rules.OWNERS_SHADOWED, Location(path), place=PLACES["github"])
    elif written is None or written[0] != own or text != codeowners(authority, own, written[1]):
        yield find(rules.OWNERS_STALE, Location(path), forge=own)
    elif list(owners(authority, own, written[1])) != list(owners(authority, own, day)):
        yield find(rules.OWNERS_OLD, Location(path, 1, 1), forge=own, day=written[1])


def _is_checklist(text: str, forge: Forge, authority: Authority) -> bool:
    written = day_of_checklist(text, forge)
    return written is not None and text == checklist(authority, forge, written)
