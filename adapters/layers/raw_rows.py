"""The rows of a layer as they stand in it: ids, geometries, and the values of some fields."""

from qgis.core import Qgis, QgsFeatureRequest, QgsWkbTypes

from ...engine.progress import CancelledError
from .reading import flat_wkb

__all__ = ["raw_rows"]

_EVERY = 1000


def raw_rows(source, indexes, cancelled=lambda: False):
    """Read all rows of a layer.

    Parameters
    ----------
    source : adapters.layers.reading.Source
    indexes : dict of str (role) to int (index of the field)
    cancelled : callable that returns whether to stop

    Returns
    -------
    ids : list of int
    wkb : list of bytes, two-dimensional and without arcs, None where a row has no geometry; None for a table without
    columns : dict of str (role) to list of values, as the layer holds them

    Raises
    ------
    engine.progress.CancelledError
        `cancelled` returned True.
    """
    placed = QgsWkbTypes.geometryType(source.wkb_type) != Qgis.GeometryType.Null
    curved = QgsWkbTypes.isCurvedType(source.wkb_type)
    wanted = list(indexes.values())
    request = QgsFeatureRequest().setSubsetOfAttributes(sorted(set(wanted)))
    if not placed:
        request.setFlags(Qgis.FeatureRequestFlag.NoGeometry)
    ids, wkb, rows = [], [], []
    for number, feature in enumerate(source.features(request)):
        if number % _EVERY == 0 and cancelled():
            raise CancelledError
        ids.append(feature.id())
        attributes = feature.attributes()
        rows.append([attributes[index] for index in wanted])
        if placed:
            geometry = feature.geometry()
            wkb.append(flat_wkb(geometry) if curved else None if geometry.isNull() else geometry.asWkb().data())
    columns = dict(zip(indexes, map(list, zip(*rows)))) if rows else {role: [] for role in indexes}
    return ids, wkb if placed else None, columns
