"""Where the scene lies in a project: a group over the ground that it stands on, under the grids' lines and labels."""

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication

from ..layers.roles import role_of
from .layers import SCENE_ROLE

__all__ = ["grids_beside", "place_scene", "remove_scene"]

_GROUP = "community_grids/scene"

# What the scene stands on.
_GROUND = ("streets", "railways", "communities", "buildings", "compounds", "rivers", "lakes", "places")

translate = QCoreApplication.translate


def place_scene(project: QgsProject, layers, beside=()):
    """Put the layers of a scene into the layer tree, over the topmost layer that is ground.

    Parameters
    ----------
    project : QgsProject
    layers : list of QgsMapLayer, the topmost first
    beside : list of QgsMapLayer, ground whatever their roles

    Returns
    -------
    QgsLayerTreeGroup
    """
    remove_scene(project)
    root = project.layerTreeRoot()
    parent, place = root, 0
    for node in root.findLayers():
        if node.layer() is not None and (role_of(node.layer()) in _GROUND or node.layer() in beside):
            parent = node.parent()
            place = parent.children().index(node)
            break
    group = parent.insertGroup(place, translate("Scene", "2.5D"))
    group.setCustomProperty(_GROUP, 1)
    for layer in layers:
        project.addMapLayer(layer, False)
        group.addLayer(layer)
    return group


def remove_scene(project: QgsProject):
    """Take the layers of a scene out of a project, those too that a saved project left empty."""
    gone = [layer.id() for layer in project.mapLayers().values() if role_of(layer) == SCENE_ROLE]
    project.removeMapLayers(gone)
    for group in project.layerTreeRoot().findGroups(True):
        if group.customProperty(_GROUP) and not group.children():
            group.parent().removeChildNode(group)


def grids_beside(project: QgsProject):
    """The topmost layer of grids of a project, None where it has none."""
    for node in project.layerTreeRoot().findLayers():
        if node.layer() is not None and role_of(node.layer()) == "grids":
            return node.layer()
    return None
