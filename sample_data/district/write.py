"""Write the layers into one GeoPackage, the same bytes every time."""

import os
import sqlite3
import tempfile
from pathlib import Path

import fiona
import geopandas

from .warp import CRS

__all__ = ["write_geopackage"]

_LAST_CHANGE = "2026-01-01T00:00:00.000Z"


def write_geopackage(layers, path, title):
    """Write frames as layers.

    Parameters
    ----------
    layers : dict of str to (pandas.DataFrame, array of geometry, str), the columns, the shapes and the geometry type
    path : str or Path, replaced once the new file is whole
    title : str, the description of every layer
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(suffix=".gpkg", dir=path.parent)
    os.close(handle)
    os.unlink(part)
    try:
        with fiona.Env(OGR_CURRENT_DATE=_LAST_CHANGE):
            for name, (columns, shapes, geometry_type) in layers.items():
                frame = geopandas.GeoDataFrame(columns, geometry=shapes, crs=CRS)
                schema = {"geometry": geometry_type, "properties": {key: _field(columns[key]) for key in columns}}
                frame.to_file(part, layer=name, driver="GPKG", engine="fiona", schema=schema, DESCRIPTION=f"{title}: {name}")
        with sqlite3.connect(part) as connection:
            connection.execute("UPDATE gpkg_contents SET last_change = ?", (_LAST_CHANGE,))
            connection.commit()
            connection.execute("VACUUM")
        connection.close()
        os.replace(part, path)
    finally:
        Path(part).unlink(missing_ok=True)


def _field(values):
    return {"i": "int", "f": "float", "b": "int"}.get(values.dtype.kind, "str")
