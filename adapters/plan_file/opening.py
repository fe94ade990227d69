"""Read a scenario of a plan file: its fabric, which grid each unit belongs to, and what is known of the grids."""

import hashlib
from dataclasses import dataclass, replace
from sys import intern

import numpy as np
import shapely

from ...engine.gridding.editing.draft import Draft
from ...engine.gridding.editing.model import GridRecord, fabric_of
from ...engine.gridding.units import Borders
from .errors import refusal
from .geopackage import geometries
from .schema import VOID, bands_of, code_profile_of
from .vertical import vertical_of_draft

__all__ = ["VOID", "Communities", "Reading", "Stored"]


@dataclass(frozen=True)
class Communities:
    """The communities of a plan, each code once, in the order of the table.

    Attributes
    ----------
    codes : list of str
    kinds : list of str
    bands : list of Band
    """

    codes: list
    kinds: list
    bands: list


@dataclass(frozen=True)
class Stored:
    """The ground of a scenario as the file holds it.

    Attributes
    ----------
    fabric : Fabric
    visible : (e,) array of float, metres of each border that one can see, a row of `fabric.units.borders`
    rows : dict of int (unit_id) to int, the row of the fabric
    """

    fabric: object
    visible: np.ndarray
    rows: dict


def read_communities(connection):
    """Read the communities and the bands of their kinds."""
    bands = bands_of(connection)
    kinds = {}
    for code, kind in connection.rows("SELECT community_code, kind FROM community ORDER BY fid"):
        kinds.setdefault(code, kind if kind in bands else "urban")
    return Communities(list(kinds), list(kinds.values()), [bands[kind] for kind in kinds.values()])


def read_fabric(connection, plan_id, scenario, communities):
    """Read the units of a scenario and what lies between them.

    Parameters
    ----------
    connection : PlanConnection
    plan_id : int
    scenario : str, its name, for the sentences
    communities : Communities

    Returns
    -------
    Stored

    Raises
    ------
    PlanFileError
        A unit has no polygon or no community, or a border no unit.
    """
    file = connection.path.name
    found = connection.rows(
        "SELECT unit_id, community_code, households, buildings, wet, geom FROM unit WHERE plan_id = ? ORDER BY unit_id",
        (plan_id,),
    )
    if not found:
        raise refusal("no_units", file=file, scenario=scenario)
    ids, codes, households, buildings, wet, shapes = zip(*found, strict=True)
    polygons = geometries(shapes)
    shapeless = np.flatnonzero(shapely.get_type_id(polygons) != 3)
    if len(shapeless):
        raise refusal("unit_without_shape", file=file, unit=ids[shapeless[0]])
    place = {code: row for row, code in enumerate(communities.codes)}
    homeless = next((row for row, code in enumerate(codes) if code not in place), None)
    if homeless is not None:
        raise refusal("unit_of_no_community", file=file, unit=ids[homeless], community=codes[homeless])
    rows = {unit: row for row, unit in enumerate(ids)}
    borders, visible = _borders(connection, plan_id, rows)
    fabric = fabric_of(
        shapely.normalize(polygons),
        np.array(ids),
        np.array([place[code] for code in codes]),
        np.array(households),
        np.array(buildings),
        communities.codes,
        communities.bands,
        borders,
        np.array(wet, dtype=bool),
        communities.kinds,
        bands_of(connection),
    )
    return Stored(fabric, visible, rows)


def _borders(connection, plan_id, rows):
    """Read the borders, in the order that the engine keeps them in: by the smaller row, then the other."""
    found = connection.rows(
        "SELECT unit_id, other_id, length_m, price, open, visible_m FROM unit_border WHERE plan_id = ?", (plan_id,)
    )
    unknown = next((unit for row in found for unit in row[:2] if unit not in rows), None)
    if unknown is not None:
        raise refusal("border_of_no_unit", file=connection.path.name, unit=unknown)
    values = np.array([row[2:] for row in found], dtype=float).reshape(-1, 4)
    pairs = np.array([(rows[one], rows[other]) for one, other, *_ in found], dtype=int).reshape(-1, 2)
    pairs = np.sort(pairs, axis=1)
    order = np.lexsort((pairs[:, 1], pairs[:, 0]))
    values = values[order]
    return Borders(pairs[order], values[:, 0], values[:, 1], values[:, 2] > 0), values[:, 3]


def read_state(connection, plan_id, stored, communities):
    """Read which grid each unit belongs to, and the grids' records.

    Returns
    -------
    codes : (u,) array of str
    records : dict of str to GridRecord; a grid that only units name has one too
    """
    codes = np.full(len(stored.rows), "", dtype=object)
    for unit, code in connection.rows("SELECT unit_id, grid_code FROM unit WHERE plan_id = ?", (plan_id,)):
        if unit in stored.rows:
            codes[stored.rows[unit]] = intern(str(code))  # one text a grid, not a unit: compared in a tenth of the time
    place = {code: row for row, code in enumerate(communities.codes)}
    records = {}
    for code, name, community, kind, locked, status, note in connection.rows(
        "SELECT grid_code, grid_name, community_code, kind, locked, status, note FROM grid WHERE plan_id = ?",
        (plan_id,),
    ):
        if community in place:
            records[code] = GridRecord(code, name, place[community], kind, bool(locked), status == VOID, note or "")
    for row in np.flatnonzero(codes != ""):
        code = codes[row]
        if code not in records or records[code].void:
            community = int(stored.fabric.units.communities[row])
            records[code] = GridRecord(code, code, community, communities.kinds[community])
    return codes, records


class Reading:
    """Reads scenarios of one file; scenarios that are made of the same units share one ground, however they count it.

    Parameters
    ----------
    connection : PlanConnection
    """

    def __init__(self, connection):
        self._connection = connection
        self._key = self._last = None

    def scenario(self, standing):
        """Read a scenario.

        Parameters
        ----------
        standing : Standing

        Returns
        -------
        Stored, Draft

        Raises
        ------
        PlanFileError
        """
        with self._connection.one_state():
            return self._read(standing)

    def _read(self, standing):
        communities = read_communities(self._connection)
        ground, households, buildings = _units_of(self._connection, standing.plan_id)
        if self._key != (communities, ground):
            self._key = communities, ground
            self._last = read_fabric(self._connection, standing.plan_id, standing.name, communities)
        self._last = stored = _counted(self._last, households, buildings)
        codes, records = read_state(self._connection, standing.plan_id, stored, communities)
        vertical = vertical_of_draft(self._connection, standing.plan_id)
        return stored, Draft(stored.fabric, codes, records, code_profile_of(self._connection), vertical)


def _units_of(connection, plan_id):
    """What the units of a scenario are, but for their grids; their borders never change on their own.

    Returns
    -------
    bytes, a number for their ground; (u,) arrays of int, their households and buildings
    """
    query = (
        "SELECT unit_id, community_code, wet, geom, households, buildings FROM unit WHERE plan_id = ? ORDER BY unit_id"
    )
    columns = list(zip(*connection.rows(query, (plan_id,)), strict=True)) or [()] * 6
    digest = hashlib.blake2b(repr(columns[:3]).encode())
    for blob in columns[3]:
        digest.update(b"" if blob is None else blob)
    return digest.digest(), np.array(columns[4], dtype=int), np.array(columns[5], dtype=int)


def _counted(stored, households, buildings):
    """The same ground with other households and buildings; the same Stored where they are no others."""
    units = stored.fabric.units
    if np.array_equal(units.households, households) and np.array_equal(units.buildings, buildings):
        return stored
    units = replace(units, households=households, buildings=buildings)
    return replace(stored, fabric=replace(stored.fabric, units=units))
