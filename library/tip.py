"""Judges a bundle of the tip against the organisation: what its own files alone cannot tell."""

import dataclasses
from collections.abc import Iterator

from library.approval.authority import Authority
from library.approval.policy import Policy
from library.bundles import INDEX, Bundle
from library.compiled import Compiled
from library.diagnostics import Finding, Location, find
from library.resource import ExamDetails, Resource
from library.rules import approval as approval_rules
from library.rules import metadata as rules
from library.vocabulary import Vocabulary


def findings_at_tip(
    bundle: Bundle, compiled: Compiled, authority: Authority, vocabulary: Vocabulary
) -> Iterator[Finding]:
    """All that is wrong with a bundle where it lies: in its files, for its school."""
    for one in compiled.findings:
        path = f"{bundle.folder}/{one.location.path}"
        yield dataclasses.replace(one, location=dataclasses.replace(one.location, path=path))
    yield from judge_tip(bundle, compiled, authority, vocabulary)


def judge_tip(
    bundle: Bundle, compiled: Compiled, authority: Authority, vocabulary: Vocabulary
) -> list[Finding]:
    """Authors nobody knows, grades the school does not teach, secrets in a public repository."""
    resource = compiled.resource
    if resource is None:
        return []

    def place(*names: str) -> Location:
        """Where the first of these fields stands that was written."""
        line = next((compiled.lines[name] for name in names if name in compiled.lines), 1)
        return Location(f"{bundle.folder}/{INDEX}", line, 1)

    organisation = authority.organisation
    found = [
        find(rules.UNKNOWN_AUTHOR, place("authors"), value=author)
        for author in resource.authors
        if author not in organisation.people
    ]
    school = organisation.schools[bundle.key.school]
    kind = vocabulary.school_kinds.get(school.kind)
    taught = kind.lists.get("grades", ()) if kind else ()
    for grade in resource.grades:
        if taught and grade not in taught:
            term = vocabulary.grades[grade]
            where = place("grade")
            found.append(find(rules.GRADE_OUTSIDE_SCHOOL, where, school=school.name, grade=term.label))
    if is_exposed(resource, authority.policy):
        where = place("embargo", "key_release", "visibility", "type")
        found.append(find(approval_rules.EMBARGO_IN_PUBLIC, where))
    return found


def is_exposed(resource: Resource, policy: Policy) -> bool:
    """Whether it is to be kept back, in a repository that everybody can read."""
    details = resource.details
    embargoed = isinstance(details, ExamDetails) and bool(details.embargo or details.key_release)
    return not policy.private and (embargoed or resource.visibility != "public")
