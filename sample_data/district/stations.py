"""Where cameras may stand, and the duty points."""

import numpy as np
import pandas as pd
import shapely

from .cameras import junctions

__all__ = ["camera_sites", "duty_points"]

_PLACES = {"学校": "school", "市场": "market", "公园": "park", "医院": "hospital", "滨江绿地": "park"}


def camera_sites(layers, ground, blocks, edge_names, compound_names):
    """Where a camera may stand: junctions, gates of compounds, corners of public places, and along streets.

    Returns
    -------
    list of (x, y, kind, name)
    """
    streets, lines, _ = layers["streets"]
    classes, names = streets["class"].to_numpy(), streets["name"].to_numpy()
    found = [(x, y, "junction", name) for x, y, name in junctions(lines, classes, names)]
    for compound, name in zip(ground.compounds, compound_names):
        if compound.gate is not None:
            found.append((*compound.gate, "gate", f"{name}大门"))
    for (shape, _, kind), name in zip(ground.places, layers["places"][0]["name"]):
        if kind in _PLACES:
            corners = shapely.get_coordinates(shape)
            found.extend((*corners[at], _PLACES[kind], name) for at in np.linspace(0, len(corners) - 2, 3).astype(int))
    for line, street_class, name in zip(blocks.edges, blocks.edge_class, edge_names):
        if name and street_class in ("arterial", "street", "lane"):
            x, y = line.interpolate(0.5, normalized=True).coords[0]
            found.append((x, y, "lane" if street_class == "lane" else "street", name))
    return found


def duty_points(ground, cell, urban, community_names, town, town_names):
    """A grid service station for each community, a police room for each urban one, police and fire stations by town.

    Returns
    -------
    pandas.DataFrame with name, kind, x and y
    """
    open_to_all = np.array([building.use in ("公共", "商业") for building in ground.buildings])
    centres = shapely.get_coordinates(shapely.centroid(np.array([building.shape for building in ground.buildings])))
    rows = []

    def station(name, kind, members, offset):
        chosen = members[open_to_all[members]] if open_to_all[members].any() else members
        toward = centres[members].mean(axis=0) + offset
        at = chosen[np.argmin(np.hypot(*(centres[chosen] - toward).T))]
        rows.append((name, kind, *np.round(centres[at], 3)))

    for community, name in enumerate(community_names):
        members = np.flatnonzero(cell == community)
        station(f"{name}网格服务站", "网格服务站", members, (0, 0))
        if urban[community]:
            station(f"{name}警务室", "警务室", members, (120, -90))
            station(f"{name}卫生服务站", "卫生服务站", members, (-120, 90))
    for number, name in enumerate(town_names):
        members = np.flatnonzero(town[cell] == number)
        stem = name.removesuffix("街道").removesuffix("镇")
        station(f"{stem}派出所", "派出所", members, (0, 0))
        station(f"{stem}消防站", "消防站", members, (300, 200))
    return pd.DataFrame(rows, columns=["name", "kind", "x", "y"])
