"""The sample district as written, and a tiny one made on the spot."""

import sys
from pathlib import Path

import geopandas
import pytest

SAMPLE_DATA = Path(__file__).resolve().parents[2] / "sample_data"
sys.path.insert(0, str(SAMPLE_DATA))


class Layers(dict):
    """Layers of a GeoPackage, read when first asked for."""

    def __init__(self, path):
        super().__init__()
        self.path = path

    def __missing__(self, name):
        self[name] = geopandas.read_file(self.path, layer=name, engine="fiona")
        return self[name]


@pytest.fixture(scope="session")
def small_path():
    return SAMPLE_DATA / "small.gpkg"


@pytest.fixture(scope="session")
def small(small_path):
    return Layers(small_path)
