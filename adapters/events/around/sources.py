"""Where what is round an event is read from: the open plan, and layers of the project for what it does not hold."""

from qgis.core import Qgis, QgsProject

from ....engine.events.around.place import AroundRules
from ...layers.reading import Source
from ...layers.roles import guess_role, role_of
from ..figures.sources import event_layers
from .reading import AroundSources

__all__ = ["around_layers", "rules_of", "sources_of"]

_AREA, _LINE, _POINT = Qgis.GeometryType.Polygon, Qgis.GeometryType.Line, Qgis.GeometryType.Point

# What each is in the project: role, geometries; and in a plan: its table.
_ROLES = {
    "cameras": ("cameras", (_POINT,)),
    "buildings": ("buildings", (_AREA, _POINT)),
    "streets": ("streets", (_LINE,)),
    "places": ("places", (_AREA, _POINT)),
    "grids": ("grids", (_AREA,)),
    "communities": ("communities", (_AREA,)),
}
_OF_PLAN = {"buildings": "building", "streets": "street", "grids": "grid", "communities": "community"}
_EVENTS_OF_PLAN = {"events": "event", "cameras": "camera", "resources": "resource"}
_RESOURCES = ("resource", "duty", "station", "hydrant", "aed", "资源", "值守", "值班", "站点", "警务", "消防", "设施")


def around_layers(project: QgsProject, session=None):
    """Find the layers.

    Parameters
    ----------
    project : QgsProject
    session : adapters.plans.session.PlanSession, None where no plan is open

    Returns
    -------
    dict of str (of `AroundSources`) to QgsVectorLayer
    """
    layers = {}
    if session is not None:
        made = session.layers()
        layers |= {role: made.get(table) for role, table in _OF_PLAN.items()}
        layers |= {role: session.events.layer(table) for role, table in _EVENTS_OF_PLAN.items()}
        layers = {role: layer for role, layer in layers.items() if _holds(layer)}
    there = [node.layer() for node in project.layerTreeRoot().findLayers()]
    there = [layer for layer in there if hasattr(layer, "geometryType") and layer.isValid()]
    for role, (name, shapes) in _ROLES.items():
        if role not in layers:
            layers[role] = next((layer for layer in there if _plays(layer, name, shapes)), None)
    if "events" not in layers:
        layers["events"] = next((layer for layer in event_layers(project) if layer.isSpatial()), None)
    if "resources" not in layers:
        layers["resources"] = next(filter(_helps, there), None)
    return {role: layer for role, layer in layers.items() if layer is not None}


def sources_of(layers):
    """What the layers hold now, ready to be read in another thread: AroundSources. Call this in their own thread."""
    return AroundSources(**{role: Source.of_layer(layer) for role, layer in layers.items()})


def rules_of(profile):
    """How far one looks, as a plan's profile says under `around`; boundaries as it says for events.

    Parameters
    ----------
    profile : dict, as of adapters.plans.events.PlanEvents.profile

    Returns
    -------
    engine.events.around.place.AroundRules

    Examples
    --------
    >>> rules_of({"around": {"events_m": 300, "colour": 1}, "boundary_m": 8}).events_m
    300
    """
    told = {**profile, **profile.get("around", {})}
    return AroundRules(**{name: told[name] for name in AroundRules._fields if name in told})


def _holds(layer):
    return layer is not None and layer.isValid() and next(layer.getFeatures(), None) is not None


def _plays(layer, role, shapes):
    shape = layer.geometryType()
    return shape in shapes and (role_of(layer) or guess_role(layer.name(), shape)) == role


def _helps(layer):
    if layer.geometryType() != _POINT:
        return False
    lowered = layer.name().lower()
    return role_of(layer) == "resource" or (not role_of(layer) and any(word in lowered for word in _RESOURCES))
