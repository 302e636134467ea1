"""Asks a program of ours that handles strangers' data in a process of its own, within a time limit.

It gets one request on stdin and answers with one line of JSON, and bytes after it. It inherits no PATH,
so it finds no other program, and only what a school's network needs to be reached.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from library.values import dataclass

Failure = Literal["too-slow", "broken"]

_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
_KEPT = ("SYSTEMROOT", "SSL_CERT_FILE", "SSL_CERT_DIR", *_PROXIES, *(name.upper() for name in _PROXIES))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program answered: its line of JSON, and the bytes after it."""

    facts: Mapping[str, object]
    payload: bytes


def ask(program: str, request: bytes, *arguments: str, time_limit: float) -> Answer | Failure:
    """The answer of a program of this folder; it is ended after `time_limit` seconds."""
    with tempfile.TemporaryDirectory(prefix="hoclieu-") as scratch:
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        environment |= {"HOME": scratch, "TMPDIR": scratch, "LC_ALL": "C.UTF-8", "YTDLP_NO_PLUGINS": "1"}
        try:
            done = subprocess.run(
                [sys.executable, "-I", str(Path(__file__).with_name(program)), *arguments],
                input=request,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=scratch,
                env=environment,
                timeout=time_limit,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return "too-slow"
    head, _, payload = done.stdout.partition(b"\n")
    try:
        facts = json.loads(head)
    except ValueError:
        # Killed by its limits or by its own crash, it leaves half an answer or none.
        return "broken"
    return Answer(facts, payload) if isinstance(facts, dict) else "broken"
