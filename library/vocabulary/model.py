"""Terms and schemes as values. Labels are for people, keys are for files and addresses."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property

from library.diagnostics import Text
from library.values import dataclass
from library.vocabulary.matching import exact_form, folded_form


@dataclass(frozen=True, slots=True)
class Title:
    """What a term is called during a period; both ends belong to it, None is open."""

    label: Text
    valid_from: date | None = None
    valid_until: date | None = None

    def holds(self, day: date) -> bool:
        after = self.valid_from is None or self.valid_from <= day
        return after and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a scheme.

    `facts` and `lists` are what the scheme says of it (a type's kind, a subject's grades); `parts`
    are terms inside it (History within History and Geography); `levels` is the term as it is
    called and used at one school level. `trust` is v (seen in a public text) or m (from memory).
    """

    key: str
    label: Text
    aliases: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict, hash=False)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    parts: tuple["Term", ...] = ()
    levels: Mapping[str, "Term"] = field(default_factory=dict, hash=False)
    titles: tuple[Title, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    trust: str = ""

    def label_at(self, day: date) -> Text:
        """The label on `day`: that of the title of the time, else the general one."""
        return next((title.label for title in self.titles if title.holds(day)), self.label)

    def at_level(self, level: str) -> "Term":
        """The term as it stands at a school level; itself where nothing special is said."""
        return self.levels.get(level, self)

    def part(self, text: str) -> "Term | None":
        """The part that `text` names by key, label or alias."""
        return Scheme(self.key, self.label, self.parts).find(text)

    def names(self) -> Iterator[str]:
        """Every spelling that stands for the term."""
        yield self.key
        yield from (self.label.vi, self.label.en)
        yield from self.aliases
        for title in self.titles:
            yield from (title.label.vi, title.label.en)


@dataclass(frozen=True)  # no slots: the two indexes are made when they are first asked for
class Scheme:
    """A closed list of terms with one meaning of "which", such as all subjects."""

    key: str
    label: Text
    terms: tuple[Term, ...]

    def get(self, key: str) -> Term | None:
        """The term with exactly this key."""
        return self._by_key.get(key)

    def __getitem__(self, key: str) -> Term:
        return self._by_key[key]

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def find(self, text: str) -> Term | None:
        """The term that `text` names by key, label or alias, or None.

        Spellings without accents are understood only where a single term can be meant.
        """
        exact = exact_form(text)
        if not exact:
            return None
        found = self._by_name.get(exact)
        if found is not None:
            return found
        meant = self._by_fold.get(folded_form(exact), ())
        return meant[0] if len(meant) == 1 else None

    @cached_property
    def _by_key(self) -> Mapping[str, Term]:
        return {term.key: term for term in self.terms}

    @cached_property
    def _by_name(self) -> Mapping[str, Term]:
        names: dict[str, Term] = {}
        for term in self.terms:
            for name in term.names():
                names.setdefault(exact_form(name), term)
        return names

    @cached_property
    def _by_fold(self) -> Mapping[str, list[Term]]:
        folds: dict[str, list[Term]] = defaultdict(list)
        for name, term in self._by_name.items():
            meant = folds[folded_form(name)]
            if term not in meant:
                meant.append(term)
        return folds


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All schemes. The name of an attribute is the key of its scheme, with `_` for `-`."""

    approval_states: Scheme
    audience: Scheme
    cognitive_levels: Scheme
    exam_kinds: Scheme
    exam_status: Scheme
    fields: Scheme
    grades: Scheme
    kinds: Scheme
    languages: Scheme
    levels: Scheme
    licences: Scheme
    offices: Scheme
    older_cognitive_levels: Scheme
    paper_fields: Scheme
    person_roles: Scheme
    question_types: Scheme
    resource_types: Scheme
    school_kinds: Scheme
    school_sectors: Scheme
    school_terms: Scheme
    series: Scheme
    share: Scheme
    sharing_labels: Scheme
    stages: Scheme
    statement_events: Scheme
    stem_kinds: Scheme
    subjects: Scheme
    teaching_forms: Scheme
    tools: Scheme
    visibility: Scheme
