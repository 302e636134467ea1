"""Says a remark for a person: a return, a withdrawal, a notice, or the taking back of one's own word."""

from datetime import datetime

from build_tools.approving import Prepared, statement_for
from build_tools.judgement import Judgement
from library.approval.days import day_of
from library.approval.eligible import in_scope
from library.approval.model import SHELVES, Event, Key, Shelf, adopted_by, adopter_of, asked_as
from library.approval.question_names import names_of_question, question_name
from library.approval.remarks import NOTICE
from library.approval.standing import Standing
from library.diagnostics import Text
from library.organisation import DISTRICT_SITE


def prepare_remark(
    judgement: Judgement,
    key: Key,
    person: str,
    event: Event,
    reasons: str,
    at: datetime,
    questions: tuple[str, ...] = (),
    site: str = "",
) -> Prepared | Text:
    """A return of the version at the tip, or a withdrawal of, or notice on, what is published.

    That is what the resource's own school shows, else the district, or what one `site` shows: an adopter
    withdraws it from its own site alone, and a site may still show an older version to put a notice on.
    """
    standing = judgement.standings.get(key, Standing(key))
    if event in ("withdraw", "notice"):
        shelves = (shelf_of_site(key, site),) if site else SHELVES
        shown = [(shelf, standing.versions[shelf].tree) for shelf in shelves if shelf in standing.versions]
        if not shown:
            return Text("học liệu này không có trên trang ấy", "it is not on that site") if site else NOWHERE
        shelf, tree = shown[0]
        # A notice is on a version, wherever that is shown, and is the word of the resource's own people.
        shelf = "school" if event == "notice" and shelf not in SHELVES else shelf
    else:
        bundle = judgement.bundles.get(key)
        if bundle is None:
            return Text("bản mới nhất không có học liệu này", "the tip does not hold this resource")
        shelf, tree = "school", bundle.tree
    compiled = judgement.compiled.get(tree)
    if compiled is None or compiled.facts is None:
        return Text("không đọc được phiên bản này", "this version cannot be read")
    known = _questions_of(judgement, tree) if questions else set()
    if unknown := [name for name in questions if question_name(name) not in known]:
        return Text(
            f"phiên bản này không có câu {', '.join(unknown)}",
            f"this version has no question {', '.join(unknown)}",
        )
    role = in_scope(judgement.authority, asked_as(key, shelf), compiled.facts, person, day_of(at))
    if role is None:
        return Text(f"{person} không có vai trò duyệt học liệu này", f"{person} is no approver of this")
    return Prepared(
        statement_for(
            judgement,
            key,
            shelf,
            "",
            event,
            person,
            role,
            tree,
            compiled.facts,
            reasons,
            tuple(map(question_name, questions)),
        )
    )


NOWHERE = Text("học liệu này không có trên trang nào", "it is on no site")


def shelf_of_site(key: Key, site: str) -> Shelf:
    """The shelf on which a site (a school's, or "district") shows a resource."""
    return site if site == DISTRICT_SITE else "school" if site == key.school else adopted_by(site)


def site_of_shelf(key: Key, shelf: Shelf) -> str:
    """The site that shows a shelf of a resource."""
    return key.school if shelf == "school" else adopter_of(shelf) or shelf


def _questions_of(judgement: Judgement, tree: str) -> set[str]:
    """The names by which a notice may speak of a question: `7`, or `2/7` for one of part 2."""
    return {
        name
        for at, part in enumerate(judgement.contents.of([tree])[tree].public.parts, 1)
        for question in part.questions
        for name in names_of_question(at, question.number)
    }


def prepare_retraction(judgement: Judgement, key: Key, person: str, reasons: str) -> Prepared | Text:
    """Taking back one's own last approval of a version that waits, or one's own notice."""
    standing = judgement.standings.get(key, Standing(key))
    given = [
        (approval, shelf, tree)
        for (shelf, tree), done in standing.progress.items()
        for approval in done
        if approval.person == person and done[-1] is approval and not _is_on(standing, shelf, tree)
    ]
    if given:
        approval, shelf, tree = max(given, key=lambda one: one[0].number)
        stage, role = approval.stage, approval.role
    else:
        noticed = [tree for tree, ones in standing.notices.items() if any(n.person == person for n in ones)]
        if not noticed:
            return Text(f"{person} không có lời nào để rút", f"{person} has nothing to take back")
        shelf, tree, stage, role = "school", noticed[0], NOTICE, ""
    compiled = judgement.compiled.get(tree)
    facts = compiled.facts if compiled else None
    if facts is None:
        return Text("không đọc được phiên bản này", "this version cannot be read")
    return Prepared(
        statement_for(judgement, key, shelf, stage, "retract", person, role, tree, facts, reasons)
    )


def _is_on(standing: Standing, shelf: Shelf, tree: str) -> bool:
    version = standing.versions.get(shelf)
    return version is not None and version.tree == tree
