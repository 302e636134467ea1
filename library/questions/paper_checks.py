"""What can be asked of a whole paper once it is parsed, by those who know what it is for.

An exam has a total of points, a bank needs levels, and no paper asks the same twice; the parser
knows none of that. Only the public half is looked at.
"""

from fractions import Fraction

from library.diagnostics import Location, Pass, find
from library.questions.model import MultipleChoice, PublicPaper, Question, TrueFalse
from library.rules import questions as rules
from library.vietnamese import fold


def check_points(paper: PublicPaper, total: Fraction, path: str) -> Pass[None]:
    """The points of the questions add up to `total`; a paper that gives no points is left alone."""
    questions = paper.questions
    given = [question.points for question in questions if question.points is not None]
    if not given:
        return
    for question in questions:
        if question.points is None:
            place = Location(path, question.line, 1)
            yield find(rules.POINTS_MISSING, place, number=question.number)
    found = sum(given, Fraction(0))
    if len(given) == len(questions) and found != total:
        place = Location(path, questions[0].line, 1)
        yield find(rules.POINTS_SUM, place, found=points_text(found), total=points_text(total))


def check_levels(paper: PublicPaper, path: str) -> Pass[None]:
    """Every question names its level, as the register of a question bank asks."""
    for question in paper.questions:
        if question.level is None:
            place = Location(path, question.line, 1)
            yield find(rules.LEVEL_MISSING, place, number=question.number)


def check_repeated(paper: PublicPaper, path: str) -> Pass[None]:
    """No two questions about the same passage have the same words, accents and case aside."""
    seen: dict[tuple[object, ...], str] = {}
    for question in paper.questions:
        fingerprint = _fingerprint(question)
        if fingerprint in seen:
            place, first = Location(path, question.line, 1), seen[fingerprint]
            yield find(rules.QUESTION_REPEATED, place, number=question.number, first=first)
        else:
            seen[fingerprint] = question.number


def _fingerprint(question: Question) -> tuple[object, ...]:
    items: tuple[str, ...] = ()
    if isinstance(question, MultipleChoice):
        items = tuple(sorted(fold(option.text) for option in question.options))
    elif isinstance(question, TrueFalse):
        items = tuple(sorted(fold(statement.text) for statement in question.statements))
    return question.kind, question.passage, fold(question.stem.text), items


def points_text(points: Fraction) -> str:
    """Points as they are printed: `0,25`, `1`, or `1/3` where no decimal is exact.

    >>> points_text(Fraction(1, 4))
    '0,25'
    """
    for places in range(5):
        scaled = points * 10**places
        if scaled.denominator == 1:
            whole, decimals = divmod(scaled.numerator, 10**places)
            return f"{whole},{decimals:0{places}d}" if places else str(whole)
    return f"{points.numerator}/{points.denominator}"
