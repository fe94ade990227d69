"""Layers of a GeoPackage read without QGIS, and a district's arrays as the measures want them."""

import warnings
from typing import NamedTuple

import numpy as np
import shapely

with warnings.catch_warnings():
    # In a virtual environment Debian's pyproj misses a folder that PROJ itself finds.
    warnings.filterwarnings("ignore", message="Valid PROJ data directory not found")
    import geopandas

__all__ = ["Arrays", "arrays_of", "read"]


class Arrays(NamedTuple):
    """A district in one metric CRS.

    Attributes
    ----------
    crs : pyproj.CRS
    communities : (c,) array of valid polygons
    buildings : (b,) array of valid geometries
    households : (b,) array of float
    lines : (n,) array of streets and barriers, what one can see
    """

    crs: object
    communities: np.ndarray
    buildings: np.ndarray
    households: np.ndarray
    lines: np.ndarray


def read(file, layer=None):
    """Read a layer, also one that names its own file as QGIS does; drivers' warnings are not ours to solve."""
    if layer and "|layername=" in layer:
        file, layer = layer.split("|layername=")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return geopandas.read_file(file, layer=layer)


def arrays_of(words):
    """Read a district.

    Parameters
    ----------
    words : dict, `Input.as_words()`

    Returns
    -------
    Arrays, in the communities' CRS if that is metric, else in their UTM zone
    """
    communities = read(words["file"], words["communities"])
    communities = communities[communities.geometry.notna()]
    crs = communities.crs if communities.crs.is_projected else communities.estimate_utm_crs()
    buildings = read(words["file"], words["buildings"])
    buildings = buildings[buildings.geometry.notna()]
    lines = [read(words["file"], name).to_crs(crs).geometry for name in (words["streets"], *words["barriers"])]
    return Arrays(
        crs,
        _valid(communities.to_crs(crs)),
        _valid(buildings.to_crs(crs)),
        buildings[words["households"]].fillna(0).to_numpy(dtype=float),
        np.concatenate([np.asarray(shapely.force_2d(np.asarray(one[one.notna()].values))) for one in lines]),
    )


def _valid(frame):
    return shapely.make_valid(shapely.force_2d(np.asarray(frame.geometry.values)))
