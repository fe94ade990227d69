"""Where cameras at work are read from: the open plan, and layers of the project for what it does not hold."""

from qgis.core import Qgis, QgsFeatureRequest, QgsProject

from ..events.areas import TOWN_NAMES
from ..events.around.sources import around_layers
from ..layers.fields import texts_of
from ..layers.reading import Source
from ..layers.roles import role_of
from .at_work import CameraWorkLayers
from .reading import camera_fields
from .sight import read_camera_profile

__all__ = ["RoundStop", "camera_sources", "round_layers", "round_stops", "work_layers"]

_AREA, _POINT = Qgis.GeometryType.Polygon, Qgis.GeometryType.Point
_ENTRANCES = ("entrance", "door", "单元", "出入口", "门")
_TOWN_LAYERS = ("town", "subdistrict", "街道", "乡镇")
_OF_ROUND = {"place", "camera_id", "along_m"}


def work_layers(project: QgsProject, session=None):
    """Find the layers: dict of str (of `CameraWorkLayers`) to QgsVectorLayer.

    Parameters
    ----------
    project : QgsProject
    session : adapters.plans.session.PlanSession, None where no plan is open
    """
    known = around_layers(project, session)
    layers = {name: known.get(name) for name in ("cameras", "buildings", "streets", "grids")}
    if layers["cameras"] is None or _is_round(layers["cameras"]):
        layers["cameras"] = next((layer for layer in _there(project) if _is_of_cameras(layer)), None)
    if layers["buildings"] is not None and layers["buildings"].geometryType() != _AREA:
        layers["buildings"] = None
    for layer in _there(project):
        name, shape = layer.name().lower(), layer.geometryType()
        if shape == _POINT and any(word in name for word in _ENTRANCES):
            layers.setdefault("entrances", layer)
        if shape == _AREA and not role_of(layer):
            if any(word in name for word in _TOWN_LAYERS) and layer.fields().lookupField("name") >= 0:
                layers["towns"] = layer
            elif any(layer.fields().lookupField(field) >= 0 for field in TOWN_NAMES):
                layers.setdefault("towns", layer)
    return {name: layer for name, layer in layers.items() if layer is not None}


def camera_sources(layers, plan=""):
    """What the layers hold now, ready to be read in another thread; call this in their own thread.

    Parameters
    ----------
    layers : dict, as of `work_layers`
    plan : str, path of the open plan, whose profile says what its cameras are; '' for none

    Returns
    -------
    adapters.cameras.at_work.CameraWorkLayers, with secret cameras: they stand on the screen only

    Raises
    ------
    QgsProcessingException
        The profile cannot be used.
    """
    sources = {name: Source.of_layer(layer) for name, layer in layers.items()}
    return CameraWorkLayers(**sources, profile=read_camera_profile("", plan), secret=True)


def round_layers(project: QgsProject):
    """The layers of a project that hold a round of cameras, the topmost first."""
    return [layer for layer in _there(project) if _is_round(layer)]


class RoundStop:
    """A stop of a round.

    Attributes
    ----------
    place : int, from 1
    camera_id, name, status, link_key : str
    point : QgsPointXY in the layer's CRS, None without a place
    """

    def __init__(self, place, texts, point):
        self.place, self.point = place, point
        self.camera_id, self.name, self.status, self.link_key = texts


def round_stops(layer):
    """The stops of a round: list of RoundStop, in their order."""
    names = ("camera_id", "name", "status", "link_key")
    have = set(layer.fields().names())
    stops = []
    for feature in layer.getFeatures(QgsFeatureRequest()):
        texts = texts_of([feature[name] if name in have else None for name in names]).tolist()
        point = feature.geometry().asPoint() if feature.hasGeometry() else None
        stops.append(RoundStop(int(feature["place"]), texts, point))
    return sorted(stops, key=lambda stop: stop.place)


def _there(project):
    layers = [node.layer() for node in project.layerTreeRoot().findLayers()]
    return [layer for layer in layers if hasattr(layer, "geometryType") and layer.isValid()]


def _is_round(layer):
    return set(layer.fields().names()) >= _OF_ROUND


def _is_of_cameras(layer):
    known = {"camera_id", "status"} <= set(camera_fields(layer.fields().names()))
    return layer.geometryType() == _POINT and known and not _is_round(layer)
