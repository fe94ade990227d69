"""Read a new register of buildings for a plan: a layer of buildings, or a table with their identifiers only."""

import numpy as np
import shapely
from qgis.core import QgsCsException, QgsFeatureRequest, QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.editing.recounting import Register
from ...engine.gridding.findings import found
from ..layers.crs import refuse_without_crs
from ..layers.fields import index_of
from ..layers.households import households_of
from ..words.meanings import code_text

__all__ = ["read_register"]

translate = QCoreApplication.translate


def read_register(source, households_field, id_field, crs, transform_context, cancelled=lambda: False):
    """Read a register.

    Parameters
    ----------
    source : adapters.layers.reading.Source
    households_field, id_field : str, '' for no identifier
    crs : QgsCoordinateReferenceSystem of the plan
    transform_context : QgsCoordinateTransformContext
    cancelled : callable that returns whether to stop

    Returns
    -------
    Register, list of Finding on households that are no counts

    Raises
    ------
    QgsProcessingException
        A field is missing, the layer is empty, has no CRS or neither geometry nor identifiers.
    """
    for name in filter(None, (households_field, id_field)):
        index_of(source, name)
    request = QgsFeatureRequest()
    if source.extent is not None and source.crs.isValid():
        request.setDestinationCrs(crs, transform_context)
    features, ids, values, places = [], [], [], []
    try:
        for feature in source.features(request):
            if cancelled():
                break
            features.append(feature.id())
            ids.append(code_text(feature[id_field]) if id_field else "")
            values.append(feature[households_field])
            places.append(_place(feature.geometry()))
    except QgsCsException as trouble:
        said = translate("RegisterReading", "The layer {layer} cannot be brought to {crs}: {trouble}")
        raise QgsProcessingException(said.format(layer=source.name, crs=crs.authid(), trouble=trouble)) from trouble
    if not features:
        said = translate("RegisterReading", "The layer {layer} has no features.")
        raise QgsProcessingException(said.format(layer=source.name))
    if any(place is not None for place in places):
        refuse_without_crs(source.name, source.crs)
    elif not any(ids):
        said = translate("RegisterReading", "The layer {layer} has neither places nor identifiers of buildings.")
        raise QgsProcessingException(said.format(layer=source.name))
    households, troubles = households_of(values)
    findings = []
    for check, rows in troubles.items():
        first = min(features[row] for row in rows)
        findings.append(found(check, value=len(rows), layer=source.name, count=len(rows), first=first))
    points = np.empty(len(places), dtype=object)
    points[:] = places
    return Register(np.array(features), np.array(ids, dtype=object), households, points), findings


def _place(geometry):
    """A point in a building, None where it has none."""
    if geometry.isNull() or geometry.isEmpty():
        return None
    inside = geometry.pointOnSurface()
    point = (geometry.centroid() if inside.isNull() else inside).asPoint()
    return shapely.Point(point.x(), point.y())
