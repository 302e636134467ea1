"""One view of every kind, with names that try to break out of their place."""

from library.pages.contents import (
    BankContent,
    DocumentContent,
    ExamContent,
    Facet,
    FacetOption,
    OptionView,
    PartView,
    QuestionKind,
    QuestionView,
)
from library.pages.html import Html
from library.pages.resource_views import (
    ApprovalLine,
    Attachment,
    DocumentView,
    ExamView,
    MetaRow,
    Notice,
    QuestionBankView,
    VideoView,
)
from library.pages.shelf_views import (
    HomeView,
    ResourceCard,
    SchoolsView,
    SchoolTile,
    SearchView,
    Section,
    ShelfView,
    Tile,
)
from library.pages.staff import Queue, Sheet, SheetLine, SheetsView, StaffRow, StaffView, StageTime
from library.pages.views import Link, NavItem, NotFoundView, Page, SiteView, WrittenView

NASTY = "\"><script>alert('&')</script>"
SITE = SiteView(
    name=NASTY,
    short_name=NASTY,
    library_name=NASTY,
    copyright=NASTY,
    banner=NASTY,
    logo_path="logo.webp",
    nav=(NavItem(NASTY, "lop-6/index.html", "lop-6"),),
)
FRAME = {"site": SITE, "path": "a/b.html", "title": NASTY, "description": NASTY}
LINK = Link(NASTY, "x.html")
ROW = StaffRow(
    key=NASTY, title=NASTY, state_label=NASTY, tone="good", review=LINK, command=NASTY,
    sheet_href="phieu-duyet/toan.html#a-b", waited=NASTY,
)  # fmt: skip
SHEET = Sheet(
    anchor="a-b", title=NASTY, facts=(MetaRow(NASTY, NASTY),), version=2, date=NASTY, content=NASTY,
    lines=(
        SheetLine(stage=NASTY, person=NASTY, role=NASTY, date=NASTY, evidence=NASTY, number=3, minutes=NASTY),
    ),
)  # fmt: skip
CARD = ResourceCard(
    title=NASTY,
    href="x.html",
    kind="exam",
    type_key="de-kiem-tra",
    type_label=NASTY,
    subject_key="toan",
    subject_label=NASTY,
    grade_label=NASTY,
    minutes_label=NASTY,
    school_label=NASTY,
    badges=(NASTY,),
)
TILE = Tile(label=NASTY, href="x.html", count=1, short=NASTY, note=NASTY)
SCHOOL = SchoolTile(name=NASTY, href="x.html", kind_label=NASTY, commune=NASTY, count=1)
RESOURCE = {
    **FRAME,
    "crumbs": (LINK,),
    "type_key": "x",
    "type_label": NASTY,
    "subject_key": "toan",
    "subject_label": NASTY,
    "grade_label": NASTY,
    "meta": (MetaRow(NASTY, NASTY, "x.html"), MetaRow(NASTY, NASTY)),
    "authors": (NASTY,),
    "licence": NASTY,
    "source": NASTY,
    "approvals": (ApprovalLine(NASTY, NASTY, NASTY),),
    "attachments": (Attachment(NASTY, "x.pdf", NASTY, NASTY),),
    "tags": (LINK,),
    "related": (CARD,),
    "notices": (Notice(NASTY, "warning"),),
    "previous": LINK,
    "next": LINK,
    "link": LINK,
}


def question(
    number: int,
    kind: QuestionKind,
    answers: tuple[str, ...] = (),
    options: tuple[str, ...] = (),
    letters: str = "ABCD",
) -> QuestionView:
    """A question with plain options."""
    return QuestionView(
        number=str(number),
        anchor=f"cau-{number}",
        kind=kind,
        stem=Html("<p>Đề</p>"),
        options=tuple(OptionView(letter, Html(text)) for letter, text in zip(letters, options, strict=False)),
        answers=answers,
        answer_label=" hoặc ".join(answers),
        solution=Html("<p>Giải</p>") if answers else Html(""),
        level_key="biet",
        level_label=NASTY,
        lesson_label=NASTY,
        points_label=NASTY,
    )


QUESTIONS = (
    question(1, "multiple-choice", ("B",), ("1", "2", "3", "4")),
    question(2, "true-false", ("ĐSĐS",), ("a", "b", "c", "d"), "abcd"),
    question(3, "short-answer", ("12,5", "25/2")),
    question(4, "essay"),
)
PARTS = (PartView(title=NASTY, introduction=Html("<p>Chọn.</p>"), questions=QUESTIONS),)
FACETS = (Facet("level", NASTY, (FacetOption("biet", NASTY, 2),)),)


def every_view() -> tuple[Page, ...]:
    """A view of each kind that a shell holds."""
    bank = BankContent(version=1, parts=PARTS, facets=FACETS)
    exam = ExamContent(
        version=1, school=NASTY, exam_label=NASTY, subject_name=NASTY, grade_label=NASTY,
        school_year=NASTY, minutes=60, parts=PARTS, code=NASTY,
    )  # fmt: skip
    document = DocumentContent(body=Html("<p>Bài</p>"))
    return (
        HomeView(
            **FRAME,  # type: ignore[arg-type]
            kind_label=NASTY,
            total=1,
            search_href="t.html",
            grades=(TILE,),
            newest=(CARD,),
            exams=(TILE,),
            stem=TILE,
            schools=(SCHOOL,),
        ),
        ShelfView(
            **FRAME,  # type: ignore[arg-type]
            total=1,
            subtitle=NASTY,
            tiles=(TILE,),
            sections=tuple(Section(anchor=a, title=NASTY, tiles=(TILE,), cards=(CARD,)) for a in "abc"),
            previous=LINK,
            next=LINK,
        ),
        VideoView(**RESOURCE, kind="lesson-video", youtube_id="abc", plain_href="y"),  # type: ignore[arg-type]
        VideoView(**RESOURCE, kind="lesson-video", file_src="a.mp4", plain_href="a.mp4"),  # type: ignore[arg-type]
        QuestionBankView(**RESOURCE, kind="question-bank", content=bank),  # type: ignore[arg-type]
        ExamView(**RESOURCE, kind="exam", content=exam),  # type: ignore[arg-type]
        DocumentView(**RESOURCE, kind="document", content=document),  # type: ignore[arg-type]
        SearchView(**FRAME, facets=FACETS, script_srcs=("s.js",), examples=(NASTY,)),  # type: ignore[arg-type]
        SchoolsView(**FRAME, schools=(SCHOOL,)),  # type: ignore[arg-type]
        StaffView(
            **FRAME,  # type: ignore[arg-type]
            rows=(ROW,),
            queues=(Queue(anchor="p-a", person=NASTY, rows=(ROW,)),),
            times=(StageTime(label=NASTY, count=1, middle=NASTY, longest=NASTY),),
        ),
        SheetsView(**FRAME, office=NASTY, school=NASTY, sheets=(SHEET,)),  # type: ignore[arg-type]
        WrittenView(**FRAME),  # type: ignore[arg-type]
    )


NOT_FOUND = NotFoundView(**FRAME)  # type: ignore[arg-type]
