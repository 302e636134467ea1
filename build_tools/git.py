"""Runs Git with nothing inherited: no hooks, no user or system configuration, no prompts.

A repository comes from strangers and may carry settings of its own that run programs; what we ask
of Git must mean the same on every machine (pre-commit issue 300 shows what an inherited GIT_DIR
does).
"""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

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


_READS = ("ls-remote", "fetch")

_NO_FILTER = (("clean", ""), ("smudge", ""), ("process", ""), ("required", "false"))

_YIELDING = 10
"""How nice a process is that gives way: it gets a tenth of a processor that somebody else wants."""


class GitError(Exception):
    """Git refused; the message is what it said, in the repository at `root` where there is one."""

    def __init__(self, said: str, root: Path | None = None) -> None:
        super().__init__(said)
        self.root = root


class ServerNotReadError(GitError):
    """Git could not ask a server or fetch from it: nothing was written there."""


class GitMissingError(Exception):
    """There is no Git on this machine, or not where programs are looked for."""


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
        "GIT_DEFAULT_HASH": "sha1",  # what the ledger's lines name trees by, whatever Git begins with
        "LC_ALL": "C",
        **(extra or {}),
    }


def git(
    root: Path, *arguments: str, stdin: bytes | None = None, extra: dict[str, str] | None = None
) -> bytes:
    """The output of one Git command in `root`; GitError where it fails."""
    try:
        done = subprocess.run(
            command(root, *arguments),
            input=stdin if stdin is not None else b"",
            capture_output=True,
            check=False,
            env=environment(extra),
        )
    except FileNotFoundError as error:
        raise GitMissingError from error
    if done.returncode != 0:
        raise GitError(done.stderr.decode("utf-8", "replace").strip(), root)
    return done.stdout


def git_online(root: Path, *arguments: str) -> bytes:
    """The output of a Git command that talks to a server, with the user's own ways to log in.

    ServerNotReadError where it was only to be read, GitError where it was to be written to.
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
        kind = ServerNotReadError if arguments[0] in _READS else GitError
        raise kind(done.stderr.decode("utf-8", "replace").strip(), root)
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


def give_way(process: "subprocess.Popen[bytes]") -> None:
    """Let a process that nobody waits for yet leave the processors to those that are waited for."""
    if sys.platform != "win32":
        with suppress(OSError):  # it has ended
            os.setpriority(os.PRIO_PROCESS, process.pid, _YIELDING)


def command(root: Path, *arguments: str) -> list[str]:
    """The full argument list of one Git command."""
    settings = [part for switch in _SWITCHES for part in ("-c", switch)]
    return ["git", "-C", str(root), "-c", f"safe.directory={root.resolve()}", *settings, *arguments]
