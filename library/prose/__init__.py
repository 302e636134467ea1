"""Prose: Markdown as teachers write it, to HTML that a school may publish.

Pure: text in, `Prose` and findings out. Raw HTML, remote pictures, doubtful links and hidden text
are findings here, and what is left passes a maintained sanitiser before formulas are set in.
"""

from library.prose.links import IMAGE_TYPES, first_picture
from library.prose.model import ASSET_BASE, Prose
from library.prose.render import render_prose

__all__ = ["ASSET_BASE", "IMAGE_TYPES", "Prose", "first_picture", "render_prose"]
