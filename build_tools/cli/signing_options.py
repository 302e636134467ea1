"""Which keys sign: the person's for their word, the recorder's for the ledger."""

import argparse
import base64
from dataclasses import replace
from pathlib import Path

from build_tools.approving import Prepared
from build_tools.cli.language import Words
from build_tools.judgement import Judgement
from build_tools.repository import Repository
from build_tools.signing import SigningError, SigningKey, key_in_file, key_of, sign, usual_files
from library.approval.evidence import NAMESPACE
from library.approval.line import spoken
from library.diagnostics import Text

RECORDER_KEY_SETTING = "hoclieu.recorderKey"


def add_recorder_key(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "--recorder-key", type=Path, metavar="FILE",
        help=words(
            f"khoá của người giữ sổ (mặc định: git config {RECORDER_KEY_SETTING})",
            f"the recorder's key (git config {RECORDER_KEY_SETTING})",
        ),
    )  # fmt: skip


def add_recorder_options(parser: argparse.ArgumentParser, words: Words) -> None:
    add_recorder_key(parser, words)
    parser.add_argument(
        "--push", action="store_true",
        help=words("ghi thẳng vào sổ ở máy chủ", "record on the server's ledger at once"),
    )  # fmt: skip


def add_person_key(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "--key", type=Path, metavar="FILE",
        help=words(
            "khoá SSH của người duyệt (mặc định: khoá trong ssh-agent hoặc ~/.ssh/id_ed25519)",
            "the approver's SSH key (one in ssh-agent, or ~/.ssh/id_ed25519)",
        ),
    )  # fmt: skip


def recorder_key(options: argparse.Namespace, repository: Repository) -> SigningKey | None:
    """The recorder's key that was named, by option or by this clone's configuration; SigningError."""
    if options.recorder_key is not None:
        return key_in_file(options.recorder_key)
    configured = repository.setting(RECORDER_KEY_SETTING)
    return key_in_file(Path(configured).expanduser()) if configured else None


def signed(prepared: Prepared, judgement: Judgement, file: Path | None) -> Prepared:
    """The statement with its speaker's signature; SigningError where none of their keys can be used."""
    person = judgement.organisation.people.get(prepared.statement.person)
    number = judgement.ledger.number + 1
    own = [key.ssh for key in person.keys if key.counts_at(number)] if person is not None else []
    if file is not None:
        key = key_in_file(file)
        if key.public not in own:
            raise SigningError(
                Text(
                    f"khoá {file} không phải khoá đang có hiệu lực của {prepared.statement.person}",
                    f"{file} is no key of {prepared.statement.person} that counts now",
                )
            )
        return _sign(prepared, key)
    with key_of(own, usual_files()) as found:
        if found is None:
            raise SigningError(
                Text(
                    f"bước này cần chữ kí: thêm --key TỆP (khoá của {prepared.statement.person} "
                    "ghi trong people.yml, mục keys)",
                    f"this needs a signature: add --key FILE (a key of {prepared.statement.person} "
                    "that people.yml lists under keys)",
                )
            )
        return _sign(prepared, found)


def _sign(prepared: Prepared, key: SigningKey) -> Prepared:
    signature = sign(spoken(prepared.statement), NAMESPACE, key)
    return replace(prepared, signature=base64.b64encode(signature).decode())
