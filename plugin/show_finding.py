"""Go to the place of a finding on the map."""

from qgis.core import QgsCoordinateTransform, QgsExpression, QgsFeatureRequest, QgsGeometry, QgsRectangle

from ..adapters.layers.roles import sibling

__all__ = ["show_finding"]

# How much ground to show round a place that lies in no grid, as a share of the whole plan's width.
_SHARE_ROUND_A_PLACE = 0.08

# How much air to leave round a grid or a community.
_AIR = 1.4


def show_finding(canvas, project, layer, feature_id):
    """Zoom to a finding's place, flash it and select its grid.

    A finding without a place goes to its grid, and one without a grid to the grids of its community.

    Parameters
    ----------
    canvas : QgsMapCanvas
    project : QgsProject
    layer : QgsVectorLayer, a plan's findings
    feature_id : int

    Returns
    -------
    bool
        Whether the finding has anywhere to go.
    """
    finding = layer.getFeature(feature_id)
    grids = sibling(project, layer, "grids")
    inside = _grids_of(grids, finding)
    if grids is not None:
        grids.selectByIds([grid.id() for grid in inside])
    places = [_on_canvas(canvas, project, grids, grid.geometry()) for grid in inside]
    if finding.hasGeometry() and not finding.geometry().isEmpty():
        places.append(_on_canvas(canvas, project, layer, finding.geometry()))
    if not places:
        return False
    _zoom(canvas, project, places, grids or layer)
    canvas.flashGeometries(places[-1:] if finding.hasGeometry() else places, canvas.mapSettings().destinationCrs())
    return True


def _grids_of(grids, finding):
    """Return the finding's grid, or all grids of its community where it names no grid and has no place."""
    if grids is None:
        return []
    for field in ("grid_code", "community_code"):
        index = finding.fields().lookupField(field)
        code = finding.attribute(index) if index >= 0 else None
        if isinstance(code, str) and code:
            request = QgsFeatureRequest().setFilterExpression(QgsExpression.createFieldEqualityExpression(field, code))
            found = [grid for grid in grids.getFeatures(request) if grid.hasGeometry()]
            if found:
                return found
        if finding.hasGeometry():
            return []
    return []


def _on_canvas(canvas, project, layer, geometry):
    moved = QgsGeometry(geometry)
    moved.transform(QgsCoordinateTransform(layer.crs(), canvas.mapSettings().destinationCrs(), project))
    return moved


def _zoom(canvas, project, places, whole):
    extent = QgsRectangle(places[0].boundingBox())
    for place in places[1:]:
        extent.combineExtentWith(place.boundingBox())
    if extent.width() > 0 and extent.height() > 0:
        extent.scale(_AIR)
    else:
        plan = QgsCoordinateTransform(whole.crs(), canvas.mapSettings().destinationCrs(), project)
        extent = extent.buffered(_SHARE_ROUND_A_PLACE / 2 * plan.transformBoundingBox(whole.extent()).width() or 1)
    canvas.setExtent(extent)
    canvas.refresh()
