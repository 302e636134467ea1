"""What is inside the files of a bundle: broken, too heavy, able to run code, or telling too much.

Files are published as they were approved, byte for byte, so nothing is cleaned here: what should
not reach a pupil's phone is a finding, and the author saves the file again. Every look is bounded;
nothing is decoded, rendered or run.
"""

from collections.abc import Callable, Iterator

from library.attachments.pdf import judge_pdf
from library.attachments.pictures import judge_picture
from library.attachments.writing import judge_writing, numbers_in_prose
from library.diagnostics import Finding

__all__ = ["judge_content", "numbers_in_prose"]


def _judge_office(name: str, kind: str, content: bytes) -> Iterator[Finding]:
    # Few bundles have such a file, and what unpacks it takes its time to load.
    from library.attachments.office import judge_office

    yield from judge_office(name, kind, content)


def _judge_older_office(name: str, kind: str, content: bytes) -> Iterator[Finding]:
    from library.attachments.office import judge_older_office

    yield from judge_older_office(name, kind, content)


_Judge = Callable[[str, str, bytes], Iterator[Finding]]
_JUDGES: dict[str, _Judge] = {
    **dict.fromkeys(("png", "jpg", "jpeg", "webp", "gif"), judge_picture),
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp", "ggb"), _judge_office),
    **dict.fromkeys(("doc", "xls", "ppt"), _judge_older_office),
    "pdf": judge_pdf,
    **dict.fromkeys(("txt", "csv", "vtt"), judge_writing),
}


def judge_content(name: str, kind: str, content: bytes) -> Iterator[Finding]:
    """What is wrong inside the file `name` of the type `kind`, whose first bytes are as they should."""
    judge = _JUDGES.get(kind)
    if judge is not None:
        yield from judge(name, kind, content)
