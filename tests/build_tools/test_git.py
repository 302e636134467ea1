"""How processes of Git stand beside ours."""

import os
import subprocess
import sys

import pytest

from build_tools.git import give_way


@pytest.mark.skipif(sys.platform == "win32", reason="no such order of processes there")
def test_what_gives_way_is_behind_who_began_it_and_may_have_ended() -> None:
    with subprocess.Popen(["sleep", "60"]) as process:
        try:
            give_way(process)
            own = os.getpriority(os.PRIO_PROCESS, 0)
            assert os.getpriority(os.PRIO_PROCESS, process.pid) > own or own >= 10
        finally:
            process.kill()
    give_way(process)
