"""What a person waits for while editing a plan: totals after an assignment, proposals to split a grid, a repair.

`python -m benchmarks.editing` prints the table. The baseline is what one would write first: count all units of the plan
again with numpy, and walk through every grid of it.
"""

import time
from dataclasses import replace

import numpy as np
import shapely
from community_grids.engine.gridding.editing.draft import Draft
from community_grids.engine.gridding.editing.model import GridRecord, RefusedError, fabric_of
from community_grids.engine.gridding.model import Band
from community_grids.engine.gridding.problems import problem_of
from community_grids.engine.gridding.search.forest import divide_by_forest

__all__ = ["show"]

PLANS = ((10_000, 435, 50), (60_000, 5_162, 100))
"""Units and grids of a plan, and the milliseconds that 95 of 100 assignments should take at most."""

SIDE, BLOCK_M = 10, 100.0
EDITS, RECOUNTS, REPAIRS = 300, 5, 30
BAND = Band(350, 500)


def show():
    """Print all figures."""
    print("Editing: lattice towns, communities of 100 blocks; milliseconds, half and 95 of 100 within")
    for units, grids, wanted in PLANS:
        draft = town(units, grids)
        print(f"  {len(draft.codes):,} units, {len(draft.grid_codes()):,} grids")
        looking, doing, undoing = assignments(draft, EDITS)
        row("looking ahead, while the mouse is down", looking)
        row("an assignment with all totals after it", doing, f"wanted: {wanted}")
        row("taking it back", undoing)
        row("baseline: all counted and walked through", recounts(draft, RECOUNTS))
        row("repair of one community", repairs(draft, REPAIRS), "wanted: 1,000")
    for side in (5, 45):
        draft = one_grid(side)
        name = f"three proposals to split a grid of {side**2:,} units"
        row(name, proposals(draft, 5), "wanted: 1,000")


def row(name, seconds, remark=""):
    half, most = np.quantile(seconds, (0.5, 0.95)) * 1000
    print(f"    {name:<48}{half:>10.1f}{most:>10.1f}   {remark}", flush=True)


def town(units, grids, seed=1, side=SIDE):
    """A plan: whole communities of `side` by `side` blocks, each divided among as many grids as its share is."""
    dice = np.random.default_rng(seed)
    count = units // side**2
    shares = np.diff(np.linspace(0, grids, count + 1).astype(int))
    polygons, home = _blocks(count, dice, side)
    households = np.zeros(len(home), dtype=int)
    for community, share in enumerate(shares.tolist()):
        own = np.flatnonzero(home == community)
        households[own] = dice.multinomial(425 * share, np.full(len(own), 1 / len(own)))
    names = np.array([f"{430702000000 + community}" for community in range(count)], dtype=object)
    whole = np.ones(len(home), dtype=int)
    fabric = fabric_of(polygons, np.arange(len(home)), home, households, whole, names, [BAND] * count)
    problems = [
        problem_of(fabric.units, fabric.around, np.flatnonzero(home == community), BAND, (seed, community))
        for community in range(count)
    ]
    lanes = [
        (problem, share, np.random.default_rng(problem.seed))
        for problem, share in zip(problems, shares.tolist(), strict=True)
    ]
    codes, records = np.empty(len(home), dtype=object), {}
    for community, grid_of in enumerate(divide_by_forest(lanes)):
        own = np.array([f"{names[community]}{grid + 1:03d}" for grid in grid_of], dtype=object)
        codes[home == community] = own
        records |= {code: GridRecord(code, "", community) for code in sorted(set(own))}
    return Draft(fabric, codes, records)


def _blocks(communities, dice, side):
    """A lattice of blocks, and the community of each: `side` by `side` of them are one."""
    wide = max(width for width in range(1, int(communities**0.5) + 1) if communities % width == 0)
    columns, rows = wide * side, communities // wide * side
    column, line = np.divmod(np.arange(columns * rows), rows)
    return _lattice(columns, rows, dice), column // side * (rows // side) + line // side


def _lattice(columns, rows, dice):
    """Blocks between slanted streets, column by column."""
    corners = np.stack(np.meshgrid(np.arange(columns + 1), np.arange(rows + 1), indexing="ij"), axis=-1) * BLOCK_M
    corners = corners + dice.uniform(-0.12, 0.12, corners.shape) * BLOCK_M
    rings = np.stack([corners[:-1, :-1], corners[1:, :-1], corners[1:, 1:], corners[:-1, 1:]], axis=2)
    return shapely.normalize(shapely.polygons(rings.reshape(-1, 4, 2)))


def assignments(draft, count, seed=1):
    """Seconds of looking ahead, of doing and of taking back, each for one unit that joins the grid beside it."""
    dice = np.random.default_rng(seed)
    looking, doing, undoing = [], [], []
    codes = draft.grid_codes()
    while len(doing) < count:
        code = codes[dice.integers(len(codes))]
        around = draft.ways.beside(draft.units_of(code))[2]
        unit = dice.choice(around[draft.codes[around] != code])
        begin = time.perf_counter()
        draft.outlook([unit], code)
        looking.append(time.perf_counter() - begin)
        begin = time.perf_counter()
        try:
            edit = draft.assigned([unit], code, take_left_behind=True)
        except RefusedError:
            continue
        draft.apply(edit)
        _totals(draft, edit)
        doing.append(time.perf_counter() - begin)
        begin = time.perf_counter()
        draft.revert(edit)
        _totals(draft, edit)
        undoing.append(time.perf_counter() - begin)
    return looking, doing, undoing


def _totals(draft, edit):
    """Everything that the table and the map show of the touched grids."""
    for code in edit.touched:
        if not draft.records[code].void:
            draft.households(code), draft.buildings(code), draft.status(code), draft.compactness(code)
            draft.polygon(code)


def recounts(draft, count):
    """Seconds of counting all units again and walking through every grid."""
    borders, seconds = draft.fabric.units.borders, []
    beside = [[] for _ in draft.codes]
    for one, other in borders.pairs[borders.open].tolist():
        beside[one].append(other)
        beside[other].append(one)
    for _ in range(count):
        begin = time.perf_counter()
        codes, grid_of = np.unique(draft.codes.astype(str), return_inverse=True)
        np.bincount(grid_of, weights=draft.fabric.units.households, minlength=len(codes))
        np.bincount(grid_of, minlength=len(codes))
        _pieces(grid_of.ravel().tolist(), beside)
        seconds.append(time.perf_counter() - begin)
    return seconds


def _pieces(grid_of, beside):
    """In how many pieces all grids together are."""
    seen, pieces = [False] * len(grid_of), 0
    for start in range(len(grid_of)):
        if seen[start]:
            continue
        seen[start], todo, pieces = True, [start], pieces + 1
        while todo:
            unit = todo.pop()
            for other in beside[unit]:
                if not seen[other] and grid_of[other] == grid_of[unit]:
                    seen[other] = True
                    todo.append(other)
    return pieces


def repairs(draft, count, seed=1):
    """Seconds of mending communities in which half of the units grow or shrink by up to a third."""
    dice = np.random.default_rng(seed)
    units = draft.fabric.units
    factor = np.where(dice.random(len(units.households)) < 0.5, dice.uniform(0.67, 1.33, len(units.households)), 1.0)
    grown = replace(units, households=np.rint(units.households * factor).astype(int))
    draft = Draft(replace(draft.fabric, units=grown), draft.codes, draft.records)
    broken = {draft.records[code].community for code in draft.grid_codes() if draft.status(code) != "in_band"}
    seconds = []
    for community in sorted(broken)[:count]:
        begin = time.perf_counter()
        draft.repair_of(community)
        seconds.append(time.perf_counter() - begin)
    return seconds


def one_grid(side, seed=1):
    """A grid of side * side units with the households of two."""
    dice = np.random.default_rng(seed)
    count = side * side
    households = dice.multinomial(850, np.full(count, 1 / count))
    polygons = _lattice(side, side, dice)
    nought, whole = np.zeros(count, dtype=int), np.ones(count, dtype=int)
    fabric = fabric_of(polygons, np.arange(count), nought, households, whole, ["430702000000"], [BAND])
    code = "430702000000001"
    return Draft(fabric, [code] * count, {code: GridRecord(code, "", 0)})


def proposals(draft, count):
    """Seconds of looking for three proposals with both halves in band."""
    seconds = []
    for seed in range(count):
        begin = time.perf_counter()
        proposed = draft.split_proposals(draft.grid_codes()[0], seed=seed)
        seconds.append(time.perf_counter() - begin)
        in_band = [BAND.minimum <= total <= BAND.maximum for one in proposed for total in one.households]
        if len(proposed) < 3 or not all(in_band):
            print(f"    seed {seed}: {len(proposed)} proposals, households {[one.households for one in proposed]}")
    return seconds


if __name__ == "__main__":
    show()
