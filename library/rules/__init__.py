"""Every rule of the tool, defined once beside its help; the registry is this literal list."""

from library.diagnostics import Rule, Text
from library.rules import (
    approval,
    curriculum,
    files,
    forge,
    metadata,
    organisation,
    questions,
    site,
    text,
    video,
    vocabulary,
    yaml,
)
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """The rules on one kind of thing; their codes all begin with one letter."""

    letter: str
    title: Text
    rules: tuple[Rule, ...]


AREAS = (
    Area("Y", Text("Cách viết tệp YAML và phần khai báo", "YAML and front matter as text"), yaml.RULES),
    Area("M", Text("Các mục của học liệu", "Fields of a resource"), metadata.RULES),
    Area("C", Text("Bài học và danh sách bài", "Lessons and lists of lessons"), curriculum.RULES),
    Area("F", Text("Tên, chỗ và loại tệp", "Names, places and types of files"), files.RULES),
    Area("T", Text("Nội dung, công thức, liên kết và hình", "Text, formulas, links, pictures"), text.RULES),
    Area("Q", Text("Câu hỏi và đề", "Questions and papers"), questions.RULES),
    Area("P", Text("Video", "Videos"), video.RULES),
    Area("O", Text("Trường, người và quy trình duyệt", "Schools, people and policy"), organisation.RULES),
    Area("A", Text("Duyệt và sổ duyệt", "Approval and the ledger"), approval.RULES),
    Area("R", Text("Ghi lời duyệt từ máy chủ Git", "Recording reviews of a forge"), forge.RULES),
    Area("S", Text("Giao diện và trang tự soạn", "The look and hand-written pages"), site.RULES),
    Area("V", Text("Danh mục của công cụ", "The tool's own vocabulary"), vocabulary.RULES),
)

ALL_RULES: dict[str, Rule] = {rule.code: rule for area in AREAS for rule in area.rules}
