"""Banks and exams as pages in a folder, opened as from a USB stick, with the theme's own files."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from build_tools.shell.theme_files import read_theme
from library.pages.contents import (
    BankContent,
    ExamContent,
    Facet,
    FacetOption,
    OptionView,
    PartView,
    QuestionKind,
    QuestionView,
)
from library.pages.html import Html
from library.pages.render import Renderer
from library.pages.resource_views import ExamView, QuestionBankView, ResourceView
from library.pages.views import SiteView

FRAME: dict[str, Any] = {
    "site": SiteView("Trường", "Trường"), "title": "Tên", "type_key": "x", "type_label": "x",
    "subject_key": "toan", "subject_label": "Toán", "grade_label": "Lớp 6",
}  # fmt: skip


def question(
    anchor: str,
    kind: QuestionKind,
    answers: tuple[str, ...] = (),
    options: tuple[str, ...] = (),
    **more: Any,
) -> QuestionView:
    """A question with plain options; the key's own words stand in its solution."""
    letters = "abcd" if kind == "true-false" else "ABCD"
    view = QuestionView(
        number=anchor.rpartition("-")[2],
        anchor=anchor,
        kind=kind,
        stem=Html("<p>Đề</p>"),
        options=tuple(OptionView(letter, Html(text)) for letter, text in zip(letters, options, strict=False)),
        answers=answers,
        answer_label=" hoặc ".join(answers),
        solution=Html("<p>Lời giải</p>") if answers else Html(""),
    )
    return replace(view, **more)


def choice(anchor: str, right: str, **more: Any) -> QuestionView:
    return question(anchor, "multiple-choice", (right,), ("một", "hai", "ba", "bốn"), **more)


def statements(anchor: str, key: str, **more: Any) -> QuestionView:
    return question(anchor, "true-false", (key,), ("a", "b", "c", "d"), **more)


@dataclass(frozen=True)
class PaperPages:
    """Writes pages into a folder; each gives its address."""

    folder: Path

    def bank(self, *parts: tuple[QuestionView, ...], version: int = 1, facets: tuple[Facet, ...] = ()) -> str:
        content = BankContent(version=version, parts=_parts(parts), facets=facets)
        return self._written(
            QuestionBankView(**FRAME, path="tai-nguyen/bank.html", kind="question-bank", content=content)
        )

    def exam(self, *parts: tuple[QuestionView, ...], minutes: int = 45, key_note: str = "") -> str:
        content = ExamContent(
            version=1, parts=_parts(parts), minutes=minutes, school="Trường", grade_label="Lớp 6",
            exam_label="Đề kiểm tra giữa học kì I", subject_name="Toán", school_year="2025-2026",
            key_note=key_note,
        )  # fmt: skip
        return self._written(ExamView(**FRAME, path="tai-nguyen/exam.html", kind="exam", content=content))

    def _written(self, view: ResourceView) -> str:
        theme = read_theme()
        parts = Renderer(theme.templates).render(view)
        for path in ("assets/kho.css", *re.findall(r'src="\.\./(assets/[a-z-]+\.js)"', parts.scripts)):
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_bytes(theme.assets[path])
        target = self.folder / view.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(
            '<!doctype html><html lang="vi"><meta charset="utf-8"><title>T</title>'
            '<link rel="stylesheet" href="../assets/kho.css">'
            f'<body class="kho-content">{parts.main}{parts.scripts}</body></html>',
            encoding="utf-8",
        )
        return target.as_uri()


def _parts(parts: tuple[tuple[QuestionView, ...], ...]) -> tuple[PartView, ...]:
    return tuple(PartView(title=f"Phần {at}", questions=part) for at, part in enumerate(parts, 1))


LEVELS = (Facet("level", "Mức độ", (FacetOption("biet", "Biết", 1), FacetOption("hieu", "Hiểu", 1))),)
