"""Put a plan and its district into a QGIS project: grouped, named, styled and marked with their roles."""

from qgis.core import QgsProject, QgsReferencedRectangle, QgsVectorLayer

from ..layers.roles import PLAN_ROLES, guess_role, mark
from .map_picture import draw_map
from .style_words import district_name, layer_name, plan_name
from .styles import STYLES, apply_style

__all__ = [
    "add_district_group",
    "add_plan_group",
    "build_district_project",
    "draw_map",
    "free_plan_name",
    "style_plan_layer",
]

# From top to bottom of the layer tree. Grids lie over what they divide; findings over everything. The communities'
# broad edge lies under the streets, so that both are seen.
_PLAN_ORDER = ("findings", "grids", "units")
_DISTRICT_ORDER = ("railways", "streets", "communities", "buildings", "rivers", "lakes", "compounds", "places")

# What a plan's tables may be called: as a division writes them, else as a plan file does.
_PLAN_TABLES = {"grids": ("grids", "grid"), "units": ("units", "unit"), "findings": ("findings", "finding")}


def style_plan_layer(layer, role):
    """Dress a layer that an algorithm wrote, and mark a plan's so that the findings dock and the map tools find it.

    Others keep to what their names say: estimated buildings are buildings, which a division can take.

    Call it in the main thread, once the layer is in its project.

    Parameters
    ----------
    layer : QgsVectorLayer
    role : str, the name of a file in `styles/`; a layer of another geometry than that stays as QGIS drew it

    Raises
    ------
    ValueError
        There is no such role.
    """
    if not (STYLES / f"{role}.qml").exists():
        raise ValueError(f"There is no layer of the role '{role}'.")
    apply_style(layer, role)
    if role in PLAN_ROLES:
        mark(layer, role)


def free_plan_name(project):
    """Name a new plan's group in the layer tree: 'Plan', then 'Plan 2' and so on, so that two runs stay apart."""
    root = project.layerTreeRoot()
    name, number = plan_name(), 1
    while root.findGroup(name) is not None:
        number += 1
        name = f"{plan_name()} {number}"
    return name


def add_plan_group(project, layers, name=None):
    """Add a plan's layers on top of the layer tree, in a group of their own.

    Parameters
    ----------
    project : QgsProject
    layers : dict of str (role) to QgsVectorLayer, not yet in the project
    name : str, optional
        The group's name; a free one by default.

    Returns
    -------
    QgsLayerTreeGroup
    """
    group = project.layerTreeRoot().insertGroup(0, name or free_plan_name(project))
    for role in _PLAN_ORDER:
        if role in layers:
            layers[role].setName(layer_name(role))
            project.addMapLayer(layers[role], False)
            group.addLayer(layers[role])
            style_plan_layer(layers[role], role)
    return group


def build_district_project(plan_file, district_file, project_file, title=""):
    """Write a QGIS project that shows a plan over its district.

    Parameters
    ----------
    plan_file : path of a GeoPackage with the tables `grids`, `units` and `findings`
    district_file : path of a GeoPackage with the district's layers, told by their names
    project_file : path of the .qgz to write; it refers to the data by relative paths
    title : str, optional

    Returns
    -------
    QgsProject
        The project as written, for example for `draw_map`.

    Raises
    ------
    ValueError
        The plan has no table of grids.
    OSError
        The project could not be written.
    """
    project = QgsProject()
    project.setTitle(title)
    plan = _plan_layers(plan_file)
    if "grids" not in plan:
        raise ValueError(f"There is no table of grids in {plan_file}.")
    project.setCrs(plan["grids"].crs())
    add_district_group(project, district_file)
    add_plan_group(project, plan)
    whole = QgsReferencedRectangle(plan["grids"].extent(), plan["grids"].crs())
    project.viewSettings().setDefaultViewExtent(whole)
    if not project.write(str(project_file)):
        raise OSError(project.error())
    return project


def _plan_layers(file):
    tables = {layer.name(): layer for layer in _tables(file)}
    layers = {}
    for role, names in _PLAN_TABLES.items():
        found = next((tables[name] for name in names if name in tables), None)
        if found is not None:
            layers[role] = found
    return layers


def add_district_group(project, file):
    """Add a district's layers under the rest of the layer tree, in a group of their own.

    Parameters
    ----------
    project : QgsProject
    file : path of a GeoPackage; layers whose names do not tell what they are, are left out

    Raises
    ------
    OSError
        The file cannot be read.
    """
    group = project.layerTreeRoot().addGroup(district_name())
    by_role = {}
    for layer in _tables(file):
        by_role.setdefault(guess_role(layer.name(), layer.geometryType()), []).append(layer)
    for role in _DISTRICT_ORDER:
        for layer in by_role.get(role, []):
            layer.setName(layer_name(role) if len(by_role[role]) == 1 else layer.name())
            project.addMapLayer(layer, False)
            group.addLayer(layer)
            apply_style(layer, role)
            mark(layer, role)


def _tables(file):
    """Open every layer of a GeoPackage under its table's name."""
    container = QgsVectorLayer(str(file), "", "ogr")
    if not container.isValid():
        raise OSError(f"{file} is not a GeoPackage that can be read.")
    names = [
        item.split(container.dataProvider().sublayerSeparator())[1] for item in container.dataProvider().subLayers()
    ]
    return [QgsVectorLayer(f"{file}|layername={name}", name, "ogr") for name in names]
