"""One bad input: what somebody puts into `content/`, and all that must be said of it."""

from dataclasses import dataclass, replace

from tests.build_tools.cases import Entry

SCHOOL = "content/schools/mau-thcs-01"
FOLDER = f"{SCHOOL}/phan-so"
SECRET = "bimat7Q"  # noqa: S105 - planted to be looked for
"""Planted wherever a key or a password would stand: no report may ever hold it."""


@dataclass(frozen=True, slots=True)
class Row:
    """Files by their path in the repository, or in the resource's folder where they name no `/`.

    `said` are the findings as `file:line CODE`, in order; none means that the input is harmless.
    """

    name: str
    files: dict[str, bytes | str | Entry]
    said: tuple[str, ...] = ()

    def with_file(self, name: str, content: bytes | str) -> "Row":
        """The same row with one more file in its folder."""
        return replace(self, files={**self.files, name: content})

    def entries(self) -> dict[bytes, Entry]:
        """The files as entries of a tree, by full path; a name may hold bytes that are no UTF-8."""
        found: dict[bytes, Entry] = {}
        for name, content in self.files.items():
            path = name if name.startswith(("content/", "mkdocs.yml")) else f"{FOLDER}/{name}"
            entry = content if isinstance(content, Entry) else Entry(_bytes(content))
            found[path.encode("utf-8", "surrogateescape")] = entry
        return found


def _bytes(content: bytes | str) -> bytes:
    return content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content


def index(body: str = "Rút gọn phân số.", *, more: str = "", **fields: str) -> str:
    """The index.md of a worksheet: line 2 is its title, line 5 its grade, line 11 what is `more`."""
    usual = {
        "title": "Phân số bằng nhau", "type": "phieu-hoc-tap", "subject": "toan", "grade": "6",
        "series": "ket-noi-tri-thuc", "lessons": "[6/23]", "authors": "[p-lan]",
        "licence": "cc-by-4-0", "source": "tự làm", **fields,
    }  # fmt: skip
    matter = "".join(f"{name}: {value}\n" for name, value in usual.items() if value)
    return f"---\n{matter}{more}---\n\n{body}\n"


def worksheet(name: str, *said: str, body: str = "Rút gọn phân số.", more: str = "", **fields: str) -> Row:
    """A row whose only fault stands in the index.md of a worksheet."""
    return Row(name, {"index.md": index(body, more=more, **fields)}, said)


def text(name: str, body: str, *said: str) -> Row:
    """A row whose fault stands in the text of a worksheet, which begins on line 13."""
    return worksheet(name, *said, body=body)
