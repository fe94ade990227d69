"""Write the layers into one GeoPackage, the same bytes every time."""

import os
import sqlite3
import tempfile
from pathlib import Path

import numpy as np
import shapely
from osgeo import gdal, ogr, osr

from .warp import CRS

__all__ = ["write_geopackage"]

_LAST_CHANGE = "2026-01-01T00:00:00.000Z"
_GEOMETRY_TYPES = {"Point": ogr.wkbPoint, "LineString": ogr.wkbLineString, "Polygon": ogr.wkbPolygon}
_FIELD_TYPES = {"i": ogr.OFTInteger, "f": ogr.OFTReal}


def write_geopackage(layers, path, title):
    """Write frames as layers.

    Parameters
    ----------
    layers : dict of str to (pandas.DataFrame, array of geometry, str), the columns, the shapes and the geometry type
    path : str or Path, replaced once the new file is whole
    title : str, the description of every layer

    Raises
    ------
    RuntimeError
        when GDAL cannot write; a file that was there is left as it was
    """
    gdal.UseExceptions()
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        part = Path(folder) / path.name
        gdal.SetConfigOption("OGR_CURRENT_DATE", _LAST_CHANGE)
        try:
            source = ogr.GetDriverByName("GPKG").CreateDataSource(str(part))
            for name, layer in layers.items():
                _write_layer(source, name, *layer, f"{title}: {name}")
            source.FlushCache()
            del source
        finally:
            gdal.SetConfigOption("OGR_CURRENT_DATE", None)
        connection = sqlite3.connect(part)
        connection.execute("VACUUM")
        connection.close()
        os.replace(part, path)


def _write_layer(source, name, frame, shapes, geometry_type, description):
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(int(CRS.removeprefix("EPSG:")))
    layer = source.CreateLayer(name, reference, _GEOMETRY_TYPES[geometry_type], [f"DESCRIPTION={description}"])
    for column in frame:
        layer.CreateField(ogr.FieldDefn(column, _FIELD_TYPES.get(frame[column].dtype.kind, ogr.OFTString)))
    definition = layer.GetLayerDefn()
    columns = [frame[column].tolist() for column in frame]
    layer.StartTransaction()
    for shape, *values in zip(shapely.to_wkb(np.asarray(shapes), byte_order=1), *columns):
        feature = ogr.Feature(definition)
        for at, value in enumerate(values):
            if value is not None:
                feature.SetField(at, value)
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(shape))
        layer.CreateFeature(feature)
    layer.CommitTransaction()
