"""An engine for tests of what lies round the engine: it makes one grid and one unit of each community."""

import numpy as np
import shapely
from community_grids.engine.gridding.findings import found
from community_grids.engine.gridding.model import Plan

STAGES = ("blocks", "search")


def divide(district, rules, progress, run_all=map):
    """Give each community one grid, whatever its numbers."""
    communities = district.communities
    for step in range(5):
        progress.check()
        progress.report(STAGES[step > 2], step / 5)
    households = np.array(
        list(run_all(_households, [(c, district.buildings, district.households) for c in communities]))
    )
    count = len(communities)
    statuses = np.array(
        [_status(total, rules.bands[kind]) for total, kind in zip(households, district.community_kinds, strict=True)],
        dtype=object,
    )
    codes = np.array([f"{code or row + 1:0>3}001" for row, code in enumerate(district.community_codes)], dtype=object)
    perimeters = shapely.length(communities)
    everywhere = np.zeros(count, dtype=int)
    outside = found("building_outside", count=1, households=0, first=0, place=(5.0, 6.0))
    return Plan(
        grids=communities,
        grid_codes=codes,
        grid_names=np.array(["第一网格"] * count, dtype=object),
        grid_community_codes=district.community_codes,
        grid_kinds=district.community_kinds,
        grid_statuses=statuses,
        grid_communities=np.arange(count),
        grid_reasons=[
            None
            if status == "in_band"
            else found("grid_over", households=int(total), maximum=500, excess=int(total) - 500)
            for status, total in zip(statuses, households, strict=True)
        ],
        grid_households=households,
        grid_buildings=everywhere + len(district.buildings),
        grid_locked=np.zeros(count, dtype=bool),
        compactness=4 * np.pi * shapely.area(communities) / perimeters**2,
        visible_boundary=np.full(count, np.nan),
        units=communities,
        unit_ids=np.arange(1, count + 1),
        unit_grids=np.arange(count),
        unit_communities=np.arange(count),
        unit_households=households,
        unit_buildings=everywhere + len(district.buildings),
        unit_locked=np.zeros(count, dtype=bool),
        building_units=np.zeros(len(district.buildings), dtype=int),
        findings=[outside],
    )


def _households(payload):
    community, buildings, households = payload
    return int(households[shapely.intersects(community, shapely.point_on_surface(buildings))].sum())


def _status(total, band):
    return "over" if total > band.maximum else "under" if total < band.minimum else "in_band"
