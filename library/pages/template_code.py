"""Templates compiled for one language: the words of the interface stand in them as if written there.

A large build puts some hundred values into each of 50,000 pages, so what Jinja does for each of them
is kept small: a word (`t.again`) is part of the text when the template is compiled, an attribute of a
view is read as an attribute and nothing else, and text without a character to escape is left as it is.
"""

import json
import re
from collections.abc import Mapping

from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Getattr
from markupsafe import escape

from library.diagnostics import Language
from library.pages.html import Html
from library.pages.labels import labels

_CODE = re.compile(r"\{[{%].*?[%}]\}")
_WORD = re.compile(r"\bt(?:\.(\w+)|\['(\w+)'\])")
_special = re.compile("[&<>\"']").search


def template_environment(templates: Mapping[str, str], language: Language) -> Environment:
    """Templates by name, to be compiled when they are asked for; KeyError for a word that there is not."""
    words = labels(language)
    sources = {name: _with_words(template, words) for name, template in templates.items()}
    return _Environment(
        loader=DictLoader(sources),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _with_words(template: str, words: Mapping[str, str]) -> str:
    """A template with each word as a text in its code, which Jinja then joins to what stands around it."""

    def word(found: re.Match[str]) -> str:
        return json.dumps(words[found[1] or found[2]], ensure_ascii=False)

    return _CODE.sub(lambda code: _WORD.sub(word, code[0]), template)


def _escaped(value: object) -> str:
    """A value as it stands on a page; of markup and of most texts that is what they are."""
    kind = type(value)
    if kind is Html or (kind is str and not _special(value)):  # type: ignore[call-overload]
        return value  # type: ignore[return-value]
    return escape(value)


class _Code(CodeGenerator):
    """Reads attributes as Python does, and escapes without a wrapper for each value."""

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def _output_child_pre(self, *_: object) -> None:
        self.write("environment.escaped(")


class _Environment(Environment):
    code_generator_class = _Code
    escaped = staticmethod(_escaped)
