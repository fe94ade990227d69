"""One run of the whole command: `qgis_process run communitygrids:dividedistrict`, timed and weighed."""

import os
import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from .inputs import Input
from .layers import arrays_of, read
from .measure import measure
from .memory import MemoryWatch

__all__ = ["NoEnvironmentError", "Run", "divide", "needs_environment"]

SECONDS = 900

# The stages that the command tells its seconds of; reading and writing are not the engine's.
STAGE = re.compile(r"^(?:[0-9.]*)([A-Z][^:]*): ([0-9.]+) s$", re.MULTILINE)
NOT_THE_ENGINE = ("Reading the layers", "Writing the plan")


class NoEnvironmentError(Exception):
    """qgis_process would not find the plugin."""


@dataclass(frozen=True)
class Run:
    """What one run took and where its grids lie."""

    given: Input
    grids: Path
    seconds: float
    engine_seconds: float
    memory_mb: float

    def figures(self):
        """Measure the grids."""
        arrays = arrays_of(self.given.as_words())
        grids = read(self.grids, "grids").to_crs(arrays.crs)
        return measure(grids.geometry.values, arrays) | {
            "engine_s": self.engine_seconds,
            "command_s": round(self.seconds, 1),
            "memory_mb": round(self.memory_mb),
        }


def needs_environment():
    """Raise where the variables of `make env` are not set."""
    if not os.environ.get("QGIS_PLUGINPATH") or shutil.which("qgis_process") is None:
        raise NoEnvironmentError("qgis_process does not find the plugin here: run `make bench`.")


def divide(given, seed, folder):
    """Divide an input.

    Parameters
    ----------
    given : Input
    seed : int
    folder : Path for the plan

    Returns
    -------
    Run

    Raises
    ------
    RuntimeError
        The command failed; with the end of what it said.
    """
    plan = folder / f"{given.name}_{seed}.gpkg"
    plan.unlink(missing_ok=True)
    environment = os.environ | {"LC_ALL": "C.UTF-8"}  # the stages' names in English
    begin = time.perf_counter()
    process = subprocess.Popen(
        ["qgis_process", "run", "communitygrids:dividedistrict", "--", *_parameters(given, seed, plan)],
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
        raise RuntimeError(f"{given.name}: not done after {SECONDS} s") from None
    finally:
        memory = watch.stop()
    seconds = time.perf_counter() - begin
    if process.returncode or not plan.exists():
        raise RuntimeError(f"{given.name}: {said[-600:]}")
    stages = {name: float(taken) for name, taken in STAGE.findall(said)}
    engine = round(sum(taken for name, taken in stages.items() if name not in NOT_THE_ENGINE), 1)
    return Run(given, plan, seconds, engine, memory)


def _parameters(given, seed, plan):
    def layer(name):
        return f"{given.file}|layername={name}"

    def output(name):
        return f"ogr:dbname='{plan}' table=\"{name}\" (geom)"

    words = {
        "COMMUNITIES": layer(given.communities),
        "COMMUNITY_CODE": given.community_code,
        "BUILDINGS": layer(given.buildings),
        "HOUSEHOLDS": given.households,
        "STREETS": layer(given.streets),
        "STREET_CLASS": given.street_class,
        "COMPOUNDS": given.compounds and layer(given.compounds),
        "SEED": seed,
        "GRIDS": output("grids"),
        "UNITS": output("units"),
        "FINDINGS": output("findings"),
    }
    several = [f"BARRIERS={layer(name)}" for name in given.barriers]
    return [f"{key}={value}" for key, value in words.items() if value != ""] + several
