"""The whole district, step by step: plan, blocks, buildings, people as counts, names, cameras, events."""

import numpy as np
import pandas as pd
import shapely

from . import cameras, communities, events, names, premises
from .blocks import HALF_WIDTH, draw_blocks
from .buildings import add_fields, build_up
from .layout import lay_out
from .warp import Warp

__all__ = ["make_layers"]

STREET_CLASSES = ("expressway", "arterial", "street", "lane", "path")


def make_layers(settings, seed):
    """All layers of a district.

    Parameters
    ----------
    settings : Settings
    seed : int, the same seed makes the same rows and coordinates

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
    outlines = communities.outlines(blocks, len(urban))
    town, rural_town = communities.divide_into_towns(outlines, urban, settings)
    town_codes, codes = communities.codes(outlines, urban, town, rural_town)

    naming = names.Names(rng)
    town_names = np.array([naming.town("镇" if rural else "街道") for rural in rural_town])
    community_names = np.array([naming.community(each) for each in urban])
    edge_names = _street_names(blocks, layout, naming, urban, community_names)

    cell = np.array([blocks.cell[building.face] for building in ground.buildings])
    kept = premises.thin_villages(ground.buildings, cell, urban, rng)
    ground.buildings = [building for building, keep in zip(ground.buildings, kept) if keep]
    cell = cell[kept]
    add_fields(ground)
    owner, dwellings = premises.fit_dwellings(ground.buildings, cell, settings.dwellings, rng)
    per_community = np.bincount(cell[owner], weights=dwellings, minlength=len(urban))
    totals = communities.totals(per_community, urban, settings.households)
    households = premises.households_of_entrances(owner, dwellings, ground.buildings, cell, totals, rng)

    compound_names = np.array([naming.compound(each.kind) for each in ground.compounds], dtype=object)
    buildings, entrances, address_rows = _buildings(ground, blocks, cell, codes, owner, dwellings, households, edge_names, compound_names)
    shapes = buildings[1]
    layers = {
        "towns": _towns(outlines, town, town_codes, town_names, rural_town),
        "communities": _sorted((pd.DataFrame({
            "community_code": codes, "name": community_names, "kind": np.where(urban, "urban", "rural"),
            "town_code": town_codes[town], "town_name": town_names[town]}), outlines, "Polygon"), "community_code"),
        "streets": _streets(blocks, edge_names, ground),
        "rivers": _river(blocks),
        "lakes": _lakes(ground, naming, settings, warp),
        "railways": _railway(blocks),
        "compounds": (pd.DataFrame({"name": compound_names, "kind": [each.kind for each in ground.compounds]}, dtype=object),
                      np.array([each.shape for each in ground.compounds]), "Polygon"),
        "buildings": buildings, "entrances": entrances, "addresses": address_rows,
        "places": _places(ground, blocks, naming, community_names),
    }
    layers["cameras"] = _points(cameras.place_cameras(_sites(layers, ground, blocks, edge_names, compound_names, urban), settings.cameras,
                                                      settings.cameras_on, rng))
    district = shapely.coverage_union_all(outlines)
    layers["events"] = _points(events.make_events(settings.events, shapes, buildings[0]["use"].to_numpy(), buildings[0]["households"].to_numpy(),
                                                  district, rng))
    layers["duty_points"] = _duty_points(layers, urban, codes, community_names, cell, town, town_names, ground)
    return layers


def _sorted(layer, column):
    frame, shapes, kind = layer
    order = np.argsort(frame[column].to_numpy(dtype=str), kind="stable")
    return frame.iloc[order].reset_index(drop=True), np.asarray(shapes)[order], kind


def _points(frame):
    shapes = shapely.points(frame["x"], frame["y"])
    return frame.drop(columns=["x", "y"]), shapes, "Point"


def _street_names(blocks, layout, naming, urban, community_names):
    """A name for every edge; the lanes of a village are its 村道, an edge that is no street has none."""
    edge_face = np.full(len(blocks.edges), -1)
    for face, rows in enumerate(blocks.face_edges):
        edge_face[rows] = face
    found, result = {}, np.full(len(blocks.edges), "", dtype=object)
    for at, (street_class, number) in enumerate(zip(blocks.edge_class, blocks.edge_name)):
        if street_class not in STREET_CLASSES or street_class == "path":
            continue
        community = blocks.cell[edge_face[at]]
        if street_class == "lane" and not urban[community]:
            result[at] = community_names[community].removesuffix("村") + "村道"
            continue
        if number not in found:
            found[number] = naming.street(street_class)
        result[at] = found[number]
    return result


def _streets(blocks, edge_names, ground):
    rows = np.flatnonzero(np.isin(blocks.edge_class, STREET_CLASSES))
    lines, classes, streets = list(blocks.edges[rows]), list(blocks.edge_class[rows]), list(edge_names[rows])
    bridges = list(blocks.edge_bridge[rows].astype(int))
    inner = {}
    gates = {each.gate for each in ground.compounds if each.gate is not None}
    for at in range(len(lines)):
        pieces = _split_at(lines[at], gates)
        lines[at] = pieces[0]
        for piece in pieces[1:]:
            lines.append(piece)
            for column in (classes, streets, bridges):
                column.append(column[at])
    for line, _, street_class, compound in ground.lanes:
        inner.setdefault(compound, []).append((line, street_class))
    for given in inner.values():
        spine = given[0][0]
        for part in shapely.get_parts(shapely.union_all([line for line, _ in given], grid_size=0.001)):
            part = shapely.transform(part, lambda xy: np.round(xy, 3))
            on_spine = spine.distance(part.interpolate(0.5, normalized=True)) < 0.01
            lines.append(part)
            classes.append("lane" if on_spine else "path")
            streets.append("")
            bridges.append(0)
    width = [2 * HALF_WIDTH[street_class] for street_class in classes]
    return pd.DataFrame({"name": streets, "class": classes, "bridge": bridges, "width_m": np.array(width, dtype=float)}), np.array(lines), "LineString"


def _split_at(line, nodes):
    """The pieces of a line between those of its vertices that are nodes."""
    xy = [tuple(point) for point in shapely.get_coordinates(line)]
    stops = [0, *(at for at in range(1, len(xy) - 1) if xy[at] in nodes), len(xy) - 1]
    return [line] if len(stops) == 2 else [shapely.LineString(xy[a:b + 1]) for a, b in zip(stops[:-1], stops[1:])]


def _river(blocks):
    water = shapely.normalize(shapely.coverage_union_all(blocks.faces[blocks.style == "water"]))
    parts = shapely.get_parts(water)
    return pd.DataFrame({"name": [names.RIVER] * len(parts)}), parts, "Polygon"


def _railway(blocks):
    lines = shapely.get_parts(shapely.line_merge(shapely.multilinestrings([blocks.edges[blocks.edge_class == "rail"]])[0]))
    return pd.DataFrame({"name": [names.RAILWAY] * len(lines)}), lines, "LineString"


def _lakes(ground, naming, settings, warp):
    shapes = np.array([lake for lake, _ in ground.lakes])
    x, y, _ = settings.lake
    middle = shapely.points(warp(np.array([[x, y]], dtype=float)))[0]
    called = np.array(["" if area < 6000 else naming._stem("lake") + "湖" for area in shapely.area(shapes)], dtype=object)
    called[np.argmin(shapely.distance(shapes, middle))] = names.LAKE
    return pd.DataFrame({"name": called}), shapes, "Polygon"


def _buildings(ground, blocks, cell, codes, owner, dwellings, households, edge_names, compound_names):
    made = ground.buildings
    shapes = np.array([building.shape for building in made])
    faces = np.array([building.face for building in made])
    compound = np.array([building.compound for building in made])
    gates = np.array([shapely.Point(each.gate) if each.gate is not None else each.shape.centroid for each in ground.compounds], dtype=object)
    text, inside, _ = premises.addresses(shapes, faces, compound, gates, blocks, edge_names, compound_names)
    centre = shapely.get_coordinates(shapely.centroid(shapes))
    order = np.lexsort((centre[:, 0], -np.round(centre[:, 1] / 40), codes[cell].astype(str)))
    rank = np.empty(len(order), dtype=int)
    rank[order] = np.arange(len(order))
    number = rank - np.searchsorted(codes[cell][order].astype(str), codes[cell].astype(str)) + 1
    ids = np.array([f"{code}{at:05d}" for code, at in zip(codes[cell], number)], dtype=object)
    total = np.bincount(owner, weights=dwellings, minlength=len(made)).astype(int)
    lived = np.bincount(owner, weights=households, minlength=len(made)).astype(int)
    called = np.array([f"{compound_names[c]}{n}幢" if c >= 0 else "" for c, n in zip(compound, inside)], dtype=object)
    frame = pd.DataFrame({
        "building_id": ids, "name": called, "use": [b.use for b in made], "floors": [b.floors for b in made],
        "entrances": [b.entrances for b in made], "dwellings": total, "households": lived,
        "compound_name": [compound_names[c] if c >= 0 else "" for c in compound], "community_code": codes[cell], "built_year": [b.year for b in made]})
    buildings = frame.iloc[order].reset_index(drop=True), shapes[order], "Polygon"
    entrances = _entrances(owner, dwellings, households, made, shapes, ids, rank)
    order = order[text[order] != None]  # noqa: E711  (an array of objects, compared one by one)
    address_rows = pd.DataFrame({"address": text[order], "building_id": ids[order]}), shapely.point_on_surface(shapes[order]), "Point"
    return buildings, entrances, address_rows


def _entrances(owner, dwellings, households, made, shapes, ids, rank):
    """A point inside the front wall for each entrance, counted from the west."""
    order = np.lexsort((np.arange(len(owner)), rank[owner]))
    owner, dwellings, households = owner[order], dwellings[order], households[order]
    first = np.searchsorted(rank[owner], rank[owner])
    number = np.arange(len(owner)) - first
    corners = shapely.get_coordinates(shapes).reshape(len(shapes), 5, 2)[owner]
    count = np.array([made[at].entrances for at in owner])
    share = ((number + 0.5) / count)[:, None]
    front = corners[:, 0] + (corners[:, 1] - corners[:, 0]) * share
    back = corners[:, 3] + (corners[:, 2] - corners[:, 3]) * share
    place = np.round(back + (front - back) * 0.12, 3)
    frame = pd.DataFrame({"building_id": ids[owner], "entrance_no": [f"{at + 1}单元" for at in number], "floors": [made[at].floors for at in owner],
                          "dwellings": dwellings, "households": households})
    return frame, shapely.points(place), "Point"


def _towns(outlines, town, town_codes, town_names, rural_town):
    shapes = np.array([shapely.normalize(shapely.coverage_union_all(outlines[town == at])) for at in range(len(town_codes))])
    frame = pd.DataFrame({"town_code": town_codes, "name": town_names, "kind": np.where(rural_town, "镇", "街道")})
    return _sorted((frame, shapes, "Polygon"), "town_code")


def _places(ground, blocks, naming, community_names):
    called = [naming.place(kind, community_names[blocks.cell[face]]) for _, face, kind in ground.places]
    return pd.DataFrame({"name": called, "kind": [kind for *_, kind in ground.places]}), np.array([shape for shape, *_ in ground.places]), "Polygon"


def _sites(layers, ground, blocks, edge_names, compound_names, urban):
    """Where a camera may stand: (x, y, kind, name)."""
    frame, lines, _ = layers["streets"]
    found = [(x, y, "junction", name) for x, y, name in cameras.junctions(lines, frame["class"].to_numpy(), frame["name"].to_numpy())]
    found += [(*each.gate, "gate", f"{name}大门") for each, name in zip(ground.compounds, compound_names) if each.gate is not None]
    kinds = {"学校": "school", "市场": "market", "公园": "park", "医院": "hospital", "滨江绿地": "park"}
    for (shape, _, kind), name in zip(ground.places, layers["places"][0]["name"]):
        if kind in kinds:
            corners = shapely.get_coordinates(shape)
            found += [(*corners[at], kinds[kind], name) for at in np.linspace(0, len(corners) - 2, 3).astype(int)]
    for line, street_class, name in zip(blocks.edges, blocks.edge_class, edge_names):
        if name and street_class in ("arterial", "street", "lane"):
            x, y = line.interpolate(0.5, normalized=True).coords[0]
            found.append((x, y, "street" if street_class != "lane" else "village", name))
    return found


def _duty_points(layers, urban, codes, community_names, cell, town, town_names, ground):
    """A grid service station and, in town, a police room for each community; a police and a fire station for each town."""
    shapes = np.array([building.shape for building in ground.buildings])
    public = np.array([building.use in ("公共", "商业") for building in ground.buildings])
    centre = shapely.get_coordinates(shapely.centroid(shapes))
    rows = []

    def station(kind, name, members, toward):
        chosen = members[public[members]] if public[members].any() else members
        at = chosen[np.argmin(np.hypot(*(centre[chosen] - toward).T))]
        rows.append((name, kind, *np.round(centre[at], 3)))

    for at, name in enumerate(community_names):
        members = np.flatnonzero(cell == at)
        middle = centre[members].mean(axis=0)
        station("网格服务站", f"{name}网格服务站", members, middle)
        if urban[at]:
            station("警务室", f"{name}警务室", members, middle + (120, -90))
            station("卫生服务站", f"{name}卫生服务站", members, middle + (-120, 90))
    for at, name in enumerate(town_names):
        members = np.flatnonzero(town[cell] == at)
        middle = centre[members].mean(axis=0)
        station("派出所", f"{name.removesuffix('街道').removesuffix('镇')}派出所", members, middle)
        station("消防站", f"{name.removesuffix('街道').removesuffix('镇')}消防站", members, middle + (300, 200))
    return _points(pd.DataFrame(rows, columns=["name", "kind", "x", "y"]))
