"""Question banks: questions to practise, with their answers, by chapter."""

from library.diagnostics import Pass
from library.fields import Fields
from library.resource import BankDetails
from library.vocabulary import Vocabulary

FIELDS = frozenset({"questions"})


def read(fields: Fields, vocabulary: Vocabulary) -> Pass[BankDetails | None]:  # noqa: ARG001
    """Where the questions stand."""
    return BankDetails((yield from fields.text("questions", 120)))
