"""From the pull requests of a forge to what people claimed in them, with the trees that are spoken of."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import field, replace

from build_tools.bug_log import write_bug_log
from build_tools.forges.contents import Contents, RequestContent
from build_tools.forges.forge import Unread
from build_tools.git import GitError
from build_tools.judgement import Judgement
from library.approval.batch import Batch, judge_batch, minutes_text, read_batch
from library.approval.claim import Claim, Content
from library.approval.contributors import Contributors, contributors
from library.approval.in_force import ORGANISATION
from library.approval.model import Key
from library.approval.pull_request import PullRequest
from library.approval.returns import closing, dismissals, returns
from library.approval.review import approvals
from library.approval.review_findings import place
from library.approval.submission import submission
from library.diagnostics import Finding, Location, Severity, Text, collect, find, worst
from library.organisation import DISTRICT_FOLDER
from library.rules import forge as rules
from library.values import dataclass

_OF_ONE = Text(
    "chạy lại sau; nếu vẫn vậy: đóng yêu cầu này và mở yêu cầu mới, còn bài đã gộp thì duyệt bằng chữ kí: "
    "hoclieu approve",
    "run again later; if it stays so, close this request and open a new one; what was merged is approved by "
    "signature: hoclieu approve",
)

_NOBODY = Contributors((), {})
"""Who wrote a batch: striking out a line of it makes nobody the author of anything."""


@dataclass(frozen=True, slots=True)
class Open:
    """An open request: what it hands in, and what was said of exactly that."""

    request: PullRequest
    handed_in: tuple[Claim, ...]
    said: tuple[Claim, ...]


@dataclass(slots=True)
class Heard:
    """What was claimed, to be recorded; and what will be of requests that are open, once merged."""

    claims: list[Claim] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def hear(
    requests: Iterable[PullRequest | Unread], contents: Contents, judgement: Judgement, recorder: int | None
) -> Heard:
    """Everything the requests prove, judged by the organisation in force."""
    heard = Heard()
    read: list[PullRequest] = []
    for one in requests:
        if isinstance(one, Unread):
            heard.findings.append(silence(one))
        else:
            read.append(one)
    contents.fetch(read)
    for request in read:
        own = Heard()
        try:
            found = contents.of(request)
            _hear(request, found, judgement, recorder, own)
            _hear_batches(request, found, contents, judgement, recorder, own)
            _hear_district(request, found, judgement, recorder, own)
        except Exception as error:  # noqa: BLE001 - one request must not keep all others from being recorded
            heard.findings.append(_unheard(request, error))
            continue
        heard.claims += own.claims
        heard.open += own.open
        heard.findings += own.findings
    return heard


def _unheard(request: PullRequest, error: Exception) -> Finding:
    """That Git, or this tool, failed on a request."""
    if isinstance(error, GitError):
        reason = Text(f"Git từ chối: {error}", f"Git refused: {error}")
    else:
        log = write_bug_log()
        reason = Text(
            f"công cụ gặp lỗi, ghi ở {log}; hãy gửi tệp ấy cho người bảo trì",
            f"the tool failed, as written in {log}; send that file to its maintainers",
        )
    return find(rules.REQUEST_UNREAD, place(request), request=request.name, reason=reason, hint=_OF_ONE)


def silence(unread: Unread) -> Finding:
    """That a request could not be read, or the rest of them."""
    rule = rules.CLOSED_UNREAD if unread.closed else rules.REQUEST_UNREAD
    known = isinstance(unread.name, str)
    place = Location(f"{unread.repository}{unread.name}" if known else unread.repository)
    hint = _OF_ONE if known else unread.error.hint
    return find(rule, place, request=unread.name, reason=unread.error.reason, hint=hint)


def _hear(
    request: PullRequest, found: RequestContent, judgement: Judgement, recorder: int | None, heard: Heard
) -> None:
    organisation = judgement.organisation
    if all(trees == {} for trees in found.content.reviewed.values()):
        return
    wrote = contributors(request, organisation)
    sent_back, findings = collect(returns(request, found.content, organisation))
    heard.claims += sent_back
    heard.claims += dismissals(request, found.content, organisation)
    heard.claims += closing(request, found.content, organisation)
    given, more = collect(approvals(request, found.content, organisation, wrote, recorder))
    if request.state != "closed":
        handed_in, missing = collect(submission(request, found.content, organisation, wrote))
        heard.claims += handed_in
        findings += missing
        if request.state == "open":
            heard.open.append(Open(request, handed_in, (*sent_back, *given)))
    if request.state == "merged":
        heard.claims += given
        findings += more
    heard.findings += dict.fromkeys(findings)


def _hear_batches(
    request: PullRequest,
    found: RequestContent,
    contents: Contents,
    judgement: Judgement,
    recorder: int | None,
    heard: Heard,
) -> None:
    if request.state != "merged":
        return
    for path in sorted(found.target_batches):
        batch, findings = collect(read_batch(found.target_batches[path], path))
        if batch is not None:
            findings += judge_batch(batch, path, judgement.authority.policy)
        heard.findings += findings
        if batch is None or worst(findings) is Severity.ERROR:
            continue
        known = _known_trees(batch, found.bases, contents)
        heard.findings += _unknown_lines(batch, known, path)
        content = _content_of(batch, known, found, path)
        given, more = collect(approvals(request, content, judgement.organisation, _NOBODY, recorder))
        reasons = minutes_text(batch)
        heard.claims += [
            replace(c, shelf=batch.shelf_of(c.key), stage=batch.stage, reasons=reasons) for c in given
        ]
        heard.findings += more


def _hear_district(
    request: PullRequest, found: RequestContent, judgement: Judgement, recorder: int | None, heard: Heard
) -> None:
    """What was said of people and policy: nothing, where the request changes what they decide on too."""
    change, organisation = found.district, judgement.organisation
    if not change.reviewed or request.state == "closed":
        return
    reviewed: dict[str, Mapping[Key, str] | None] = {
        commit: None if own is None else {} for commit, own in found.content.reviewed.items()
    }
    reviewed |= {commit: {ORGANISATION: tree} for commit, tree in change.reviewed.items() if tree}
    content = Content(reviewed, {ORGANISATION: change.target})
    wrote = contributors(request, organisation)
    given, findings = collect(approvals(request, content, organisation, wrote, recorder))
    other = _decided_on(request, found)
    if other:
        if given and change.target != judgement.organisation_tree:
            heard.findings.append(
                find(rules.MIXED_PROPOSAL, place(request), settings=DISTRICT_FOLDER, content=other)
            )
        return
    said = tuple(replace(claim, before=change.before[claim.source.reviewed_commit]) for claim in given)
    if request.state == "merged":
        heard.claims += [*said, *dismissals(request, content, organisation)]
        heard.findings += findings
    elif request.head in change.reviewed:
        handed_in, _ = collect(submission(request, content, organisation, wrote))
        proposed = tuple(replace(claim, before=change.before[request.head]) for claim in handed_in)
        heard.open.append(Open(request, proposed, said))


def _decided_on(request: PullRequest, found: RequestContent) -> str:
    """A resource or batch that a request changes; "" where it changes none."""
    resources = [str(key) for key in found.content.reviewed.get(request.head) or ()]
    return next(iter([*resources, *found.reviewed_batches.get(request.head, ())]), "")


def _known_trees(batch: Batch, bases: Collection[str], contents: Contents) -> dict[Key, str]:
    """The lines whose tree everybody could open on the main branch."""
    known: dict[Key, str] = {}
    for key, tree in batch.trees.items():
        held = (contents.bundles(base, key.school).get(key) for base in bases)
        if any(bundle is not None and bundle.tree == tree for bundle in held):
            known[key] = tree
    return known


def _unknown_lines(batch: Batch, known: Collection[Key], path: str) -> Iterable[Finding]:
    for key, tree in batch.trees.items():
        if key not in known:
            yield find(rules.BATCH_TREE_UNKNOWN, Location(path), key=key, tree=tree[:12])


def _content_of(batch: Batch, known: Mapping[Key, str], found: RequestContent, path: str) -> Content:
    """The lines of a batch as its reviewers saw them; what was struck out since is not spoken of."""
    reviewed: dict[str, Mapping[Key, str] | None] = {}
    for commit, trees in found.content.reviewed.items():
        text = found.reviewed_batches.get(commit, {}).get(path)
        then = collect(read_batch(text, path))[0] if text is not None else None
        lines = then.trees if then is not None and then.says_the_same(batch) else {}
        own = {key: tree for key, tree in lines.items() if key in known}
        reviewed[commit] = None if trees is None else own
    return Content(reviewed, known)
