"""RULES.md: every rule with its help, by area, so that a code in a report can be looked up."""

import re

from build_tools.cli.language import Words
from library.diagnostics import Rule, Severity, Text
from library.rules import AREAS

_SEVERITIES = {
    Severity.ERROR: Text("lỗi", "error"),
    Severity.WARNING: Text("cảnh báo", "warning"),
    Severity.NOTE: Text("ghi chú", "note"),
}
_HEAD = Text(
    "Trang này được tạo từ chính các quy tắc bằng `make rules`; không sửa tay. Mỗi dòng của `hoclieu check` "
    "mang một mã; `hoclieu explain MÃ` in phần giải thích dưới đây. Lỗi giữ phiên bản có lỗi ở ngoài các "
    "trang; cảnh báo nên sửa; ghi chú chỉ để biết. Trong thông báo, ‹…› là chỗ của tên, số hay gợi ý.\n",
    "Made from the rules themselves by `make rules`; not edited by hand. Each line of `hoclieu check` "
    "carries a code, and `hoclieu explain CODE` prints what stands below about it. An error keeps the "
    "version that has it off the sites; a warning is worth mending; a note is worth knowing. In a message "
    "‹…› stands for a name, a number or a hint. The smallest repository that breaks a rule is in "
    "`tests/cases/<CODE>/`.\n",
)
_ONLY_PLACES = re.compile(r"(?:\{[a-z_]+\}[ .:]*)+")
_PLACE = re.compile(r"\{([a-z_]+?)(?:_vi|_en)?\}")


def rules_page(words: Words) -> str:
    """The whole page as Markdown, the same for the same rules."""
    parts = [
        words("# Các mã kiểm tra\n\n", "# Rules\n\n"),
        words.of(_HEAD),
    ]
    for area in AREAS:
        anchor = _heading(area.letter, words).lower().replace(" ", "-")
        parts.append(f"- [{area.letter}](#{anchor}) {words.of(area.title)}: {len(area.rules)}\n")
    parts.insert(2, "\n")
    for area in AREAS:
        parts.append(
            f"\n## {_heading(area.letter, words)}\n\n{words.of(area.title)}"
            + _also(area.title, words)
            + "\n\n"
        )
        parts.append(words("| mã | tên | title |\n", "| code | title | tên |\n") + "|---|---|---|\n")
        parts += [_row(rule, words) for rule in area.rules]
        parts += [_section(rule, words) for rule in area.rules]
    return "".join(parts)


def _heading(letter: str, words: Words) -> str:
    return words(f"Nhóm {letter}", f"{letter} rules")


def plain_help(rule: Rule, words: Words) -> str:
    """What `hoclieu explain CODE` prints."""
    return (
        f"{rule.code} {words.of(rule.title)} ({words.of(_SEVERITIES[rule.severity])})\n\n"
        f"{words('Thông báo', 'Message')}: {shown(words.of(rule.message))}\n"
        f"{words('Vì sao', 'Why')}: {words.of(rule.why)}\n"
        f"{words('Cách sửa', 'Remedy')}: {_remedy(rule, words)}\n"
        f"{words('Ví dụ gây ra mã này', 'An example that causes it')}:\n"
        + "".join(f"    {line}\n" for line in rule.example.splitlines())
    )


def shown(template: str) -> str:
    """A template as a reader sees it: places as ‹name›, doubled braces single."""
    places = _PLACE.sub(r"‹\1›", template.replace("{{", "\0").replace("}}", "\1"))
    return places.replace("\0", "{").replace("\1", "}")


def _row(rule: Rule, words: Words) -> str:
    other = rule.title.en if words.language == "vi" else rule.title.vi
    return f"| [{rule.code}](#{rule.code.lower()}) | {_cell(words.of(rule.title))} | {_cell(other)} |\n"


def _section(rule: Rule, words: Words) -> str:
    ticks = "`" * (3 if "```" not in rule.example else 4)
    return (
        f"\n### {rule.code}\n\n"
        f"**{words.of(rule.title)}**{_also(rule.title, words)} · {words.of(_SEVERITIES[rule.severity])}\n\n"
        f"> {_cell(shown(words.of(rule.message)))}\n\n"
        f"{words.of(rule.why)}\n\n"
        f"{words('Cách sửa', 'Remedy')}: {_cell(_remedy(rule, words))}\n\n"
        f"{ticks}text\n{rule.example}\n{ticks}\n"
    )


def _remedy(rule: Rule, words: Words) -> str:
    written = words.of(rule.remedy)
    if _ONLY_PLACES.fullmatch(written):
        return words("thông báo nói rõ cần gõ gì thay vào.", "the message says what to type instead.")
    return shown(written)


def _also(title: Text, words: Words) -> str:
    """The title in Vietnamese beside the English one."""
    return "" if words.language == "vi" else f" · *{title.vi}*"


def _cell(text: str) -> str:
    """Text that Markdown shows as it is: no tag, no table bar, no formula."""
    kept = text.split("`")
    for at in range(0, len(kept), 2):
        kept[at] = re.sub(r"([\\<>|*_$\[\]{}#~])", r"\\\1", kept[at])
    for at in range(1, len(kept), 2):
        kept[at] = kept[at].replace("|", "\\|")
    return "`".join(kept)
