"""The engine's MathML, held to a closed grammar before it may stand on a page.

Pages carry a policy without inline styles, so each style the engine writes is turned into a class
of `theme/maths/maths.css`; a style, attribute or element that is not in these tables means that
the formula asks for something we have not looked at, and it is refused rather than half shown.
"""

import re

_NAME = re.compile(r"<([a-z]+)")
_NAMES = (
    "math mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover "
    "mmultiscripts mprescripts mtable mtr mtd mpadded mphantom menclose b i"
)
_ELEMENTS = frozenset(_NAMES.split())
_TAG = re.compile(r"<([a-z]+) ([^<>]*?)(/?)>")
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"\s*')
_EM = r"-?(?:0|[0-3]?(?:\.\d+)?)(?:em)?"
_BOOLEAN = "true|false"
_ATTRIBUTES = {
    name: re.compile(value)
    for name, value in {
        "accent": _BOOLEAN,
        "accentunder": _BOOLEAN,
        "displaystyle": _BOOLEAN,
        "stretchy": _BOOLEAN,
        "symmetric": _BOOLEAN,
        "largeop": _BOOLEAN,
        "movablelimits": _BOOLEAN,
        "form": "prefix|infix|postfix",
        "mathvariant": "normal",
        "display": "block",
        "scriptlevel": "[0-3]",
        "linethickness": "0",
        "lspace": _EM,
        "rspace": _EM,
        "width": _EM,
        "height": "0",
        "minsize": _EM,
        "maxsize": _EM,
    }.items()
}
_CLASSES = {
    "text-align:left": "mf-left",
    "justify-items:start": "",
    "text-align:right": "mf-right",
    "justify-items:end": "",
    "padding-right:0": "mf-tight-right",
    "padding-left:0": "mf-tight-left",
    "padding-left:1em": "mf-gap",
    "padding-top:0.1667em": "mf-tall",
    "border-left:0.05em solid currentcolor": "mf-line-left",
    "border-right:0.05em solid currentcolor": "mf-line-right",
    "border-top:0.05em solid currentcolor": "mf-line-top",
    "border-bottom:0.05em solid currentcolor": "mf-line-bottom",
    "border-right:0.05em dashed currentcolor": "mf-dash-right",
    "border-top:0.05em dashed currentcolor": "mf-dash-top",
    "margin-left:-0.16666667em": "mf-back",
    "margin-left:-0.22222222em": "mf-back",
    "width:100%": "mf-full",
    "width:50%": "mf-half",
}
_NOTATIONS = {
    "box": "mf-box",
    "updiagonalstrike": "mf-strike",
    "downdiagonalstrike": "mf-strike-down",
    "updiagonalstrike downdiagonalstrike": "mf-strike-both",
}
# The engine draws the lines of \cancel with elements that only its own style sheet knows.
_STRIKE = re.compile(r'<mrow class="menclose-[a-z]+"></mrow>')
# A rule under the last row comes as one empty cell with a line on top: it must span the table.
_LAST_RULE = re.compile(
    r'<mtr><mtd style="border-top: 0\.05em solid currentcolor;[^"]*"></mtd></mtr></mtable>'
)
# What the font or the browser draws badly, and what is drawn instead (seen in Chromium 156).
_MENDED = (
    ("&ApplyFunction;", "\u2061"),
    ('<mo stretchy="false">\u20d7</mo>', '<mo stretchy="false" class="mf-vec">→</mo>'),
)
# The glyph of a prime is raised already; as a superscript it would float above the letter.
_PRIME = re.compile(r"<msup>(<(m[ion])>[^<]*</\2>)<mo>([′″‴])</mo></msup>")
_OWN_CLASSES = frozenset({"mf-rule", "mf-vec"})
_ANY_TAG = re.compile(r"<[^<>]*>")
_MENDED_SIGNS = ("&", "\u20d7", "′", "″")
_BARE_TAGS = frozenset(tag for name in _ELEMENTS for tag in (f"<{name}>", f"</{name}>", f"<{name}/>"))
COMMON_TAGS = (
    *(
        f"<{end}{name}>"
        for name in ["mn", "mo", "mi", "math", "msup", "mrow", "mtext", "msub", "msqrt", "mfrac"]
        for end in ("", "/")
    ),
    '<mo stretchy="false">',
    '<mi mathvariant="normal">',
    '<mo rspace="0">',
    '<mo lspace="0" rspace="0">',
    '<mfrac displaystyle="true">',
    "<mspace/>",
)
"""Tags that most formulas have no other than, as the engine writes them and as they may stand on a page."""
_COMMON = re.compile(f"(?:[^<>&\u20d7′″]++|{'|'.join(COMMON_TAGS)})*+")
_tags: dict[str, str | None] = {}
_kept: set[str] = set(_BARE_TAGS)
"""Tags that stand on a page as the engine wrote them; formulas with no others need no rewriting."""


def closed(markup: str) -> str | None:
    """`markup` without styles and with nothing outside the grammar; None where it goes beyond."""
    if _COMMON.fullmatch(markup):
        return markup
    if _kept.issuperset(_ANY_TAG.findall(markup)) and not any(sign in markup for sign in _MENDED_SIGNS):
        return markup
    if not _ELEMENTS.issuperset(_NAME.findall(markup)):
        return None
    if "menclose" in markup:
        markup = _STRIKE.sub("", markup).replace("</menclose>", "</mrow>")
    for written, mended in _MENDED:
        if written in markup:
            markup = markup.replace(written, mended)
    if "′" in markup or "″" in markup:
        markup = _PRIME.sub(r'<mrow>\1<mo lspace="0" rspace="0">\3</mo></mrow>', markup)
    markup = _LAST_RULE.sub(_spanning, markup)
    outside: list[str] = []

    def rewrite(match: re.Match[str]) -> str:
        tag = _tag(match)
        if tag is None:
            outside.append(match.group())
            return ""
        return tag

    written = _TAG.sub(rewrite, markup)
    return None if outside or " style=" in written else written


def _tag(match: re.Match[str]) -> str | None:
    """One tag as it may stand on a page: remembered, for few different ones ever occur."""
    whole = match.group()
    if whole not in _tags:
        if len(_tags) > 4096:
            _tags.clear()
            _kept.intersection_update(_BARE_TAGS)
        _tags[whole] = checked = _checked(match[1], match[2], match[3])
        if checked == whole and "menclose" not in whole:
            _kept.add(whole)
    return _tags[whole]


def _checked(name: str, attributes: str, end: str) -> str | None:
    kept: list[str] = []
    classes: list[str] = []
    read = 0
    for match in _ATTRIBUTE.finditer(attributes):
        read += len(match.group())
        key, value = match[1], match[2]
        if key == "style":
            wanted = [_CLASSES.get(each) for each in _declarations(value)]
            classes += [each or "" for each in wanted]
            if None in wanted:
                return None
        elif key == "notation" and value in _NOTATIONS:
            name = "mrow"
            classes.append(_NOTATIONS[value])
        elif key == "class" and value in _OWN_CLASSES:
            classes.append(value)
        elif key == "columnspan" or (key in _ATTRIBUTES and _ATTRIBUTES[key].fullmatch(value)):
            kept.append(f'{key}="{value}"')
        else:
            return None
    if read != len(attributes):
        return None
    if any(classes):
        kept.append(f'class="{" ".join(filter(None, classes))}"')
    return f"<{' '.join([name, *kept])}{end}>"


def _declarations(style: str) -> list[str]:
    parts = (part.partition(":") for part in style.split(";") if part.strip())
    return [f"{name.strip()}:{value.strip()}" for name, _, value in parts]


def _spanning(match: re.Match[str]) -> str:
    row = match.string[: match.start()].rpartition("<mtr>")[2]
    columns = row.count("<mtd")
    return f'<mtr><mtd class="mf-rule" columnspan="{columns}"></mtd></mtr></mtable>'
