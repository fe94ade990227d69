"""Layers of buildings, addresses and entrances, read as the engine's arrays; which field holds what is guessed."""

import logging
from dataclasses import dataclass

import numpy as np
import shapely
from qgis.core import Qgis, QgsFeatureRequest, QgsWkbTypes

from ...engine.gridding.findings import found
from ...engine.premises.model import NO_FLOOR, addresses_of, buildings_of, dwellings_of
from ...engine.premises.register.counting import states_of, uses_of
from ...engine.premises.register.headers import role_of_header
from ...engine.premises.register.numbers import as_number, bare, count_of, floor_of
from ...engine.premises.register.persons import personal_cells
from ...engine.progress import CancelledError
from ..layers.fields import index_of, texts_of
from ..layers.households import HUGE
from ..layers.reading import AREA, POINT, read_table
from ..running.log import LOGGER_NAME
from ..sentences.saying import sentence
from ..words.register_words import register_words

__all__ = [
    "ADDRESS_ROLES",
    "BUILDING_ROLES",
    "ENTRANCE_ROLES",
    "fields_guessed",
    "read_addresses_of",
    "read_buildings_of",
    "read_entrances_of",
]

BUILDING_ROLES = (
    "code",
    "building_name",
    "use",
    "floors",
    "floors_below",
    "height",
    "entrances",
    "dwellings",
    "compound",
    "address",
)
# More than that no building has, and none is higher, metres.
_MOST = {"floors": 200, "floors_below": 50, "entrances": 1000, "dwellings": HUGE, "households": HUGE}
_HIGHEST = 1000.0

ADDRESS_ROLES = ("address", "code")
ENTRANCE_ROLES = ("code", "entrance", "floor", "room", "state", "dwellings", "households")

# What a plain word means in a layer of buildings, where a register's column of that name may mean anything.
_IN_A_LAYER = {"name": "building_name", "名称": "building_name", "height_m": "height", "address": "address"}

# An address without a building's code belongs to the building that it lies in, or so near.
_NEAR_M = 15.0

# Free text, and what the words for persons take it for.
_FREE = dict.fromkeys(("address", "building_name", "compound"), "address") | {"entrance": "entrance", "room": "room"}

_logger = logging.getLogger(LOGGER_NAME)


@dataclass(frozen=True)
class _Read:
    """The values of a layer by role, and where they lie."""

    layer: str
    fields: dict
    geometries: np.ndarray
    columns: dict

    def texts(self, role):
        """A column as text; cells that tell of a person are blank, and the log says so."""
        if role not in self.columns:
            return _blank(len(self.geometries))
        texts = texts_of(self.columns[role])
        held = personal_cells(_FREE[role], texts.tolist(), register_words()) if role in _FREE else ()
        if held:
            rows = np.flatnonzero([text in held for text in texts.tolist()])
            told = {"count": len(rows), "rows": tuple((rows + 1).tolist())}
            blanked = found("register_cells_blanked", layer=self.layer, column=self.fields[role], **told)
            _logger.warning("%s", sentence(blanked))
            texts[rows] = ""
        return texts


def fields_guessed(source, roles, chosen=None):
    """Guess which field of a layer holds what.

    Parameters
    ----------
    source : adapters.layers.reading.Source
    roles : tuple of str, those that are looked for
    chosen : dict of str (role) to str (field), what a person chose, '' for nothing

    Returns
    -------
    dict of str (role) to str, the field; roles without one are left out

    Raises
    ------
    QgsProcessingException
        A chosen field is not there.
    """
    words, found = register_words(), {}
    for name in source.fields.names():
        role, rank = role_of_header(name, name, words)
        role = _IN_A_LAYER.get(name.lower(), role)
        if role in roles and (role not in found or rank < found[role][0]):
            found[role] = (rank, name)
    guessed = {role: name for role, (_, name) in found.items()}
    for role, name in (chosen or {}).items():
        if name:
            guessed[role] = source.fields.at(index_of(source, name)).name()
    return guessed


def read_buildings_of(source, fields, crs, transform_context, cancelled=lambda: False):
    """Read a layer of buildings.

    Parameters
    ----------
    source : adapters.layers.reading.Source, of areas or points
    fields : dict of str (of `BUILDING_ROLES`) to str
    crs : QgsCoordinateReferenceSystem of the plan
    transform_context : QgsCoordinateTransformContext
    cancelled : callable that returns whether to stop

    Returns
    -------
    Buildings, without households; Addresses of them, None where the layer has no such field

    Raises
    ------
    QgsProcessingException, CancelledError, as of `reading.read_table`
    """
    read = _read(source, fields, (AREA, POINT), crs, transform_context, cancelled)
    counts = {role: _counts(read, role) for role in ("floors", "floors_below", "entrances", "dwellings")}
    buildings = buildings_of(
        read.texts("code"),
        footprints=read.geometries,
        names=read.texts("building_name"),
        uses=uses_of(read.texts("use").tolist(), register_words()),
        compounds=read.texts("compound"),
        heights=_heights(read),
        **counts,
    )
    if "address" not in fields:
        return buildings, None
    texts = read.texts("address")
    told = np.flatnonzero(texts != "")
    inside = _blank(len(told), None)
    inside[:] = shapely.point_on_surface(read.geometries[told])
    return buildings, addresses_of(texts[told], buildings=told, points=inside)


def read_addresses_of(source, fields, buildings, crs, transform_context, cancelled=lambda: False):
    """Read a layer of addresses.

    Parameters
    ----------
    source, fields, crs, transform_context, cancelled : as of `read_buildings_of`; fields by `ADDRESS_ROLES`
    buildings : Buildings, among which those are that the addresses belong to

    Returns
    -------
    Addresses, rows of `buildings`; -1 where an address names no building and none is near
    """
    read = _read(source, fields, (POINT, AREA), crs, transform_context, cancelled)
    texts = read.texts("address")
    told = np.flatnonzero(texts != "")
    points = _blank(len(told), None)
    points[:] = shapely.point_on_surface(read.geometries[told])
    row = _rows_of(buildings, read.texts("code")[told])
    strange = np.flatnonzero(row < 0)
    there = np.flatnonzero(~(shapely.is_missing(buildings.footprints) | shapely.is_empty(buildings.footprints)))
    if len(strange) and len(there):
        tree = shapely.STRtree(buildings.footprints[there])
        address, near = tree.query_nearest(points[strange], max_distance=_NEAR_M, all_matches=False)
        row[strange[address]] = there[near]
    return addresses_of(texts[told], buildings=row, points=points)


def read_entrances_of(source, fields, buildings, crs, transform_context, cancelled=lambda: False):
    """Read a layer or a table of entrances, or of dwellings.

    Parameters
    ----------
    source, fields, crs, transform_context, cancelled : as of `read_buildings_of`; fields by `ENTRANCE_ROLES`
    buildings : Buildings

    Returns
    -------
    Dwellings, rows of `buildings`; those of other buildings are left out
    """
    read = _read(source, fields, (POINT, AREA), crs, transform_context, cancelled)
    row = _rows_of(buildings, read.texts("code"))
    rooms = read.texts("room")
    floors = [floor_of(text) for text in read.texts("floor").tolist()]
    dwellings, households = _counts(read, "dwellings"), np.maximum(_counts(read, "households"), 0)
    single = np.where(rooms != "", 1, 0)
    rows = dwellings_of(
        row,
        entrances=[bare(text) for text in read.texts("entrance").tolist()],
        floors=floors,
        rooms=rooms,
        states=states_of(read.texts("state").tolist(), fields.get("state", ""), register_words()),
        dwellings=np.where(dwellings >= 0, dwellings, np.maximum(single, households)),
        households=households,
    )
    return rows.taken(row >= 0)


def _read(source, fields, types, crs, transform_context, cancelled):
    """Read a layer, or a table without places."""
    names = list(dict.fromkeys(fields.values()))
    if QgsWkbTypes.geometryType(source.wkb_type) != Qgis.GeometryType.Null:
        table = read_table(source, types, crs, transform_context, names, cancelled)
        columns = {role: table.columns[name] for role, name in fields.items()}
        return _Read(source.name, fields, table.geometries, columns)
    request = QgsFeatureRequest().setFlags(Qgis.FeatureRequestFlag.NoGeometry)
    indexes, columns = [index_of(source, name) for name in names], {name: [] for name in names}
    count = 0
    for count, feature in enumerate(source.features(request), 1):
        if count % 1000 == 0 and cancelled():
            raise CancelledError
        for name, index in zip(names, indexes, strict=True):
            columns[name].append(feature.attribute(index))
    return _Read(source.name, fields, _blank(count, None), {role: columns[name] for role, name in fields.items()})


def _rows_of(buildings, codes):
    """The rows of buildings by their ids, -1 where there is none; a blank code is nobody's."""
    rows = {id_: row for row, id_ in reversed(list(enumerate(buildings.ids.tolist()))) if id_}
    return np.array([rows.get(code, -1) for code in codes.tolist()], dtype=int)


def _counts(read, role):
    """Whole numbers, -1 where there is none, or one that cannot be."""
    if role not in read.columns:
        return np.full(len(read.geometries), -1)
    counts = np.array([_count(text) for text in read.texts(role).tolist()], dtype=float)
    return np.where(counts > _MOST[role], -1, counts).astype(int)


def _count(text):
    """A whole number, -1 where there is none; a number of floors may be written as the highest of them: 6层."""
    number = count_of(text)
    if number is None and text:
        floor = floor_of(text)
        number = None if floor == NO_FLOOR else abs(floor)
    return -1 if number is None or number < 0 else number


def _heights(read):
    if "height" not in read.columns:
        return np.full(len(read.geometries), np.nan)
    numbers = [as_number(text) for text in read.texts("height").tolist()]
    heights = np.array([np.nan if number is None else number for number in numbers], dtype=float)
    return np.where((heights > 0) & (heights <= _HIGHEST), heights, np.nan)


def _blank(count, value=""):
    return np.full(count, value, dtype=object)
