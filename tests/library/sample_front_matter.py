"""Front matter for tests: one sound resource of each kind, and what changes it."""

DOCUMENT = {
    "title": "Phân số bằng nhau",
    "type": "phieu-hoc-tap",
    "subject": "toan",
    "grade": "6",
    "series": "ket-noi-tri-thuc",
    "lessons": "[6/23]",
    "authors": "[p-lan]",
    "licence": "cc-by-4-0",
    "source": "tự làm",
}
VIDEO = {**DOCUMENT, "type": "video-bai-giang", "video": "https://youtu.be/aqz-KE-bpKQ"}
BANK = {**DOCUMENT, "type": "ngan-hang-cau-hoi"}
EXAM = {
    **{key: value for key, value in DOCUMENT.items() if key != "lessons"},
    "type": "de-kiem-tra",
    "exam": "giua-hk1",
    "school_year": "2026-2027",
    "minutes": "60",
}
KINDS = {"document": DOCUMENT, "lesson-video": VIDEO, "question-bank": BANK, "exam": EXAM}


def index_md(fields: dict[str, str], body: str = "Nội dung.", **changes: str | None) -> str:
    """An index.md of these fields; a change to None leaves a field out."""
    told = {**fields, **changes}
    matter = "".join(f"{key}: {value}\n" for key, value in told.items() if value is not None)
    return f"---\n{matter}---\n\n{body}\n"
