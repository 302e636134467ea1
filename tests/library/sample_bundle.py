"""Bundles for tests: files by name, compiled with the built-in vocabulary and programme."""

from build_tools.builtin import builtin_curriculum, builtin_vocabulary
from library.bundle_files import BundleFiles
from library.compile import Programme, compile_bundle
from library.compiled import Compiled, CompiledBundle
from library.maths import MathCoreEngine
from library.snapshot import REGULAR, FileEntry

PROGRAMME = Programme(builtin_vocabulary(), builtin_curriculum(), MathCoreEngine())

PDF = b"%PDF-1.7\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes.fromhex(
    "0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)  # a single pixel
MP4 = b"\x00\x00\x00\x20ftypisom"
VTT = b"WEBVTT\n"


def bundle(index: str | bytes, **files: bytes) -> BundleFiles:
    """A bundle; in the names of further files `__` stands for a dot and `_` for a hyphen."""
    contents = {name.replace("__", ".").replace("_", "-"): content for name, content in files.items()}
    contents["index.md"] = index.encode() if isinstance(index, str) else index
    entries = {name: FileEntry(f"x/{name}", REGULAR, "0" * 40, len(c)) for name, c in contents.items()}
    return BundleFiles("t" * 40, entries, contents)


def compiled_bundle(index: str | bytes, **files: bytes) -> CompiledBundle:
    """What such a bundle compiles to, its text too."""
    return compile_bundle(bundle(index, **files), PROGRAMME)


def compiled(index: str | bytes, **files: bytes) -> Compiled:
    """What such a bundle compiles to but for its text."""
    return compiled_bundle(index, **files).compiled


def codes(found: Compiled) -> list[str]:
    """The findings on a bundle as `place code`."""
    return [f"{finding.location} {finding.rule.code}" for finding in found.findings]
