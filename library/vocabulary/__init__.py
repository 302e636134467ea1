"""The controlled vocabulary: subjects, grades, types, roles ... as data, with their labels.

The terms stand in the YAML files of `data/`, one file a scheme, and are read by `read_vocabulary`;
nothing here knows where those files are.
"""

from library.vocabulary.model import Scheme, Term, Title, Vocabulary
from library.vocabulary.reader import read_vocabulary

__all__ = ["Scheme", "Term", "Title", "Vocabulary", "read_vocabulary"]
