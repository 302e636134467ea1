"""Policy: the stages each shelf asks for, by kind of resource.

Stages come from TT 09/2021/TT-BGDĐT (passed by the subject department, approved by the principal);
the district's appraisal is local practice and gates only the shared shelf. No stages means that
nothing is published there, never that anything is.
"""

from collections.abc import Iterator
from dataclasses import field, replace

from library.approval.model import Evidence, Shelf, Stage, adopter_of
from library.values import dataclass

POLICY_FILE = "content/district/policy.yml"
KINDS = ("lesson-video", "question-bank", "exam", "document")
NEIGHBOUR = "principal-of-neighbour"
EXTRA = "extra"
ORGANISATION_STAGE = "organisation"
RESERVED_STAGES = frozenset({EXTRA, ORGANISATION_STAGE, "notice", "submit"})

BY_TWO = Stage(ORGANISATION_STAGE, "district-officer", "Huyện đồng ý", "signed", threshold=2)
"""How people and policy are changed where the policy says nothing of it."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Who must say yes, in which order, on what evidence; `library` names this library.

    `stages_of_kind` replaces the stages of a shelf for one kind, `evidence_of_kind` only what they
    ask as evidence. `organisation` is how people and policy themselves are changed. `recorders` are
    the SSH keys that may sign the ledger's tip; a ledger without one is trusted only where
    `needs_recorder` is false, in a sample whose evidence is unsigned throughout. With `show_names`
    public pages name who approved, and not only in which role.
    """

    library: str = ""
    private: bool = False
    stages: dict[Shelf, tuple[Stage, ...]] = field(default_factory=dict)
    evidence_of_kind: dict[str, Evidence] = field(default_factory=dict)
    substitutes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    extra_for_unknown_author: bool = True
    stages_of_kind: dict[tuple[Shelf, str], tuple[Stage, ...]] = field(default_factory=dict)
    organisation: Stage = BY_TWO
    recorders: tuple[str, ...] = ()
    needs_recorder: bool = True
    show_names: bool = False
    _by_kind: dict[tuple[Shelf, str], tuple[Stage, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Asked for with every line of a ledger, so worked out once.
        object.__setattr__(self, "_by_kind", dict(self._stages_by_kind()))

    def stages_of(self, shelf: Shelf, kind: str) -> tuple[Stage, ...]:
        """The stages of a shelf for a kind of resource, in order; empty closes the shelf.

        A school adopts by the stages in which it approves its own.
        """
        shelf = "school" if adopter_of(shelf) else shelf
        stages = self._by_kind.get((shelf, kind))
        return stages if stages is not None else self.stages.get(shelf, ())

    def _stages_by_kind(self) -> Iterator[tuple[tuple[Shelf, str], tuple[Stage, ...]]]:
        yield from self.stages_of_kind.items()
        for kind, evidence in self.evidence_of_kind.items():
            shelves = dict.fromkeys((*self.stages, *(shelf for shelf, _ in self.stages_of_kind)))
            for shelf in shelves:
                stages = self.stages_of_kind.get((shelf, kind), self.stages.get(shelf, ()))
                yield (shelf, kind), tuple(replace(stage, evidence=evidence) for stage in stages)
