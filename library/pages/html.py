"""Text that is markup already."""

from markupsafe import Markup

Html = Markup
"""Text that is already HTML and safe; every `str` in a view is escaped by the renderer."""

NO_HTML = Html("")
