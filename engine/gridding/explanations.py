"""Why a grid is out of band, and what else the division showed that an officer should know."""

import numpy as np
import shapely

from .doubled import doubled_buildings
from .feasibility import explain, least_out, shortfall
from .findings import found
from .footprints import CUT_M2, torn_m2
from .groups import rows_by
from .intake import place_in
from .problems import parts_of

__all__ = ["buildings_on_edges", "buildings_outside", "explained", "observed"]


def explained(district, rules, ground, units, grid_of, proofs, plan):
    """Give the reason for each grid out of band.

    Parameters
    ----------
    grid_of : (u,) array of int, rows of the plan's grids
    proofs : (f,) array of Proof or None, for each face

    Returns
    -------
    list of Finding or None, one a grid
    """
    part = parts_of(units)
    places = shapely.get_coordinates(shapely.point_on_surface(plan.grids)).reshape(-1, 2)
    giants = _giants(district, rules, ground, units, grid_of)
    parts = _Parts(district, rules, units, part)
    proof_of_unit = proofs[np.unique(units.of_face, return_index=True)[1]]
    reasons = []
    for grid, status in enumerate(plan.grid_statuses):
        band = rules.bands[plan.grid_kinds[grid]]
        households = int(plan.grid_households[grid])
        about = {
            "grid_code": plan.grid_codes[grid],
            "community_code": plan.grid_community_codes[grid],
            "value": households,
            "place": tuple(map(float, places[grid])),
        }
        if status == "in_band":
            reasons.append(None)
        elif plan.grid_locked[grid]:
            reasons.append(found("locked_grid_out_of_band", households=households, **about))
        elif parts.nobody_in(plan.grid_communities[grid]):
            reasons.append(found("community_without_households", **about))
        elif grid in giants:
            building = giants[grid]
            number = int(district.households[building])
            reasons.append(
                found("building_over_maximum", building=building, households=number, maximum=band.maximum, **about)
            )
        else:
            own = np.flatnonzero((grid_of == grid) & (units.households > 0))
            members = np.flatnonzero(part == part[own[0]]) if len(own) else own
            outside = int((plan.grid_statuses[np.unique(grid_of[members])] != "in_band").sum())
            if not len(own):
                reasons.append(found("part_without_households", **about))
            elif parts.large[own].any():
                large = own[parts.large[own]][0]
                numbers = {"buildings": int(units.buildings[large]), "households": int(units.households[large])}
                reasons.append(found("buildings_inseparable", maximum=band.maximum, **numbers, **about))
            else:
                reasons.append(parts.reason(members, band, outside, proof_of_unit[own[0]], about))
    return reasons


class _Parts:
    """Parts of communities that a barrier, a lock or the sea divides, and what their numbers allow.

    Units with more households than a grid may have, of one building or of several that no line can part, are grids of
    their own; the numbers are those of what is beside them.
    """

    def __init__(self, district, rules, units, part):
        maximum = np.array([rules.bands[kind].maximum for kind in district.community_kinds])
        self.units, self.part = units, part
        self.large = units.households > maximum[units.communities]
        self.beside = np.where(self.large, 0, units.households)
        self.whole = np.bincount(units.communities, weights=units.households, minlength=len(district.communities))

    def nobody_in(self, community):
        """Say whether nobody lives in a community."""
        return self.whole[community] == 0

    def reason(self, members, band, outside, proof, about):
        """Give the reason that lies in the total of a part, its units `members`."""
        total = int(self.beside[members].sum())
        if not least_out(total, band)[0] and proof is not None:
            limits = {"relaxation_minimum": proof.minimum, "relaxation_maximum": proof.maximum}
            return found("no_division_exists", units=proof.units, households=total, out=outside, **limits, **about)
        if not least_out(total, band)[0]:
            return found("no_division_found", units=len(members), households=total, out=outside, **about)
        if self.large[members].any():
            return found("beside_large_building", **shortfall(total, band), **about)
        if self.units.households[members].sum() < self.whole[self.units.communities[members[0]]]:
            return found("part_cut_off", by=_cut_off_by(self.units, members), **shortfall(total, band), **about)
        check, numbers = explain(total, band)
        return found(check, **numbers, **about)


def _giants(district, rules, ground, units, grid_of):
    """Grids that hold a building over the maximum: dict of grid to the building's row."""
    inside = np.flatnonzero(ground.building_faces >= 0)
    unit = units.of_face[ground.building_faces[inside]]
    maximum = np.array([rules.bands[kind].maximum for kind in district.community_kinds])
    over = district.households[inside] > maximum[units.communities[unit]]
    return {int(grid_of[one]): int(building) for one, building in zip(unit[over], inside[over])}


def _cut_off_by(units, members):
    """What lies round a part of a community: a word of `findings.CUT_OFF_BY`."""
    inside = np.zeros(len(units.areas), dtype=bool)
    inside[members] = True
    pairs = units.borders.pairs[inside[units.borders.pairs].sum(axis=1) == 1]
    if not len(pairs):
        return "island"
    beyond = np.where(inside[pairs[:, 0]], pairs[:, 1], pairs[:, 0])
    return "locked grid" if (units.locked[beyond] >= 0).all() else "water or railway"


def observed(district, rules, ground, units, grid_of, plan):
    """List what the division showed beside the grids out of band.

    Returns
    -------
    list of Finding
    """
    grid_of_face = grid_of[units.of_face]
    return [
        *_special(plan),
        *buildings_outside(district, ground.building_faces >= 0),
        *doubled_buildings(district.buildings, district.households, ground.building_faces >= 0),
        *buildings_on_edges(district, plan),
        *_rounded(ground),
        *_divided_compounds(district, rules, ground, grid_of_face, plan),
        *_locked_trouble(district, plan),
    ]


def _special(plan):
    """Grids of communities whose kind has no band."""
    for grid in np.flatnonzero(plan.grid_kinds == "special"):
        yield found(
            "special_community",
            grid_code=plan.grid_codes[grid],
            community_code=plan.grid_community_codes[grid],
            place=place_in(plan.grids[grid]),
        )


def buildings_outside(district, inside):
    """Report buildings that lie in no community; `inside` says of each whether it lies in one."""
    rows = np.flatnonzero(~inside & ~shapely.is_empty(district.buildings))
    if len(rows):
        first = int(rows[0])
        yield found(
            "building_outside",
            value=len(rows),
            place=place_in(district.buildings[first]),
            count=len(rows),
            households=int(district.households[rows].sum()),
            first=first,
        )


def buildings_on_edges(district, plan):
    """Buildings that the communities themselves cut, any that a grid boundary cuts, or whose parts it runs between."""
    if not (shapely.get_dimensions(district.buildings) == 2).any():
        return
    building, grid = shapely.STRtree(plan.grids).query(district.buildings, predicate="intersects")
    several = np.bincount(building, minlength=len(district.buildings))[building] > 1
    building, grid = building[several], grid[several]
    area = shapely.area(shapely.intersection(district.buildings[building], plan.grids[grid]))
    building, grid, area = building[area > CUT_M2], grid[area > CUT_M2], area[area > CUT_M2]
    order = np.lexsort((grid, building))
    building, grid, area = building[order], grid[order], area[order]
    for start, stop in zip(*_runs(building)):
        if stop - start < 2:
            continue
        row, grids = int(building[start]), grid[start:stop]
        communities, households = plan.grid_communities[grids], int(district.households[row])
        where = {"community_code": plan.grid_community_codes[grid[start]], "place": place_in(district.buildings[row])}
        if len(np.unique(communities)) > 1:
            yield found("building_on_community_edge", row=row, households=households, **where)
        if len(np.unique(communities)) < stop - start:
            shape = district.buildings[row]
            torn = max(torn_m2(shape, plan.grids[grids[own]]) for _, own in rows_by(communities) if len(own) > 1)
            if torn > CUT_M2:
                yield found("building_cut", value=torn, row=row, area_m2=round(torn, 1), **where)
            else:
                numbers = {"row": row, "grids": len(grids), "households": households}
                yield found("building_in_parts", value=len(grids), **numbers, **where)


def _runs(values):
    """Where equal values begin and end in a sorted array."""
    starts = np.flatnonzero(np.r_[True, np.diff(values) != 0]) if len(values) else np.zeros(0, dtype=int)
    return starts, np.r_[starts[1:], len(values)].astype(int)


def _rounded(ground):
    if ground.rounded:
        yield found("street_through_building", value=ground.rounded, count=ground.rounded)


def _divided_compounds(district, rules, ground, grid_of_face, plan):
    """Compounds that would fit into one grid and lie in several."""
    for compound in range(len(district.compounds)):
        faces = np.flatnonzero((ground.compounds == compound) & (ground.households > 0))
        grids = np.unique(grid_of_face[faces])
        households = int(ground.households[faces].sum())
        if len(grids) > 1 and households <= rules.bands[plan.grid_kinds[grids[0]]].maximum:
            yield found(
                "compound_divided",
                community_code=plan.grid_community_codes[grids[0]],
                value=len(grids),
                place=place_in(district.compounds[compound]),
                compound=compound,
                grids=len(grids),
                households=households,
            )


def _locked_trouble(district, plan):
    """Locked grids that reach out of their community, or over each other."""
    for row, polygon in enumerate(district.locked):
        code = str(district.locked_codes[row])
        kept = np.flatnonzero(plan.grid_locked & (plan.grid_codes == code))
        lost = shapely.area(polygon) - shapely.area(plan.grids[kept]).sum()
        for other in range(row):
            shared = shapely.area(shapely.intersection(polygon, district.locked[other]))
            if shared > CUT_M2:
                lost -= shared
                yield found(
                    "locked_overlap",
                    grid_code=code,
                    value=shared,
                    place=place_in(polygon),
                    other=str(district.locked_codes[other]),
                    area_m2=round(float(shared), 1),
                )
        if lost > CUT_M2:
            yield found(
                "locked_outside", grid_code=code, value=lost, place=place_in(polygon), area_m2=round(float(lost), 1)
            )
