"""Each room imports rooms below it, never above, and from outside only what its work is."""

import sys

import pytest
from rooms import HOUSE, ROOMS, imports_of, package_of, sources

QT_CORE = ("qgis.core", "qgis.PyQt.QtCore", "qgis.PyQt.QtGui", "qgis.PyQt.QtXml")
WINDOWS = ("qgis.gui", "qgis.utils", "qgis.processing", "processing", "qgis.PyQt.QtWidgets", "qgis.PyQt.uic")
ARRAYS = ("numpy", "shapely")
OUTSIDE = {
    "plugin": (*QT_CORE, *WINDOWS),
    "processing_algorithms": (*QT_CORE, "qgis.processing", "processing", *ARRAYS),
    "database": (*QT_CORE, "psycopg2"),
    "adapters": (*QT_CORE, *ARRAYS),
    "engine": ("numpy", "scipy", "shapely"),
}
# Packages that QGIS does not bring everywhere: only where they are used, so that the plugin starts without them.
OUTSIDE_LATE = {"adapters": ("geopandas", "fiona", "rasterio", "pyproj", "osgeo", "segno")}
WITHOUT_CLOCK_OR_FILE = (
    "time",
    "datetime",
    "random",
    "os",
    "io",
    "pathlib",
    "tempfile",
    "shutil",
    "subprocess",
    "logging",
)


def layering_problems(text, room, package):
    """A sentence for each import of `text` that a module in `room` may not have."""
    problems = []
    for line, name, on_loading in imports_of(text, package):
        first, *rest = name.split(".")
        if first == "community_grids":
            other = rest[0] if rest else ""
            if other not in ROOMS[ROOMS.index(room) :]:
                problems.append(f"line {line}: {room} imports {name}, which lies above it")
        elif first in sys.stdlib_module_names:
            if room == "engine" and first in WITHOUT_CLOCK_OR_FILE:
                problems.append(f"line {line}: the engine imports {name}, but knows no file and no clock")
        elif _within(name, OUTSIDE_LATE.get(room, ())):
            if on_loading:
                problems.append(f"line {line}: {room} imports {name} on loading, not inside a function")
        elif not _within(name, OUTSIDE[room]):
            problems.append(f"line {line}: {room} imports {name}")
    return problems


def _within(name, allowed):
    return any(name == module or name.startswith(f"{module}.") for module in allowed)


@pytest.mark.parametrize("file", sources(), ids=lambda file: str(file.relative_to(HOUSE)))
def test_imports_run_down(file):
    room = file.relative_to(HOUSE).parts[0]
    assert layering_problems(file.read_text(encoding="utf-8"), room, package_of(file)) == []


def test_there_are_rooms_to_look_at():
    assert len(sources("engine")) > 3


@pytest.mark.parametrize(
    ("room", "text"),
    [
        ("engine", "from ..adapters import reading"),
        ("engine", "from .. import adapters"),
        ("engine", "import community_grids.plugin.plugin"),
        ("engine", "from qgis.core import QgsGeometry"),
        ("engine", "import time"),
        ("engine", "def late():\n    from pathlib import Path"),
        ("engine", "import pandas"),
        ("adapters", "from ..processing_algorithms.provider import Provider"),
        ("adapters", "from qgis.gui import QgsMapCanvas"),
        ("adapters", "from qgis.PyQt.QtWidgets import QWidget"),
        ("adapters", "import geopandas"),
        ("processing_algorithms", "from ..plugin import plugin"),
        ("plugin", "import shapely"),
        ("plugin", "import psycopg2"),
    ],
)
def test_an_arrow_that_runs_up_is_seen(room, text):
    assert len(layering_problems(text, room, f"community_grids.{room}")) == 1


@pytest.mark.parametrize(
    ("room", "text"),
    [
        ("engine", "import math\nimport numpy as np\nfrom scipy.sparse import csgraph\nfrom .gridding import model"),
        ("adapters", "from ..engine.gridding.model import Plan\nfrom qgis.core import QgsFeature"),
        ("adapters", "def read():\n    import geopandas"),
        ("plugin", "from qgis.gui import QgsMapTool\nfrom ..processing_algorithms.provider import Provider"),
    ],
)
def test_an_arrow_that_runs_down_passes(room, text):
    assert layering_problems(text, room, f"community_grids.{room}") == []


def test_one_file_knows_qgis_versions():
    asking = [
        str(file.relative_to(HOUSE))
        for file in sources()
        if any(word in file.read_text(encoding="utf-8") for word in ("versionInt(", "QGIS_VERSION", "QT_VERSION"))
    ]
    assert asking in ([], ["adapters/running/qgis_version.py"])
