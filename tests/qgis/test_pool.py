"""Work runs in processes, threads or one after the other: same results, same order, stopped at once."""

import logging
import math
import os
import sys
import threading
import time

import pytest
from community_grids.adapters.running.pool import SCHEDULERS, WORTH_PROCESSES, WorkPool, python_interpreter
from community_grids.engine.progress import CancelledError

PAYLOADS = tuple(range(40))


def results(scheduler, function=math.factorial, payloads=PAYLOADS, **more):
    with WorkPool(scheduler, **more) as run_all:
        return list(run_all(function, payloads)), run_all.scheduler


@pytest.mark.parametrize("scheduler", [word for word in SCHEDULERS if word != "automatic"])
def test_every_scheduler_gives_the_same_in_the_same_order(scheduler):
    assert results(scheduler) == ([math.factorial(number) for number in PAYLOADS], scheduler)


def test_processes_are_other_processes_that_know_the_engine():
    module = "community_grids.engine.gridding.numbering"
    (pids, _), (texts, _) = (
        results("processes", _pid, [None] * 4),
        results("processes", _number_in_chinese, [12], module=module),
    )
    assert os.getpid() not in pids
    assert texts == ["十二"]


def test_one_pool_does_several_rounds():
    with WorkPool("processes", workers=2) as run_all:
        assert list(run_all(abs, [-1, -2])) == [1, 2]
        assert list(run_all(math.sqrt, [9.0])) == [3.0]


@pytest.mark.parametrize("interpreter", ["/nowhere/python3", "/bin/false"])
def test_threads_take_over_where_processes_cannot_run(interpreter, caplog):
    with caplog.at_level(logging.WARNING, logger="community_grids"):
        assert results("processes", interpreter=interpreter) == (
            [math.factorial(number) for number in PAYLOADS],
            "threads",
        )
    assert "threads instead of processes" in caplog.text


def test_threads_do_what_a_dying_process_left():
    with WorkPool("processes", workers=2) as run_all:
        values = list(run_all(_die_in_a_worker, [os.getpid()] * 6))
    assert values == ["done"] * 6
    assert run_all.scheduler == "threads"


def test_one_after_the_other_where_no_thread_can_start(monkeypatch):
    def no_thread(self):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", no_thread)
    assert results("threads", payloads=range(3)) == ([1, 1, 2], "serial")


@pytest.mark.parametrize("scheduler", ["processes", "threads", "serial"])
def test_an_error_in_the_work_is_an_error(scheduler):
    with pytest.raises(ValueError, match=r"math domain|expected a nonnegative"):
        results(scheduler, math.sqrt, [4.0, -1.0])


@pytest.mark.parametrize("scheduler", ["processes", "threads", "serial"])
def test_a_cancel_stops_at_once(scheduler):
    started = time.monotonic()
    with pytest.raises(CancelledError):
        results(scheduler, time.sleep, [0.5] * 100, cancelled=lambda: time.monotonic() - started > 1)
    assert time.monotonic() - started < 5  # 25 seconds of work on two cores


def test_a_cancel_ends_the_processes():
    began = time.monotonic()
    with WorkPool("processes", workers=2, cancelled=lambda: time.monotonic() - began > 1.5) as run_all:
        running = list(run_all._processes)
        with pytest.raises(CancelledError):
            list(run_all(time.sleep, [60, 60]))
    assert running
    deadline = time.monotonic() + 5
    while any(_is_there(process.pid) for process in running) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(_is_there(process.pid) for process in running)


def test_a_cancel_while_work_is_handed_over_leaves_no_thread_that_waits_for_ever():
    """More is written to the processes than their pipe holds; Python waits for such threads before it ends."""
    before, began = set(threading.enumerate()), time.monotonic()
    with pytest.raises(CancelledError):
        results(
            "processes", _sleep_over, [bytes(10**6)] * 8, cancelled=lambda: time.monotonic() - began > 1.5, workers=2
        )
    deadline = time.monotonic() + 10
    while set(threading.enumerate()) - before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert set(threading.enumerate()) - before == set()


@pytest.mark.parametrize(
    ("size", "workers", "scheduler"),
    [(0, 2, "threads"), (WORTH_PROCESSES - 1, 2, "threads"), (WORTH_PROCESSES, 2, "processes"), (10**6, 1, "threads")],
)
def test_automatic_takes_processes_where_they_pay(size, workers, scheduler):
    assert WorkPool("automatic", size=size, workers=workers).scheduler == scheduler


def test_the_interpreter_is_a_python_even_inside_an_application(monkeypatch):
    monkeypatch.setattr("sys.executable", "/usr/bin/qgis")
    assert os.path.basename(python_interpreter()).startswith("python3")
    assert os.path.dirname(python_interpreter()).startswith(sys.exec_prefix)


def _is_there(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _sleep_over(_):
    time.sleep(60)


def _pid(_):
    return os.getpid()


def _number_in_chinese(number):
    from community_grids.engine.gridding.numbering import chinese_number

    return chinese_number(number)


def _die_in_a_worker(parent):
    if os.getpid() != parent:
        os._exit(3)
    return "done"
