"""A community of the sample after a new estate was built: before, and rebalanced under two aims."""

from dataclasses import replace

import numpy as np
import shapely
from community_grids.engine.gridding.divide import divide
from community_grids.engine.gridding.rebalancing.model import DrawnUnits
from community_grids.engine.gridding.rebalancing.rebalance import rebalance
from method_pictures import BOUNDARY, BUILDING, CUT, GRID_COLOURS, WATER
from method_steps import BAND, RULES
from sheet import Sheet

__all__ = ["rebalanced"]

ESTATE_M = 160.0
"""Metres from the fullest grid's middle within which households double."""


def rebalanced(district):
    """Three panels: the plan in force under the new register, fewest households moved, rounder grids.

    Parameters
    ----------
    district : District, one community
    """
    plan = divide(district, RULES)
    grown = _grown(district, plan)
    units = DrawnUnits(
        plan.units, plan.unit_ids, plan.grid_codes[plan.unit_grids], np.zeros(len(plan.unit_ids), dtype=bool)
    )
    results = [rebalance(grown, units, RULES, option) for option in ("fewest_households", "rounder_grids")]
    titles = ["The plan in force, and a new estate"]
    for result, words in zip(results, ("Fewest households moved", "Rounder grids")):
        price = result.prices[0]
        titles.append(f"{words}: {price.households} (any plan: at least {result.least}), {price.grids} grids touched")
    left, bottom, right, top = shapely.bounds(district.communities[0])
    sheet = Sheet(titles, [(left - 15, bottom - 15, right + 15, top + 15)] * 3)
    totals = np.bincount(plan.unit_grids, weights=_held(grown, plan), minlength=len(plan.grids)).astype(int)
    _draw(sheet.panels[0], grown, plan, plan, totals, np.zeros(len(plan.units), dtype=bool))
    for panel, result in zip(sheet.panels[1:], results):
        now = result.plan
        _draw(panel, grown, now, plan, now.grid_households, result.before != now.grid_codes[now.unit_grids])
    return sheet


def _grown(district, plan):
    """The district with twice as many households round the middle of its fullest grid."""
    middle = shapely.centroid(plan.grids[plan.grid_households.argmax()])
    near = shapely.dwithin(shapely.point_on_surface(district.buildings), middle, ESTATE_M)
    return replace(district, households=np.where(near, district.households * 2, district.households))


def _held(district, plan):
    inside = plan.building_units >= 0
    return np.bincount(
        plan.building_units[inside], weights=district.households[inside], minlength=len(plan.units)
    )  # fmt: skip


def _draw(panel, district, plan, before, totals, moved):
    """Grids in the colours of their codes, what moved hatched by its old boundary, totals in red where out of band."""
    colours = {code: GRID_COLOURS[row % len(GRID_COLOURS)] for row, code in enumerate(before.grid_codes)}
    for code, grid in zip(plan.grid_codes, plan.grids):
        panel.areas([grid], fill=colours.get(code, "#ffffff"))
    panel.areas(district.barriers[shapely.get_dimensions(district.barriers) == 2], fill=WATER)
    panel.areas(district.buildings, fill=BUILDING)
    panel.lines(before.grids, BOUNDARY, 1.2, dashed=True)
    panel.areas(plan.units[moved], edge=CUT, width=2.0)
    panel.lines(plan.grids, BOUNDARY, 2.6)
    places = shapely.get_coordinates(shapely.point_on_surface(plan.grids))
    for place, total in zip(places, totals.tolist()):
        fits = BAND.minimum <= total <= BAND.maximum
        panel.texts([place], [total], 17, BOUNDARY if fits else CUT, bold=True)
