"""The GeoPackage under a plan: its geometries as bytes, its tables as layers, and its spatial index.

Written from OGC 12-128r14 (GeoPackage 1.2), which every QGIS of today reads without a warning.
"""

import sqlite3
import struct
from pathlib import Path

import numpy as np
import shapely
from qgis.core import Qgis, QgsCoordinateReferenceSystem

__all__ = [
    "add_layers",
    "blobs",
    "blobs_of_wkb",
    "crs_of",
    "geometries",
    "register_functions",
    "run_script",
    "srs_id_of",
    "wkb_of",
]

_HERE = Path(__file__).parent

# The magic number, version 0, and the flags: little-endian, with an envelope or without.
_WITH_ENVELOPE = struct.Struct("<2sBBi4d")
_WITHOUT_ENVELOPE = struct.Struct("<2sBBi")
_ENVELOPE_AT = 8
_ENVELOPE_SIZES = (0, 32, 48, 48, 64)
_EMPTY_FLAG = 0x10
# A point without an envelope: after the header its byte order and type, then x and y.
_POINT_AT = _ENVELOPE_AT + 5
_POINT_SIZE = _POINT_AT + 16
_FIRST_OWN_SRS = 100_000


def blobs(shapes, srs_id):
    """Write geometries as a GeoPackage keeps them.

    Parameters
    ----------
    shapes : (n,) array of shapely geometries, None where there is none
    srs_id : int

    Returns
    -------
    list of bytes or None

    Examples
    --------
    >>> [blob and blob[:2] for blob in blobs([shapely.Point(1, 2), None], 4547)]
    [b'GP', None]
    """
    shapes = np.asarray(shapes, dtype=object)
    bounds = shapely.bounds(shapes).reshape(-1, 4)
    points = shapely.get_type_id(shapes) == 0
    rows = zip(shapely.to_wkb(shapes, byte_order=1, output_dimension=2), bounds.tolist(), points.tolist(), strict=True)
    return [None if wkb is None else _header(srs_id, box, point) + wkb for wkb, box, point in rows]


def blobs_of_wkb(values, srs_id):
    """Write geometries that are at hand as WKB, or as PostGIS's EWKB, as a GeoPackage keeps them.

    Parameters
    ----------
    values : sequence of bytes or None
    srs_id : int

    Returns
    -------
    list of bytes or None
    """
    wkb = np.empty(len(values), dtype=object)
    wkb[:] = [None if value is None else bytes(value) for value in values]
    return blobs(shapely.from_wkb(wkb), srs_id)


def _header(srs_id, box, point):
    if point:
        return _WITHOUT_ENVELOPE.pack(b"GP", 0, 1, srs_id)
    x0, y0, x1, y1 = box
    return _WITH_ENVELOPE.pack(b"GP", 0, 3, srs_id, x0, x1, y0, y1)


def geometries(values):
    """Read geometries as a GeoPackage keeps them.

    Parameters
    ----------
    values : sequence of bytes or None

    Returns
    -------
    (n,) array of shapely geometries, None where there is none or it cannot be read

    Examples
    --------
    >>> list(geometries(blobs([shapely.Point(1, 2), None], 4547)))
    [<POINT (1 2)>, None]
    """
    wkb = np.empty(len(values), dtype=object)
    wkb[:] = [wkb_of(value) for value in values]
    return shapely.from_wkb(wkb, on_invalid="ignore")


def wkb_of(blob):
    """Take the WKB out of a geometry of a GeoPackage; None where there is none."""
    if not blob or blob[:2] != b"GP":
        return None
    return bytes(blob[_ENVELOPE_AT + _envelope_size(blob) :])


def _envelope_size(blob):
    kind = (blob[3] >> 1) & 7
    return _ENVELOPE_SIZES[kind] if kind < len(_ENVELOPE_SIZES) else 0


def register_functions(connection):
    """Give a connection the functions that the triggers of a spatial index call."""
    for place, name in enumerate(("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY")):
        connection.create_function(name, 1, _edge(place), deterministic=True)
    connection.create_function("ST_IsEmpty", 1, _is_empty, deterministic=True)


def _edge(place):
    """A function that reads one edge of the box round a geometry: minx, maxx, miny, maxy."""

    def edge(blob):
        if _envelope_size(blob):
            order = "<" if blob[3] & 1 else ">"
            return struct.unpack_from(f"{order}d", blob, _ENVELOPE_AT + 8 * place)[0]
        if len(blob) == _POINT_SIZE:
            order = "<" if blob[_ENVELOPE_AT] & 1 else ">"
            return struct.unpack_from(f"{order}d", blob, _POINT_AT + 8 * (place // 2))[0]
        x0, y0, x1, y1 = shapely.bounds(shapely.from_wkb(wkb_of(blob)))
        return float((x0, x1, y0, y1)[place])

    return edge


def _is_empty(blob):
    return int(bool(blob[3] & _EMPTY_FLAG))


def run_script(connection, name, **words):
    """Run an SQL file of this folder, statement by statement, inside the transaction that is open.

    Parameters
    ----------
    connection : sqlite3.Connection
    name : str
    **words : names of the plan's own tables, for a file that holds {placeholders}
    """
    text = (_HERE / name).read_text(encoding="utf-8")
    for word, value in words.items():
        text = text.replace(f"{{{word}}}", value)
    statement = ""
    for line in text.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def add_layers(connection, layers, tables, srs_id, extent):
    """Enter tables in the GeoPackage's list of contents, those with a geometry with a spatial index.

    Parameters
    ----------
    connection : sqlite3.Connection, in a transaction
    layers : dict of str (table) to str, what its geometries are: 'POLYGON', 'POINT' or 'GEOMETRY'
    tables : sequence of str, those without geometry
    srs_id : int
    extent : (4,) sequence of float: minx, miny, maxx, maxy
    """
    enter = (
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, min_x, min_y, max_x, max_y, srs_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    )
    for table in tables:
        connection.execute(enter, (table, "attributes", table, None, None, None, None, 0))
    for table, kind in layers.items():
        connection.execute(enter, (table, "features", table, *map(float, extent), srs_id))
        connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", (table, kind, srs_id))
        connection.execute(
            "INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', "
            "'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
            (table,),
        )
        run_script(connection, "spatial_index.sql", table=table)


def srs_id_of(connection, crs):
    """Find the number of a CRS in this GeoPackage; enter it if it is not there yet.

    Parameters
    ----------
    connection : sqlite3.Connection, in a transaction
    crs : QgsCoordinateReferenceSystem
    """
    organization, _, code = crs.authid().partition(":")
    definition = crs.toWkt(Qgis.CrsWktVariant.Wkt1Gdal)
    known = connection.execute(
        "SELECT srs_id FROM gpkg_spatial_ref_sys WHERE (upper(organization) = upper(?) AND "
        "organization_coordsys_id = ?) OR definition = ?",
        (organization, code, definition),
    ).fetchone()
    if known:
        return known[0]
    (highest,) = connection.execute("SELECT max(srs_id) FROM gpkg_spatial_ref_sys").fetchone()
    taken = {row[0] for row in connection.execute("SELECT srs_id FROM gpkg_spatial_ref_sys")}
    own = max(highest + 1, _FIRST_OWN_SRS)
    srs_id = int(code) if organization == "EPSG" and code.isdigit() and int(code) not in taken else own
    connection.execute(
        "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, '')",
        (
            crs.description() or crs.authid(),
            srs_id,
            organization or "NONE",
            int(code) if code.isdigit() else srs_id,
            definition,
        ),
    )
    return srs_id


def crs_of(connection, table):
    """Read the CRS of a layer, and its number in this GeoPackage.

    Parameters
    ----------
    connection : PlanConnection
    table : str

    Returns
    -------
    QgsCoordinateReferenceSystem, int
    """
    rows = connection.rows(
        "SELECT organization, organization_coordsys_id, definition, s.srs_id FROM gpkg_spatial_ref_sys s "
        "JOIN gpkg_geometry_columns g ON g.srs_id = s.srs_id WHERE g.table_name = ?",
        (table,),
    )
    if not rows:
        return QgsCoordinateReferenceSystem(), 0
    organization, code, definition, srs_id = rows[0]
    crs = QgsCoordinateReferenceSystem(f"{organization}:{code}")
    return (crs if crs.isValid() else QgsCoordinateReferenceSystem.fromWkt(definition)), srs_id
