"""Small districts that are no sample: a recorder signs the ledger, and every word has its evidence."""

import base64
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from build_tools.approving import Prepared
from build_tools.signing import SigningKey, key_in_file, sign
from library.approval.evidence import NAMESPACE
from library.approval.line import spoken
from library.approval.model import Source
from tests.build_tools.small_district import DISTRICT, SmallDistrict

PEOPLE = "content/district/people.yml"
POLICY = "content/district/policy.yml"


def make_key(folder: Path, name: str) -> SigningKey:
    """A key pair made by ssh-keygen, without a passphrase."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    try:
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(file)], check=True
        )
    except FileNotFoundError as error:
        raise AssertionError("these tests need OpenSSH: apt-get install openssh-client") from error
    return key_in_file(file)


@cache
def _made_before(name: str) -> dict[str, bytes]:
    """The files of somebody's key pair; each process of the tests makes it once."""
    with TemporaryDirectory() as folder:
        make_key(Path(folder), name)
        return {file.name: file.read_bytes() for file in Path(folder).iterdir()}


def _keys(folder: Path, names: Sequence[str]) -> dict[str, SigningKey]:
    """Key pairs of people in a folder, the private ones for nobody else to read."""
    folder.mkdir(parents=True)
    for name in names:
        for file, content in _made_before(name).items():
            (folder / file).touch(mode=0o600)
            (folder / file).write_bytes(content)
    return {name: key_in_file(folder / name) for name in names}


class SignedDistrict(SmallDistrict):
    """`SmallDistrict`, no sample: people sign with keys of their own, the recorder signs the ledger."""

    evidence = "signed"

    def __init__(self, root: Path, people: str = DISTRICT[PEOPLE]) -> None:
        self.folder = root.parent / f"{root.name}-keys"
        names = [line.split()[-1] for line in people.splitlines() if line.startswith("- id:")]
        self.keys = _keys(self.folder, [*names, "recorder"])
        self.accounts = {name: 7000 + at for at, name in enumerate(names)}
        for name in names:
            key, account = f"  keys: [{{ssh: {self.keys[name].public}}}]", self.accounts[name]
            own = f"- id: {name}\n{key}\n  forge: {{github: {account}}}\n"
            people = people.replace(f"- id: {name}\n", own)
        policy = DISTRICT[POLICY].replace("unsigned", self.evidence)
        super().__init__(
            root,
            {
                **DISTRICT,
                "content/district/district.yml": "name: Kho huyện Thử (mẫu)\nshort_name: Kho Thử\n",
                PEOPLE: people,
                POLICY: f"recorders: [{self.keys['recorder'].public}]\n{policy}",
            },
        )
        self.recorder = self.keys["recorder"]

    def signed(self, prepared: Prepared) -> Prepared:
        return Prepared(prepared.statement, self.signature(prepared, prepared.statement.person))

    def signature(self, prepared: Prepared, signer: str) -> str:
        """The signature of somebody, who need not be the one that speaks."""
        made = sign(spoken(prepared.statement), NAMESPACE, self.keys[signer])
        return base64.b64encode(made).decode()


class RecordedDistrict(SignedDistrict):
    """The same, where the recorder vouches for reviews on a forge and nobody signs."""

    evidence = "recorded"

    def signed(self, prepared: Prepared) -> Prepared:
        statement = prepared.statement
        if statement.source is not None or statement.person not in self.accounts:
            return prepared
        user = self.accounts[statement.person]
        source = Source("github", "huyen/kho", 7, 1, user, "d" * 40, "e" * 40)
        return Prepared(statement._replace(source=source))
