"""Registers that came in after a plan was made: the same buildings with other counts of households."""

import numpy as np

from .layers import read

__all__ = ["SHARE_CHANGED", "change_at_random"]

SHARE_CHANGED = 0.03
"""The share of all households that live in the buildings whose count changes."""


def change_at_random(given, seeds, file):
    """Write the buildings of an input with a field `changed_1`, `changed_2` … for each seed.

    Buildings are drawn until they hold the share; each then has anything from none to twice as many households.

    Parameters
    ----------
    given : Input
    seeds : list of int
    file : Path of the GeoPackage to write, with the layer `buildings`
    """
    buildings = read(given.file, given.buildings)
    buildings = buildings[buildings.geometry.notna()]
    households = buildings[given.households].fillna(0).to_numpy(dtype=int)
    table = buildings[["geometry"]].copy()
    for seed in seeds:
        draw = np.random.default_rng(seed)
        order = draw.permutation(len(households))
        held = np.cumsum(households[order])
        drawn = order[: np.searchsorted(held, SHARE_CHANGED * households.sum()) + 1]
        changed = households.copy()
        changed[drawn] = draw.integers(0, 2 * households[drawn] + 1)
        table[f"changed_{seed}"] = changed
    file.unlink(missing_ok=True)
    table.to_file(file, layer="buildings", driver="GPKG", engine="fiona")
