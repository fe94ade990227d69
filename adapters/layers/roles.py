"""Which part a layer plays: by the mark that a plan's layers carry, or guessed from its name and geometry."""

from qgis.core import Qgis, QgsProject, QgsVectorLayer

__all__ = ["PLAN_ROLES", "ROLE_PROPERTY", "guess_field", "guess_role", "mark", "role_of", "sibling"]

ROLE_PROPERTY = "community_grids/role"

# The layers that a division writes.
PLAN_ROLES = ("grids", "units", "findings")

_AREA, _LINE, _POINT = Qgis.GeometryType.Polygon, Qgis.GeometryType.Line, Qgis.GeometryType.Point

# Role: the geometries it may have, and the words that a layer's name holds. The first role that fits wins,
# so the more particular words come first.
_GUESSES = {
    "cameras": ((_POINT,), ("camera", "cctv", "surveillance", "摄像", "监控", "探头")),
    "compounds": ((_AREA,), ("compound", "小区", "院落")),
    "communities": ((_AREA,), ("communities", "community", "社区", "村界", "村居")),
    "railways": ((_LINE,), ("railway", "rail", "铁路", "轨道")),
    "rivers": ((_LINE, _AREA), ("river", "stream", "canal", "河", "水系")),
    "lakes": ((_AREA,), ("lake", "pond", "water", "湖", "水面", "池塘")),
    "streets": ((_LINE,), ("street", "road", "道路", "街巷", "路网", "街道")),
    "buildings": ((_AREA, _POINT), ("building", "建筑", "房屋", "楼栋")),
    "places": ((_AREA, _POINT), ("place", "park", "school", "地名", "公园", "学校", "单位")),
}


def mark(layer, role):
    """Mark a layer with its role, so that docks and map tools find it whatever its name is."""
    layer.setCustomProperty(ROLE_PROPERTY, role)


def role_of(layer):
    """Return the role a layer was marked with, or ''."""
    return layer.customProperty(ROLE_PROPERTY, "") or ""


def guess_role(name, geometry_type):
    """Guess a layer's role from its name, in English or Chinese, and its geometry.

    Parameters
    ----------
    name : str
    geometry_type : Qgis.GeometryType

    Returns
    -------
    str
        The role, '' where nothing fits.
    """
    lowered = name.lower()
    for role, (geometry_types, words) in _GUESSES.items():
        if geometry_type in geometry_types and any(word in lowered for word in words):
            return role
    return ""


def guess_field(layer, names):
    """Find the field that one of `names` means: the first exact match, else the first field that contains one.

    Parameters
    ----------
    layer : QgsVectorLayer
    names : sequence of str, lower case, the likeliest first

    Returns
    -------
    str
        The field as the layer spells it, '' where none fits.
    """
    fields = {name.lower(): name for name in reversed(layer.fields().names())}
    for name in names:
        if name in fields:
            return fields[name]
    for name in names:
        for lowered, field in fields.items():
            if len(name) > 1 and name in lowered:
                return field
    return ""


def sibling(project: QgsProject, layer: QgsVectorLayer, role: str):
    """Find the layer of a role that belongs to the same plan: the one in the same group, else the topmost one.

    Returns
    -------
    QgsVectorLayer or None
    """
    root = project.layerTreeRoot()
    node = root.findLayer(layer.id())
    near = node.parent().findLayers() if node else []
    for candidate in [*near, *root.findLayers()]:
        found = candidate.layer()
        if found is not None and role_of(found) == role:
            return found
    return None
