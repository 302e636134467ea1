"""Workers of a Dask cluster; the one module that knows Dask, which is an optional part.

A cluster shares no disk with us: what a task needs travels with it, and what it made travels back. It
must be trusted like this machine: Dask pickles what travels, and whoever runs the scheduler or a worker
sees every exam and could forge every page.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from build_tools.executors import as_done
from build_tools.scheduler_greeting import greets, no_scheduler
from build_tools.tool_digest import tool_digest
from build_tools.workers import WorkersError
from library.values import dataclass

if TYPE_CHECKING:
    from ssl import SSLContext

    from distributed import Client

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")

SCHEMES = {"dask": "tcp", "dask+tls": "tls"}
"""How the address of a scheduler begins, and what Dask calls it."""

CONNECTING = 30
"""In seconds: how long a scheduler, and then a first worker, is waited for."""

IDLE = 10.0
"""In seconds: so long nothing need be done before it is looked whether anybody is there to do it."""

LONELY = 6
"""After so many looks in a row that found no worker nobody is waited for any longer."""


@dataclass(slots=True)
class Cluster:
    """The workers of a cluster, as `connected` found them: with the same tool as ours."""

    client: "Client"
    address: str
    lonely: int = 0

    @property
    def apart(self) -> bool:
        return True

    @property
    def beside(self) -> bool:
        return False

    def spread(self, do: Callable[[S, T], R], shared: S, tasks: Iterable[T]) -> Iterator[tuple[T, R]]:
        from distributed import KilledWorker

        executor, held = self.client.get_executor(pure=False), _Held(self.client, shared)

        def submit(task: T) -> Future[R]:
            with self._reached():
                given: Future[R] = executor.submit(_do, tool_digest(), held.get(), _Task(do, task))
                return given

        with self._reached():
            count = sum(self.client.nthreads().values())
        try:
            yield from as_done(submit, tasks, max(count, 1), self._look, IDLE)
        except (CancelledError, KilledWorker):
            with self._reached():
                self.client.scheduler_info()
            raise _dying(self.address) from None

    def _look(self) -> None:
        """Nothing was done for a while: is anybody there?"""
        with self._reached():
            there = self.client.scheduler_info()["workers"]
        self.lonely = 0 if there else self.lonely + 1
        if self.lonely >= LONELY:
            raise _lost(self.address)

    @contextmanager
    def _reached(self) -> Iterator[None]:
        try:
            yield
        except (OSError, TimeoutError):
            raise _lost(self.address) from None


@dataclass(slots=True)
class _Held:
    """A value that the workers hold; given to them again where it went with the last that held it."""

    client: "Client"
    value: Any
    future: Any = None

    def get(self) -> Any:
        """What a task names it by."""
        if self.future is None or self.future.status != "finished":
            # Without a hash: to find one would cost more than to send the value.
            [self.future] = self.client.scatter([self.value], broadcast=True, hash=False)
        return self.future


@contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """The cluster whose scheduler is at `address`; raises WorkersError where it cannot be worked with."""
    with _client(address) as client:
        _wait_for_workers(client, address)
        _refuse_others(client, address)
        yield Cluster(client, address)


def _client(address: str) -> "Client":
    try:
        import dask
        from distributed import Client
    except ImportError:
        raise WorkersError(
            "--executor cần gói “distributed” của Dask. Hãy cài thêm: pip install 'hoclieu[cluster]'",
            "--executor needs Dask's package “distributed”. Install it: pip install 'hoclieu[cluster]'",
        ) from None
    for name in ("distributed", "distributed.client"):
        # What goes wrong is told by us, once.
        logging.getLogger(name).setLevel(logging.CRITICAL)
    # A few bundles, or pages with their pictures, may be more than Dask expects of a task.
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GiB"})
    place = urlsplit(address)
    if place.scheme == "dask+tls" and _certificates(place.scheme) is None:
        raise WorkersError(
            "dask+tls:// cần chứng chỉ: ghi distributed.comm.tls.ca-file, client.cert và client.key vào "
            "cấu hình của Dask (~/.config/dask/distributed.yaml).",
            "dask+tls:// needs certificates: set distributed.comm.tls.ca-file, client.cert and client.key in "
            "Dask's configuration (~/.config/dask/distributed.yaml).",
        )
    try:
        # Dask itself would go on trying for a while where nobody listens, and for ever where another does.
        greeted = greets(place.hostname, place.port, CONNECTING, _certificates(place.scheme))
        if not greeted or _what_answers(_dask_address(address)) != "Scheduler":
            raise no_scheduler(address)
        return Client(_dask_address(address), timeout=CONNECTING, set_as_default=False)
    except (OSError, TimeoutError, ValueError):
        raise WorkersError(
            f"Không nối được với {address}. Hãy xem bộ điều phối có đang chạy ở đó không "
            "(dask scheduler), và tường lửa có mở cổng ấy không.",
            f"{address} cannot be reached. See whether a scheduler runs there (dask scheduler), and "
            "whether a firewall keeps its port closed.",
        ) from None


def _certificates(scheme: str) -> "SSLContext | None":
    """Those that Dask's configuration names for TLS; None where it names none that can be read."""
    from distributed.security import Security

    try:
        found: SSLContext | None = Security().get_connection_args("client").get("ssl_context")
    except OSError:
        return None
    return found if scheme == "dask+tls" else None


def _what_answers(address: str) -> str:
    """What a server of Dask calls itself; "" where it does not say so in time."""

    async def identity() -> Any:
        from distributed.comm import connect
        from distributed.security import Security

        given = Security().get_connection_args("client")
        link = await connect(address, timeout=CONNECTING, deserialize=False, **given)
        try:
            await link.write({"op": "identity", "reply": True})
            return await link.read()
        finally:
            link.abort()

    async def in_time() -> Any:
        return await asyncio.wait_for(identity(), CONNECTING)

    try:
        # In a thread of its own: where a loop runs in this one already, Python refuses another.
        with ThreadPoolExecutor(1) as beside:
            return str(beside.submit(lambda: asyncio.run(in_time())).result()["type"])
    except Exception:  # noqa: BLE001 - what is no server of Dask may answer anything
        return ""


def _wait_for_workers(client: "Client", address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=CONNECTING)
    except TimeoutError:
        raise WorkersError(
            f"Cụm {address} chưa có máy nào nhận việc. Hãy bật một máy: "
            f"dask worker {_dask_address(address)} --nthreads 1",
            f"The cluster at {address} has no workers yet. Start some: "
            f"dask worker {_dask_address(address)} --nthreads 1",
        ) from None


def _refuse_others(client: "Client", address: str) -> None:
    """Refuse a cluster on which anybody would make other pages than we do."""
    own = tool_digest()
    told = client.run(_tool, on_error="return")
    others = sorted(worker for worker, digest in told.items() if digest != own)
    try:
        if client.run_on_scheduler(_tool) != own:
            others.insert(0, "scheduler")
    except Exception:  # noqa: BLE001 - without our package it can be any
        others.insert(0, "scheduler")
    if others:
        raise _other_tool(address, ", ".join(others))


def _tool() -> str:
    return tool_digest()


@dataclass(frozen=True, slots=True)
class _Task:
    """One thing to Dask, which would look into a tuple for more to do."""

    do: Callable[[Any, Any], Any]
    task: Any


def _do(tool: str, shared: Any, given: _Task) -> Any:
    """On a worker: do one task, unless the worker came later and is another tool."""
    if tool_digest() != tool:
        from distributed import get_worker

        worker = get_worker()
        raise _other_tool(worker.scheduler.address, worker.address)
    return given.do(shared, given.task)


def _dask_address(address: str) -> str:
    scheme, _, place = address.partition("://")
    return f"{SCHEMES[scheme]}://{place}"


def _other_tool(address: str, workers: str) -> WorkersError:
    return WorkersError(
        f"Cụm {address} chạy bản hoclieu khác với máy này ở: {workers}. Hãy cài cùng một bản hoclieu và "
        "Python trên mọi máy của cụm, rồi khởi động lại bộ điều phối và các máy ấy.",
        f"The cluster at {address} runs another hoclieu than this machine at: {workers}. Install the same "
        "hoclieu and Python on all of the cluster, then start the scheduler and its workers again.",
    )


def _dying(address: str) -> WorkersError:
    return WorkersError(
        f"Các máy của cụm {address} lần lượt bị dừng khi làm cùng một việc, thường vì hết bộ nhớ; các trang "
        "đã công bố được giữ nguyên. Hãy cho mỗi máy thêm bộ nhớ (--memory-limit), hoặc chạy lại không có "
        "--executor.",
        f"One worker after the other of the cluster at {address} was stopped at the same task, mostly for "
        "want of memory; published sites stay as they are. Give each more memory (--memory-limit), or run "
        "it again without --executor.",
    )


def _lost(address: str) -> WorkersError:
    return WorkersError(
        f"Mất liên lạc với cụm {address} khi đang dựng; các trang đã công bố được giữ nguyên. Hãy xem bộ "
        "điều phối và các máy của cụm còn chạy không rồi chạy lại, hoặc chạy không có --executor.",
        f"The cluster at {address} was lost while building; published sites stay as they are. See whether "
        "its scheduler and workers still run, then run it again, or without --executor.",
    )
