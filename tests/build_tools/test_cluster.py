"""A build on a real Dask cluster: the same bytes, and plain words where it cannot be done."""

import asyncio
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import count
from pathlib import Path
from socket import create_server, socket
from threading import Thread
from time import monotonic

import dask
import pytest
from distributed import LocalCluster, Security

from build_tools import cluster as module
from build_tools import compiling, folding, site_writing
from build_tools.cli.main import main
from build_tools.cluster import Cluster, connected
from build_tools.manifest import STATE_FOLDER
from build_tools.staging import OutputError, two_files_at
from build_tools.workers import WorkersError
from library.approval.standing import judge
from library.diagnostics import collect
from tests.build_tools.small_district import AS_OF, CHAIN, SmallDistrict, document, exam
from tests.build_tools.test_folding import IN_FORCE, long_ledger
from tests.library.sample_bundle import PNG

DISTRICTS = ("huyen-dong", "huyen-tay", "huyen-nam")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A scheduler with two worker processes that find no Git; a task that kills two of them is given up."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=":0", env={"PATH": "/nowhere"}
        ) as local,
    ):
        yield local.scheduler_address.replace("tcp", "dask")


@pytest.fixture
def cluster(address: str) -> Iterator[Cluster]:
    with connected(address) as found:
        yield found


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> list[SmallDistrict]:
    """Three districts, each with a repository, people and resources of its own."""
    return [_district(tmp_path_factory.mktemp(name), name) for name in DISTRICTS]


def _district(root: Path, name: str) -> SmallDistrict:
    district = SmallDistrict(root)
    district.change("content/district/district.yml", "Kho huyện Thử", f"Kho {name}")
    for number in range(3):
        district.put(f"thcs-a/phieu-{number}", document(f"Phiếu {number} của {name}"))
    files = {"hinh__png": PNG, "phieu__txt": b"In ra.\n"}
    district.put("thcs-a/hinh", document("Hình", "![Hình](hinh.png)", attachments="[phieu.txt]"), **files)
    district.put("thcs-a/de", exam())
    district.commit()
    for key in ("phieu-0", "phieu-2", "hinh", "de"):
        district.approve(f"thcs-a/{key}", *CHAIN)
    return district


def _build(district: SmallDistrict, out: Path, *options: str) -> int:
    words = ["build", "--root", str(district.root), "--out", str(out), "--as-of", AS_OF.isoformat()]
    return main([*words, "--no-cache", *options])


def _files(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and STATE_FOLDER not in path.parts
    }


@pytest.fixture
def always_spread(monkeypatch: pytest.MonkeyPatch) -> None:
    for place in (compiling, folding, site_writing):
        monkeypatch.setattr(place, "WORTH_SPREADING", 0)


@pytest.mark.usefixtures("always_spread")
def test_a_province_of_three_districts_is_built_at_once_to_the_same_bytes(
    province: list[SmallDistrict], address: str, tmp_path: Path
) -> None:
    built: dict[str, list[dict[str, bytes]]] = {}
    for way, options in {"default": (), "alone": ("--workers", "1")}.items():
        for district, name in zip(province, DISTRICTS, strict=True):
            assert _build(district, tmp_path / way / name, *options) == 0
    with ThreadPoolExecutor(3) as threads, connected(address) as cluster:
        outs = [tmp_path / "cluster" / name for name in DISTRICTS]
        done = threads.map(lambda at: _build(province[at], outs[at], "--executor", address), range(3))
        assert list(done) == [0, 0, 0]
        made = cluster.client.run(lambda: "build_tools.site_tasks" in sys.modules)
        assert list(made.values()) == [True, True]
    for way in ("default", "alone", "cluster"):
        built[way] = [_files(tmp_path / way / name) for name in DISTRICTS]
    assert built["cluster"] == built["alone"] == built["default"]
    assert len({files["sites/district/index.html"] for files in built["cluster"]}) == 3


def test_a_ledger_is_judged_the_same(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folding, "WORTH_SPREADING", 1)
    book = long_ledger()
    alone, findings = collect(judge(book, IN_FORCE, {}))
    spread, found = folding.judge_widely(book, IN_FORCE, {}, cluster)
    assert spread == alone
    assert set(found) == set(findings) != set()


def die_once(marker: Path, number: int) -> int:
    if number == 2 and not marker.exists():
        marker.touch()
        os._exit(1)
    return number


def die(_: None, number: int) -> int:
    os._exit(1)


def refuse(_: None, number: int) -> int:
    raise two_files_at(f"trang-{number}.html")


def same(_: None, number: int) -> int:
    return number


def test_a_scheduler_is_known_where_a_loop_runs_already(address: str) -> None:
    async def within() -> Cluster:
        with connected(address) as found:
            return found

    with ThreadPoolExecutor(1) as beside:  # for the driver of the browser's tests may keep a loop in this one
        assert beside.submit(lambda: asyncio.run(within())).result()


def test_what_a_task_raises_is_raised_here(cluster: Cluster) -> None:
    with pytest.raises(OutputError, match=r"two files for one address: trang-7\.html"):
        list(cluster.spread(refuse, None, [7]))


def test_what_a_worker_had_that_died_is_done_by_another(cluster: Cluster, tmp_path: Path) -> None:
    done = cluster.spread(die_once, tmp_path / "died", range(40))
    assert sorted(number for number, _ in done) == list(range(40))
    assert (tmp_path / "died").exists()


def test_a_task_that_kills_every_worker_is_told(cluster: Cluster) -> None:
    with pytest.raises(WorkersError, match="--memory-limit") as raised:
        list(cluster.spread(die, None, [1]))
    assert "hết bộ nhớ" in raised.value.text.vi


def test_a_cluster_with_another_tool_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "tool_digest", lambda: "newer")
    with pytest.raises(WorkersError, match="another hoclieu than this machine at: tcp://"):
        connected(address).__enter__()


def test_a_worker_that_came_later_with_another_tool_is_refused(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "tool_digest", lambda: "newer")
    with pytest.raises(WorkersError, match="another hoclieu than this machine at: tcp://"):
        list(cluster.spread(same, None, [1]))


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is waited for long."""
    monkeypatch.setattr(module, "CONNECTING", 3)
    monkeypatch.setattr(module, "IDLE", 0.2)


@pytest.mark.usefixtures("soon")
def test_where_no_scheduler_is_nothing_is_written(
    district: SmallDistrict, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _build(district, tmp_path / "out", "--executor", "dask://127.0.0.1:9", "--lang", "en") == 1
    assert "dask://127.0.0.1:9 cannot be reached" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


GREETING = (8).to_bytes(8, "little")
"""As a server of Dask begins."""


@pytest.mark.parametrize(
    ("listener", "greeting"),
    [
        ("plain", b""),
        ("plain", b"SSH-2.0-OpenSSH_9.2\r\n"),
        ("plain", b"\x01"),
        ("plain", GREETING),
        ("plain, where TLS is wanted", b""),
        ("TLS", b""),
        ("TLS", GREETING),
        ("TLS of another", GREETING),
    ],
)
@pytest.mark.usefixtures("soon")
def test_what_is_no_scheduler_is_told_and_not_waited_for(listener: str, greeting: bytes) -> None:
    ours = Security.temporary()
    theirs = Security.temporary() if listener == "TLS of another" else ours
    certificates = theirs.get_listen_args("scheduler")["ssl_context"] if "TLS" in listener[:3] else None
    scheme = "dask" if listener == "plain" else "dask+tls"
    with create_server(("127.0.0.1", 0)) as other, dask.config.set(trusting(ours)):
        port = other.getsockname()[1]

        def answer() -> None:
            with suppress(OSError):
                while True:
                    link = other.accept()[0]
                    links.append(link)
                    with suppress(OSError):
                        if certificates is not None:
                            link = certificates.wrap_socket(link, server_side=True)
                            links.append(link)
                        link.sendall(greeting)  # and waits to be spoken to, as a web server does

        links: list[socket] = []
        Thread(target=answer, daemon=True).start()
        begun = monotonic()
        with pytest.raises(WorkersError, match="is no scheduler of Dask"):
            connected(f"{scheme}://127.0.0.1:{port}").__enter__()
        assert monotonic() - begun < 25
        for link in links:
            link.close()


def test_a_worker_is_no_scheduler() -> None:
    with LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, protocol="tcp", dashboard_address=":0"
    ) as local:
        (worker,) = local.workers.values()
        with pytest.raises(WorkersError, match="workers have others"):
            connected(str(worker.address).replace("tcp", "dask")).__enter__()


def trusting(security: Security) -> dict[str, object]:
    """Dask's configuration with the certificates of some security."""
    place = "distributed.comm.tls"
    return {
        f"{place}.ca-file": security.tls_ca_file,
        f"{place}.client.cert": security.tls_client_cert,
        f"{place}.client.key": security.tls_client_key,
    }


@pytest.mark.usefixtures("soon")
def test_a_cluster_without_workers_is_told_how_to_start_one() -> None:
    with LocalCluster(n_workers=0, dashboard_address=":0") as local:
        place = local.scheduler_address
        with pytest.raises(WorkersError, match=f"dask worker {place} --nthreads 1"):
            connected(place.replace("tcp", "dask")).__enter__()


@pytest.mark.parametrize("gone", ["workers", "scheduler"])
@pytest.mark.usefixtures("soon")
def test_a_cluster_that_goes_away_is_not_waited_for(gone: str) -> None:
    with (
        LocalCluster(
            n_workers=1, threads_per_worker=1, processes=False, protocol="tcp", dashboard_address=":0"
        ) as local,
        connected(local.scheduler_address.replace("tcp", "dask")) as found,
    ):
        done = found.spread(same, None, count())
        next(done)
        if gone == "workers":
            local.scale(0)
        else:
            local.close()
        with pytest.raises(WorkersError, match="published sites stay as they are"):
            list(done)


def test_without_dask_it_is_told_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(WorkersError, match=r"pip install 'hoclieu\[cluster\]'"):
        connected("dask://127.0.0.1:9").__enter__()


@pytest.mark.parametrize("written", [None, "/nowhere/ca.pem"])
def test_without_certificates_it_is_told_where_they_belong(written: str | None) -> None:
    with (
        dask.config.set(
            {"distributed.comm.tls.ca-file": written, "distributed.comm.tls.client.cert": written}
        ),
        pytest.raises(WorkersError, match="Dask's configuration"),
    ):
        connected("dask+tls://127.0.0.1:9").__enter__()


def test_what_goes_to_the_cluster_can_be_encrypted() -> None:
    security = Security.temporary()

    with (
        LocalCluster(
            n_workers=1,
            threads_per_worker=1,
            processes=False,
            protocol="tls",
            security=security,
            dashboard_address=":0",
        ) as local,
        dask.config.set(trusting(security)),
        connected(local.scheduler_address.replace("tls", "dask+tls")) as found,
    ):
        assert list(found.spread(same, None, [1, 2])) == [(1, 1), (2, 2)]
