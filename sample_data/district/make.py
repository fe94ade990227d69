"""The whole district, step by step: plan, blocks, buildings, households as counts, names, cameras, events."""

import numpy as np
import pandas as pd
import shapely

from . import communities, premises
from .blocks import draw_blocks
from .building_layers import building_layers
from .buildings import build_up
from .cameras import place_cameras
from .event_details import add_details
from .events import make_events
from .layout import lay_out
from .names import Names
from .stations import camera_sites, duty_points
from .streets import lake_layer, name_edges, railway_layer, river_layer, street_layer
from .villages import add_fields
from .warp import Warp

__all__ = ["make_layers"]


def make_layers(settings, seed):
    """All layers of a district.

    Parameters
    ----------
    settings : Settings
    seed : int
        the same seed makes the same rows and coordinates

    Returns
    -------
    dict of str to (pandas.DataFrame, array of geometry, geometry type)
    """
    rng = np.random.default_rng(seed)
    warp = Warp(rng, settings)
    layout = lay_out(settings, rng)
    blocks = draw_blocks(layout, settings, warp, rng)
    ground = build_up(blocks, rng)
    urban = np.array(layout.urban)
    naming = Names(rng)
    areas = _name_areas(blocks, urban, settings, naming)
    edge_names = name_edges(blocks, naming, urban, areas["community_names"])

    cell, owner, dwellings, households = _fill_with_households(ground, blocks, urban, settings, rng)
    add_fields(ground)
    compound_names = np.array([naming.compound(each.kind) for each in ground.compounds], dtype=object)
    layers = {
        "towns": _town_layer(areas),
        "communities": _community_layer(areas, urban),
        "streets": street_layer(blocks, edge_names, ground),
        "rivers": river_layer(blocks),
        "lakes": lake_layer(ground, naming, settings, warp),
        "railways": railway_layer(blocks),
        "compounds": _compound_layer(ground, compound_names),
        **building_layers(
            ground, blocks, areas["codes"][cell], owner, dwellings, households, edge_names, compound_names
        ),
        "places": _place_layer(ground, blocks, naming, areas["community_names"]),
    }
    sites = camera_sites(layers, ground, blocks, edge_names, compound_names)
    layers["cameras"] = _points(place_cameras(sites, settings.cameras, settings.cameras_on, rng))
    buildings, shapes, _ = layers["buildings"]
    district = shapely.coverage_union_all(areas["outlines"])
    uses, lived_in = buildings["use"].to_numpy(), buildings["households"].to_numpy()
    events = make_events(settings.events, shapes, uses, lived_in, district, rng)
    addresses, places, _ = layers["addresses"]
    layers["events"] = _points(add_details(events, addresses["address"], places))
    layers["duty_points"] = _points(
        duty_points(ground, cell, urban, areas["community_names"], areas["town"], areas["town_names"])
    )
    return layers


def _name_areas(blocks, urban, settings, naming):
    """Outlines, codes and names of communities and towns."""
    outlines = communities.outlines(blocks, len(urban))
    town, rural_town = communities.divide_into_towns(outlines, urban, settings)
    town_codes, codes = communities.codes(outlines, urban, town, rural_town)
    return {
        "outlines": outlines,
        "codes": codes,
        "community_names": np.array([naming.community(each) for each in urban], dtype=object),
        "town": town,
        "town_codes": town_codes,
        "town_kinds": np.where(rural_town, "镇", "街道"),
        "town_names": np.array([naming.town("镇" if rural else "街道") for rural in rural_town], dtype=object),
    }


def _fill_with_households(ground, blocks, urban, settings, rng):
    """The community of every building, and for every entrance its building, dwellings and households."""
    cell = np.array([blocks.cell[building.face] for building in ground.buildings])
    kept = premises.thin_villages(ground.buildings, cell, urban, rng)
    ground.buildings = [building for building, keep in zip(ground.buildings, kept) if keep]
    cell = cell[kept]
    owner, dwellings = premises.fit_dwellings(ground.buildings, cell, settings.dwellings, rng)
    per_community = np.bincount(cell[owner], weights=dwellings, minlength=len(urban))
    totals = communities.totals(per_community, urban, settings.households)
    households = premises.households_of_entrances(owner, dwellings, ground.buildings, cell, totals, rng)
    return cell, owner, dwellings, households


def _community_layer(areas, urban):
    frame = pd.DataFrame(
        {
            "community_code": areas["codes"],
            "name": areas["community_names"],
            "kind": np.where(urban, "urban", "rural"),
            "town_code": areas["town_codes"][areas["town"]],
            "town_name": areas["town_names"][areas["town"]],
        }
    )
    return _in_order(frame, areas["outlines"], "community_code")


def _town_layer(areas):
    town = areas["town"]
    shapes = np.array(
        [
            shapely.normalize(shapely.coverage_union_all(areas["outlines"][town == at]))
            for at in range(len(areas["town_codes"]))
        ]
    )
    frame = pd.DataFrame({"town_code": areas["town_codes"], "name": areas["town_names"], "kind": areas["town_kinds"]})
    return _in_order(frame, shapes, "town_code")


def _compound_layer(ground, compound_names):
    frame = pd.DataFrame({"name": compound_names, "kind": [each.kind for each in ground.compounds]}, dtype=object)
    return frame, np.array([each.shape for each in ground.compounds]), "Polygon"


def _place_layer(ground, blocks, naming, community_names):
    called = [naming.place(kind, community_names[blocks.cell[face]]) for _, face, kind in ground.places]
    frame = pd.DataFrame({"name": called, "kind": [kind for *_, kind in ground.places]})
    return frame, np.array([shape for shape, *_ in ground.places]), "Polygon"


def _in_order(frame, shapes, column):
    order = np.argsort(frame[column].to_numpy(dtype=str), kind="stable")
    return frame.iloc[order].reset_index(drop=True), shapes[order], "Polygon"


def _points(frame):
    return frame.drop(columns=["x", "y"]), shapely.points(frame["x"], frame["y"]), "Point"
