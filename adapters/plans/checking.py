"""Hold the grids of an open plan to the rules D1 to D11, and put what is found beside the plan's layers."""

import numpy as np
from qgis.core import QgsProject, QgsVectorLayer

from ...engine.gridding.checking.check import mendable
from ...engine.gridding.feasibility import explain
from ...engine.gridding.findings import found
from ...engine.gridding.model import Rules
from ..gridding.checking import LayerCheck, check_layers
from ..gridding.district import Layers
from ..layers.reading import Source
from ..layers.roles import mark
from ..layers.writing import OutputTable, finding_table, write_table
from ..looks.style_words import layer_name
from ..looks.styles import apply_style
from ..plan_file.grid_rows import band_finding
from .project import PLAN_PROPERTY

__all__ = ["CHECK", "add_check_layer", "check_plan", "mended_by", "plan_sources"]

CHECK = "check"
"""What the property of a plan's layers says of a layer of findings that a check of the open plan wrote."""

_TABLES = {
    "grid": "grids",
    "community": "communities",
    "building": "buildings",
    "street": "streets",
    "barrier": "barriers",
    "compound": "compounds",
}
_NEEDED = ("grid", "community", "building")

# What a check says by the buildings that the plan file was made of. Where a new register was taken, the units know
# better: how many households a grid has is asked of them, as where a tower is divided, which no building tells.
_BY_BUILDINGS = (
    "grid_over",
    "grid_under",
    "grid_households_differ",
    "building_over_maximum",
    "community_gap_in_numbers",
    "community_too_small",
    "community_without_households",
)

_SEVERITIES = ("error", "warning", "note")


def plan_sources(session):
    """Open the tables of a plan file that a check reads; call this in the session's own thread.

    Returns
    -------
    dict of str (table) to adapters.layers.reading.Source; tables without rows are left out where they may be
    """
    sources = {}
    for table, layer in session.layers().items():
        if table in _TABLES and layer.isValid() and (table in _NEEDED or layer.featureCount()):
            layer.setName(layer_name(_TABLES[table]))
            sources[table] = Source.of_layer(layer)
    return sources


def check_plan(sources, bands, snapshot, transform_context, feedback):
    """Check the grids of a plan; this may run in another thread.

    Parameters
    ----------
    sources : as `plan_sources` gives them
    bands : dict of str (kind) to Band
    snapshot : adapters.plans.snapshot.Snapshot
    transform_context : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback

    Returns
    -------
    adapters.gridding.checking.LayerCheck

    Raises
    ------
    QgsProcessingException
        A table cannot be used; the sentence says why.
    engine.progress.CancelledError
        The person cancelled.
    """
    draft = snapshot.draft()
    layers = Layers(
        communities=sources["community"],
        community_code_field="community_code",
        community_kind_field="kind",
        buildings=sources["building"],
        households_field="households",
        streets=sources.get("street"),
        street_class_field="rank" if "street" in sources else "",
        barriers=[sources["barrier"]] if "barrier" in sources else [],
        compounds=sources.get("compound"),
    )
    check = check_layers(sources["grid"], layers, Rules(bands, 1, draft.profile), transform_context, feedback)
    if not snapshot.recounted and not draft.vertical:
        return check
    kept = [place for place, row in enumerate(check.table.rows) if row[0] not in _BY_BUILDINGS]
    own = finding_table([finding for finding in _by_units(draft) if finding is not None])
    rows = [check.table.rows[place] for place in kept] + own.rows
    geometries = [check.table.geometries[place] for place in kept] + own.geometries
    order = sorted(range(len(rows)), key=lambda place: _SEVERITIES.index(rows[place][1]))
    table = OutputTable(
        own.fields, own.wkb_type, [rows[place] for place in order], [geometries[place] for place in order]
    )
    counts = {severity: sum(row[1] == severity for row in rows) for severity in _SEVERITIES}
    return LayerCheck(table, counts, check.measures, check.crs)


def _by_units(draft):
    """What the households of the units say of grids and communities."""
    for code in draft.grid_codes():
        if len(draft.units_of(code)):
            yield band_finding(draft, code)
    fabric = draft.fabric
    apart = [code for code in draft.grid_codes() if draft.stands_apart(code)]  # parks count for no limits
    for row, code in enumerate(map(str, fabric.community_codes)):
        members = (fabric.units.communities == row).nonzero()[0]
        members = members[~np.isin(draft.codes[members], apart)]
        total = int(fabric.units.households[members].sum())
        why = explain(total, fabric.bands[row]) if total else None
        if why is not None:
            name, numbers = why
            yield found(name, community_code=code, value=total, place=draft.ways.place(members), **numbers)


def add_check_layer(project: QgsProject, check, name):
    """Put the findings of a check into the project, beside the grids of the open plan.

    Parameters
    ----------
    project : QgsProject
    check : LayerCheck
    name : str

    Returns
    -------
    QgsVectorLayer, in memory; the project does not ask to save it
    """
    layer = QgsVectorLayer("Point", name, "memory")
    layer.setCrs(check.crs)
    layer.dataProvider().addAttributes(check.table.fields)
    layer.updateFields()
    write_table(check.table, layer.dataProvider(), name)
    layer.updateExtents()
    layer.setCustomProperty(PLAN_PROPERTY, CHECK)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)
    apply_style(layer, "findings")
    project.addMapLayer(layer, False)
    _group(project).insertLayer(0, layer)
    mark(layer, "findings")
    return layer


def _group(project):
    """The group that the grids of the open plan lie in."""
    root = project.layerTreeRoot()
    for layer in project.mapLayers().values():
        if layer.customProperty(PLAN_PROPERTY, "") == "grid" and root.findLayer(layer.id()) is not None:
            return root.findLayer(layer.id()).parent()
    return root


def mended_by(layer, check):
    """Name the algorithm that mends what was found in an open plan; '' where a person has to decide.

    Parameters
    ----------
    layer : QgsVectorLayer, findings
    check : str, what was found
    """
    ours = layer is not None and layer.customProperty(PLAN_PROPERTY, "") in (CHECK, "finding")
    return mendable(check) if ours else ""
