"""An open plan in the QGIS project: its layers in a group, dressed by their roles, found again when it opens again."""

from pathlib import Path

from qgis.core import (
    Qgis,
    QgsExpression,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsPalLayerSettings,
    QgsProject,
    QgsSingleSymbolRenderer,
    QgsTextFormat,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from ..layers.roles import mark, role_of
from ..looks.style_words import layer_name
from ..looks.styles import apply_style

__all__ = [
    "PLAN_PROPERTY",
    "add_open_plan",
    "boundary_of",
    "codes_of",
    "community_names",
    "dress_moved",
    "follow_scenario",
    "hide_division",
    "plan_of",
    "remove_open_plan",
    "scenario_layers",
    "select_codes",
]

PLAN_PROPERTY = "community_grids/plan"
"""The custom property that holds the table of a plan file which a layer shows."""

# From top to bottom: what the tables of a plan file are in the project.
_ROLES = {
    "finding": "findings",
    "vertical_grid": "vertical_grids",
    "grid": "grids",
    "unit": "units",
    "street": "streets",
    "community": "communities",
    "building": "buildings",
    "compound": "compounds",
    "barrier": "rivers",
}

_MOVED = "#cc2f7b"

# Shown closed in the layer tree, so that grids and findings are seen at a glance.
_FOLDED = ("unit", "street", "community", "building", "compound", "barrier")


def add_open_plan(project: QgsProject, session):
    """Put the layers of an open plan on top of the layer tree, or find those that are there already.

    Layers of the same file that the project holds are kept with their looks and follow the open scenario; they show
    what is in the file now, fields that it has got since among it.

    Parameters
    ----------
    project : QgsProject
    session : adapters.plans.session.PlanSession

    Returns
    -------
    dict of str (table) to QgsVectorLayer
    """
    known = _layers_of(project, session.path)
    for layer in project.mapLayers().values():
        if _file_of(layer) == Path(session.path).resolve():
            # It was opened before the file kept a log of changes, which it cannot read so, or had all of its fields.
            layer.reload()
    made = session.layers()
    group = None
    for table, role in _ROLES.items():
        if table in known or table not in made:
            continue
        layer = made[table]
        # Counted by its features: QGIS may remember how many there were before a moment ago.
        if not layer.isValid() or (table not in ("grid", "unit") and next(layer.getFeatures(), None) is None):
            continue
        group = group or _group(project, known, session.path.stem)
        layer.setName(layer_name(role) if table != "barrier" else layer_name("barriers"))
        layer.setReadOnly(True)
        apply_style(layer, role)
        layer.setCustomProperty(PLAN_PROPERTY, table)
        mark(layer, role)  # before it is in the project: this is no division that arrives
        project.addMapLayer(layer, False)
        node = group.insertLayer(_place_in(group, known, table), layer)
        node.setExpanded(table not in _FOLDED)
        known[table] = layer
    follow_scenario(known, made)
    return known


def hide_division(project: QgsProject, path):
    """Uncheck the grids and units of the division that a plan was made of: the plan shows the same ground.

    Parameters
    ----------
    project : QgsProject
    path : path of the plan file, which holds the division's units too
    """
    root = project.layerTreeRoot()
    for units in _divided(project.mapLayers().values(), ("units",)):
        if _file_of(units) == Path(path).resolve():
            beside = [node.layer() for node in root.findLayer(units.id()).parent().children() if hasattr(node, "layer")]
            for layer in _divided(beside, ("units", "grids")):
                root.findLayer(layer.id()).setItemVisibilityChecked(False)


def _divided(layers, roles):
    """Those of some layers that have one of some roles and are no open plan's."""
    return [layer for layer in layers if role_of(layer) in roles and not layer.customProperty(PLAN_PROPERTY)]


def _place_in(group, known, table):
    """Where a layer goes in its group: above the first that lies below it, else at the end."""
    later = list(_ROLES)[list(_ROLES).index(table) + 1 :]
    below = {known[each].id() for each in later if each in known}
    places = [place for place, node in enumerate(group.children()) if getattr(node, "layerId", str)() in below]
    return min(places, default=len(group.children()))


def follow_scenario(layers, made):
    """Have layers of a project show what new layers of the open scenario show, and draw them anew."""
    for table, layer in layers.items():
        subset = made[table].subsetString() if table in made else layer.subsetString()
        if layer.subsetString() != subset:
            layer.setSubsetString(subset)
        layer.triggerRepaint()


def remove_open_plan(project: QgsProject, path):
    """Take the layers of a plan out of the project, with their group where nothing else is in it."""
    layers = _layers_of(project, path)
    groups = {id(node.parent()): node.parent() for node in map(_node(project), layers.values()) if node is not None}
    project.removeMapLayers([layer.id() for layer in layers.values()])
    for group in groups.values():
        if group.parent() is not None and not group.children():
            group.parent().removeChildNode(group)


def scenario_layers(session, plan_id):
    """Make layers of any scenario of a plan, dressed, for a map beside QGIS's own.

    Returns
    -------
    list of QgsVectorLayer, the topmost first
    """
    made = session.layers()
    here = f'"plan_id" = {session.scenario.plan_id}'
    layers = []
    for table in ("grid", "street", "community", "building", "barrier"):
        layer = made[table]
        if table == "grid":
            layer.setSubsetString(layer.subsetString().replace(here, f'"plan_id" = {plan_id}'))
        if layer.isValid() and layer.featureCount():
            apply_style(layer, _ROLES[table])
            layers.append(layer)
    return layers


def dress_moved(layer):
    """Draw units that change their grid: hatched, with the numbers of both grids."""
    symbol = QgsFillSymbol.createSimple(
        {"style": "b_diagonal", "color": _MOVED, "outline_color": _MOVED, "outline_width": "0.6"}
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    settings = QgsPalLayerSettings()
    settings.isExpression = True
    settings.fieldName = 'right("from_code", 3) || \'→\' || right("to_code", 3)'
    text = QgsTextFormat()
    text.setColor(QColor(_MOVED))
    text.setSize(8)
    buffer = text.buffer()
    buffer.setEnabled(True)
    buffer.setSize(0.8)
    text.setBuffer(buffer)
    settings.setFormat(text)
    settings.fitInPolygonOnly = True
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def community_names(layer):
    """Read the names of communities: dict of str (code) to str; empty without a layer."""
    if layer is None:
        return {}
    request = QgsFeatureRequest().setFlags(Qgis.FeatureRequestFlag.NoGeometry)
    return {str(row["community_code"]): str(row["name"]) for row in layer.getFeatures(request) if row["name"]}


def boundary_of(layer, code, field):
    """Read a grid's boundaries in words from one of the fields that hold them; '' where there are none yet.

    Parameters
    ----------
    layer : QgsVectorLayer, of grids
    code : str
    field : str, 'boundary_en' or 'boundary_zh'
    """
    if layer.fields().lookupField(field) < 0:
        return ""
    request = QgsFeatureRequest().setFilterExpression(QgsExpression.createFieldEqualityExpression("grid_code", code))
    request.setFlags(Qgis.FeatureRequestFlag.NoGeometry)
    return next((str(grid[field] or "") for grid in layer.getFeatures(request)), "")


def codes_of(layer, ids):
    """Read the grid codes of some features of a layer, in order, each once."""
    request = QgsFeatureRequest().setFilterFids(list(ids)).setSubsetOfAttributes(["grid_code"], layer.fields())
    request.setFlags(Qgis.FeatureRequestFlag.NoGeometry)
    return sorted({str(feature["grid_code"]) for feature in layer.getFeatures(request)})


def select_codes(layer, codes):
    """Select the features of some grids."""
    if not codes:
        layer.removeSelection()
        return
    listed = ", ".join(QgsExpression.quotedString(code) for code in codes)
    layer.selectByExpression(f'"grid_code" IN ({listed})')


def _layers_of(project, path):
    """The layers of a plan file that the project holds: dict of str (table) to QgsVectorLayer."""
    found = {}
    for layer in project.mapLayers().values():
        table = layer.customProperty(PLAN_PROPERTY, "")
        if table and layer.isValid() and _file_of(layer) == Path(path).resolve():
            found[table] = layer
    return found


def plan_of(project):
    """Find the plan file whose grids a project shows: a pathlib.Path, None where it shows none."""
    for layer in project.mapLayers().values():
        if layer.customProperty(PLAN_PROPERTY, "") == "grid" and layer.isValid():
            return _file_of(layer)
    return None


def _file_of(layer):
    return Path(layer.source().partition("|")[0]).resolve()


def _node(project):
    root = project.layerTreeRoot()
    return lambda layer: root.findLayer(layer.id())


def _group(project, known, name):
    """The group that the plan's other layers lie in, else a new one on top."""
    for layer in known.values():
        node = project.layerTreeRoot().findLayer(layer.id())
        if node is not None:
            return node.parent()
    return project.layerTreeRoot().insertGroup(0, name)
