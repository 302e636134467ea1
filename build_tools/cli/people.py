"""`hoclieu people leave`: somebody leaves, and somebody else takes over their roles and what waits."""

import argparse
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from build_tools.cli.exit_codes import FINDINGS, OK, USAGE
from build_tools.cli.language import Words
from build_tools.cli.repository_options import day_reader, now, opened
from build_tools.judgement import Judgement
from build_tools.judging import judge_commit
from build_tools.progress import Progress
from build_tools.report import render
from build_tools.whole_file import write_whole
from library.approval.days import day_of
from library.codeowners import READ
from library.diagnostics import Finding, Severity, Text, collect
from library.organisation import (
    DISTRICT_FILE,
    PEOPLE_FILE,
    SCHOOLS_FILE,
    Organisation,
    Person,
    read_organisation,
)
from library.organisation.handover import Handover, hand_over
from library.suggestions import suggestion


def add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "part",
        choices=("leave",),
        metavar="leave",
        help=words("một người thôi nhiệm vụ", "somebody leaves"),
    )
    parser.add_argument("person", metavar="PERSON", help=words("mã người thôi nhiệm vụ", "who leaves, by id"))
    parser.add_argument(
        "--to", required=True, metavar="PERSON", help=words("mã người nhận việc", "who takes over, by id")
    )
    parser.add_argument(
        "--last-day", type=day_reader(words), metavar="YYYY-MM-DD",
        help=words("ngày làm việc cuối cùng (mặc định: hôm nay)", "the last day in the roles (today)"),
    )  # fmt: skip


def run(options: argparse.Namespace, words: Words) -> int:
    with opened(options, words) as place:
        if place is None:
            return USAGE
        judgement = judge_commit(
            place.content, place.revision, place.ledger, Progress(words.language, quiet=True)
        )
    people = judgement.tip_authority.organisation.people
    for person in (options.person, options.to):
        if person not in people:
            hint = words.of(suggestion(person, people))
            sys.stderr.write(words(f"Không có “{person}” trong people.yml: {hint}\n",
                                   f"There is no “{person}” in people.yml: {hint}\n"))  # fmt: skip
            return USAGE
    top = place.ledger.root
    files = _district_files(top)
    if PEOPLE_FILE not in files:
        sys.stderr.write(words(f"Không có tệp {top / PEOPLE_FILE}.\n", f"There is no {top / PEOPLE_FILE}.\n"))
        return USAGE
    before, errors = _organisation(files, judgement)
    if errors:
        sys.stderr.write(render(errors, "text", words.language))
        return FINDINGS
    last = options.last_day or day_of(now())
    outcome = hand_over(files[PEOPLE_FILE].decode(), options.person, options.to, last)
    if isinstance(outcome, Text):
        sys.stderr.write(f"{words.of(outcome)}\n")
        return FINDINGS
    after, errors = _organisation({**files, PEOPLE_FILE: outcome.text.encode()}, judgement)
    if errors or not _is_as_meant(before, after, options.person, options.to, last):
        sys.stderr.write(_by_hand(options, outcome, last, words))
        return FINDINGS
    write_whole(top / PEOPLE_FILE, outcome.text.encode())
    sys.stdout.write(_told(options, outcome, last, judgement, top, words))
    return OK


def _district_files(root: Path) -> dict[str, bytes]:
    files = (DISTRICT_FILE, SCHOOLS_FILE, PEOPLE_FILE)
    return {name: (root / name).read_bytes() for name in files if (root / name).is_file()}


def _organisation(files: dict[str, bytes], judgement: Judgement) -> tuple[Organisation, list[Finding]]:
    organisation, found = collect(read_organisation(files, judgement.vocabulary))
    return organisation, [one for one in found if one.rule.severity is Severity.ERROR]


def _is_as_meant(before: Organisation, after: Organisation, leaver: str, heir: str, last: date) -> bool:
    """Whether the two people changed as was asked, and nobody else did."""
    others = {name: person for name, person in before.people.items() if name not in (leaver, heir)}
    same = all(after.people.get(name) == person for name, person in others.items())
    gone, come = after.people[leaver], after.people[heir]
    kept = replace(come, roles=()) == replace(before.people[heir], roles=())
    over = not any(role.period.holds(last + timedelta(days=1)) for role in gone.roles)
    return same and kept and over and _holds(come, before.people[leaver], last + timedelta(days=1))


def _holds(heir: Person, leaver: Person, first: date) -> bool:
    """Whether the heir holds on that day what the leaver held, but for roles in which nobody approves."""

    def held(person: Person) -> set[tuple[object, ...]]:
        roles = (role for role in person.roles if role.period.holds(first) and role.role != "teacher")
        return {(role.role, role.school, role.subjects, role.grades) for role in roles}

    return held(leaver) <= held(heir)


def _by_hand(options: argparse.Namespace, outcome: Handover, last: date, words: Words) -> str:
    roles = "".join(f"    - {role}\n" for role in outcome.roles)
    return words(
        f"Không sửa được {PEOPLE_FILE} tự động. Hãy sửa tay: ghi `until: {last}` vào các vai trò của "
        f"{options.person}, và thêm cho {options.to}:\n{roles}",
        f"{PEOPLE_FILE} could not be changed safely. By hand: write `until: {last}` into the roles of "
        f"{options.person}, and add to {options.to}:\n{roles}",
    )


def _told(
    options: argparse.Namespace, outcome: Handover, last: date, judgement: Judgement, top: Path, words: Words
) -> str:
    day, first = (f"{one.day}/{one.month}/{one.year}" for one in (last, last + timedelta(days=1)))
    lines = [
        words(f"Đã sửa {PEOPLE_FILE}:", f"Changed {PEOPLE_FILE}:"),
        words(f"  {options.person}: hết ngày {day}", f"  {options.person}: until {day}"),
        words(f"  {options.to}: từ ngày {first}", f"  {options.to}: from {first}"),
        *(f"    {role}" for role in outcome.roles),
    ]
    waiting = [
        f"  {key}"
        for key in sorted({*judgement.bundles, *judgement.standings})
        if options.person in judgement.status(key, now()).waiting_for
    ]
    if waiting:
        lines += [words(f"Đang chờ {options.person}, rồi sẽ chờ {options.to}:",
                        f"Waiting for {options.person}, and then for {options.to}:"), *waiting]  # fmt: skip
    office = judgement.authority.policy.organisation.threshold
    lines += [
        words("Việc tiếp theo:", "What to do next:"),
        words(
            f"  1. commit và gộp vào nhánh chính; {office} người của huyện duyệt: "
            "hoclieu approve district/organisation --as MÃ-NGƯỜI",
            f"  1. commit and merge it; {office} of the district approve it: "
            "hoclieu approve district/organisation --as PERSON",
        ),
        words(
            "  2. trên máy chủ Git, lần ghi sổ sau đó sẽ mời người mới duyệt các yêu cầu đang mở",
            "  2. on a forge, the next run of the recorder asks the new person about every open request",
        ),
    ]
    if any((top / path).is_file() for path in READ):
        lines.append(words("  3. viết lại CODEOWNERS: hoclieu codeowners --write",
                           "  3. write CODEOWNERS anew: hoclieu codeowners --write"))  # fmt: skip
    return "\n".join(lines) + "\n"
