"""Every rule of the tool, defined once beside its help; the registry is this literal list."""

from library.diagnostics import Rule
from library.rules import (
    approval,
    curriculum,
    files,
    forge,
    metadata,
    organisation,
    questions,
    site,
    text,
    video,
    vocabulary,
    yaml,
)

_AREAS = (
    yaml,
    metadata,
    vocabulary,
    curriculum,
    organisation,
    files,
    text,
    questions,
    video,
    approval,
    forge,
    site,
)

ALL_RULES: dict[str, Rule] = {rule.code: rule for area in _AREAS for rule in area.RULES}
