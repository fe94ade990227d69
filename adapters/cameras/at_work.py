"""The whole way of cameras at work: layers in; rates, what the broken ones cost, and the list of repairs out."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import shapely
from qgis.core import QgsFeatureRequest, QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.events.cameras.cost import ENTRANCE_M, lost_marks, repair_order, street_marks
from ...engine.events.cameras.lost_streets import lost_stretches
from ...engine.events.cameras.rates import camera_rates
from ...engine.events.model import Cameras
from ...engine.events.sight import Obstacles, Viewers, obstacles_of, sight_of
from ...engine.gridding.arrangement import first_container
from ...engine.gridding.checking.grid_layer import areal
from ..events.areas import TOWN_NAMES, read_areas
from ..layers.crs import choose_crs
from ..layers.fields import field_of, index_of, texts_of
from ..layers.reading import AREA, LINE, POINT, read_table
from .profile import camera_profile
from .reading import camera_findings, read_cameras, read_obstacles, ready_viewers, without_secret
from .work_rows import RateRow, RepairRow

__all__ = ["BY", "CameraWork", "CameraWorkLayers", "cameras_at_work", "lost_sight"]

BY = ("grid", "street", "owner")
"""What makes a group; a street is a subdistrict or town (街道)."""

_TOWNS = (*TOWN_NAMES, "town", "name", "名称")
_TOWN_CODES = ("town_code", "街道编码", "街道代码", "code")
_STREET_NAMES = ("name", "street_name", "名称", "道路名称", "road_name")
_MOST_NAMED = 3

translate = QCoreApplication.translate


class CameraWorkLayers(NamedTuple):
    """What is given; adapters.layers.reading.Source each, None where there is none.

    Attributes
    ----------
    cameras : points
    buildings : areas that stop sight
    grids, towns : areas
    streets, entrances : lines and points that are to be seen
    fields : dict of str (role of a camera) to str (field), what a person said
    town_field : str, the field of the cameras that names their subdistrict or town; '' where the areas say it
    by : sequence of str, of `BY`
    entrance_m : float, metres of street that an entrance is worth
    profile : CameraProfile, what is taken by kind where it is not known; None for the shipped one
    secret : bool, secret cameras too
    """

    cameras: object
    buildings: object = None
    grids: object = None
    towns: object = None
    streets: object = None
    entrances: object = None
    fields: dict = {}
    town_field: str = ""
    by: tuple = BY
    entrance_m: float = ENTRANCE_M
    profile: object = None
    secret: bool = False


@dataclass(frozen=True)
class CameraWork:
    """What came of it.

    Attributes
    ----------
    crs : QgsCoordinateReferenceSystem
    cameras : engine.events.model.Cameras
    ids : (n,) array of int, the ids of their features
    viewers, obstacles : of engine.events.sight
    rates : list of RateRow, that of all cameras first
    repairs : list of RepairRow, the best first
    stretches : list of (str street, int camera, engine.events.cameras.lost_streets.LostStretch)
    lost_m, lost_entrances : float, int, seen by broken cameras alone
    doubtful_m, doubtful_entrances : float, int, seen by no working camera, but by one of which nobody knows
    findings : list of Finding
    of_streets, of_entrances : bool, whether there was a layer of them to be counted
    secret : int, secret cameras that were left out
    """

    crs: object
    cameras: Cameras
    ids: np.ndarray
    viewers: Viewers
    obstacles: Obstacles
    rates: list
    repairs: list
    stretches: list
    lost_m: float
    lost_entrances: int
    doubtful_m: float
    doubtful_entrances: int
    findings: list
    of_streets: bool = True
    of_entrances: bool = True
    secret: int = 0


def cameras_at_work(layers, transform_context, progress):
    """Count cameras, and find out what the broken ones cost.

    Parameters
    ----------
    layers : CameraWorkLayers
    transform_context : QgsCoordinateTransformContext
    progress : engine.progress.Progress

    Returns
    -------
    CameraWork

    Raises
    ------
    QgsProcessingException
        A layer cannot be used; the sentence names it.
    engine.progress.CancelledError
        The person cancelled.
    """
    progress.report("reading", 0.0)
    source = layers.cameras
    measured = next(one for one in (layers.buildings, layers.grids, layers.streets, source) if one is not None)
    crs = choose_crs(measured.name, measured.crs, measured.extent, transform_context)
    profile = layers.profile or camera_profile()
    read = read_cameras(source, crs, transform_context, layers.fields, cancelled=progress.cancelled, profile=profile)
    read, secret = (read, 0) if layers.secret else without_secret(read)
    kept = np.flatnonzero(~read.left_out)
    cameras, ids = read.cameras.taken(kept), read.ids[kept]
    if not len(cameras):
        said = translate("District", "The layer {layer} has no features.")
        if secret:
            said = translate("CameraWork", "All cameras of the layer {layer} are secret, and left out.")
        raise QgsProcessingException(said.format(layer=source.name))
    rates = _rates(layers, cameras, ids, crs, transform_context, progress)
    obstacles = obstacles_of(np.empty(0, dtype=object))
    if layers.buildings is not None:
        progress.report("reading", 0.1)
        obstacles = read_obstacles(layers.buildings, crs, transform_context, progress.cancelled)
    viewers = ready_viewers(cameras, obstacles, profile)
    findings = [*read.findings, *camera_findings(source.name, cameras, viewers)]
    progress.report("reading", 0.2)
    lines, names = _lines(layers.streets, crs, transform_context, progress.cancelled)
    doors = np.empty((0, 2))
    if layers.entrances is not None:
        table = read_table(layers.entrances, (POINT,), crs, transform_context, (), progress.cancelled)
        doors = shapely.get_coordinates(shapely.centroid(table.geometries))
    marks = street_marks(lines)
    places = np.concatenate([marks.places, doors])
    metres = np.concatenate([marks.metres, np.zeros(len(doors))])
    door = np.arange(len(places)) >= len(marks.places)
    found = lost_marks(cameras, viewers, obstacles, places, progress)
    worths = metres + layers.entrance_m * door
    order = repair_order(found, worths, cameras.ids)
    stretches = [(names[one.street], one.camera, one) for one in lost_stretches(marks, order)]
    repairs = _repairs(order, cameras, found, metres, door, _named(stretches))
    return CameraWork(
        crs, cameras, ids, viewers, obstacles, rates, repairs, stretches,
        float(metres[found.lost].sum()), int(door[found.lost].sum()),
        float(metres[found.doubtful].sum()), int(door[found.doubtful].sum()), findings,
        layers.streets is not None, layers.entrances is not None, secret,
    )  # fmt: skip


def lost_sight(work, camera):
    """What a camera would see that no other one sees which is not known to be broken.

    Parameters
    ----------
    work : CameraWork
    camera : int, row

    Returns
    -------
    Polygon or MultiPolygon, empty where nothing is lost
    """
    viewers = work.viewers
    if not viewers.able[camera]:
        return shapely.Polygon()
    (own,) = sight_of(viewers, [camera], work.obstacles)
    with np.errstate(invalid="ignore"):
        apart = np.hypot(*(viewers.places - viewers.places[camera]).T)
        near = apart < viewers.ranges + viewers.ranges[camera]
    others = np.flatnonzero(near & viewers.able & (work.cameras.statuses != "off"))
    if not len(others):
        return own
    return shapely.difference(own, shapely.union_all(sight_of(viewers, others, work.obstacles)))


def _rates(layers, cameras, ids, crs, transform_context, progress):
    """A row for all cameras, and one for each group."""
    rows = _rows_of("total", cameras, [("", "")] * len(cameras))
    there = np.isfinite(cameras.places).all(axis=1)

    def at(shapes):
        owner = np.full(len(cameras), -1)
        owner[there] = first_container(cameras.places[there], shapes)
        return owner

    if "grid" in layers.by and layers.grids is not None:
        areas = read_areas(layers.grids, None, crs, transform_context, progress.cancelled)
        known = list(zip(areas.codes.tolist(), areas.names.tolist()))
        rows += _rows_of("grid", cameras, [known[row] if row >= 0 else ("", "") for row in at(areas.shapes)], known)
    if "street" in layers.by and layers.town_field:
        names = _texts(layers.cameras, layers.town_field)
        rows += _rows_of("street", cameras, [("", names.get(own, "")) for own in ids.tolist()])
    elif "street" in layers.by and layers.towns is not None:
        code, name = (field_of(layers.towns, names) for names in (_TOWN_CODES, _TOWNS))
        wanted = sorted({*filter(None, (code, name))})
        table = read_table(layers.towns, (AREA,), crs, transform_context, wanted, progress.cancelled)
        texts = {each: texts_of(table.columns[each]).tolist() for each in wanted}
        empty = [""] * len(table.ids)
        codes, names = texts.get(code, empty), texts.get(name, texts.get(code, empty))
        known = list(zip(codes, names))
        owner = at(areal(table.geometries))
        rows += _rows_of("street", cameras, [known[row] if row >= 0 else ("", "") for row in owner], known)
    if "owner" in layers.by:
        rows += _rows_of("owner", cameras, [("", own) for own in cameras.owners.tolist()])
    return rows


def _rows_of(by, cameras, keys, known=()):
    """Rows of groups by (code, name): those with the lowest rate first; a group without a camera has none."""
    groups = list(dict.fromkeys([*known, *keys]))
    number = {key: row for row, key in enumerate(groups)}
    told = camera_rates(cameras.statuses, [number[key] for key in keys], len(groups))
    rows = [
        RateRow(by, *key, *counts, _percent(rate), _percent(known_rate))
        for key, *counts, rate, known_rate in zip(
            groups, told.cameras.tolist(), told.working.tolist(), told.broken.tolist(), told.unknown.tolist(),
            told.rate.tolist(), told.rate_of_known.tolist(), strict=True,
        )
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (row.rate is None, row.rate or 0.0, -row.cameras, row.code, row.name))


def _percent(share):
    return None if share != share else round(100 * share, 2)


def _texts(source, name):
    """The texts of one field: dict of int (feature id) to str."""
    index = index_of(source, name)
    request = QgsFeatureRequest().setSubsetOfAttributes([index])
    pairs = [(feature.id(), feature.attributes()[index]) for feature in source.features(request)]
    return dict(zip([own for own, _ in pairs], texts_of([value for _, value in pairs]).tolist()))


def _lines(source, crs, transform_context, cancelled):
    """Streets and their names."""
    if source is None:
        return np.empty(0, dtype=object), []
    name = field_of(source, _STREET_NAMES)
    table = read_table(source, (LINE,), crs, transform_context, [name] if name else [], cancelled)
    return table.geometries, texts_of(table.columns[name]).tolist() if name else [""] * len(table.ids)


def _named(stretches):
    """The streets that each camera brings back, the longest first: dict of int to list of str."""
    metres = {}
    for name, camera, stretch in stretches:
        own = metres.setdefault(camera, {})
        if name:
            own[name] = own.get(name, 0.0) + stretch.metres
    return {camera: sorted(own, key=lambda name: (-own[name], name))[:_MOST_NAMED] for camera, own in metres.items()}


def _repairs(order, cameras, found, metres, door, named):
    """The list of repairs as rows."""
    alone = {row: [] for row in found.broken.tolist()}
    for mark, camera in zip(found.marks.tolist(), found.cameras.tolist()):
        alone[camera].append(mark)
    rows, sum_m, sum_doors = [], 0.0, 0
    for place, one in enumerate(order, 1):
        own = np.array(alone[one.camera], dtype=int)
        back, doors = float(metres[one.marks].sum()), int(door[one.marks].sum())
        sum_m, sum_doors = sum_m + back, sum_doors + doors
        rows.append(
            RepairRow(
                place, one.camera, cameras.ids[one.camera], cameras.names[one.camera], cameras.kinds[one.camera],
                cameras.owners[one.camera], int(cameras.secrecy[one.camera]), back, doors,
                float(metres[own].sum()), int(door[own].sum()), sum_m, sum_doors, tuple(named.get(one.camera, ())),
            )
        )  # fmt: skip
    return rows
