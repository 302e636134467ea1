"""Runs Git with nothing inherited: no hooks, no user or system configuration, no prompts.

A repository comes from strangers and may carry settings of its own that run programs; what we ask
of Git must mean the same on every machine (pre-commit issue 300 shows what an inherited GIT_DIR
does).
"""

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

# The last one: with Git's own limit a ledger of 250 MB was read seven times slower than with this.
_SWITCHES = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.attributesFile=/dev/null",
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


class GitError(Exception):
    """Git refused; the message is what it said."""


def environment(extra: dict[str, str] | None = None) -> dict[str, str]:
    """The environment Git runs in: the caller's without any GIT_ variable."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {
        **kept,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_REPLACE_OBJECTS": "1",
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
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM"):
        if name not in own:
            del settings[name]
    done = subprocess.run(
        command(root, *arguments), stdin=subprocess.DEVNULL, capture_output=True, check=False, env=settings
    )
    if done.returncode != 0:
        raise GitError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def command(root: Path, *arguments: str) -> list[str]:
    """The full argument list of one Git command."""
    settings = [part for switch in _SWITCHES for part in ("-c", switch)]
    return ["git", "-C", str(root), "-c", f"safe.directory={root.resolve()}", *settings, *arguments]


def read_blobs(root: Path, oids: Iterable[str], kind: bytes = b"blob") -> Iterator[tuple[str, bytes | None]]:
    """The contents of blobs, read by one process; None for an object that is not here, or of another kind.

    Where `kind` is `tree`, they are trees as Git keeps them.
    """
    wanted = list(dict.fromkeys(oids))
    if not wanted:
        return
    with subprocess.Popen(
        command(root, "cat-file", "--batch"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment({"GIT_NO_LAZY_FETCH": "1"}),
    ) as process:
        assert process.stdin is not None  # noqa: S101 - PIPE was asked for
        assert process.stdout is not None  # noqa: S101
        # A batch at a time: Git's answers must be drained before its pipe fills.
        for start in range(0, len(wanted), 512):
            batch = wanted[start : start + 512]
            process.stdin.write("".join(f"{oid}\n" for oid in batch).encode())
            if start + 512 >= len(wanted):
                process.stdin.close()
            else:
                process.stdin.flush()
            for oid in batch:
                header = process.stdout.readline().split()
                if len(header) != 3:
                    yield oid, None
                    continue
                content = process.stdout.read(int(header[2]))
                process.stdout.read(1)
                yield oid, content if header[1] == kind else None
