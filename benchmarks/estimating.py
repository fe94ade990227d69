"""How near estimated households come, truth left out: our command beside area and volume weighting."""

from typing import NamedTuple

import geopandas
import numpy as np
import shapely

from . import command
from .layers import read
from .ours import divide, table_words

__all__ = ["show"]

KNOWN = (0.0, 0.1)
"""Shares of the buildings whose households are told."""

SMALLEST = 100
"""True households under which a grid is left out: an error in percent of next to nothing says nothing."""

HEAD = f"  {'':<40}{'grids':>7}{'MAE %':>8}{'median':>8}{'held %':>8}{'width':>8}{'flips':>7}{'s':>6}"


class Town(NamedTuple):
    """A town with the truth of each building, and what a person has who does not know it.

    Attributes
    ----------
    name : str
    file : Path, with the layers `buildings` (floors, use, known) and `communities` (total), without the truth
    places : (b,) array of Point
    truth, areas, floors, homes, communities : (b,) arrays; `homes` are the communities of buildings, -1 for none
    splits : dict of str to (g,) array of polygons
    """

    name: str
    file: object
    places: np.ndarray
    truth: np.ndarray
    areas: np.ndarray
    floors: np.ndarray
    homes: np.ndarray
    splits: dict


def show(inputs, seeds, folder, full):
    """Print the table.

    Parameters
    ----------
    inputs : list of Input, those that are divided
    seeds : list of int, of the plans whose grids are summed up
    folder : Path for plans and towns
    full : bool, whether the full sample district is wanted
    """
    given = {one.name: one for one in inputs}
    print(
        "households estimated, the truth left out; grids of plans by seed, and splits that have nothing to do with it"
    )
    print(HEAD, flush=True)
    if "cambridge-parcels" in given and not given["cambridge-parcels"].why_not():
        for known in KNOWN:
            _show_town(_cambridge(given["cambridge-parcels"], seeds, folder, known), known)
    for name in ("sample", "sample-full") if full else ("sample",):
        if name in given and not given[name].why_not():
            for known in KNOWN:
                _show_town(_sample(given[name], folder, known), known)


def _cambridge(one, seeds, folder, known):
    """Parcels of a real city; the neighbourhoods' totals are sums of what the assessor counted."""
    communities = read(one.file, "communities")
    crs = communities.estimate_utm_crs()
    parcels = read(one.file, "parcels").to_crs(crs)
    parcels = parcels[parcels.geometry.notna()].reset_index(drop=True)
    splits = {f"plan, seed {seed}": _grids(one, seed, folder, crs) for seed in seeds}
    splits["census block groups"] = _areas(read(one.file, "census_block_groups_2020").to_crs(crs))
    splits["squares of 400 m"] = _squares(communities.to_crs(crs), 400)
    truth = parcels["units_derived"].fillna(0).to_numpy(dtype=float)
    floors, uses = parcels["BldgStories"].to_numpy(dtype=float), parcels["UseDescription"].fillna("")
    return _town(one.name, parcels.geometry, truth, floors, uses, communities.to_crs(crs), splits, folder, known)


def _sample(one, folder, known):
    """Footprints of the made-up district."""
    communities, buildings = read(one.file, "communities"), read(one.file, "buildings")
    splits = {"plan, seed 1": _grids(one, 1, folder, buildings.crs), "squares of 300 m": _squares(communities, 300)}
    truth = buildings["households"].to_numpy(dtype=float)
    floors = buildings["floors"].to_numpy(dtype=float)
    return _town(one.name, buildings.geometry, truth, floors, buildings["use"], communities, splits, folder, known)


def _town(name, shapes, truth, floors, uses, communities, splits, folder, known):
    """Write what a person has, and keep the truth apart."""
    areas = _valid(communities)
    places = shapely.point_on_surface(np.asarray(shapely.make_valid(np.asarray(shapes.values))))
    homes = _homes(places, areas)
    totals = np.bincount(homes[homes >= 0], truth[homes >= 0], minlength=len(areas))
    told = np.random.default_rng(1).random(len(truth)) < known
    file = folder / f"estimate_{name}_{known:.0%}.gpkg"
    file.unlink(missing_ok=True)
    columns = {"floors": floors, "use": np.asarray(uses), "known": np.where(told, truth, np.nan)}
    geopandas.GeoDataFrame(columns, geometry=np.asarray(shapes.values), crs=shapes.crs).to_file(
        file, layer="buildings", driver="GPKG", engine="fiona"
    )
    geopandas.GeoDataFrame({"total": totals}, geometry=areas, crs=shapes.crs).to_file(
        file, layer="communities", driver="GPKG", engine="fiona"
    )
    splits = {split: _lived_in(polygons, places, truth) for split, polygons in splits.items()}
    for split, polygons in splits.items():
        codes = [f"{number:03d}" for number in range(len(polygons))]
        geopandas.GeoDataFrame({"grid_code": codes}, geometry=polygons, crs=shapes.crs).to_file(
            file, layer=split, driver="GPKG", engine="fiona"
        )
    return Town(name, file, places, truth, shapely.area(np.asarray(shapes.values)), floors, homes, splits)


def _show_town(town, known):
    """One line for each split and method."""
    low = np.where(town.floors > 0, town.floors, np.nanmedian(town.floors))
    volume = town.areas * low
    for split, polygons in town.splits.items():
        group = _homes(town.places, polygons)
        inside = group >= 0
        truth = np.bincount(group[inside], town.truth[inside], minlength=len(polygons))
        name = f"{town.name}, {split}" + (f", {known:.0%} known" if known else "")
        ours = _ours(town, split)
        held = (truth >= ours.low - 0.5) & (truth <= ours.high + 0.5)
        width = np.mean((ours.high - ours.low) / ours.counts)
        told = f"{100 * held.mean():>8.1f}{width:>8.2f}{ours.flips:>7}{ours.seconds:>6.0f}"
        print(_line(name, truth, ours.counts) + told, flush=True)
        if known:
            continue
        baselines = {
            "area weighting": town.areas,
            "volume weighting": volume,
            "area weighting, homes only": town.areas * ours.homes,
            "volume weighting, homes only": volume * ours.homes,
        }
        for words, weights in baselines.items():
            sums = np.bincount(group[inside], _shared(weights, town)[inside], minlength=len(polygons))
            print(_line(f"  {words}", truth, sums), flush=True)


def _line(name, truth, estimate):
    off = np.abs(estimate - truth) / truth
    return f"  {name:<40}{len(truth):>7}{100 * off.mean():>8.1f}{100 * np.median(off):>8.1f}"


class _Ours(NamedTuple):
    """The counts, lows and highs of the grids, (b,) which buildings are lived in, grids that could flip, seconds."""

    counts: np.ndarray
    low: np.ndarray
    high: np.ndarray
    homes: np.ndarray
    flips: int
    seconds: float


def _ours(town, split):
    """Run the command."""
    out = town.file.with_name("estimated.gpkg")
    out.unlink(missing_ok=True)
    words = [
        f"BUILDINGS={town.file}|layername=buildings",
        "FLOORS=floors",
        "USE=use",
        "HOUSEHOLDS=known",
        f"COMMUNITIES={town.file}|layername=communities",
        "TOTAL=total",
        f"GRIDS={town.file}|layername={split}",
        *table_words(out, {"NEW_BUILDINGS": "buildings", "NEW_GRIDS": "grids"}),
    ]
    told = command.run("estimatehouseholds", words)
    grids = read(out, "grids").sort_values("grid_code")
    homes = (read(out, "buildings")["method"] != "none").to_numpy()
    numbers = (grids[name].to_numpy(dtype=float) for name in ("estimate", "low", "high"))
    return _Ours(*numbers, homes, int(grids["could_flip"].sum()), told.seconds)


def _shared(weights, town):
    """Share out each community's total by weights."""
    shared = np.zeros(len(weights))
    for community in range(town.homes.max() + 1):
        own = town.homes == community
        shared[own] = weights[own] * town.truth[own].sum() / max(weights[own].sum(), 1e-9)
    return shared


def _grids(one, seed, folder, crs):
    """The grids of a plan, which is made where it is not there."""
    file = folder / f"{one.name}_{seed}.gpkg"
    if not file.exists():
        file = divide(one, seed, folder).grids
    return _areas(read(file, "grids").to_crs(crs))


def _squares(communities, size):
    """Squares of the ground, cut at the communities' edges: nobody drew them by households."""
    areas = _valid(communities)
    west, south, east, north = shapely.total_bounds(areas)
    x, y = np.meshgrid(np.arange(west, east, size), np.arange(south, north, size))
    squares = shapely.box(x.ravel(), y.ravel(), x.ravel() + size, y.ravel() + size)
    area, square = shapely.STRtree(squares).query(areas)
    pieces = shapely.intersection(areas[area], squares[square])
    polygons = shapely.get_parts(pieces)
    return polygons[shapely.get_type_id(polygons) == shapely.GeometryType.POLYGON]


def _lived_in(polygons, places, truth):
    """The polygons that hold enough households for an error in percent."""
    group = _homes(places, polygons)
    inside = group >= 0
    return polygons[np.bincount(group[inside], truth[inside], minlength=len(polygons)) >= SMALLEST]


def _homes(places, areas):
    """The first area that each place lies in, -1 for none."""
    homes = np.full(len(places), len(areas))
    place, area = shapely.STRtree(areas).query(places, predicate="intersects")
    np.minimum.at(homes, place, area)
    return np.where(homes == len(areas), -1, homes)


def _areas(frame):
    return np.asarray(frame.geometry.values)


def _valid(frame):
    return shapely.make_valid(_areas(frame))
