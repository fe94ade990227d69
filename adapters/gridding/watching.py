"""The whole way of a growth watch: grids and a new register in, findings and advice out."""

import re
from typing import NamedTuple

import numpy as np
import shapely
from qgis.core import Qgis, QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.arrangement import first_container
from ...engine.gridding.checking.barriers import Barriers
from ...engine.gridding.checking.grid_layer import GridLayer, areal
from ...engine.gridding.checking.growth import watch_findings, watch_growth
from ...engine.gridding.checking.neighbours import neighbours_of, walkable
from ...engine.gridding.findings import found, with_feature_ids
from ...engine.gridding.inner_places import counted, inner_places
from ...engine.gridding.intake import place_in
from ..layers.crs import choose_crs
from ..layers.grid_reading import read_grids
from ..layers.households import households_of
from ..layers.reading import AREA, POINT, read_table
from ..layers.writing import OutputTable, finding_table, table_fields
from ..running.progress import FeedbackProgress
from ..running.qgis_version import text_field, whole_number_field
from ..words.meanings import grid_kind
from .district import read_surroundings

__all__ = ["Watch", "advice", "community_of_code", "watch_layers"]

_READ, _WATCHED = 50.0, 95.0

translate = QCoreApplication.translate


class Watch(NamedTuple):
    """The grids with what becomes of them, the findings, how many grids leave and are near, and the CRS."""

    grids: OutputTable
    findings: OutputTable
    leaving: int
    near: int
    crs: object


def watch_layers(grids, units, layers, rules, margin, transform_context, feedback):
    """Count the households of a plan's grids by a new register and say what that asks for.

    Parameters
    ----------
    grids, units : adapters.layers.reading.Source or None; one of them, the grids where both are given
    layers : adapters.gridding.district.Layers: the new register as buildings; barriers, streets and locked grids
    rules : engine.gridding.model.Rules
    margin : int, households from a limit within which a grid is near it
    transform_context : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback

    Returns
    -------
    Watch

    Raises
    ------
    QgsProcessingException
        A layer cannot be used; the sentence names it.
    engine.progress.CancelledError
        The person cancelled.
    """
    progress = FeedbackProgress(feedback, _READ, _WATCHED)
    progress.report("reading", 0.0)
    source = grids or units
    if source is None:
        raise QgsProcessingException(translate("Watch", "Grids or units are needed."))
    if not source.count:
        raise QgsProcessingException(
            translate("District", "The layer {layer} has no features.").format(layer=source.name)
        )
    crs = choose_crs(source.name, source.crs, source.extent, transform_context)
    layer = read_grids(source, crs, transform_context, cancelled=progress.cancelled).layer
    layer = layer if grids is not None else _joined(layer)
    field = layers.households_field
    register = read_table(layers.buildings, (AREA, POINT), crs, transform_context, [field], progress.cancelled)
    households, troubles = households_of(register.columns[field])
    around = read_surroundings(layers, crs, source.crs, transform_context, progress.cancelled)
    progress.report("watching", 0.0)
    areas = areal(layer.shapes)
    places = inner_places(register.geometries)
    home = first_container(places, areas)
    now, _ = counted(home, households, len(areas))
    communities = np.array(
        [own or community_of_code(code) for own, code in zip(layer.community_codes, layer.codes, strict=True)], object
    )
    bands = [rules.bands.get(grid_kind(kind), rules.bands["urban"]) for kind in layer.kinds]
    barriers = Barriers(around.barriers, around.streets, around.street_ranks)
    lived_in = (home >= 0) & (households > 0)
    beside = walkable(neighbours_of(areas, communities), areas, barriers, home[lived_in], places[lived_in])
    locked = np.flatnonzero(_locked(layer, areas, around))
    watched = watch_growth(areas, communities, layer.households, now, bands, margin, beside, locked)
    findings = [
        *watch_findings(watched, areas, layer.codes, communities, now, bands),
        *_troubles(register, troubles, households, home >= 0),
        *around.findings,
    ]
    progress.end_stage()
    progress.lock()
    return Watch(
        _watch_table(layer, areas, communities, now, watched),
        finding_table(findings),
        sum(one.status != "in_band" for one in watched),
        sum(one.watch == "near" for one in watched),
        crs,
    )


def community_of_code(code):
    """The part of a grid's code that is its community's: 12 digits where it has more, else all before its number.

    Examples
    --------
    >>> community_of_code("430702001001004"), community_of_code("001004"), community_of_code("7")
    ('430702001001', '001', '')
    >>> community_of_code("甲-1"), community_of_code("甲-12"), community_of_code("east side")
    ('甲-', '甲-', 'east s')
    """
    if re.match("[0-9]{13}", code):
        return code[:12]
    return re.sub("[0-9]{1,3}$", "", code) if re.search("[0-9]$", code) else code[:-3]


def advice(one, codes, number):
    """Say in a sentence what a grid needs; '' where it needs nothing.

    Parameters
    ----------
    one : engine.gridding.checking.growth.Watched
    codes : (g,) array of str
    number : int, its households
    """
    names = translate("Watch", ", ").join(f"{codes[row]} ({room})" for row, room in one.neighbours)
    count = abs(one.move)
    if one.repair == "give":
        return translate("Watch", "Households to give to neighbours: {count}; room there: {names}.").format(
            count=count, names=names
        )
    if one.repair == "take":
        return translate("Watch", "Households to take from neighbours: {count}; to spare there: {names}.").format(
            count=count, names=names
        )
    if one.repair == "divide":
        return translate("Watch", "Divide it into {parts} grids.").format(parts=one.parts)
    if one.repair == "merge":
        row, together = one.neighbours[0]
        return translate("Watch", "Merge it with {code}; households together: {together}.").format(
            code=codes[row], together=together
        )
    if one.repair == "unlock":
        over = translate("Watch", "It is locked, and over its limits by {count}: unlock it, or change the limits.")
        under = translate("Watch", "It is locked, and under its limits by {count}: unlock it, or change the limits.")
        return (over if one.move > 0 else under).format(count=count)
    if one.repair == "rebalance":
        return translate("Watch", "Rebalance the community: its neighbours alone cannot help.")
    return ""


def _joined(units):
    """Grids out of units: those of one code together; units without a code belong to none."""
    codes = [code for code in dict.fromkeys(units.codes.tolist()) if code]
    rows = [np.flatnonzero(units.codes == code) for code in codes]
    areas = areal(units.shapes)
    shapes = np.empty(len(codes), dtype=object)
    shapes[:] = [shapely.union_all(areas[own]) for own in rows]
    first = np.array([own[0] for own in rows], dtype=int)
    return GridLayer.of(
        shapes,
        codes,
        names=units.names[first],
        community_codes=units.community_codes[first],
        kinds=units.kinds[first],
        households=np.array([units.households[own].sum() for own in rows]),
        locked=None if units.locked is None else np.array([units.locked[own].any() for own in rows], dtype=bool),
    )


def _locked(layer, areas, around):
    """Say which grids are locked: by their own layer, by the code of a locked grid, or because they lie in one."""
    locked = np.zeros(len(areas), dtype=bool) if layer.locked is None else layer.locked
    named = np.isin(layer.codes.astype(str), sorted(set(around.locked_codes.tolist()) - {""}))
    return locked | named | (first_container(inner_places(areas), around.locked) >= 0)


def _troubles(register, troubles, households, inside):
    """What is wrong with the register itself."""
    for check, rows in troubles.items():
        first, place = int(register.ids[rows[0]]), place_in(register.geometries[rows[0]])
        yield found(check, value=len(rows), place=place, layer=register.name, count=len(rows), first=first)
    astray = np.flatnonzero(~inside)
    if len(astray):
        numbers = {"count": len(astray), "households": int(households[astray].sum()), "first": int(astray[0])}
        place = place_in(register.geometries[astray[0]])
        finding = found("register_in_no_grid", value=len(astray), place=place, **numbers)
        yield with_feature_ids(finding, {"buildings": register.ids})


def _watch_table(layer, areas, communities, now, watched):
    """A row for each grid: households before and now, and what is to be done."""
    fields = table_fields(
        text_field("grid_code"), text_field("grid_name"), text_field("community_code"),
        whole_number_field("households_before"), whole_number_field("households"), whole_number_field("change"),
        text_field("status"), text_field("watch"), whole_number_field("to_give"), text_field("repair"),
        text_field("advice"),
    )  # fmt: skip
    rows = []
    for row, one in enumerate(watched):
        number, before = int(now[row]), layer.households[row]
        known = None if np.isnan(before) else int(before)
        rows.append([
            str(layer.codes[row]), str(layer.names[row]), str(communities[row]), known, number,
            None if known is None else number - known, one.status, one.watch, one.move, one.repair,
            advice(one, layer.codes, number),
        ])  # fmt: skip
    several = (shapely.get_num_geometries(areas) > 1).any()
    wkb_type = Qgis.WkbType.MultiPolygon if several else Qgis.WkbType.Polygon
    return OutputTable(fields, wkb_type, rows, shapely.to_wkb(areas).tolist())
