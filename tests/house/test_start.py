"""The plugin starts with what QGIS itself needs: a missing package is a sentence from `canExecute`, not a traceback."""

import subprocess
import sys

import pytest

START = """
import sys
from importlib.machinery import PathFinder

HIDDEN = {"numpy", "scipy", "shapely", "pandas", "geopandas", "fiona", "rasterio", "pyproj", "psycopg2", "segno"}

class Finder:
    def find_spec(name, path=None, target=None):
        return None if name.split(".")[0] in HIDDEN else PathFinder.find_spec(name, path, target)

sys.meta_path[:] = [Finder if finder is PathFinder else finder for finder in sys.meta_path]
sys.path[:0] = [sys.argv[1], "/usr/share/qgis/python/plugins"]

from qgis.core import QgsApplication
application = QgsApplication([], True)
application.initQgis()
import community_grids.plugin.plugin
from community_grids.processing_algorithms.provider import CommunityGridsProvider

provider = CommunityGridsProvider()
QgsApplication.processingRegistry().addProvider(provider)
algorithms = provider.algorithms()
print("algorithms", len(algorithms))
for algorithm in algorithms:
    runs, reason = algorithm.create().canExecute()
    print(algorithm.name(), runs, reason)
application.exitQgis()
"""


@pytest.fixture(scope="module")
def lines(package_folder):
    command = [sys.executable, "-c", START, package_folder]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_it_starts_without_them(lines):
    assert lines[0].startswith("algorithms ")
    assert int(lines[0].split()[1]) >= 1


def test_an_algorithm_names_the_package_that_is_missing(lines):
    division = next(line for line in lines if line.startswith("dividedistrict "))
    assert division.split()[1] == "False"
    assert "numpy is missing" in division
