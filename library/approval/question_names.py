"""How a notice names a question: in small letters, however its paper writes the letter behind the number."""


def question_name(written: str) -> str:
    """A name as statements hold it: `2a` for `2A`, and `1/3đ` for `1/3Đ`."""
    return written.casefold()


def names_of_question(part: int, number: str) -> tuple[str, str]:
    """The names of a question by its number as written: within all, and as one of a part (from 1)."""
    name = question_name(number)
    return name, f"{part}/{name}"
