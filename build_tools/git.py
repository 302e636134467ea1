"""Runs Git with nothing inherited: no hooks, no user or system configuration, no prompts.

A repository comes from strangers and may carry settings of its own that run programs; what we ask
of Git must mean the same on every machine (pre-commit issue 300 shows what an inherited GIT_DIR
does).
"""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

if sys.platform == "linux":
    from fcntl import F_SETPIPE_SZ, fcntl

# The last one: with Git's own limit a ledger of 250 MB was read seven times slower than with this.
_SWITCHES = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.attributesFile=/dev/null",
    "log.showSignature=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "protocol.ext.allow=never",
    "core.deltaBaseCacheLimit=512m",
)

_LOGIN = (
    "GIT_ASKPASS", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM",
    "GIT_CONFIG_SYSTEM",
)  # fmt: skip
"""What of Git's environment the user may have set to log in to a server."""


_NO_FILTER = (("clean", ""), ("smudge", ""), ("process", ""), ("required", "false"))

_BATCH = 400
"""Objects that are asked for at once: their names must fit into a pipe."""
_VERY_MANY = 50_000
"""From how many objects on a second reader is worth its start."""
_BUFFER, _AHEAD = 1 << 18, 1 << 20
"""In bytes, what we read at once and what Git may write ahead: a batch, while we read that of another."""


class GitError(Exception):
    """Git refused; the message is what it said."""


def environment(extra: dict[str, str] | None = None) -> dict[str, str]:
    """The environment Git runs in: the caller's without any GIT_ variable.

    What a partial clone lacks is not fetched in passing: nothing here asks a server unless it means to, and
    the clone's own settings name the program that would answer.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {
        **kept,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "LC_ALL": "C",
        **(extra or {}),
    }


def git(
    root: Path, *arguments: str, stdin: bytes | None = None, extra: dict[str, str] | None = None
) -> bytes:
    """The output of one Git command in `root`; GitError where it fails."""
    done = subprocess.run(
        command(root, *arguments),
        input=stdin if stdin is not None else b"",
        capture_output=True,
        check=False,
        env=environment(extra),
    )
    if done.returncode != 0:
        raise GitError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def git_online(root: Path, *arguments: str) -> bytes:
    """The output of a Git command that talks to a server, with the user's own ways to log in.

    Only there is the user's configuration read: credential helpers, proxies and SSH stand in it.
    """
    own = {name: value for name, value in os.environ.items() if name in _LOGIN}
    settings = environment(own)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_NO_LAZY_FETCH"):
        if name not in own:
            del settings[name]
    done = subprocess.run(
        command(root, *arguments), stdin=subprocess.DEVNULL, capture_output=True, check=False, env=settings
    )
    if done.returncode != 0:
        raise GitError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def without_filters(root: Path) -> dict[str, str]:
    """The environment in which Git runs no program that the clone's settings name for files of a work tree.

    They are found first, for attributes may name any of them, and no one switch turns all off.
    """
    try:
        listed = git(root, "config", "--null", "--name-only", "--get-regexp", r"^filter\.").split(b"\0")
    except GitError:  # there are none
        return {}
    filters = sorted({os.fsdecode(name).rpartition(".")[0] for name in listed[:-1]})
    settings = [(f"{one}.{key}", value) for one in filters for key, value in _NO_FILTER]
    environment = {"GIT_CONFIG_COUNT": str(len(settings))}
    for number, (name, value) in enumerate(settings):
        environment |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    return environment


def command(root: Path, *arguments: str) -> list[str]:
    """The full argument list of one Git command."""
    settings = [part for switch in _SWITCHES for part in ("-c", switch)]
    return ["git", "-C", str(root), "-c", f"safe.directory={root.resolve()}", *settings, *arguments]


def read_blobs(root: Path, oids: Iterable[str], kind: bytes = b"blob") -> Iterator[tuple[str, bytes | None]]:
    """The contents of blobs, in their order; None for an object that is not here, or of another kind.

    Where `kind` is `tree`, they are trees as Git keeps them.
    """
    wanted = list(dict.fromkeys(oids))
    batches = [wanted[at : at + _BATCH] for at in range(0, len(wanted), _BATCH)]
    # Git unpacks longer than we read: of very many, a second one works on the core that would stand idle.
    readers = 2 if len(wanted) > _VERY_MANY else min(1, len(batches))
    with ExitStack() as stack:
        running = [stack.enter_context(_reader(root)) for _ in range(readers)]
        for at, batch in enumerate(batches[:readers]):
            _ask(running[at], batch)
        for at, batch in enumerate(batches):
            process = running[at % readers]
            yield from _answers(process, batch, kind)
            # What was asked for must be read before more is asked of the same, or both would wait.
            if at + readers < len(batches):
                _ask(process, batches[at + readers])


def _reader(root: Path) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(
        command(root, "cat-file", "--batch"),
        bufsize=_BUFFER,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )
    if sys.platform == "linux":
        with suppress(OSError):  # of a system that allows no more
            fcntl(process.stdout, F_SETPIPE_SZ, _AHEAD)  # type: ignore[arg-type]
    return process


def _ask(process: "subprocess.Popen[bytes]", oids: Iterable[str]) -> None:
    assert process.stdin is not None  # noqa: S101 - PIPE was asked for
    process.stdin.write("".join(f"{oid}\n" for oid in oids).encode())
    process.stdin.flush()


def _answers(
    process: "subprocess.Popen[bytes]", oids: Iterable[str], kind: bytes
) -> Iterator[tuple[str, bytes | None]]:
    assert process.stdout is not None  # noqa: S101 - PIPE was asked for
    for oid in oids:
        header = process.stdout.readline().split()
        if len(header) != 3:
            yield oid, None
            continue
        content = process.stdout.read(int(header[2]))
        process.stdout.read(1)
        yield oid, content if header[1] == kind else None
