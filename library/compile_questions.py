"""Compiles what has questions: an exam or a bank, in its own text or in a file beside it.

Apart from `compile`, because what reads papers takes as long to load as all else of it.
"""

from library.bundle_files import BundleFiles
from library.bundles import INDEX
from library.compile_paper import compile_paper
from library.compiled import CompiledContent, PublicContent, PublicSummary, SecretContent, SecretSummary
from library.diagnostics import Pass, find
from library.files import extension
from library.halves import OPENING, Halves, plain_words
from library.maths import MathsEngine
from library.metadata import Written
from library.prose import Prose, render_prose
from library.published_files import open_names, published_files, published_names
from library.questions.parser import parse_paper
from library.questions.public_text import check_introduction
from library.rules import files as file_rules
from library.search.passages import search_text
from library.yaml_text import readable_text

QUESTION_TYPES = ("md", "txt")


def compile_questions(
    written: Written, name: str | None, files: BundleFiles, maths: MathsEngine
) -> Pass[Halves]:
    """The questions of `written`, which stand in its own text or in the file `name`."""
    resource = written.resource
    open_files = open_names(resource, files.entries)
    key_names = open_files.union(resource.key_files) - {INDEX, name}
    body, path, first_line = written.body, INDEX, written.body_line
    intro = Prose("")
    if name is not None:
        intro = yield from render_prose(body, path, first_line, maths, files=open_files)
        if extension(name) not in QUESTION_TYPES:
            yield find(file_rules.QUESTIONS_NOT_TEXT, written.fields.place("questions"), name=name)
            return Halves(used=frozenset(intro.files))
        yield from check_introduction(body, path, first_line)
        text = yield from _question_file(name, files)
        if text is None:
            return Halves(used=frozenset(intro.files))
        body, path, first_line = text, name, 1
    paper = yield from parse_paper(body, path, first_line)
    compiled = yield from compile_paper(paper, path, maths, open_files, key_names, resource)
    used = compiled.files.union(intro.files)
    published = published_names(resource, used, open_files)
    plain = plain_words(resource, intro.plain, compiled.plain)
    public = PublicSummary(
        files=published_files(published, files.contents),
        question_count=sum(len(part.questions) for part in compiled.parts),
        opening=plain[:OPENING],
        has_maths=intro.has_maths or compiled.has_maths,
    )
    secret_names = compiled.key_files.union(resource.key_files) - published
    has_keys = any(key.answers or key.solution for key in compiled.keys)
    secret = SecretSummary(published_files(secret_names, files.contents), has_keys, compiled.key_has_maths)
    content = CompiledContent(
        PublicContent(intro.html + compiled.preamble, compiled.parts, compiled.passages),
        SecretContent(compiled.keys),
    )
    return Halves(public, secret, content, search_text(plain), used | compiled.key_files)


def _question_file(name: str, files: BundleFiles) -> Pass[str | None]:
    """The exam text in a file of its own; where it is missing, that is found elsewhere."""
    source = files.contents.get(name)
    return None if source is None or name == INDEX else (yield from readable_text(source, name))
