"""Rules D6 and D7: no building is cut, every building has its grid, and grids hold as many households as they may."""

from dataclasses import dataclass

import numpy as np
import shapely

from ..arrangement import first_container
from ..feasibility import explain
from ..findings import found
from ..footprints import CUT_M2, torn_m2
from ..inner_places import counted, inner_places
from ..intake import place_in

__all__ = [
    "Counts",
    "building_findings",
    "compound_findings",
    "count_households",
    "cut_buildings",
    "household_findings",
]


@dataclass(frozen=True)
class Counts:
    """Where the households are.

    Attributes
    ----------
    places : (b, 2) array of float, inside each building
    grid_of, community_of : (b,) arrays of int, by that point; -1 where none
    households, buildings : (g,) arrays of int
    community_households : (c,) array of int
    """

    places: np.ndarray
    grid_of: np.ndarray
    community_of: np.ndarray
    households: np.ndarray
    buildings: np.ndarray
    community_households: np.ndarray


def count_households(areas, grounds, buildings, households):
    """Count each building where its inner point lies; of two grids over each other the first one has it.

    Parameters
    ----------
    areas : (g,) array of Polygon or MultiPolygon, valid
    grounds : (c,) array of geometries, without overlaps
    buildings : (b,) array of shapely geometries, valid
    households : (b,) array of int

    Returns
    -------
    Counts
    """
    places = inner_places(buildings)
    grid_of, community_of = first_container(places, areas), first_container(places, grounds)
    in_grids = counted(grid_of, households, len(areas))
    return Counts(places, grid_of, community_of, *in_grids, counted(community_of, households, len(grounds))[0])


def cut_buildings(areas, home, buildings):
    """Find buildings of which several grids hold a part.

    Parameters
    ----------
    areas : (g,) array of Polygon or MultiPolygon, valid
    home : (g,) array of int, the community of each grid
    buildings : (b,) array of shapely geometries, valid

    Returns
    -------
    cut : dict of int (row of the building) to (grid, float): a grid boundary inside a community runs through it; the
        grid with the second largest part, and the square metres cut off
    apart : dict of int to (grid, int): one runs between parts that stand apart; such a grid, and how many there are
    on_edge : (n,) array of int, rows of buildings with parts in several communities
    """
    grid, building = shapely.STRtree(buildings).query(areas, predicate="intersects")
    flat = shapely.get_dimensions(buildings)[building] == 2
    several = flat & (np.bincount(building, minlength=len(buildings))[building] > 1)
    grid, building = grid[several], building[several]
    area = shapely.area(shapely.intersection(buildings[building], areas[grid]))
    # Where grids lie over each other, a building that one of them holds whole is not cut by the other.
    real = area > CUT_M2
    grid, building, area = grid[real], building[real], area[real]
    key = np.column_stack([building, home[grid]])
    _, pair, count = np.unique(key, axis=0, return_inverse=True, return_counts=True)
    pair = pair.ravel()
    whole = np.zeros(len(count), dtype=bool)
    whole[pair[area > shapely.area(buildings[building]) - CUT_M2]] = True
    order = np.lexsort((grid, -area, pair))
    cut, apart = {}, {}
    for second in _seconds(pair[order], order):
        if whole[pair[second]]:
            continue
        row, own = int(building[second]), grid[pair == pair[second]]
        torn = torn_m2(buildings[row], areas[own])
        if torn > cut.get(row, (0, CUT_M2))[1]:
            cut[row] = int(grid[second]), torn
        elif torn <= CUT_M2:
            apart[row] = int(grid[second]), len(own)
    apart = {row: where for row, where in apart.items() if row not in cut}
    communities = np.unique(key, axis=0)[:, 0]
    return cut, apart, np.flatnonzero(np.bincount(communities, minlength=len(buildings)) > 1)


def _seconds(runs, order):
    """Of each run of equal values, the second entry of the order, where there is one."""
    starts = np.flatnonzero(np.r_[True, np.diff(runs) != 0]) if len(runs) else np.zeros(0, dtype=int)
    ends = np.r_[starts[1:], len(runs)].astype(int)
    return order[starts[ends - starts > 1] + 1]


def building_findings(layer, areas, homes, counts, buildings, households, community_codes):
    """Find buildings that are cut, in parts or in no grid.

    Parameters
    ----------
    layer : GridLayer
    areas : (g,) array of Polygon or MultiPolygon, valid
    homes : Homes
    counts : Counts
    buildings : (b,) array of shapely geometries, valid
    households : (b,) array of int
    community_codes : (c,) array of str

    Returns
    -------
    findings : list of Finding, with rows of buildings
    cut : int, how many buildings are cut
    """
    codes = np.append(community_codes, "")
    cut, apart, on_edge = cut_buildings(areas, homes.home, buildings)
    findings = []
    for row, (grid, area) in sorted(cut.items()):
        where = {"community_code": codes[homes.home[grid]], "place": place_in(buildings[row])}
        code = layer.codes[grid]
        findings.append(found("building_cut", grid_code=code, value=area, row=row, area_m2=round(area, 1), **where))
    for row, (grid, count) in sorted(apart.items()):
        where = {"community_code": codes[homes.home[grid]], "place": place_in(buildings[row])}
        numbers = {"row": row, "grids": count, "households": int(households[row])}
        code = layer.codes[grid]
        findings.append(found("building_in_parts", grid_code=code, value=count, **numbers, **where))
    for row in on_edge:
        where = {"community_code": codes[counts.community_of[row]], "place": place_in(buildings[row])}
        findings.append(found("building_on_community_edge", row=int(row), households=int(households[row]), **where))
    astray = (counts.grid_of < 0) & (counts.community_of >= 0)
    # What lies in a grid that reaches out of its community counts there; the grid itself is told of.
    outside = (counts.community_of < 0) & (counts.grid_of < 0) & ~shapely.is_empty(buildings)
    for check, chosen in (("building_in_no_grid", astray), ("building_outside", outside)):
        for community in np.unique(counts.community_of[chosen]):
            own = np.flatnonzero(chosen & (counts.community_of == community))
            numbers = {"count": len(own), "households": int(households[own].sum()), "first": int(own[0])}
            place, code = place_in(buildings[own[0]]), codes[community]
            findings.append(found(check, community_code=code, value=len(own), place=place, **numbers))
    return findings, len(cut)


def compound_findings(counts, households, compounds, bands, community_codes):
    """Find walled compounds that would fit into one grid and whose households are in several.

    Parameters
    ----------
    counts : Counts
    households : (b,) array of int
    compounds : (w,) array of Polygon or MultiPolygon, valid
    bands : (g,) list of Band
    community_codes : (g,) array of str

    Returns
    -------
    list of Finding, with rows of compounds
    """
    compound_of = first_container(counts.places, compounds)
    living, findings = (compound_of >= 0) & (counts.grid_of >= 0) & (households > 0), []
    for row in range(len(compounds)):
        own = living & (compound_of == row)
        grids, number = np.unique(counts.grid_of[own]), int(households[own].sum())
        if len(grids) > 1 and number <= bands[grids[0]].maximum:
            where = {"community_code": community_codes[grids[0]], "place": place_in(compounds[row])}
            numbers = {"compound": row, "grids": len(grids), "households": number}
            findings.append(found("compound_divided", value=len(grids), **numbers, **where))
    return findings


def household_findings(layer, areas, homes, counts, households, bands, community_codes):
    """Find grids out of their band, what makes them so, and household counts that are out of date.

    Parameters
    ----------
    layer : GridLayer
    areas : (g,) array of Polygon or MultiPolygon, valid
    homes : Homes
    counts : Counts
    households : (b,) array of int
    bands : (g,) list of Band, None where no limit applies
    community_codes : (c,) array of str

    Returns
    -------
    list of Finding
    """
    codes, findings = np.append(community_codes, ""), []
    everybody = np.append(counts.community_households, 0)
    hopeless = {}
    for row, band in enumerate(bands):
        number, home = int(counts.households[row]), int(homes.home[row])
        about = {
            "grid_code": layer.codes[row],
            "community_code": codes[home],
            "value": number,
            "place": place_in(areas[row]),
        }
        stated = layer.households[row]
        if stated != number and not np.isnan(stated):
            findings.append(found("grid_households_differ", stated=int(stated), counted=number, **about))
        if band is None or band.minimum <= number <= band.maximum:
            continue
        giant = _giant(row, counts, households, band)
        if home >= 0 and everybody[home] == 0:
            findings.append(found("community_without_households", **about))
        elif giant is not None:
            numbers = {"building": giant, "households": int(households[giant]), "maximum": band.maximum}
            findings.append(found("building_over_maximum", **numbers, **about))
        elif number > band.maximum:
            excess = number - band.maximum
            findings.append(found("grid_over", households=number, maximum=band.maximum, excess=excess, **about))
        else:
            short = band.minimum - number
            findings.append(found("grid_under", households=number, minimum=band.minimum, short=short, **about))
        if home >= 0 and giant is None and everybody[home]:
            hopeless.setdefault(home, band)
    for home, band in sorted(hopeless.items()):
        apart = np.array([other != band for other in bands], dtype=bool)
        findings += _by_numbers(home, band, apart, areas, homes, counts, households, codes)
    return findings


def _giant(grid, counts, households, band):
    """The building in a grid that alone has more households than a grid may have, or None."""
    over = np.flatnonzero((counts.grid_of == grid) & (households > band.maximum))
    return int(over[0]) if len(over) else None


def _by_numbers(home, band, apart, areas, homes, counts, households, codes):
    """Say where a community's total fits no number of grids; buildings that are a grid each are left out.

    So are the grids `apart`, which go by another band, as a park does.
    """
    small = (counts.community_of == home) & (households <= band.maximum)
    small &= ~np.append(apart, False)[counts.grid_of]
    total = int(households[small].sum())
    why = explain(total, band) if total else None
    if why is not None:
        check, numbers = why
        first = int(np.flatnonzero(homes.home == home)[0])
        yield found(check, community_code=codes[home], value=total, place=place_in(areas[first]), **numbers)
