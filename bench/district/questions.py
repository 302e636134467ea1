"""Questions for generated banks and exams, as a teacher types them.

In mathematics and science each has formulas with numbers drawn from so many that hardly two in a district
are alike; in other subjects the questions ask which lesson something belongs to.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from library.curriculum import LessonPlace


class Asked(NamedTuple):
    """What a question asks, its true answer, three wrong ones, and why; texts with formulas in them."""

    stem: str
    right: str
    wrong: tuple[str, str, str]
    why: str


@dataclass(frozen=True, slots=True)
class Task:
    """A question for which new numbers are drawn each time; its texts name them as `%(a)s`."""

    draw: Callable[[Random], Mapping[str, object]]
    stem: str
    right: str
    wrong: tuple[str, str, str]
    why: str

    def ask(self, chance: Random) -> Asked:
        drawn = self.draw(chance)
        first, second, third = self.wrong
        wrong = (first % drawn, second % drawn, third % drawn)
        return Asked(self.stem % drawn, self.right % drawn, wrong, self.why % drawn)


def question_lines(count: int, place: LessonPlace, titles: list[str], chance: Random) -> str:
    """`count` questions in the order of the national papers: choices, true or false, short answers."""
    choices, pairs = round(count * 0.7), round(count * 0.15)
    parts = ["PHẦN I. Trắc nghiệm nhiều lựa chọn\n"]
    for at in range(1, count + 1):
        if at == choices + 1:
            parts.append("PHẦN II. Trắc nghiệm đúng – sai\n")
        if at == choices + pairs + 1:
            parts.append("PHẦN III. Trắc nghiệm trả lời ngắn\n")
        head = f"Câu {at}. [{chance.choice(_LEVELS)}] "
        if at <= choices:
            parts.append(head + _choices(_ask(place, titles, chance), chance))
        elif at <= choices + pairs:
            parts.append(head + _statements([_ask(place, titles, chance) for _ in range(4)], chance))
        else:
            parts.append(head + _short(chance))
    return "\n".join(parts)


_LEVELS = ("NB", "NB", "TH", "TH", "VD", "VDC")


def _ask(place: LessonPlace, titles: list[str], chance: Random) -> Asked:
    tasks = _TASKS.get(place.subject)
    return chance.choice(tasks).ask(chance) if tasks else _of_lessons(place, titles, chance)


def _choices(asked: Asked, chance: Random) -> str:
    options = [asked.right, *asked.wrong]
    chance.shuffle(options)
    rows = "".join(
        f"{'*' if text is asked.right else ''}{letter}. {text}\n"
        for letter, text in zip("ABCD", options, strict=True)
    )
    return f"{asked.stem}\n{rows}Lời giải. {asked.why}\n"


def _statements(asked: list[Asked], chance: Random) -> str:
    rows: list[str] = []
    surely = chance.randrange(4)  # Where all four are false, another line has to say so.
    for at, one in enumerate(asked):
        true = at == surely or chance.random() < 0.4
        said = one.right if true else one.wrong[0]
        rows.append(f"{'*' if true else ''}{'abcd'[at]}) {one.stem} {said}.\n")
    return f"Xét các khẳng định sau.\n{''.join(rows)}Lời giải. {asked[0].why}\n"


def _short(chance: Random) -> str:
    a, b, c = chance.randint(12, 99), chance.randint(120, 999), chance.randint(1000, 9999)
    return (
        f"Một lớp quyên góp ba đợt, tính theo nghìn đồng. Tổng ${a}+{b}+{c}$ là bao nhiêu?\n"
        f"Đáp án: {a + b + c}\nLời giải. Cộng ba số, ta có ${a}+{b}+{c}={a + b + c}$.\n"
    )


def _of_lessons(place: LessonPlace, titles: list[str], chance: Random) -> Asked:
    first, second, third = chance.sample([title for title in titles if title != place.lesson_title], 3)
    return Asked(
        f"Nội dung nào được học trong “{place.chapter_title}” (tình huống {chance.randint(1, 99999)})?",
        place.lesson_title,
        (first, second, third),
        f"“{place.lesson_title}” thuộc {place.chapter_label.lower()} của chương trình.",
    )


def _fractions(chance: Random) -> Mapping[str, object]:
    a, b, c, d = (chance.randint(2, 97) for _ in range(4))
    top, low = a * d + b * c, b * d
    drawn = {"a": a, "b": b, "c": c, "d": d, "top": top, "low": low}
    return drawn | {"sum": a + c, "more": top + b, "next": low + 1, "far": low + d}


def _linear(chance: Random) -> Mapping[str, object]:
    a, x, b = chance.randint(2, 60), chance.randint(-90, 90), chance.randint(2, 900)
    c = a * x + b
    return {"a": a, "b": b, "c": c, "x": x, "less": c - b, "sum": a + b}


def _product(chance: Random) -> Mapping[str, object]:
    a, b, c, d = chance.randint(2, 19), chance.randint(3, 99), chance.randint(2, 19), chance.randint(3, 99)
    return {"a": a, "b": b, "c": c, "d": d, "ac": a * c, "bd": b * d, "mid": a * d + b * c, "sum": b + d}


def _sides(chance: Random) -> Mapping[str, object]:
    a, b = chance.randint(2, 4999), chance.randint(2, 4999)
    whole = a * a + b * b
    return {"a": a, "b": b, "whole": whole, "more": whole + a, "sum": a + b}


def _travel(chance: Random) -> Mapping[str, object]:
    t = chance.randint(11, 990)
    return {"s": chance.randint(120, 9900), "t": t, "next": t + 1, "u": chance.randint(1, 9)}


def _solid(chance: Random) -> Mapping[str, object]:
    m, v = chance.randint(1001, 9990), chance.randint(11, 990)
    return {"m": m, "v": v, "less": m - v, "n": chance.choice("ABCD")}


def _heating(chance: Random) -> Mapping[str, object]:
    m, c, t = chance.randint(101, 990), chance.randint(38, 420) * 10, chance.randint(11, 95)
    return {"m": m, "c": c, "t": t, "all": m * c * t}


def _gas(chance: Random) -> Mapping[str, object]:
    name, mass = chance.choice((("O_2", 32), ("CO_2", 44), ("N_2", 28)))
    m = chance.randint(11, 9990)
    return {"m": m, "u": chance.randint(11, 99), "gas": name, "mass": mass, "half": mass // 2}


_TASKS: dict[str, tuple[Task, ...]] = {
    "toan": (
        Task(
            _fractions,
            r"Giá trị của $\dfrac{%(a)s}{%(b)s}+\dfrac{%(c)s}{%(d)s}$ bằng",
            r"$\dfrac{%(top)s}{%(low)s}$",
            (
                r"$\dfrac{%(sum)s}{%(next)s}$",
                r"$\dfrac{%(more)s}{%(low)s}$",
                r"$\dfrac{%(top)s}{%(far)s}$",
            ),
            r"Quy đồng: $\dfrac{%(a)s\cdot %(d)s+%(c)s\cdot %(b)s}{%(b)s\cdot %(d)s}$.",
        ),
        Task(
            _linear,
            r"Nghiệm của phương trình $%(a)sx+%(b)s=%(c)s$ là",
            r"$x=%(x)s=\dfrac{%(c)s-%(b)s}{%(a)s}$",
            (
                r"$x=\dfrac{%(c)s+%(b)s}{%(a)s}$",
                r"$x=\dfrac{%(c)s}{%(sum)s}$",
                r"$x=\dfrac{%(b)s}{%(a)s}-%(c)s$",
            ),
            r"Chuyển vế: $%(a)sx=%(c)s-%(b)s=%(less)s$.",
        ),
        Task(
            _product,
            r"Khai triển $(%(a)sx+%(b)s)(%(c)sx+%(d)s)$ ta được",
            r"$%(ac)sx^2+%(mid)sx+%(bd)s$",
            (
                r"$%(ac)sx^2-%(mid)sx+%(bd)s$",
                r"$%(ac)sx^2+%(mid)sx+%(sum)s$",
                r"$%(ac)sx^2+(%(b)s+%(d)s)x+%(bd)s$",
            ),
            r"$%(a)sx(%(c)sx+%(d)s)+%(b)s(%(c)sx+%(d)s)$.",
        ),
        Task(
            _sides,
            r"Tam giác $ABC$ vuông tại $A$ có $AB=%(a)s, AC=%(b)s$ (mi-li-mét). Cạnh $BC$ dài",
            r"$\sqrt{%(whole)s}\text{ mm}$",
            (
                r"$\sqrt{%(more)s}\text{ mm}$",
                r"$%(a)s+%(b)s=%(sum)s\text{ mm}$",
                r"$\sqrt{%(a)s}+\sqrt{%(b)s}\text{ mm}$",
            ),
            r"Định lí Pythagore: $BC=\sqrt{%(a)s^2+%(b)s^2}=\sqrt{%(whole)s}$.",
        ),
    ),
    "khtn": (
        Task(
            _travel,
            r"Một vật đi $%(s)s\ \mathrm{m}$ trong một thời gian, biết $s:t=%(s)s:%(t)s{,}%(u)s$. "
            r"Tốc độ (m/s) là",
            r"$v=\dfrac{%(s)s}{%(t)s{,}%(u)s}$",
            (
                r"$v=\dfrac{%(t)s{,}%(u)s}{%(s)s}$",
                r"$v=%(s)s\cdot %(t)s{,}%(u)s$",
                r"$v=\dfrac{%(s)s}{%(next)s{,}%(u)s}$",
            ),
            r"Theo $v=\dfrac{s}{t}$ có $v=%(s)s:%(t)s{,}%(u)s$.",
        ),
        Task(
            _solid,
            r"Vật %(n)s có $(m; V)=(%(m)s\ \mathrm{g}; %(v)s\ \mathrm{cm^3})$. Khối lượng riêng (g/cm³) là",
            r"$D_%(n)s=\dfrac{%(m)s}{%(v)s}$",
            (
                r"$D_%(n)s=\dfrac{%(v)s}{%(m)s}$",
                r"$D_%(n)s=%(m)s\cdot %(v)s$",
                r"$D_%(n)s=%(m)s-%(v)s=%(less)s$",
            ),
            r"Theo $D=\dfrac{m}{V}$ có $D_%(n)s=%(m)s:%(v)s$.",
        ),
        Task(
            _heating,
            r"Nhiệt lượng để vật có $m=%(m)s\ \mathrm{g}, c=%(c)s\ \mathrm{J/(kg\cdot K)}$ nóng thêm "
            r"$\Delta t=%(t)s\ \mathrm{K}$ là",
            r"$Q=0{,}%(m)s\cdot %(c)s\cdot %(t)s\ \mathrm{J}$",
            (
                r"$Q=%(m)s\cdot %(c)s:%(t)s\ \mathrm{J}$",
                r"$Q=0{,}%(m)s\cdot %(c)s+%(t)s\ \mathrm{J}$",
                r"$Q=0{,}%(m)s\cdot (%(c)s-%(t)s)\ \mathrm{J}$",
            ),
            r"$Q=mc\Delta t=\dfrac{%(m)s\cdot %(c)s\cdot %(t)s}{1000}=\dfrac{%(all)s}{1000}$.",
        ),
        Task(
            _gas,
            r"Số mol của $%(m)s{,}%(u)s\ \mathrm{g}$ khí $\mathrm{%(gas)s}$ là",
            r"$\dfrac{%(m)s{,}%(u)s}{%(mass)s}\ \mathrm{mol}$",
            (
                r"$\dfrac{%(mass)s}{%(m)s{,}%(u)s}\ \mathrm{mol}$",
                r"$%(m)s{,}%(u)s\cdot %(mass)s\ \mathrm{mol}$",
                r"$\dfrac{%(m)s{,}%(u)s}{%(half)s}\ \mathrm{mol}$",
            ),
            r"Theo $n=\dfrac{m}{M}$ có $n_{\mathrm{%(gas)s}}=%(m)s{,}%(u)s:%(mass)s$.",
        ),
    ),
}
