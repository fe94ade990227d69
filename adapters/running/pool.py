"""Run many independent pieces of work on all cores, from inside QGIS, and stop them at once when asked to.

Worker processes import this module, so it imports no QGIS.
"""

import importlib
import logging
import os
import sys
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, ThreadPoolExecutor, wait
from multiprocessing.context import SpawnContext
from pathlib import Path
from threading import Lock

from ...engine.progress import CancelledError

__all__ = ["SCHEDULERS", "WORTH_PROCESSES", "WorkPool", "python_interpreter"]

# What the parameter SCHEDULER may say.
SCHEDULERS = ("automatic", "processes", "threads", "serial")

# Below so many buildings the processes take longer to start than the work does.
WORTH_PROCESSES = 2000

_MOST_WORKERS = 16
_LOOK_FOR_CANCEL_EVERY = 0.05  # seconds

_log = logging.getLogger(__name__)


class WorkPool:
    """A map that runs in processes, in threads or one after the other, with the same results in the same order.

    Processes start at once, so that they import the engine while the layers are still being read. Where they cannot
    start, or die, threads do what is left; where threads cannot start, it is done one after the other.

    Parameters
    ----------
    scheduler : str, one of `SCHEDULERS`
    size : int, how many buildings there are: 'automatic' takes processes where they pay, else one thread
    module : str, the module that each process imports ahead of the work; '' for none
    cancelled : callable that returns whether to stop
    workers : int, as many as there are cores by default
    interpreter : str, the Python that the processes run, the one of this QGIS by default

    Attributes
    ----------
    scheduler : str, what the work runs in now: 'processes', 'threads' or 'serial'

    Examples
    --------
    >>> with WorkPool("serial") as run_all:
    ...     list(run_all(abs, [-1, -2]))
    [1, 2]
    """

    def __init__(
        self, scheduler="automatic", size=0, module="", cancelled=lambda: False, workers=None, interpreter=None
    ):
        self._workers = workers or _cores()
        self.scheduler = scheduler
        if scheduler == "automatic" and size >= WORTH_PROCESSES and self._workers > 1:
            self.scheduler = "processes"
        elif scheduler == "automatic":
            self.scheduler, self._workers = "threads", 1  # beside this thread, which hears a cancel at once
        self._module = module
        self._cancelled = cancelled
        self._interpreter = interpreter
        self._executor = None
        self._processes = []
        self._reader = None

    def __enter__(self):
        """Start the workers."""
        self._start()
        return self

    def __exit__(self, *exception):
        """Let the workers go; processes that still work are ended."""
        self._stop()

    def __call__(self, function, payloads):
        """Yield the result of each payload, in order.

        Parameters
        ----------
        function : callable, found by its name in its module, so that another process finds it too
        payloads : iterable of what can be pickled

        Raises
        ------
        engine.progress.CancelledError
            `cancelled` returned True: work that has not begun is dropped, processes are ended.
        """
        payloads = list(payloads)
        done = 0
        while self._executor is not None:
            try:
                for future in self._submit(function, payloads[done:]):
                    result = self._result(future)
                    done += 1
                    yield result
                return
            except BrokenExecutor as trouble:
                self._fall_back(trouble)
        for payload in payloads[done:]:
            self._check()
            yield function(payload)

    def _submit(self, function, payloads):
        try:
            return [self._executor.submit(function, payload) for payload in payloads]
        except (OSError, RuntimeError) as trouble:  # no process or no thread could be started
            raise BrokenExecutor(str(trouble)) from trouble

    def _result(self, future):
        while not future.done():
            self._check()
            wait([future], timeout=_LOOK_FOR_CANCEL_EVERY)
        self._check()
        return future.result()

    def _check(self):
        if self._cancelled():
            self._stop()
            raise CancelledError

    def _start(self):
        if self.scheduler == "processes":
            context = _RecordingContext(self._processes)
            context.set_executable(self._interpreter or python_interpreter())
            self._executor = ProcessPoolExecutor(self._workers, context, _import, (self._module,))
            self._reader = _reading_end(self._executor)
            try:
                self._submit(abs, range(self._workers))
            except BrokenExecutor as trouble:
                self._fall_back(trouble)
        elif self.scheduler == "threads":
            self._executor = ThreadPoolExecutor(self._workers)

    def _fall_back(self, trouble):
        lesser = SCHEDULERS[SCHEDULERS.index(self.scheduler) + 1]
        _log.warning("The work goes on in %s instead of %s: %s", lesser, self.scheduler, trouble)
        self._stop()
        self.scheduler = lesser
        self._start()

    def _stop(self):
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None
        while self._processes:
            process = self._processes.pop()
            if process.pid is not None:  # one that could not be started has none
                process.terminate()
        if self._reader is not None:
            self._reader.close()
            self._reader = None


def _reading_end(executor):
    """The end of the pipe from which an executor's processes read their work, fit to be closed by several threads.

    Once the processes are ended it has to be closed. Else the thread that writes to the pipe waits for ever where it is
    full, and so does the whole program as it closes: Python before 3.11.6 closes that end nowhere (its issue 94777).

    Returns
    -------
    multiprocessing.connection.Connection, None where this Python keeps it elsewhere
    """
    reader = getattr(getattr(executor, "_call_queue", None), "_reader", None)
    if reader is not None:
        close, lock = reader.close, Lock()

        def close_alone():
            with lock:
                close()

        reader.close = close_alone
    return reader


class _RecordingContext(SpawnContext):
    """Starts processes from nothing, as every platform can, and remembers them so that they can be ended."""

    def __init__(self, processes):
        super().__init__()
        self._started = processes

    def Process(self, *args, **kwargs):  # noqa: N802, named so by multiprocessing
        process = SpawnContext.Process(*args, **kwargs)
        self._started.append(process)
        return process


def python_interpreter():
    """Find the Python that belongs to this process.

    Inside QGIS `sys.executable` is QGIS itself, or the first Python of the search path, which may be another one with
    other packages; what lies under this Python's own prefix is the right one.

    Returns
    -------
    str
    """
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    names = ["pythonw.exe", "python.exe"] if os.name == "nt" else [version, "python3"]
    prefix = Path(sys.exec_prefix)
    for folder in (prefix / "bin", prefix):
        for name in names:
            if (folder / name).is_file():
                return str(folder / name)
    return sys.executable


def _cores():
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, _MOST_WORKERS)


def _import(module):
    if module:
        importlib.import_module(module)
