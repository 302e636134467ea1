"""Takes statements out of the inbox: what counts now is recorded, what may count later stays."""

from collections.abc import Sequence
from datetime import datetime

from build_tools.inbox import Handed
from build_tools.judgement import Judgement
from build_tools.recording import examine
from library.approval.line import spoken
from library.approval.model import Said
from library.diagnostics import Text
from library.values import dataclass

MALFORMED = Text(
    "tệp này không phải một lời duyệt do --statement-out ghi ra",
    "the file is no statement that --statement-out wrote",
)
ALREADY = Text("đã có trong sổ", "the ledger has it already")


@dataclass(frozen=True, slots=True)
class Received:
    """What to record, in order; what to drop, and what to leave, by path with the reason."""

    said: tuple[Said, ...]
    taken: tuple[str, ...]
    dropped: tuple[tuple[str, Text], ...]
    left: tuple[tuple[str, Text], ...]


def receive(judgement: Judgement, handed: Sequence[Handed], at: datetime) -> Received:
    """Sort what was handed over; statements wait for one another, so they are tried until none fits."""
    dropped = [(one.path, MALFORMED) for one in handed if one.statement is None]
    waiting: list[tuple[str, Said]] = []
    for one in handed:
        if one.statement is None:
            continue
        words = spoken(one.statement).decode()
        if any(line.spoken == words for line in judgement.ledger.lines_of(one.statement.key)):
            dropped.append((one.path, ALREADY))
        else:
            waiting.append((one.path, Said(one.statement, at, one.signature)))
    waiting.sort(key=lambda pair: (pair[1].statement.seen, pair[0]))
    good: list[tuple[str, Said]] = []
    reasons: dict[str, Text] = {}
    fitted = True
    while fitted:
        fitted = False
        for pair in list(waiting):
            examined = examine(judgement, [said for _, said in (*good, pair)])
            if examined.refused:
                reasons[pair[0]] = examined.refused[-1][1]
                continue
            good.append(pair)
            waiting.remove(pair)
            fitted = True
    return Received(
        tuple(said for _, said in good),
        tuple(path for path, _ in good),
        tuple(dropped),
        tuple((path, reasons[path]) for path, _ in waiting),
    )
