"""Layers narrowed to what lies near a place, or to what an expression picks."""

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsRectangle

__all__ = ["narrowed", "near_source"]


def near_source(source, place, metres, crs, transform_context):
    """A layer with only what lies within a square round a place.

    Parameters
    ----------
    source : adapters.layers.reading.Source
    place : (2,) array of float, in `crs`
    metres : float, half the side of the square
    crs : QgsCoordinateReferenceSystem, metric
    transform_context : QgsCoordinateTransformContext

    Returns
    -------
    adapters.layers.reading.Source
    """
    x, y = float(place[0]), float(place[1])
    box = QgsRectangle(x - metres, y - metres, x + metres, y + metres)
    if not source.crs.isValid():
        return source
    try:
        own = QgsCoordinateTransform(crs, source.crs, transform_context).transformBoundingBox(box)
    except QgsCsException:
        return source

    def narrow(request):
        # QGIS takes the square in the CRS that features are asked for in.
        return request.setFilterRect(box if request.destinationCrs().isValid() else own)

    return narrowed(source, narrow)


def narrowed(source, narrow):
    """A layer with only what a request brings that the callable `narrow` changed: adapters.layers.reading.Source."""
    return source._replace(features=lambda request: source.features(narrow(request)))
