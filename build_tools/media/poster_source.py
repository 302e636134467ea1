"""What posters are made from, and the digest of all that one depends on."""

import hashlib
import json
from collections.abc import Callable

import PIL

from build_tools.media.subject_hues import subject_hue
from build_tools.package_versions import package_version
from library.diagnostics import Text
from library.values import dataclass

DRAWING = 4
"""Raised whenever posters come out differently from the same sources."""

MISSING = Text("bản sao của kho chưa tải đủ, thiếu tệp này", "the clone is incomplete and lacks this file")


@dataclass(frozen=True, slots=True)
class Material:
    """A file that a poster can be made from; `digest` tells its content, which is read on need.

    `read` gives None where an incomplete clone lacks the file.
    """

    path: str
    digest: str
    read: Callable[[], bytes | None]


@dataclass(frozen=True, slots=True)
class PosterSource:
    """What one video has to show; `title` and `label` stand on a drawn cover, `extension` is the clip's."""

    title: str
    subject: str
    label: str
    still: Material | None = None
    clip: Material | None = None
    extension: str = ""


def programs() -> tuple[str, str | None, str]:
    """The versions of the programs that make posters; of libwebp None where Pillow has none."""
    return PIL.__version__, _libwebp(), package_version("av")


def _libwebp() -> str | None:
    """As PIL.features tells it, which would load all that draws."""
    try:
        from PIL import _webp
    except ImportError:
        return None
    version: str = _webp.webpdecoder_version
    return version


def key_of(source: PosterSource) -> str:
    """A sha256 over all that a poster depends on, the programs that make it included."""
    facts = [
        DRAWING, *programs(),
        source.still and source.still.digest,
        source.clip and source.clip.digest,
        source.extension,
    ]  # fmt: skip
    facts += [source.title, source.label, subject_hue(source.subject)]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()
