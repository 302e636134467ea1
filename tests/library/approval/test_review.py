"""What a pull request proves, as tables: who said what of which tree, and why it counts or not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from library.approval.claim import Content
from library.approval.contributors import contributors
from library.approval.model import NOTHING_MERGED, Key
from library.approval.pull_request import (
    Account,
    Commit,
    PullRequest,
    Push,
    Review,
    Revision,
    Verdict,
    plain_text,
)
from library.approval.returns import returns
from library.approval.review import approvals, reviewed_commit, reviewed_commits
from library.approval.submission import submission
from library.diagnostics import Finding, Text, collect
from library.organisation import District, Organisation, Person

BEGIN = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
A, B = Key("thcs-a", "a"), Key("thcs-a", "b")
HEAD_COMMIT, OLDER_COMMIT, MERGED_COMMIT = "c" * 40, "b" * 40, "d" * 40
TREE, OTHER_TREE = "1" * 40, "2" * 40

TEACHER, HEAD, PRINCIPAL = Account(1, "giao"), Account(2, "to"), Account(3, "hieu")
NOBODY, ROBOT = Account(66, "hieu"), Account(9, "may[bot]", robot=True)


def person(name: str, number: int) -> Person:
    return Person(name, name, accounts=(("github", number), ("gitlab", number)))


ORGANISATION = Organisation(
    District("Huyện", "Huyện"),
    people={
        "p-giao": person("p-giao", 1),
        "p-to": person("p-to", 2),
        "p-hieu": person("p-hieu", 3),
        "p-may": person("p-may", 9),
    },
)


def at(minutes: int) -> datetime:
    return BEGIN + timedelta(minutes=minutes)


def review(
    account: Account, verdict: Verdict = "approved", minutes: int = 10, commit: str | None = HEAD_COMMIT
) -> Review:
    return Review(minutes, account, verdict, commit, at(minutes))


def request(*reviews: Review, **more: object) -> PullRequest:
    usual = PullRequest(
        forge="github",
        repository="so/kho",
        number=7,
        state="merged",
        author=TEACHER,
        head=HEAD_COMMIT,
        base="",
        opened_at=BEGIN,
        merged=MERGED_COMMIT,
        closed_at=at(60),
        commits=(Commit(HEAD_COMMIT, (TEACHER,)),),
        pushes=(Push(TEACHER, at(-1), HEAD_COMMIT),),
        reviews=reviews,
    )
    return replace(usual, **more)  # type: ignore[arg-type]


CONTENT = Content({HEAD_COMMIT: {A: TREE}}, {A: TREE})


def approved_by(one: PullRequest, content: Content = CONTENT, recorder: int | None = None) -> list[str]:
    claims, _ = collect(approvals(one, content, ORGANISATION, contributors(one, ORGANISATION), recorder))
    return [claim.person for claim in claims]


def codes(one: PullRequest, content: Content = CONTENT, recorder: int | None = None) -> list[str]:
    _, found = collect(approvals(one, content, ORGANISATION, contributors(one, ORGANISATION), recorder))
    return [finding.rule.code for finding in found]


def told(one: PullRequest) -> str:
    _, found = collect(approvals(one, CONTENT, ORGANISATION, contributors(one, ORGANISATION)))
    return " ".join(Finding.message(finding, "en") for finding in found)


def test_an_approval_of_the_merged_tree_is_a_claim_with_its_source() -> None:
    one = request(review(HEAD))
    (claim,), found = collect(approvals(one, CONTENT, ORGANISATION, contributors(one, ORGANISATION)))
    assert found == []
    assert (claim.event, claim.key, claim.tree, claim.person) == ("approve", A, TREE, "p-to")
    assert (claim.source.user, claim.source.review, claim.source.pull_request) == (2, 10, 7)
    assert (claim.source.reviewed_commit, claim.source.merged_commit) == (HEAD_COMMIT, MERGED_COMMIT)
    assert claim.authors == ("p-giao",)


@pytest.mark.parametrize(
    ("reviews", "people", "reason"),
    [
        ((review(HEAD), review(PRINCIPAL, minutes=11)), ["p-to", "p-hieu"], ""),
        ((review(TEACHER),), [], "they wrote or pushed"),
        ((review(NOBODY),), [], "nobody has the account 66"),
        ((review(ROBOT),), [], "robots approve nothing"),
        ((review(HEAD, "commented"),), [], ""),
        ((review(HEAD), review(HEAD, "commented", 11)), ["p-to"], ""),
        ((review(HEAD), review(HEAD, "returned", 11)), [], "asked for changes afterwards"),
        ((review(HEAD, "returned", 9), review(HEAD)), ["p-to"], ""),
        ((review(HEAD, "dismissed"),), [], "it was dismissed"),
        ((review(HEAD, minutes=9), review(HEAD, "dismissed")), [], "it was dismissed"),
        ((review(HEAD, "dismissed", 9), review(HEAD)), ["p-to"], ""),
    ],
)
def test_the_last_word_of_each_account_counts(
    reviews: tuple[Review, ...], people: list[str], reason: str
) -> None:
    one = request(*reviews)
    assert approved_by(one) == people
    assert reason in told(one)


def test_the_same_moment_is_settled_by_the_number() -> None:
    later = Review(11, HEAD, "returned", HEAD_COMMIT, at(10))
    assert approved_by(request(later, review(HEAD))) == []


def test_a_dismissal_names_who_did_it() -> None:
    said = replace(review(HEAD, "dismissed"), dismissed_by=NOBODY)
    assert "dismissed by @hieu (66)" in told(request(said))


def test_the_recorder_approves_nothing_though_it_were_a_person() -> None:
    assert approved_by(request(review(HEAD)), recorder=HEAD.number) == []


@pytest.mark.parametrize(
    "pushes",
    [
        None,
        (),
        (Push(TEACHER, at(1), HEAD_COMMIT),),  # nothing from before the opening
        (Push(TEACHER, at(-1), OLDER_COMMIT),),  # nobody led to the head
        (Push(TEACHER, at(-3), HEAD_COMMIT), Push(TEACHER, at(-2), "", deleted=True)),
    ],
)
def test_nothing_counts_where_it_is_not_known_who_pushed(pushes: tuple[Push, ...] | None) -> None:
    one = request(review(HEAD), pushes=pushes)
    assert approved_by(one) == []
    assert codes(one) == ["R105"]


def test_nothing_counts_where_not_all_commits_are_told() -> None:
    assert approved_by(request(review(HEAD), commits=None)) == []


@pytest.mark.parametrize(
    ("pushes", "people"),
    [
        ((Push(TEACHER, at(-1), OLDER_COMMIT), Push(HEAD, at(5), HEAD_COMMIT)), []),
        ((Push(HEAD, at(-2), OLDER_COMMIT), Push(TEACHER, at(-1), HEAD_COMMIT)), []),
        (
            (
                Push(HEAD, at(-9), OLDER_COMMIT),
                Push(HEAD, at(-8), "", deleted=True),
                Push(TEACHER, at(-1), HEAD_COMMIT),
            ),
            ["p-to"],
        ),
        ((Push(TEACHER, at(-1), HEAD_COMMIT), Push(HEAD, at(70), OLDER_COMMIT)), ["p-to"]),
    ],
)
def test_who_pushed_to_the_request_does_not_approve_it(pushes: tuple[Push, ...], people: list[str]) -> None:
    assert approved_by(request(review(HEAD), pushes=pushes)) == people


def test_who_a_commit_names_is_barred_and_yet_no_author() -> None:
    one = request(review(HEAD), commits=(Commit(HEAD_COMMIT, (TEACHER, HEAD)),))
    assert approved_by(one) == []
    assert "names them" in told(one)
    wrote = contributors(one, ORGANISATION)
    assert wrote is not None
    assert wrote.authors == ("p-giao",)


def test_accounts_and_names_nobody_knows_are_authors_nobody_knows() -> None:
    commits = (Commit(HEAD_COMMIT, (Account(77),), ("Cô X",)),)
    wrote = contributors(request(commits=commits, author=NOBODY), ORGANISATION)
    assert wrote is not None
    assert wrote.authors == ("github:66", "p-giao", "github:77", "github: Cô X")


def test_a_name_in_a_commit_makes_nobody_an_author_though_it_be_their_id() -> None:
    one = request(review(HEAD), commits=(Commit(HEAD_COMMIT, (), ("p-to",)),))
    assert approved_by(one) == ["p-to"]


def test_a_bundle_that_changed_after_the_review_does_not_count_and_its_neighbour_does() -> None:
    content = Content({OLDER_COMMIT: {A: TREE, B: TREE}}, {A: TREE, B: OTHER_TREE})
    one = request(review(HEAD, commit=OLDER_COMMIT))
    claims, found = collect(approvals(one, content, ORGANISATION, contributors(one, ORGANISATION)))
    assert [claim.key for claim in claims] == [A]
    assert [finding.rule.code for finding in found] == ["R103"]


def test_a_bundle_the_reviewer_was_not_shown_does_not_count() -> None:
    content = Content({HEAD_COMMIT: {A: TREE}}, {A: TREE, B: OTHER_TREE})
    one = request(review(HEAD))
    claims, _ = collect(approvals(one, content, ORGANISATION, contributors(one, ORGANISATION)))
    assert [claim.key for claim in claims] == [A]


@pytest.mark.parametrize(
    ("content", "ref"),
    [
        (Content({HEAD_COMMIT: None}, {A: TREE}), "refs/pull/7/head"),
        (Content({HEAD_COMMIT: {A: TREE}}, None), MERGED_COMMIT),
    ],
)
def test_commits_that_are_not_here_say_how_to_fetch_them(content: Content, ref: str) -> None:
    one = request(review(HEAD))
    claims, (finding,) = collect(approvals(one, content, ORGANISATION, contributors(one, ORGANISATION)))
    assert claims == ()
    assert finding.remedy("en").endswith(f"git fetch origin {ref}")


def on_gitlab(*reviews: Review, **more: object) -> PullRequest:
    usual = {"forge": "gitlab", "revisions": (Revision(HEAD_COMMIT, at(0)),)}
    return request(*reviews, **{**usual, **more})


@pytest.mark.parametrize(
    ("revisions", "pushes", "commit"),
    [
        ((Revision(OLDER_COMMIT, at(0)), Revision(HEAD_COMMIT, at(5))), (), HEAD_COMMIT),
        ((Revision(OLDER_COMMIT, at(0)), Revision(HEAD_COMMIT, at(10))), (), None),  # as young
        ((Revision(OLDER_COMMIT, at(0)), Revision(HEAD_COMMIT, at(11))), (), None),
        ((Revision(HEAD_COMMIT, at(0)),), (Push(TEACHER, at(10), HEAD_COMMIT),), None),
        ((Revision(HEAD_COMMIT, at(0)),), (Push(TEACHER, at(9), HEAD_COMMIT),), HEAD_COMMIT),
        ((Revision(HEAD_COMMIT, at(0)),), (Push(TEACHER, at(11), "", deleted=True),), HEAD_COMMIT),
        ((), (), None),
    ],
)
def test_an_approval_without_a_commit_is_of_the_last_version_before_it_if_none_is_as_young(
    revisions: tuple[Revision, ...], pushes: tuple[Push, ...], commit: str | None
) -> None:
    said = review(HEAD, commit=None)
    found = reviewed_commit(on_gitlab(said, revisions=revisions, pushes=pushes), said)
    assert (None if isinstance(found, Text) else found) == commit


@pytest.mark.parametrize(("turned", "people"), [(9, ["p-to"]), (10, []), (11, [])])
def test_a_review_from_before_the_request_was_turned_to_another_branch_does_not_count(
    turned: int, people: list[str]
) -> None:
    assert approved_by(request(review(HEAD), retargeted_at=at(turned))) == people


def test_only_commits_that_matter_are_read() -> None:
    one = request(review(HEAD, commit=OLDER_COMMIT), review(PRINCIPAL, "commented", commit="e" * 40))
    assert reviewed_commits(one) == (HEAD_COMMIT, OLDER_COMMIT)


def sent_back(one: PullRequest, content: Content = CONTENT) -> list[tuple[str, str]]:
    claims, _ = collect(returns(one, content, ORGANISATION))
    return [(claim.person, claim.reasons) for claim in claims]


def test_a_request_for_changes_is_a_return_with_its_reasons() -> None:
    said = replace(review(HEAD, "returned"), body="Sai câu 2.\n\n\x1b[31mXem lại.")
    assert sent_back(request(said)) == [("p-to", "Sai câu 2. [31mXem lại.")]


@pytest.mark.parametrize(
    ("reviews", "people"),
    [
        ((review(NOBODY, "returned"),), []),
        ((review(ROBOT, "returned"),), []),
        ((review(HEAD, "dismissed"),), []),
        ((review(HEAD, "returned"), review(PRINCIPAL, minutes=11)), ["p-to"]),
        ((review(HEAD, "returned"), review(HEAD, minutes=11)), []),  # approved as it was
        ((review(HEAD, minutes=9), review(HEAD, "returned")), ["p-to"]),
    ],
)
def test_what_was_sent_back_and_then_approved_unchanged_is_not_sent_back(
    reviews: tuple[Review, ...], people: list[str]
) -> None:
    assert [name for name, _ in sent_back(request(*reviews))] == people


def test_what_was_sent_back_and_then_approved_in_a_new_version_stays_sent_back() -> None:
    content = Content({OLDER_COMMIT: {A: OTHER_TREE}, HEAD_COMMIT: {A: TREE}}, {A: TREE})
    one = request(review(HEAD, "returned", commit=OLDER_COMMIT), review(HEAD, minutes=11))
    claims, _ = collect(returns(one, content, ORGANISATION))
    assert [claim.tree for claim in claims] == [OTHER_TREE]


def test_long_reasons_are_shortened() -> None:
    assert plain_text("a" * 600) == "a" * 499 + "…"


def test_a_submission_hands_in_what_was_merged_and_names_who_wrote_it() -> None:
    one = request()
    (claim,), _ = collect(submission(one, CONTENT, ORGANISATION, contributors(one, ORGANISATION)))
    assert (claim.event, claim.key, claim.tree, claim.person) == ("submit", A, TREE, "p-giao")
    assert claim.authors == ("p-giao",)


def test_a_submission_of_an_open_request_has_no_merged_commit() -> None:
    one = request(state="open", merged=None, closed_at=None)
    (claim,), _ = collect(submission(one, CONTENT, ORGANISATION, contributors(one, ORGANISATION)))
    assert claim.source.merged_commit == NOTHING_MERGED


def test_a_stranger_hands_in_without_a_name_and_stands_among_the_authors() -> None:
    one = request(author=NOBODY, pushes=None)
    (claim,), _ = collect(submission(one, CONTENT, ORGANISATION, contributors(one, ORGANISATION)))
    assert claim.person == ""
    assert claim.authors == ("github:66", "github:?")
