"""The short way for simple texts gives what Markdown gives, and leaves it everything doubtful."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.diagnostics import collect
from library.maths import MathCoreEngine
from library.prose import render
from library.prose.simple import simple_prose

ENGINE = MathCoreEngine()
_PIECES = [
    *("a", "số", "Đ", "–", "’", "đồng", "é", "x", "n", "5", "12", "1.", "1)", "12,5"),
    *(" ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u0301", "\u200b", "\ue000"),
    *("$", "$x$", "$ x$", "$x $", "$$x$$", r"$\dfrac{1}{2}$", "$5$", r"\(x\)", r"\$", r"\frac{1}{2}"),
    *("{", "}", r"\{", r"\}", "\\", "\\\\", "-", "--", "+", "=", ":", "*", "_", "`", "~", "|", "#"),
    *("<b>", "<", ">", "&amp;", "[a](b)", "![", "!", '"', "'", "(", ")", "/", ".", ",", ";", "?", "%"),
    *("http://a.vn", "a@b.vn", "...", "^2", "_n"),
]


@given(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join), st.booleans(), st.booleans())
def test_it_gives_what_the_whole_way_gives(source: str, inline: bool, words: bool) -> None:
    simple = simple_prose(source, ENGINE, inline=inline, words=words)
    if simple is None:
        return
    with pytest.MonkeyPatch.context() as without:
        without.setattr(render, "simple_prose", lambda *_, **__: None)
        whole, findings = collect(
            render.render_prose(source, "index.md", 1, ENGINE, inline=inline, words=words)
        )
    assert findings == []
    assert simple == whole


@pytest.mark.parametrize(
    "source",
    [
        "Phân số nào bằng $\\dfrac{1}{2}$?",
        "Một lớp có 40 học sinh, trong đó $\\frac{3}{5}$ là nữ.\nHỏi lớp có bao nhiêu nam?",
        "12,5",
        "$x = 3$",
    ],
)
def test_what_teachers_mostly_write_is_simple(source: str) -> None:
    assert simple_prose(source, ENGINE, inline=True) is not None


@pytest.mark.parametrize(
    "source", ["", "- 5", "12. tháng", "**đậm**", "a  \nb", "$\\nosuchthing$", "x" * 5000]
)
def test_the_rest_is_left_to_markdown(source: str) -> None:
    assert simple_prose(source, ENGINE, inline=True) is None
