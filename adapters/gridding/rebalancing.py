"""The whole way of a rebalance: layers in, tables out."""

from typing import NamedTuple

import numpy as np
import shapely
from qgis.core import Qgis
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.findings import found, with_feature_ids
from ...engine.gridding.rebalancing import rebalance as engine
from ...engine.gridding.rebalancing.model import OPTIONS, DrawnUnits
from ..layers.fields import says_yes
from ..layers.unit_reading import LOCKED, read_units
from ..layers.writing import OutputTable, finding_table, grid_table, table_fields, unit_table
from ..running.pool import WorkPool
from ..running.progress import FeedbackProgress
from ..running.qgis_version import text_field, whole_number_field
from .district import read_district
from .known_grids import known_grids

__all__ = ["Rebalance", "change_table", "option_names", "price_words", "rebalance_layers"]

# Where the bar stands when the layers are read, and when the plan is made.
_READ, _MADE = 10.0, 95.0

# A sentence lists no more codes than this.
_MOST_CODES = 10

translate = QCoreApplication.translate


class Rebalance(NamedTuple):
    """A plan as tables, by the names of an algorithm's outputs, its prices, the lower bound, and the CRS.

    Attributes
    ----------
    tables : dict of str to OutputTable
    prices : list of engine.gridding.rebalancing.model.Price, that of the plan first
    least : int, households that any plan in band must move
    households : int, of the whole district
    crs : QgsCoordinateReferenceSystem
    """

    tables: dict
    prices: list
    least: int
    households: int
    crs: object


def rebalance_layers(units, grids, layers, rules, option, most_moved, scheduler, transform_context, feedback):
    """Read the layers, have the engine rebalance the plan, and make the tables; from then on a cancel is too late.

    Parameters
    ----------
    units : adapters.layers.reading.Source, the plan in force
    grids : adapters.layers.reading.Source with names and kinds of its grids, None where nothing is known
    layers : adapters.gridding.district.Layers
    rules : engine.gridding.model.Rules
    option : str, a word of `OPTIONS`
    most_moved : float, a share of the households
    scheduler : str, one of `adapters.running.pool.SCHEDULERS`
    transform_context : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback

    Returns
    -------
    Rebalance

    Raises
    ------
    QgsProcessingException
        A layer cannot be used; the sentence names it.
    engine.progress.CancelledError
        The person cancelled.
    """
    progress = FeedbackProgress(feedback, _READ, _MADE)
    with WorkPool(scheduler, layers.buildings.count, engine.__name__, progress.cancelled) as run_all:
        progress.report("reading", 0.0)
        reading = read_district(layers, transform_context, progress.cancelled)
        drawn_units = read_units(units, reading.crs, transform_context, progress.cancelled)
        drawn = _drawn(drawn_units, known_grids(grids), reading.district, rules.bands)
        result = engine.rebalance(reading.district, drawn, rules, option, most_moved, progress, run_all)
    progress.report("writing", 1.0)
    plan = result.plan
    _tell_apart(result.apart, feedback)
    findings = [with_feature_ids(finding, reading.feature_ids) for finding in plan.findings]
    tables = {
        "GRIDS": grid_table(plan, plan.grid_reasons, reading.community_names),
        "NEW_UNITS": unit_table(plan),
        "CHANGES": change_table(plan, result.before),
        "FINDINGS": finding_table(
            [_price_finding(result), *reading.findings, *findings, *filter(None, plan.grid_reasons)]
        ),
    }
    progress.end_stage()
    progress.lock()
    return Rebalance(tables, result.prices, result.least, int(plan.unit_households.sum()), reading.crs)


def _drawn(layer, known, district, bands):
    """The units of a layer, each in one piece, with what is locked and what is known of their grids."""
    parts, rows = shapely.get_parts(layer.polygons, return_index=True)
    again = np.r_[False, np.diff(rows) == 0]  # a second part of a unit is a unit too
    ids = layer.ids[rows]
    ids[again] = layer.ids.max() + 1 + np.arange(again.sum())
    kept = layer.locked | set(district.locked_codes.tolist()) - {""}
    kept |= {code for code, grid in known.items() if says_yes(grid[LOCKED])}
    locked = np.isin(layer.codes[rows].astype(str), sorted(kept))
    kinds, names = ({code: grid[field] for code, grid in known.items()} for field in ("kind", "grid_name"))
    kinds = layer.kinds_among(bands) | {code: kind for code, kind in kinds.items() if kind}
    return DrawnUnits(shapely.normalize(parts), ids, layer.codes[rows], locked, kinds, names, frozenset(known))


def _tell_apart(codes, feedback):
    """Tell in the log which grids stay as they are because of their kind."""
    if codes:
        listed = ", ".join(codes[:_MOST_CODES]) + (" …" if len(codes) > _MOST_CODES else "")
        said = translate(
            "Rebalancing", "Special grids, and others with limits of their own, stay as they are: {codes}."
        )
        feedback.pushInfo(said.format(codes=listed))


def _price_finding(result):
    """What the plan costs, as a note."""
    price = result.prices[0]
    return found(
        "rebalance_price",
        value=price.households,
        households=price.households,
        buildings=price.buildings,
        grids=price.grids,
        least=result.least,
        out=price.out,
    )


def change_table(plan, before):
    """Turn the units that changed their grid into rows, with their outlines.

    Parameters
    ----------
    plan : engine.gridding.model.Plan
    before : (u,) array of str, the code of the grid that each unit was in, '' for none
    """
    after = plan.grid_codes[plan.unit_grids]
    rows = np.flatnonzero(before.astype(str) != after.astype(str))
    fields = table_fields(
        whole_number_field("unit_id"), text_field("from_code"), text_field("to_code"), whole_number_field("households")
    )
    values = zip(
        plan.unit_ids[rows].tolist(),
        map(str, before[rows]),
        map(str, after[rows]),
        plan.unit_households[rows].tolist(),
        strict=True,
    )
    return OutputTable(
        fields, Qgis.WkbType.Polygon, [list(row) for row in values], shapely.to_wkb(plan.units[rows]).tolist()
    )


def option_names():
    """The options in the person's language, by their words."""
    return {
        OPTIONS[0]: translate("Rebalancing", "Fewest households moved"),
        OPTIONS[1]: translate("Rebalancing", "Fewest grids touched"),
        OPTIONS[2]: translate("Rebalancing", "Rounder grids"),
    }


def price_words(price):
    """Tell in a line what an option costs."""
    said = translate(
        "Rebalancing",
        "{option}: {households} households and {buildings} buildings change their grid, {grids} grids are touched, "
        "compactness of these {compactness}, {out} grids outside the limits that need not be"
    )  # fmt: skip
    return said.format(
        option=option_names()[price.option],
        households=price.households,
        buildings=price.buildings,
        grids=price.grids,
        out=price.out,
        compactness="–" if price.compactness != price.compactness else f"{price.compactness:.2f}",
    )
