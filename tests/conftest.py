"""What every test has: the package under its name, the shared data, and QGIS's own command line.

`pytest` runs everything in one process with QGIS. `pytest tests/engine tests/house -p no:pytest_qgis` starts no QGIS.
"""

import json
import os
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from postgis_fixtures import database, make_database, postgis
from sample_fixtures import divided_sample, plan_of_sample

__all__ = ["database", "divided_sample", "make_database", "plan_of_sample", "postgis"]

HOUSE = Path(__file__).resolve().parent.parent
SHARED_DATA = HOUSE.parent / "shared" / "data"

_link_folder = tempfile.TemporaryDirectory(prefix="community_grids_")
Path(_link_folder.name, "community_grids").symlink_to(HOUSE, target_is_directory=True)
sys.path.insert(0, _link_folder.name)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # for the processes that tests start


_ended = {}


def pytest_sessionfinish(exitstatus):
    _ended["status"] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure():
    """Leave at once where QGIS ran: it was left in good order before (`exitQgis`), and all is told.

    What Python takes down after that, of Qt's and GDAL's objects and in an order of its own, at times ends in a crash
    that says nothing of a test.
    """
    _link_folder.cleanup()
    if "qgis.core" in sys.modules and "status" in _ended:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(_ended["status"])


@pytest.fixture(scope="session")
def house():
    """The root of the checkout."""
    return HOUSE


@pytest.fixture(scope="session")
def package_folder():
    """The folder to put on sys.path so that a process of its own can import community_grids."""
    return _link_folder.name


@pytest.fixture(scope="session")
def shared_data():
    """A function that gives the path of a shared data file, or skips the test where there is none."""

    def path_of(name):
        path = SHARED_DATA / name
        if not path.is_file():
            pytest.skip(f"no shared data {name}: it lies beside the checkout, not in it")
        return path

    return path_of


@dataclass(frozen=True)
class Finished:
    """How a qgis_process run ended."""

    returncode: int
    results: dict
    output: str
    errors: str


@pytest.fixture(scope="session")
def qgis_process(tmp_path_factory):
    """A function that runs an algorithm as its users' scripts do: in a process of its own, with a time limit.

    ``qgis_process("dividedistrict", {"COMMUNITIES": "a.gpkg", "BARRIERS": ["b.gpkg", "c.gpkg"]}, seconds=120)``
    gives a `Finished`; a failed run does not raise, its `returncode` says so.
    """
    environment = _environment_of_qgis_process(tmp_path_factory.mktemp("qgis_process"))

    def run(algorithm, parameters, seconds=120, extra_environment=None):
        algorithm = algorithm if ":" in algorithm else f"communitygrids:{algorithm}"
        words = [f"{key}={item}" for key, value in parameters.items() for item in _items(value)]
        command = ["qgis_process", "--json", "run", algorithm, "--", *words]
        done = subprocess.run(
            command, env=environment | (extra_environment or {}), capture_output=True, text=True, timeout=seconds
        )
        start = done.stdout.find("{")
        results = json.loads(done.stdout[start:]).get("results", {}) if start >= 0 else {}
        return Finished(done.returncode, results, done.stdout, done.stderr)

    return run


def _items(value):
    return value if isinstance(value, list | tuple) else [value]


def _environment_of_qgis_process(folder):
    """This process's environment after the lines that `make env` prints."""
    lines = subprocess.run(
        [HOUSE / ".ci" / "environment", folder], capture_output=True, text=True, check=True, timeout=60
    ).stdout.splitlines()
    environment = dict(os.environ)
    for line in lines:
        verb, *words = shlex.split(line)
        for word in words:
            name, _, value = word.partition("=")
            environment.pop(name, None)
            if verb == "export":
                environment[name] = value
    return environment
