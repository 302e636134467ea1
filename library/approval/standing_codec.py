"""A standing as bytes and back, to be kept and to be looked at only when it is asked for.

JSON without names: each value is the list of its fields in their order. Two versions of this tool do
not read each other's; who keeps the bytes sees to that, and that nobody else has written them.
"""

import json
from collections.abc import Callable
from datetime import datetime
from sys import intern
from typing import Any, cast

from library.approval.ledger import on_branch
from library.approval.line import canonical
from library.approval.model import Approval, Facts, Key, Remark, Source, Version
from library.approval.standing import Standing
from library.diagnostics import Finding, Text
from library.rules import approval as rules

_shared = cast("Callable[[Any], Any]", intern)
"""Few persons, roles and stages stand in all standings of a library, and each tree in some."""


def encode_standing(standing: Standing) -> bytes:
    """A standing as bytes: the same for the same, so that their digest tells whether it has changed."""
    progress = standing.progress
    data = [
        {
            shelf: [
                version.tree,
                version.ordinal,
                version.at.isoformat(),
                # What was published last stands among what was approved, unless somebody took it back.
                None
                if progress.get((shelf, version.tree)) == version.approvals
                else _approvals(version.approvals),
                [_remark(one) for one in version.corrects],
            ]
            for shelf, version in standing.versions.items()
        },
        [[shelf, tree, _approvals(done)] for (shelf, tree), done in progress.items()],
        standing.published,
        {tree: _remark(one) for tree, one in standing.submitted.items()},
        {tree: _remark(one) for tree, one in standing.returned.items()},
        {shelf: _remark(one) for shelf, one in standing.withdrawn.items()},
        {tree: [_remark(one) for one in ones] for tree, ones in standing.notices.items()},
    ]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode_standing(key: Key, written: bytes) -> Standing:
    """The standing that `encode_standing` wrote."""
    versions, done, published, submitted, returned, withdrawn, notices = json.loads(written)
    progress = {(_shared(shelf), _shared(tree)): _read_approvals(given) for shelf, tree, given in done}
    return Standing(
        key,
        {
            _shared(shelf): Version(
                _shared(tree),
                ordinal,
                progress[shelf, tree] if approvals is None else _read_approvals(approvals),
                datetime.fromisoformat(at),
                tuple(_read_remark(one) for one in corrects),
            )
            for shelf, (tree, ordinal, at, approvals, corrects) in versions.items()
        },
        progress,
        published,
        {tree: _read_remark(one) for tree, one in submitted.items()},
        {tree: _read_remark(one) for tree, one in returned.items()},
        {shelf: _read_remark(one) for shelf, one in withdrawn.items()},
        {tree: tuple(_read_remark(one) for one in ones) for tree, ones in notices.items()},
    )


def encode_void(finding: Finding) -> list[Any]:
    """That a line of a resource does not count, as JSON would have it."""
    arguments = [
        [name, [value.vi, value.en] if isinstance(value, Text) else value]
        for name, value in finding.arguments
    ]
    return [finding.location.line, arguments]


def decode_void(path: str, plain: list[Any]) -> Finding:
    """The finding that `encode_void` wrote, of a line of the file at `path`."""
    row, arguments = plain
    return Finding(
        rules.VOID_STATEMENT,
        on_branch(path, row),
        tuple((name, value if isinstance(value, str) else Text(*value)) for name, value in arguments),
    )


def encode_facts(facts: Facts | None) -> str:
    """What is known of a tree, or "" where nothing is, in one text that tells it from all else."""
    if facts is None:
        return ""
    return canonical([facts.kind, facts.subject, facts.grades, facts.authors, facts.sha256]).decode()


def _approvals(done: tuple[Approval, ...]) -> list[Any]:
    return [
        [
            one.stage,
            one.label,
            one.person,
            one.role,
            one.at.isoformat(),
            one.number,
            one.evidence,
            one.minutes,
        ]
        for one in done
    ]


def _read_approvals(plain: list[Any]) -> tuple[Approval, ...]:
    return tuple(
        [
            Approval(
                _shared(stage),
                _shared(label),
                _shared(person),
                _shared(role),
                datetime.fromisoformat(at),
                number,
                _shared(evidence),
                _shared(minutes),
            )
            for stage, label, person, role, at, number, evidence, minutes in plain
        ]
    )


def _remark(one: Remark) -> list[Any]:
    facts = one.facts
    known = facts and [facts.kind, facts.subject, facts.grades, facts.authors, facts.sha256]
    return [
        one.tree,
        one.person,
        one.at.isoformat(),
        one.reasons,
        one.number,
        one.questions,
        known,
        one.source,
    ]


def _read_remark(plain: list[Any]) -> Remark:
    tree, person, at, reasons, number, questions, known, source = plain
    facts = None
    if known is not None:
        kind, subject, grades, authors, sha256 = known
        facts = Facts(_shared(kind), _shared(subject), _texts(grades), _texts(authors), sha256)
    return Remark(
        _shared(tree), _shared(person), datetime.fromisoformat(at), reasons, number, tuple(questions), facts,
        None if source is None else Source(*source),
    )  # fmt: skip


def _texts(plain: list[str]) -> tuple[str, ...]:
    return tuple(map(_shared, plain))
