"""The layers of buildings, their entrances and their addresses."""

import numpy as np
import pandas as pd
import shapely

from .addresses import give_addresses

__all__ = ["building_layers"]


def building_layers(ground, blocks, codes, owner, dwellings, households, edge_names, compound_names):
    """Buildings in the order of their ids, their entrances and their addresses.

    Parameters
    ----------
    ground, blocks : Ground, Blocks
    codes : (b,) array of str
        community code of every building
    owner, dwellings, households : (n,) arrays of int
        for every entrance its building and what it holds
    edge_names, compound_names : arrays of str

    Returns
    -------
    dict with `buildings`, `entrances` and `addresses`
    """
    made = ground.buildings
    shapes = np.array([building.shape for building in made])
    compound = np.array([building.compound for building in made])
    text, inside = give_addresses(shapes, compound, ground.compounds, blocks, edge_names, compound_names)
    rank, ids = _number(shapes, codes)
    in_compound = compound >= 0
    frame = pd.DataFrame(
        {
            "building_id": ids,
            "name": [f"{compound_names[c]}{n}幢" if c >= 0 else "" for c, n in zip(compound, inside)],
            "use": [building.use for building in made],
            "floors": [building.floors for building in made],
            "entrances": [building.entrances for building in made],
            "dwellings": np.bincount(owner, weights=dwellings, minlength=len(made)).astype(int),
            "households": np.bincount(owner, weights=households, minlength=len(made)).astype(int),
            "compound_name": np.where(in_compound, compound_names[compound], "") if len(compound_names) else "",
            "community_code": codes,
            "built_year": [building.year for building in made],
        }
    )
    order = np.argsort(rank)
    return {
        "buildings": (frame.iloc[order].reset_index(drop=True), shapes[order], "Polygon"),
        "entrances": _entrances(owner, dwellings, households, made, shapes, ids, rank),
        "addresses": (
            pd.DataFrame({"address": text[order], "building_id": ids[order]}),
            shapely.point_on_surface(shapes[order]),
            "Point",
        ),
    }


def _number(shapes, codes):
    """Place of every building in the layer, and its id: the community's code and a number from the south up."""
    centre = shapely.get_coordinates(shapely.centroid(shapes))
    codes = codes.astype(str)
    order = np.lexsort((centre[:, 0], np.round(centre[:, 1] / 40), codes))
    rank = np.empty(len(order), dtype=int)
    rank[order] = np.arange(len(order))
    number = rank - np.searchsorted(codes[order], codes) + 1
    return rank, np.array([f"{code}{at:05d}" for code, at in zip(codes, number)], dtype=object)


def _entrances(owner, dwellings, households, made, shapes, ids, rank):
    """A point inside a long wall for each entrance, counted along the building."""
    order = np.argsort(rank[owner], kind="stable")
    owner, dwellings, households = owner[order], dwellings[order], households[order]
    number = np.arange(len(owner)) - np.searchsorted(rank[owner], rank[owner])
    corners = shapely.get_coordinates(shapes).reshape(len(shapes), 5, 2)[owner]
    share = ((number + 0.5) / np.array([made[at].entrances for at in owner]))[:, None]
    front = corners[:, 0] + (corners[:, 1] - corners[:, 0]) * share
    back = corners[:, 3] + (corners[:, 2] - corners[:, 3]) * share
    # Northern doors: a slab's living rooms look south.
    place = np.round(back + (front - back) * 0.12, 3)
    frame = pd.DataFrame(
        {
            "building_id": ids[owner],
            "entrance_no": [f"{at + 1}单元" for at in number],
            "floors": [made[at].floors for at in owner],
            "dwellings": dwellings,
            "households": households,
        }
    )
    return frame, shapely.points(place), "Point"
