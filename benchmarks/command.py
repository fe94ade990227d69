"""One run of an algorithm by the whole command, `qgis_process run`, timed and weighed."""

import os
import re
import shutil
import subprocess
import time
from typing import NamedTuple

from .memory import MemoryWatch

__all__ = ["NoEnvironmentError", "Told", "needs_environment", "run"]

SECONDS = 900

# The stages that the command tells its seconds of; reading and writing are not the engine's.
STAGE = re.compile(r"^(?:[0-9.]*)([A-Z][^:]*): ([0-9.]+) s$", re.MULTILINE)
NOT_THE_ENGINE = ("Reading the layers", "Writing the plan")


class NoEnvironmentError(Exception):
    """qgis_process would not find the plugin."""


class Told(NamedTuple):
    """What one run took, and what it said."""

    seconds: float
    engine_seconds: float
    memory_mb: float
    said: str


def needs_environment():
    """Raise where the variables of `make env` are not set."""
    if not os.environ.get("QGIS_PLUGINPATH") or shutil.which("qgis_process") is None:
        raise NoEnvironmentError("qgis_process does not find the plugin here: run `make bench`.")


def run(algorithm, words):
    """Run an algorithm.

    Parameters
    ----------
    algorithm : str, as 'dividedistrict'
    words : list of str, KEY=value

    Returns
    -------
    Told

    Raises
    ------
    RuntimeError
        The command failed; with the end of what it said.
    """
    environment = os.environ | {"LC_ALL": "C.UTF-8"}  # the stages' names in English
    begin = time.perf_counter()
    process = subprocess.Popen(
        ["qgis_process", "run", f"communitygrids:{algorithm}", "--", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment,
        start_new_session=True,
    )
    watch = MemoryWatch(process.pid)
    watch.start()
    try:
        said, _ = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        raise RuntimeError(f"not done after {SECONDS} s") from None
    finally:
        memory = watch.stop()
    seconds = time.perf_counter() - begin
    if process.returncode:
        raise RuntimeError(said[-600:])
    stages = STAGE.findall(said)
    engine = round(sum(float(taken) for name, taken in stages if name not in NOT_THE_ENGINE), 1)
    return Told(seconds, engine, memory, said)
