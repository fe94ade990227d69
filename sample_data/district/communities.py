"""Communities and towns: their polygons, codes, names and how many households they hold."""

import numpy as np
import shapely

__all__ = ["COUNTY", "divide_into_towns", "outlines", "totals"]

COUNTY = "430702"  # the district is made up; its towns and communities bear no real code


def outlines(blocks, count):
    """(count,) array of Polygon, tiling the district with shared nodes."""
    return np.array(
        [shapely.normalize(shapely.coverage_union_all(blocks.faces[blocks.cell == at])) for at in range(count)]
    )


def divide_into_towns(polygons, urban, settings):
    """Town of each community: regions that grow from seeds far apart, the smallest first, over common edges.

    Returns
    -------
    town : (c,) array of int
    rural_town : (t,) array of bool
    """
    centres = shapely.get_coordinates(shapely.centroid(polygons))
    rural_town = np.array([False] * settings.street_towns + [True] * settings.rural_towns)
    seeds = _far_apart(centres, np.flatnonzero(urban), settings.street_towns)
    if settings.rural_towns:
        seeds += _far_apart(centres, np.flatnonzero(~urban), settings.rural_towns)
    neighbours = [set() for _ in polygons]
    for a, b in zip(*shapely.STRtree(polygons).query(polygons, predicate="touches")):
        if shapely.length(polygons[a] & polygons[b]) > 50:
            neighbours[a].add(int(b))
    town = np.full(len(polygons), -1)
    town[seeds] = np.arange(len(seeds))
    weight = np.where(urban, 1.0, 1.2)
    while (town < 0).any():
        sizes = np.bincount(town[town >= 0], weights=weight[town >= 0], minlength=len(seeds))
        for grower in np.argsort(sizes, kind="stable"):
            edge = sorted({n for at in np.flatnonzero(town == grower) for n in neighbours[at] if town[n] < 0})
            # A subdistrict takes urban communities first, a town villages.
            edge = [n for n in edge if urban[n] != rural_town[grower]] or edge
            if edge:
                middle = centres[town == grower].mean(axis=0)
                town[min(edge, key=lambda n: (np.hypot(*(centres[n] - middle)), n))] = grower
                break
    return town, rural_town


def _far_apart(points, rows, count):
    chosen = [int(rows[np.argmin(points[rows].sum(axis=1))])]
    while len(chosen) < count:
        distance = np.min([np.hypot(*(points[rows] - points[at]).T) for at in chosen], axis=0)
        chosen.append(int(rows[np.argmax(distance)]))
    return chosen


def codes(polygons, urban, town, rural_town):
    """Codes of towns (9 digits) and communities (12), numbered from north to south and west to east."""
    centres = shapely.get_coordinates(shapely.centroid(polygons))
    order = np.lexsort((centres[:, 0], -np.round(centres[:, 1] / 700)))
    town_codes, counts = np.empty(len(rural_town), dtype=object), {True: 100, False: 1}
    for at in order:
        if town_codes[town[at]] is None:
            rural = bool(rural_town[town[at]])
            town_codes[town[at]] = f"{COUNTY}{counts[rural]:03d}"
            counts[rural] += 1
    numbers, community_codes = {}, np.empty(len(polygons), dtype=object)
    for at in order:
        key = town[at], bool(urban[at])
        numbers[key] = numbers.get(key, 0 if urban[at] else 199) + 1
        community_codes[at] = f"{town_codes[town[at]]}{numbers[key]:03d}"
    return town_codes, community_codes


def totals(dwellings, urban, households):
    """Households of each community: near one share of its dwellings, and a number that whole grids can hold.

    An urban community gets k * 370 to k * 480 for some k, a village the same for k of 1 or 2, which also suits grids of
    150 to 350; so a division into grids of 350 to 500 exists by the numbers, with some room.
    """
    low, high = 0.3, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _rounded(dwellings, urban, middle).sum() < households else (low, middle)
    found = _rounded(dwellings, urban, high)
    # The last few households, one by one where there is room.
    grids = np.maximum(1, np.round(found / 425)).astype(int)
    step = int(np.sign(households - found.sum()))
    for _ in range(abs(households - found.sum())):
        room = np.where(step > 0, np.minimum(grids * 485, dwellings * 0.97) - found, found - grids * 365)
        at = int(np.argmax(np.where(urban, room, -1)))
        if room[at] < 1:
            break
        found[at] += step
    return found


def _rounded(dwellings, urban, share):
    wanted = np.minimum(dwellings * np.where(urban, share, 0.93), dwellings * 0.95)
    most = np.floor(dwellings * 0.97 / 370)
    grids = np.maximum(1, np.minimum(np.round(wanted / 425), np.where(urban, most, np.minimum(most, 2))))
    return np.round(np.clip(wanted, grids * 370, grids * 480)).astype(int)
