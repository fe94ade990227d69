"""Dwellings and households, by entrance."""

import numpy as np
import shapely
from scipy.spatial import cKDTree

__all__ = ["fit_dwellings", "households_of_entrances", "thin_villages"]


def thin_villages(buildings, cell, urban, rng):
    """Which buildings stay: a village keeps no more houses than two grids of 480 need, the lonely ones going first."""
    keep = np.ones(len(buildings), dtype=bool)
    centres = shapely.get_coordinates(shapely.centroid(np.array([building.shape for building in buildings])))
    for village in np.flatnonzero(~urban):
        houses = np.flatnonzero(cell == village)
        most = int(rng.choice([rng.integers(400, 500), rng.integers(800, 1000)], p=[0.45, 0.55]))
        if len(houses) < 440:
            # Few houses, but more than one family in some: enough for one grid.
            for count, house in enumerate(rng.permutation(houses)):
                buildings[house].rooms = 440 // len(houses) + (count < 440 % len(houses))
        elif len(houses) > most:
            near = [len(found) for found in cKDTree(centres[houses]).query_ball_point(centres[houses], 70)]
            keep[houses[np.argsort(-np.array(near) * rng.uniform(0.4, 1, len(houses)), kind="stable")[most:]]] = False
    return keep


def fit_dwellings(buildings, cell, wanted, rng):
    """Dwellings of every entrance; with `wanted`, floors and single flats are adjusted until the sum is that exactly.

    Returns
    -------
    owner : (n,) array of int, the building of each entrance
    dwellings : (n,) array of int
    """
    homes = np.array([b.rooms * b.entrances for b in buildings])
    floors = np.array([b.floors for b in buildings])
    shops = np.array([b.shop_floors for b in buildings])
    if wanted is not None:
        tall = floors >= 5
        flats = np.bincount(cell, weights=homes * (floors - shops))
        built = flats[np.bincount(cell[tall], minlength=len(flats)) > 0]
        even = np.clip((np.maximum(flats, 1) / np.median(built)) ** -0.45, 0.5, 1.6)
        floors = np.where(tall, np.maximum(np.round(floors * even[cell]), 3 + shops), floors).astype(int)
        floors = _scaled_floors(floors, shops, homes, tall & (homes > 0), wanted, rng.random(len(floors)))
        for building, count in zip(buildings, floors):
            building.floors = int(count)
    entrances = np.array([b.entrances if b.rooms else 0 for b in buildings])
    owner = np.repeat(np.arange(len(buildings)), entrances)
    dwellings = (np.array([b.rooms for b in buildings]) * (floors - shops))[owner]
    if wanted is not None:
        short = wanted - dwellings.sum()
        wide = np.flatnonzero(dwellings >= 8)
        if abs(short) > 2 * len(wide):
            raise ValueError(
                f"{wanted} dwellings do not fit: the buildings hold {dwellings.sum()} at their lowest or highest"
            )
        turns = np.resize(rng.permutation(wide), abs(short))
        np.add.at(dwellings, turns, int(np.sign(short)))
    return owner, dwellings


def _scaled_floors(floors, shops, homes, tall, wanted, chance):
    """Floors of the tall buildings times one factor, found by halving, so that the dwellings come near `wanted`."""
    low, high = 0.2, 5.0
    for _ in range(40):
        factor = (low + high) / 2
        scaled = np.where(tall, np.clip(np.floor((floors - shops) * factor + chance), 3, 34) + shops, floors).astype(
            int
        )
        low, high = (factor, high) if (homes * (scaled - shops)).sum() < wanted else (low, factor)
    return scaled


def households_of_entrances(owner, dwellings, buildings, cell, totals, rng):
    """Households of every entrance, so that each community has its total and no entrance more than its dwellings."""
    lived = np.array(
        [
            0.9
            if b.kind in ("老旧", "单位房", "old house", "slab")
            else 0.95
            if b.kind == "farmhouse"
            else np.interp(b.year, [2000, 2014, 2022], [0.85, 0.75, 0.45])
            for b in buildings
        ]
    )
    lived = lived * rng.uniform(0.85, 1.1, len(lived))
    households = np.zeros(len(owner), dtype=int)
    for community, total in enumerate(totals):
        rows = np.flatnonzero(cell[owner] == community)
        low, high = 0.0, 20.0
        for _ in range(60):
            middle = (low + high) / 2
            share = np.minimum(dwellings[rows] * lived[owner[rows]] * middle, dwellings[rows])
            low, high = (middle, high) if share.sum() < total else (low, middle)
        share *= total / share.sum()
        # Rounding the running sum keeps the total and every part within one of its share.
        households[rows] = np.diff(
            np.round(np.concatenate([[0], np.cumsum(np.minimum(share, dwellings[rows]))])).astype(int)
        )
    return households
