"""What is raised: a made-up town with everything that is hard, the sample, and the inputs beside the checkout."""

from dataclasses import dataclass

import numpy as np
import pandas
import shapely
from community_grids.engine.premises.scene import heights_of

from .inputs import HOUSE, SHARED
from .layers import read
from .raised_town import raised_town

__all__ = ["Raisable", "raisable_inputs"]

BUILDINGS = 50_000
SHRUNK_M = 1.5  # parcels are drawn in by this to look like footprints


@dataclass(frozen=True)
class Raisable:
    """Buildings to be raised.

    Attributes
    ----------
    name, about : str
    crs : str
    footprints : (b,) array of Polygon or MultiPolygon
    heights : (b,) array of float, metres
    """

    name: str
    about: str
    crs: str
    footprints: np.ndarray
    heights: np.ndarray


def raisable_inputs(only=None, buildings=BUILDINGS):
    """Read the inputs that are there.

    Parameters
    ----------
    only : list of str, names; all by default
    buildings : int, of the made-up town
    """
    if not only or "town" in only:
        footprints, heights = raised_town(buildings)
        moved = shapely.transform(footprints, lambda points: points + np.array([566_000.0, 3_212_000.0]))
        yield Raisable("town", "made up: turned terraces, courts, bays, towers on slabs", "EPSG:4546", moved, heights)
    data = SHARED / "data"
    for name, about, file, layer, field in (
        ("sample", "the made-up district, small", HOUSE / "sample_data" / "small.gpkg", "buildings", "floors"),
        ("full", "the made-up district, full", HOUSE / "build" / "full.gpkg", "buildings", "floors"),
        ("hard-1", "made up", data / "hard_1.gpkg", "buildings", "floors"),
        ("monaco", "real footprints with floors", data / "monaco_case.gpkg", "buildings", "floors"),
        ("haidian", "real, floors mostly missing", data / "beijing_haidian_osm.gpkg", "buildings", "building_levels"),
        ("cambridge", "real parcels, drawn in to footprints", data / "cambridge_ma.gpkg", "parcels", "BldgStories"),
    ):
        if (only and name not in only) or not file.exists():
            continue
        yield _read(name, about, file, layer, field)


def _read(name, about, file, layer, field):
    frame = read(file, layer)
    frame = frame[frame.geometry.notna()]
    if not frame.crs.is_projected:
        frame = frame.to_crs(frame.estimate_utm_crs())
    footprints = shapely.make_valid(shapely.force_2d(np.asarray(frame.geometry.values)))
    if name == "cambridge":
        drawn_in = shapely.buffer(footprints, -SHRUNK_M, join_style="mitre")
        footprints = np.where(shapely.is_empty(drawn_in), footprints, drawn_in)
    floors = pandas.to_numeric(frame[field], errors="coerce").fillna(-1).to_numpy().astype(int)
    areas = shapely.area(footprints) > 0
    return Raisable(name, about, frame.crs.to_string(), footprints[areas], heights_of(floors[areas]))
