"""Reads content/district/policy.yml.

What was written and not understood may have been meant to ask for more, so it never asks for less:
a stage with an unknown word closes its shelf, an unknown word elsewhere closes every shelf.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from library.approval.model import EVIDENCE, SHELVES, Evidence, Shelf, Stage
from library.approval.policy import (
    BY_TWO,
    KINDS,
    NEIGHBOUR,
    ORGANISATION_STAGE,
    POLICY_FILE,
    RESERVED_STAGES,
    Policy,
)
from library.diagnostics import Location, Pass, Text, find
from library.field_reading import read_plain_fields
from library.fields import Field, Fields
from library.organisation import Office, is_identifier
from library.organisation.records import mappings_of, read_labels, read_root, wrong_shape
from library.organisation.sample_keys import read_own_key
from library.rules import metadata as metadata_rules
from library.rules import organisation as rules
from library.ssh import SshKey
from library.suggestions import suggestion
from library.values import dataclass
from library.vocabulary import Vocabulary
from library.yaml_tree import Mapping, Sequence

NOBODY = "none"
EXTRA_APPROVER = ("unknown-author", NOBODY)

_LINES = Text("các dòng `mục: giá trị`", "`key: value` lines")
_KNOWN = (
    "library", "repository", "recorders", "shelves", "kinds", "substitutes", "extra_approver", "organisation",
    "show_names",
)  # fmt: skip
_RANK: dict[Evidence, int] = {"unsigned": 0, "recorded": 1, "signed": 2}


@dataclass(frozen=True, slots=True)
class _Context:
    """What reading a stage needs to know; a `sample` allows unsigned evidence."""

    vocabulary: Vocabulary
    sample: bool


def read_policy(source: bytes | None, vocabulary: Vocabulary, sample: bool) -> Pass[Policy]:
    """The policy; `sample` allows unsigned evidence, which a real library refuses."""
    root = yield from read_root(source, POLICY_FILE)
    if not isinstance(root, Mapping):
        if root is not None:
            yield wrong_shape(root, POLICY_FILE, _LINES)
        return Policy()
    context = _Context(vocabulary, sample)
    fields = yield from read_plain_fields(root, POLICY_FILE, _KNOWN)
    yield from fields.require("library")
    library = yield from fields.text("library", 80)
    repository = yield from fields.choice("repository", ("private", "public"))
    stages = yield from _read_shelves(fields, context)
    kinds = yield from _read_kinds(fields, context)
    substitutes = yield from _read_substitutes(fields, vocabulary)
    extra = yield from _read_words(fields, "extra_approver", EXTRA_APPROVER)
    show_names = yield from fields.flag("show_names")
    policy = Policy(
        library or "", repository == "private", stages, kinds.evidence, substitutes, extra != (NOBODY,),
        kinds.stages, recorders=(yield from _read_recorders(fields, context)), show_names=bool(show_names),
    )  # fmt: skip
    if not _is_understood(fields, root) or not kinds.understood:
        policy = replace(policy, stages={}, stages_of_kind={})
    return (yield from _governed(policy, fields, context))


def _governed(policy: Policy, fields: Fields, context: _Context) -> Pass[Policy]:
    """The policy with how it is changed, and with whether its ledger needs a recorder."""
    lists = [*policy.stages.values(), *policy.stages_of_kind.values()]
    asked = [*(stage.evidence for stages in lists for stage in stages), *policy.evidence_of_kind.values()]
    stage = yield from _read_organisation(fields, _strongest(asked), context)
    needed = not context.sample or _strongest([*asked, stage.evidence]) != "unsigned"
    if needed and not policy.recorders:
        yield find(rules.NO_RECORDER, fields.place("recorders"))
    return replace(policy, organisation=stage, needs_recorder=needed or bool(policy.recorders))


def _strongest(asked: Iterable[Evidence]) -> Evidence:
    return max(asked, key=lambda evidence: _RANK[evidence], default="signed")


def _read_shelves(fields: Fields, context: _Context) -> Pass[dict[Shelf, tuple[Stage, ...]]]:
    part = yield from _submapping(fields, "shelves", SHELVES)
    shelves: dict[Shelf, tuple[Stage, ...]] = {}
    for shelf in SHELVES:
        written = part.by_name.get(shelf) if part else None
        if written is None:
            yield find(rules.NO_STAGES, part.start if part else fields.start, shelf=shelf)
            continue
        shelves[shelf] = yield from _read_stages(written, context)
    return {shelf: stages for shelf, stages in shelves.items() if stages}


def _read_stages(written: Field, context: _Context) -> Pass[tuple[Stage, ...]]:
    """The stages of a shelf; none where a single one is unreadable, for less must not be enough."""
    stages: dict[str, Stage] = {}
    for item in (yield from mappings_of(written.value, POLICY_FILE)):
        stage = yield from _read_stage(item, context)
        if stage is not None and (stage.stage in stages or stage.stage in RESERVED_STAGES):
            place = Location(POLICY_FILE, item.line, item.column)
            yield find(rules.STAGE_REPEATED, place, stage=stage.stage)
        elif stage is not None:
            stages[stage.stage] = stage
    wanted = len(written.value.items) if isinstance(written.value, Sequence) else 0
    return tuple(stages.values()) if len(stages) == wanted else ()


def _read_stage(item: Mapping, context: _Context) -> Pass[Stage | None]:
    known = ("stage", "role", "label", "labels", "evidence", "threshold")
    part = yield from read_plain_fields(item, POLICY_FILE, known)
    for name in ("stage", "role", "label", "evidence"):
        yield from part.require(name)
    stage = yield from part.text("stage", 40)
    role = yield from part.term("role", context.vocabulary.person_roles)
    label = yield from part.text("label", 80)
    labels: tuple[Office, ...] = yield from read_labels(part, "labels")
    evidence = yield from _read_evidence(part, context)
    threshold = yield from part.number("threshold", 1, 9)
    if stage is None or role is None or label is None or evidence is None:
        return None
    if not is_identifier(stage):
        yield find(rules.BAD_IDENTIFIER, part.place("stage"), value=stage)
        return None
    if not _is_understood(part, item) or (part.has("threshold") and threshold is None):
        return None
    if evidence == "unsigned":
        yield find(rules.UNSIGNED_EVIDENCE, part.place("evidence"), stage=label)
    return Stage(stage, role.key, label, evidence, threshold or 1, labels)


def _read_evidence(part: Fields, context: _Context) -> Pass[Evidence | None]:
    word = yield from part.choice("evidence", EVIDENCE)
    if word == "unsigned" and not context.sample:
        stage = yield from part.text("stage", 40)
        yield find(rules.UNSIGNED_OUTSIDE_SAMPLE, part.place("evidence"), stage=stage or "–")
        return None
    return next((known for known in EVIDENCE if known == word), None)


@dataclass(frozen=True, slots=True)
class _Kinds:
    """What `kinds` changes for each kind; not `understood` where a word of it could not be read."""

    evidence: dict[str, Evidence]
    stages: dict[tuple[Shelf, str], tuple[Stage, ...]]
    understood: bool


def _read_kinds(fields: Fields, context: _Context) -> Pass[_Kinds]:
    kinds = _Kinds({}, {}, understood=True)
    part = yield from _submapping(fields, "kinds", KINDS)
    if part is None:
        return replace(kinds, understood=not fields.has("kinds"))
    understood = _is_understood(part, fields.by_name["kinds"].value)
    for kind in part.by_name:
        options = yield from _submapping(part, kind, ("evidence", *SHELVES))
        if options is None:
            understood = False
            continue
        if options.has("evidence"):
            # What was written but not understood asks for the strongest.
            kinds.evidence[kind] = (yield from _read_evidence(options, context)) or "signed"
        for shelf in SHELVES:
            if options.has(shelf):
                kinds.stages[shelf, kind] = yield from _read_stages(options.by_name[shelf], context)
        understood = understood and _is_understood(options, part.by_name[kind].value)
    return replace(kinds, understood=understood)


def _read_organisation(fields: Fields, strongest: Evidence, context: _Context) -> Pass[Stage]:
    """How people and policy are changed: by two of the district at least, on the best evidence."""
    usual = replace(BY_TWO, evidence=strongest)
    part = yield from _submapping(fields, "organisation", ("role", "threshold", "evidence"))
    if part is None:
        return usual
    role = yield from part.term("role", context.vocabulary.person_roles)
    threshold = yield from part.number("threshold", 1, 9)
    evidence = yield from _read_evidence(part, context)
    if threshold == 1:
        yield find(rules.BELOW_TWO, part.place("threshold"))
    return Stage(
        ORGANISATION_STAGE, role.key if role else usual.role, usual.label,
        evidence or strongest, max(threshold or 2, 2),
    )  # fmt: skip


def _read_recorders(fields: Fields, context: _Context) -> Pass[tuple[str, ...]]:
    keys: list[str] = []
    for scalar in (yield from fields.scalars("recorders")):
        key = read_own_key(scalar.text, sample=context.sample)
        if isinstance(key, SshKey):
            keys.append(key.text)
        else:
            yield find(rules.BAD_KEY, scalar.location(POLICY_FILE), hint=key)
    return tuple(keys)


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
        yield wrong_shape(written.value, POLICY_FILE, _LINES)
        return None
    return (yield from read_plain_fields(written.value, POLICY_FILE, known))


def _is_understood(fields: Fields, written: object) -> bool:
    """Whether every line of a mapping became a field."""
    return isinstance(written, Mapping) and len(fields.by_name) == len(written.items)
