"""The generated district's ledger as its recorder writes it: lines in a chain, trees hung up beside them."""

import base64
from dataclasses import dataclass
from datetime import datetime, timedelta

from bench.district.office import FORGE, LIBRARY, accounts, approvers
from bench.district.resources import Made
from build_tools.ledger_branch import APPROVED_FOLDER, ORGANISATION_FOLDER
from library.approval.evidence import NAMESPACE
from library.approval.ledger import HEAD_FILE, write_head
from library.approval.line import FIRST, digest_of, spoken, write_line
from library.approval.model import Source, Statement
from tests.ssh_signers import Signer

BRANCH = "refs/heads/approvals"


@dataclass(frozen=True, slots=True)
class Request:
    """The pull request by which versions came in: its number, and the commit it was merged as."""

    number: int
    commit: str


@dataclass(slots=True)
class Recorder:
    """Who numbers, chains and dates; `number` and `digest` are of the line written last."""

    organisation: str
    at: datetime
    number: int = 0
    digest: str = FIRST

    def approve(self, made: Made, request: Request) -> bytes:
        """The lines of every stage that a version has to take."""
        rows = approvers(made.key.school, made.facts.subject, shared=made.shared)
        return b"".join(self._line(made, request, *row) + b"\n" for row in rows)

    def hung_up(self, made: Made) -> dict[str, str]:
        """The trees that a version approved adds to the branch, by path."""
        shelves = ("school", "district") if made.shared else ("school",)
        return {f"{APPROVED_FOLDER}/{shelf}/{made.key}": made.tree for shelf in shelves} | {
            f"{ORGANISATION_FOLDER}/{self.organisation}": self.organisation
        }

    def head(self) -> dict[str, bytes]:
        """The file that names the last line."""
        return {HEAD_FILE: write_head(self.number, self.digest)}

    def _line(self, made: Made, request: Request, shelf: str, stage: str, person: str, role: str) -> bytes:
        signs = made.facts.kind == "exam"
        review = request.number * 10 + 1
        source = None if signs else Source(
            FORGE, "huyen-do-mau/kho-hoc-lieu", request.number, review, accounts()[person],
            request.commit, request.commit,
        )  # fmt: skip
        statement = Statement(
            LIBRARY, made.key, shelf, stage, "approve", person, role, made.tree, made.facts,
            self.organisation, self.number, source=source,
        )  # fmt: skip
        signature = None
        if signs:
            signature = base64.b64encode(Signer(person).sign(spoken(statement), NAMESPACE)).decode()
        self.number += 1
        self.at += timedelta(seconds=1)
        line = write_line(statement, self.number, self.digest, self.at, signature)
        self.digest = digest_of(line)
        return line
