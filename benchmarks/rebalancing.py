"""What bringing a plan back into its band moves and takes, beside a division from nothing by METIS."""

import json
from dataclasses import replace

import numpy as np
import shapely
from scipy.optimize import linear_sum_assignment

from . import command
from .layers import arrays_of, read
from .measure import measure
from .ours import district_words, divide, table_words
from .peers import peer_figures
from .registers import change_at_random

__all__ = ["show"]

CHANGED = ("cambridge", "sample")
"""Inputs without a register after growth: theirs is made, see `registers.py`."""

SECONDS = 60
"""What a peer has for an input."""

HEAD = (
    f"  {'':<22}{'broken':>8}{'reach':>7}{'moved':>8}{'least':>8}{'touched':>9}{'gone':>6}{'new':>5}"
    f"{'PP':>7}{'gap':>7}{'overl.':>8}{'engine s':>10}{'whole s':>9}"
)


def show(inputs, seeds, peers, folder):
    """Print the table.

    Parameters
    ----------
    inputs : list of Input
    seeds : list of int, of the registers that are made
    peers : list of str
    folder : Path for plans
    """
    print("Rebalance after growth or demolition, from the division of seed 1")
    print(HEAD, flush=True)
    for given in inputs:
        if given.why_not() or not (given.name in CHANGED or given.name.startswith("hard")):
            continue
        plan = divide(given, 1, folder).grids
        for name, after in _registers(given, seeds, folder):
            _show_one(name, given, after, plan, peers, folder)


def _registers(given, seeds, folder):
    """Yield a name and the input with the new counts."""
    if given.name not in CHANGED:
        yield given.name, replace(given, households="households_after")
        return
    file = folder / f"{given.name}_registers.gpkg"
    change_at_random(given, seeds, file)
    for seed in seeds:
        yield f"{given.name}, register {seed}", _with_register(given, file, f"changed_{seed}")


def _with_register(given, file, households):
    return replace(given, buildings=f"{file}|layername=buildings", households=households)


def _show_one(name, given, after, plan, peers, folder):
    arrays = arrays_of(after.as_words())
    before = read(plan, "grids").to_crs(arrays.crs)
    new = folder / f"{given.name}_rebalanced.gpkg"
    new.unlink(missing_ok=True)
    tables = {"GRIDS": "grids", "NEW_UNITS": "units", "CHANGES": "changes", "FINDINGS": "findings"}
    words = [*district_words(after), f"UNITS={plan}|layername=units", *table_words(new, tables)]
    told = command.run("rebalancegrids", words)
    grids = read(new, "grids").to_crs(arrays.crs)
    figures = measure(grids.geometry.values, arrays)
    least = int(told.said.split("LEAST_MOVED:")[1].split()[0])
    total = arrays.households.sum()
    old, then = (_codes_at(arrays, one.geometry.values, one.grid_code.to_numpy()) for one in (before, grids))
    away = (old != then) & (old != "")
    touched = {*old[away], *then[away]} - {""}
    codes = set(before.grid_code), set(grids.grid_code)
    print(
        f"  {name:<22}{_broken(before.geometry.values, arrays):>8}{figures['reachable']:>7.3f}"
        f"{arrays.households[away].sum() / total:>8.2%}{least / total:>8.2%}{len(touched):>9}"
        f"{len(codes[0] - codes[1]):>6}{len(codes[1] - codes[0]):>5}{figures['pp_mean']:>7.3f}"
        f"{figures['gap_m2']:>7.2f}{figures['overlap_m2']:>8.2f}{told.engine_seconds:>10.1f}{told.seconds:>9.1f}",
        flush=True,
    )
    for peer in peers:
        _show_peer(peer, after, arrays, before, folder)


def _show_peer(peer, after, arrays, before, folder):
    """A division from nothing under the new register; its grids are paired with the old ones as they overlap most."""
    file = folder / f"{peer}_grids.json"
    figures = peer_figures(peer, after, SECONDS, file)
    if "trouble" in figures:
        print(f"    {peer}: {figures['trouble']}")
        return
    polygons = shapely.from_wkt(json.loads(file.read_text(encoding="utf-8")))
    old = _codes_at(arrays, before.geometry.values, np.arange(len(before)).astype(str))
    then = _codes_at(arrays, polygons, np.arange(len(polygons)).astype(str))
    known = (old != "") & (then != "")
    shared = np.zeros((len(polygons), len(before)))
    np.add.at(shared, (then[known].astype(int), old[known].astype(int)), arrays.households[known])
    stays = shared[linear_sum_assignment(-shared)].sum()
    print(
        f"    {peer + ', from nothing':<20}{'':>8}{figures['reachable']:>7.3f}"
        f"{1 - stays / arrays.households[known].sum():>8.2%}{'':>28}{figures['pp_mean']:>7.3f}"
        f"{'':>15}{figures['engine_s']:>10.1f}{figures['command_s']:>9.1f}",
        flush=True,
    )


def _broken(polygons, arrays):
    """Grids of the old plan that the new register takes out of band."""
    rows = np.arange(len(polygons)).astype(str)
    at = _codes_at(arrays, polygons, rows)
    inside = at != ""
    totals = np.bincount(at[inside].astype(int), weights=arrays.households[inside], minlength=len(polygons))
    return int(((totals < 350) | (totals > 500)).sum())


def _codes_at(arrays, polygons, codes):
    """The code of the polygon that each building's inner point lies in, '' where in none."""
    places = shapely.point_on_surface(arrays.buildings)
    building, polygon = shapely.STRtree(np.asarray(polygons)).query(places, predicate="intersects")
    found = np.full(len(places), "", dtype=object)
    found[building[::-1]] = np.asarray(codes, dtype=object)[polygon[::-1]]
    return found.astype(str)
