"""Policy: the stages each shelf asks for, read from content/district/policy.yml.

A policy that cannot be read closes the shelf it speaks of: no stages means nothing is published
there. Stages come from TT 09/2021/TT-BGDĐT (passed by the subject department, approved by the
principal); the district's appraisal is local practice and gates only the shared shelf.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from library.approval.model import EVIDENCE, SHELVES, Evidence, Shelf, Stage
from library.diagnostics import Finding, Location, Pass, Text, find
from library.fields import Field, Fields, read_plain_fields, suggestion
from library.organisation.records import mappings_of, read_root, wrong_shape
from library.rules import metadata as metadata_rules
from library.rules import organisation as rules
from library.vocabulary import Vocabulary
from library.yaml_tree import Mapping, Node, Scalar, Sequence

POLICY_FILE = "content/district/policy.yml"
KINDS = ("lesson-video", "question-bank", "exam", "document")
NEIGHBOUR = "principal-of-neighbour"
NOBODY = "none"
EXTRA_APPROVER = ("unknown-author", NOBODY)

_KNOWN = ("library", "repository", "recorders", "shelves", "kinds", "substitutes", "extra_approver")


@dataclass(frozen=True, slots=True)
class Policy:
    """Who must say yes, in which order, on what evidence; `library` names this library."""

    library: str = ""
    private: bool = False
    stages: dict[Shelf, tuple[Stage, ...]] = field(default_factory=dict)
    evidence_of_kind: dict[str, Evidence] = field(default_factory=dict)
    substitutes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    extra_for_unknown_author: bool = True

    def stages_of(self, shelf: Shelf, kind: str) -> tuple[Stage, ...]:
        """The stages of a shelf for a kind of resource, in order; empty closes the shelf."""
        evidence = self.evidence_of_kind.get(kind)
        stages = self.stages.get(shelf, ())
        if evidence is None:
            return stages
        return tuple(Stage(s.stage, s.role, s.label, evidence) for s in stages)


def read_policy(source: bytes | None, vocabulary: Vocabulary, sample: bool) -> Pass[Policy]:
    """The policy; `sample` allows unsigned evidence, which a real library refuses."""
    root = yield from read_root(source, POLICY_FILE)
    if not isinstance(root, Mapping):
        if root is not None:
            yield wrong_shape(root, POLICY_FILE, Text("các dòng `mục: giá trị`", "`key: value` lines"))
        return Policy()
    fields = yield from read_plain_fields(root, POLICY_FILE, _KNOWN)
    yield from fields.require("library")
    library = yield from fields.text("library", 80)
    repository = yield from fields.choice("repository", ("private", "public"))
    stages = yield from _read_shelves(fields, vocabulary, sample)
    kinds = yield from _read_kinds(fields, sample)
    substitutes = yield from _read_substitutes(fields, vocabulary)
    extra = yield from _read_words(fields, "extra_approver", EXTRA_APPROVER)
    return Policy(
        library or "", repository == "private", stages, kinds, substitutes, extra != (NOBODY,)
    )


def _read_shelves(
    fields: Fields, vocabulary: Vocabulary, sample: bool
) -> Pass[dict[Shelf, tuple[Stage, ...]]]:
    part = yield from _submapping(fields, "shelves", SHELVES)
    shelves: dict[Shelf, tuple[Stage, ...]] = {}
    for shelf in SHELVES:
        written = part.by_name.get(shelf) if part else None
        items = (yield from mappings_of(written.value, POLICY_FILE)) if written else []
        stages: list[Stage] = []
        for item in items:
            stage = yield from _read_stage(item, vocabulary, sample)
            stages += [stage] if stage else []
        # One unreadable stage closes the shelf: skipping it would let work through with less.
        if stages and isinstance(written, Field) and len(stages) == _length(written.value):
            shelves[shelf] = tuple(stages)
        elif written is None:
            yield find(rules.NO_STAGES, part.start if part else fields.start, shelf=shelf)
    return shelves


def _length(node: Node) -> int:
    return len(node.items) if isinstance(node, Sequence) else 0


def _read_stage(item: Mapping, vocabulary: Vocabulary, sample: bool) -> Pass[Stage | None]:
    part = yield from read_plain_fields(item, POLICY_FILE, ("stage", "role", "label", "evidence"))
    for name in ("stage", "role", "label", "evidence"):
        yield from part.require(name)
    stage = yield from part.text("stage", 40)
    role = yield from part.term("role", vocabulary.person_roles)
    label = yield from part.text("label", 80)
    evidence = yield from _evidence(part)
    if stage is None or role is None or label is None or evidence is None:
        return None
    if evidence == "unsigned" and not sample:
        yield find(rules.UNSIGNED_OUTSIDE_SAMPLE, part.place("evidence"), stage=stage)
        return None
    if evidence == "unsigned":
        yield find(rules.UNSIGNED_EVIDENCE, part.place("evidence"), stage=label)
    return Stage(stage, role.key, label, evidence)


def _read_kinds(fields: Fields, sample: bool) -> Pass[dict[str, Evidence]]:
    """The evidence of each kind; what was written but not understood asks for the strongest."""
    part = yield from _submapping(fields, "kinds", KINDS)
    kinds: dict[str, Evidence] = {}
    for name, written in part.by_name.items() if part else ():
        kinds[name] = "signed"
        if not isinstance(written.value, Mapping):
            yield _shape(written.value.line, Text("dạng {evidence: ...}", "{evidence: ...}"))
            continue
        options = yield from read_plain_fields(written.value, POLICY_FILE, ("evidence",))
        evidence = yield from _evidence(options)
        if evidence == "unsigned" and not sample:
            yield find(rules.UNSIGNED_OUTSIDE_SAMPLE, options.place("evidence"), stage=name)
        elif evidence is not None:
            kinds[name] = evidence
    return kinds


def _evidence(part: Fields) -> Pass[Evidence | None]:
    word = yield from part.choice("evidence", EVIDENCE)
    return next((known for known in EVIDENCE if known == word), None)


def _read_substitutes(fields: Fields, vocabulary: Vocabulary) -> Pass[dict[str, tuple[str, ...]]]:
    roles = [role.key for role in vocabulary.person_roles.terms]
    part = yield from _submapping(fields, "substitutes", roles)
    substitutes: dict[str, tuple[str, ...]] = {}
    if part is None:
        return substitutes
    for name in part.by_name:
        substitutes[name] = yield from _read_words(part, name, (*roles, NEIGHBOUR))
    return substitutes


def _read_words(part: Fields, name: str, known: Collection[str]) -> Pass[tuple[str, ...]]:
    """The words of a list that are known; each other is a finding."""
    words: list[str] = []
    for scalar in (yield from part.scalars(name)):
        word = scalar.text.strip()
        if word in known:
            words.append(word)
            continue
        place, hint = scalar.location(POLICY_FILE), suggestion(word, known)
        yield find(metadata_rules.UNKNOWN_TERM, place, value=word, scheme=name, hint=hint)
    return tuple(words)


def _submapping(fields: Fields, name: str, known: tuple[str, ...] | list[str]) -> Pass[Fields | None]:
    written = fields.by_name.get(name)
    if written is None:
        return None
    if not isinstance(written.value, Mapping):
        line = written.value.line if isinstance(written.value, Scalar) else written.location.line
        yield _shape(line, Text("các dòng `mục: giá trị`", "`key: value` lines"))
        return None
    return (yield from read_plain_fields(written.value, POLICY_FILE, known))


def _shape(line: int, shape: Text) -> Finding:
    return find(rules.NOT_A_LIST, Location(POLICY_FILE, line, 1), shape=shape)
