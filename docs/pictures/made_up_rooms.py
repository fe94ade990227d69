"""Rooms for a few buildings of the sample district, which itself counts entrances only: made up by a generator."""

from dataclasses import replace

import numpy as np
from community_grids.engine.premises.model import NO_FLOOR, dwellings_of

__all__ = ["choose", "furnish"]

SEED = 3
LIVED_IN, EMPTY = 0.82, 0.13  # shares; of the rest nothing is known
TOWER_FLOORS, TOWER_ENTRANCES, TOWER_PLACES = 33, 6, 4


def choose(buildings):
    """Choose an old town house, a slab, a tower, a house with shops, and one that entrances are counted of.

    Returns
    -------
    dict of str to int, rows of buildings
    """
    floors, entrances, homes = buildings.floors, buildings.entrances, buildings.uses == "residential"
    return {
        "house": _first((floors == 2) & (buildings.dwellings == 2) & homes),
        "slab": _first((floors == 6) & (entrances == 4) & homes),
        "tower": int(np.argmax(floors)),
        "mixed": _first((floors == 5) & (entrances == 2) & (buildings.dwellings == 20) & homes),
        "entrances": _first((floors == 7) & (entrances == 3) & homes),
    }


def furnish(premises, chosen, name):
    """Give the slab, the tower and the house with shops rooms, in a new scenario; the tower gets 33 floors."""
    dice = np.random.default_rng(SEED)
    buildings, dwellings = premises.buildings, premises.dwellings
    rows = [
        *_rooms(dice, chosen["slab"], 6, 4, 2, two_floors=True),
        *_rooms(dice, chosen["mixed"], 5, 2, 2, shops=1, cellars=1),
        *_rooms(dice, chosen["tower"], TOWER_FLOORS, TOWER_ENTRANCES, TOWER_PLACES),
        (chosen["slab"], "", NO_FLOOR, "A12", "unknown", 1),
    ]
    kept = dwellings.taken(~np.isin(dwellings.buildings, [row[0] for row in rows]))
    told = [*zip(kept.buildings, kept.entrances, kept.floors, kept.rooms, kept.states, kept.households), *rows]
    columns = list(zip(*told))
    new = dwellings_of(
        columns[0],
        entrances=columns[1],
        floors=columns[2],
        rooms=columns[3],
        states=columns[4],
        households=columns[5],
        dwellings=[*kept.dwellings, *[1] * len(rows)],
    )
    facts = {name: getattr(buildings, name).copy() for name in ("floors", "entrances", "dwellings", "floors_below")}
    tower, slab, mixed = chosen["tower"], chosen["slab"], chosen["mixed"]
    facts["floors"][tower], facts["entrances"][tower] = TOWER_FLOORS, TOWER_ENTRANCES
    facts["floors_below"][mixed] = 1
    for row in (tower, slab, mixed):
        facts["dwellings"][row] = sum(each[0] == row for each in rows)
    premises.take(buildings=replace(buildings, **facts))
    premises.take_register(name, new)


def _first(mask):
    return int(np.flatnonzero(mask)[0])


def _rooms(dice, building, floors, entrances, places, shops=0, cellars=0, two_floors=False):
    for entrance in range(1, entrances + 1):
        for floor in [*range(-cellars, 0), *range(1, floors + 1)]:
            for place in range(1, places + 1):
                if two_floors and place == 1 and floor == floors:
                    continue  # it is the upper floor of the one below
                name = f"{floor}{place:02d}" if floor > 0 else f"-{-floor}{place:02d}"
                high = two_floors and place == 1 and floor == floors - 1
                name = f"{name}-{floors}{place:02d}" if high else name
                state, held = _state(dice, floor, shops)
                yield building, str(entrance), floor, name, state, held


def _state(dice, floor, shops):
    if 0 < floor <= shops:
        return "shop", 0
    if floor < 0:
        return "empty", 0
    chance = dice.random()
    if chance > LIVED_IN + EMPTY:
        return "unknown", 0
    return ("empty", 0) if chance > LIVED_IN else ("occupied", 1 + int(dice.random() < 0.04))
