"""What the division's dialog opens with: the layers of the project that look right, and what was chosen last time."""

from qgis.core import Qgis

from ..adapters.layers.roles import PLAN_ROLES, guess_field, guess_role, role_of

__all__ = ["division_parameters", "estimate_parameters", "plan_parameters", "remember_division"]

_LAYERS = {
    "COMMUNITIES": "communities",
    "BUILDINGS": "buildings",
    "STREETS": "streets",
    "COMPOUNDS": "compounds",
}

_BARRIER_ROLES = ("rivers", "railways", "lakes")

# Parameter: the layer it is a field of, the setting that remembers it, and likely names.
_FIELDS = {
    "COMMUNITY_CODE": (
        "COMMUNITIES",
        "community_code_field",
        ("community_code", "code", "社区编码", "社区代码", "编码", "代码"),
    ),
    "COMMUNITY_NAME": (
        "COMMUNITIES",
        "community_name_field",
        ("community_name", "name", "社区名称", "名称"),
    ),
    "COMMUNITY_KIND": ("COMMUNITIES", "community_kind_field", ("community_kind", "kind", "类型")),
    "HOUSEHOLDS": ("BUILDINGS", "households_field", ("households", "household", "hh", "户数", "家庭户数")),
    "STREET_CLASS": (
        "STREETS",
        "street_class_field",
        ("class", "highway", "fclass", "street_class", "road_class", "道路等级", "等级", "类型"),
    ),
}

# The same of what a plan knows beside a division; nothing remembers them.
_FIELDS_OF_A_PLAN = {
    "BUILDING_ID": ("BUILDINGS", ("building_id", "building_code", "楼栋编码", "建筑物编码")),
    "STREET_NAME": ("STREETS", ("street_name", "name", "road_name", "道路名称", "名称")),
}

_NUMBERS = {"MINIMUM": "minimum", "MAXIMUM": "maximum", "SEED": "seed"}


def division_parameters(project, settings):
    """Guess the parameters of `communitygrids:dividedistrict`.

    Parameters
    ----------
    project : QgsProject
    settings : Settings

    Returns
    -------
    dict
        Only what could be guessed: layers by their ids, fields by their names, and the numbers of last time.
    """
    by_role = _layers_by_role(project)
    parameters = {name: getattr(settings, setting) for name, setting in _NUMBERS.items()}
    chosen = {name: by_role[role][0] for name, role in _LAYERS.items() if role in by_role}
    parameters |= {name: layer.id() for name, layer in chosen.items()}
    barriers = [layer.id() for role in _BARRIER_ROLES for layer in by_role.get(role, [])]
    if barriers:
        parameters["BARRIERS"] = barriers
    for name, (layer_name, setting, names) in _FIELDS.items():
        if layer_name in chosen:
            field = _field(chosen[layer_name], getattr(settings, setting), names)
            if field:
                parameters[name] = field
    return parameters


def remember_division(parameters, settings):
    """Keep the numbers and the fields of a division for the next one; layers are guessed anew."""
    for name, setting in _NUMBERS.items():
        if isinstance(parameters.get(name), int | float):
            setattr(settings, setting, parameters[name])
    for name, (_, setting, _) in _FIELDS.items():
        setattr(settings, setting, parameters.get(name) or "")


def _layers_by_role(project):
    """Sort the project's layers by role, in the order of the layer tree; the layers of plans are left out."""
    by_role = {}
    for layer in project.layerTreeRoot().layerOrder():
        if not hasattr(layer, "geometryType") or role_of(layer) in PLAN_ROLES:
            continue
        role = role_of(layer) or guess_role(layer.name(), layer.geometryType())
        by_role.setdefault(role, []).append(layer)
    return by_role


def _field(layer, remembered, names):
    if remembered and layer.fields().lookupField(remembered) >= 0:
        return remembered
    return guess_field(layer, names)


def plan_parameters(project, settings, file=""):
    """Guess the parameters of `communitygrids:makeplan`: the topmost plan's units and grids, and what they divide.

    Where a file is given, the units are those of the division in it, and so are the grids if it has them; the plan is
    added to it.

    Returns
    -------
    dict, as `division_parameters`
    """
    known = division_parameters(project, settings)
    wanted = {name: known[name] for name in known if name in _OF_A_PLAN}
    for name, (layer_name, names) in _FIELDS_OF_A_PLAN.items():
        field = guess_field(project.mapLayer(known[layer_name]), names) if layer_name in known else ""
        if field:
            wanted[name] = field
    for layer in project.layerTreeRoot().layerOrder():
        name = {"units": "UNITS", "grids": "GRIDS"}.get(role_of(layer))
        if name:
            wanted.setdefault(name, layer.id())
    if file:
        # Of a package that QGIS does not bring everywhere, and that its start should not wait for.
        from ..adapters.plan_file.schema import division_tables

        tables = division_tables(file)
        wanted |= {role.upper(): f"{file}|layername={table}" for role, table in tables.items()}
        wanted["PLAN"] = file
    return wanted


def estimate_parameters(project, settings):
    """Guess the parameters of `communitygrids:estimatehouseholds`: footprints, their communities, the topmost grids.

    The algorithm itself guesses floors and use. Households of buildings are not taken as known: a person says which.

    Returns
    -------
    dict, as `division_parameters`
    """
    by_role = _layers_by_role(project)
    areas = [layer for layer in by_role.get("buildings", ()) if layer.geometryType() == Qgis.GeometryType.Polygon]
    grids = [layer for layer in project.layerTreeRoot().layerOrder() if role_of(layer) == "grids"]
    wanted = {"MINIMUM": settings.minimum, "MAXIMUM": settings.maximum}
    for name, layers in (("BUILDINGS", areas), ("COMMUNITIES", by_role.get("communities", ())), ("GRIDS", grids)):
        if layers:
            wanted[name] = layers[0].id()
    if "COMMUNITIES" in wanted:
        total = guess_field(by_role["communities"][0], ("households", "户数", "总户数", "居民总户数"))
        wanted |= {"TOTAL": total} if total else {}
    return wanted


_OF_A_PLAN = (
    "COMMUNITIES",
    "COMMUNITY_CODE",
    "COMMUNITY_NAME",
    "COMMUNITY_KIND",
    "BUILDINGS",
    "HOUSEHOLDS",
    "STREETS",
    "STREET_CLASS",
    "BARRIERS",
    "COMPOUNDS",
    "MINIMUM",
    "MAXIMUM",
)
