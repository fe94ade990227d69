"""How complete what an open plan knows is, grid by grid, as a table and as a layer beside the plan's own."""

import numpy as np
import shapely
from qgis.core import Qgis, QgsProject, QgsVectorLayer

from ...engine.premises.completeness import completeness
from ..layers.roles import mark
from ..layers.writing import OutputTable, table_fields, write_table
from ..looks.style_words import layer_name
from ..looks.styles import apply_style
from ..plans.project import PLAN_PROPERTY
from ..running.qgis_version import number_field, text_field, whole_number_field
from .of_plan import grids_of_buildings

__all__ = ["COMPLETENESS", "add_completeness_layer", "completeness_of", "completeness_table", "known_shares"]

COMPLETENESS = "completeness"
"""What the property of a plan's layers says of the layer that shows how much is known; also its role."""


def completeness_of(session):
    """Count what is known of the open scenario's grids.

    Parameters
    ----------
    session : adapters.plans.session.PlanSession

    Returns
    -------
    list of str, the codes of the grids; engine.premises.completeness.Completeness
    """
    codes = session.draft.grid_codes()
    place = {code: row for row, code in enumerate(codes)}
    grids, _ = grids_of_buildings(session)
    groups = np.array([place.get(code, -1) for code in grids.tolist()], dtype=int)
    premises = session.premises
    return codes, completeness(premises.buildings, premises.dwellings, [premises.ties.ties], groups, len(codes))


def known_shares(source):
    """The share of its dwellings that is known, of each grid of a scene's source: dict of str (code) to float.

    Parameters
    ----------
    source : adapters.scene.source.PlanSource, or one without a plan, of which nothing is known
    """
    session = getattr(source, "session", None)
    if session is None:
        return {}
    codes, counted = completeness_of(session)
    return {code: float(share) for code, share in zip(codes, counted.known_share, strict=True) if share == share}


def completeness_table(session):
    """A row for each grid: buildings and those tied, dwellings and those known, and the shares in percent.

    Returns
    -------
    adapters.layers.writing.OutputTable, engine.premises.completeness.Completeness of all grids together
    """
    codes, counted = completeness_of(session)
    draft = session.draft
    fields = table_fields(
        text_field("grid_code"), text_field("grid_name"), text_field("community_code"),
        whole_number_field("households"), whole_number_field("buildings"), whole_number_field("tied"),
        number_field("tied_percent"), whole_number_field("dwellings"), whole_number_field("known"),
        number_field("known_percent"),
    )  # fmt: skip
    tied, known = _percent(counted.tied_share), _percent(counted.known_share)
    communities = draft.fabric.community_codes
    rows = [
        [
            code, draft.records[code].name, str(communities[draft.records[code].community]), draft.households(code),
            int(counted.buildings[row]), int(counted.tied[row]), tied[row],
            int(counted.dwellings[row]), int(counted.known[row]), known[row],
        ]
        for row, code in enumerate(codes)
    ]  # fmt: skip
    shapes = np.array([draft.polygon(code) for code in codes], dtype=object)
    several = (shapely.get_num_geometries(shapes) > 1).any()
    wkb_type = Qgis.WkbType.MultiPolygon if several else Qgis.WkbType.Polygon
    return OutputTable(fields, wkb_type, rows, shapely.to_wkb(shapes).tolist()), counted.whole()


def add_completeness_layer(project: QgsProject, session, layer=None):
    """Show in a project how much is known, beside the grids of the open plan.

    Parameters
    ----------
    project : QgsProject
    session : adapters.plans.session.PlanSession
    layer : QgsVectorLayer that shows it already and is to be brought in step; None to make one

    Returns
    -------
    QgsVectorLayer, engine.premises.completeness.Completeness of all grids together
    """
    table, whole = completeness_table(session)
    if layer is None:
        kind = "MultiPolygon" if table.wkb_type == Qgis.WkbType.MultiPolygon else "Polygon"
        layer = QgsVectorLayer(kind, layer_name(COMPLETENESS), "memory")
        layer.setCrs(session.crs)
        layer.dataProvider().addAttributes(table.fields)
        layer.updateFields()
        layer.setCustomProperty(PLAN_PROPERTY, COMPLETENESS)
        layer.setCustomProperty("skipMemoryLayersCheck", 1)
        apply_style(layer, COMPLETENESS)
        mark(layer, COMPLETENESS)
        _place(project, layer)
    layer.dataProvider().truncate()
    write_table(table, layer.dataProvider(), layer.name())
    layer.updateExtents()
    layer.triggerRepaint()
    return layer, whole


def _place(project, layer):
    """Put the layer above the grids of the open plan."""
    project.addMapLayer(layer, False)
    root = project.layerTreeRoot()
    for each in project.mapLayers().values():
        node = root.findLayer(each.id())
        if each.customProperty(PLAN_PROPERTY, "") == "grid" and node is not None:
            group = node.parent()
            group.insertLayer(group.children().index(node), layer)
            return
    root.insertLayer(0, layer)


def _percent(shares):
    """Shares in percent with two decimals, None where there is none."""
    return [None if share != share else round(100.0 * share, 2) for share in shares.tolist()]
