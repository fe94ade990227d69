"""A district's lines, communities and buildings brought into one coverage of faces, ready to be made into units."""

from dataclasses import dataclass, replace

import numpy as np
import shapely

from .arrangement import (
    Faces,
    Segments,
    as_lines,
    faces_anew,
    faces_of,
    first_container,
    lines_under,
    new_pieces,
    node,
    node_again,
    segments_of,
)
from .block_cuts import cut_blocks
from .bridges import bridged_faces
from .dead_ends import lines_beyond_dead_ends
from .footprints import crossings_of
from .groups import joined_labels
from .inner_places import inner_places

__all__ = ["EXPRESSWAY", "Ground", "lay_ground"]

EXPRESSWAY = 6
"""The street rank from which on a street is a barrier."""

HIDDEN_PRICE = 2.5e-3
"""What a metre of boundary costs where there is nothing to see: 400 m weigh as much as one perfectly round grid."""

RANK_PRICES = np.array([4e-4, 2e-4, 0.0, -1e-4, -2e-4, -4e-4, -4e-4])
"""The same on a street, by rank: a boundary on an arterial is a gain, since the grid is not split by it then."""

WALL_PRICE = -2e-4
"""The same on the wall of a compound."""


ON_LINE = 1e-3
"""Metres within which a segment lies on the line that it came from."""


@dataclass(frozen=True)
class Ground:
    """Faces that tile the communities, and what is known of them.

    Attributes
    ----------
    faces : Faces
    communities, locked, compounds : (f,) arrays of int, rows of the district's; -1 where none
    coarse, fine : (f,) arrays of int, labels of the pieces of a block at the two sizes
    households, buildings : (f,) arrays of int
    areas : (f,) array of float
    wet : (f,) array of bool, inside a river or lake
    corridor : (f,) array of bool, empty ground between barriers, as between the tracks of a railway
    segments : Segments, all
    inner_segments : Segments with the same community on both sides
    prices, on_barrier, visible : arrays, one a row of `inner_segments`; the outline of a building that stands on a
        barrier is one too
    crossing_vertices : (v,) array of bool, where a street crosses a barrier
    bridged : (n, 2) array of int, faces of water and of ground that a bridge joins
    building_faces : (b,) array of int, -1 outside every community
    footprints : (f,) array of int, the building that lines cross in which a face lies, -1 where in none
    rounded : int, buildings that a street ran through
    heavy : int, households above which a block was cut
    """

    faces: Faces
    communities: np.ndarray
    locked: np.ndarray
    compounds: np.ndarray
    coarse: np.ndarray
    fine: np.ndarray
    households: np.ndarray
    buildings: np.ndarray
    areas: np.ndarray
    wet: np.ndarray
    corridor: np.ndarray
    segments: Segments
    inner_segments: Segments
    prices: np.ndarray
    on_barrier: np.ndarray
    visible: np.ndarray
    crossing_vertices: np.ndarray
    bridged: np.ndarray
    building_faces: np.ndarray
    footprints: np.ndarray
    rounded: int
    heavy: int


def lay_ground(district, heavy, coarse, fine, check=lambda: None, run_all=map, units=(), small=0, cut_small=()):
    """Bring a district into one coverage of faces.

    Parameters
    ----------
    district : District, its communities valid
    heavy, coarse, fine : int, households: blocks above `heavy` are cut into pieces of at most `coarse`, and
        everything above `coarse` further into pieces of at most `fine`
    check : callable, raises to stop the work
    run_all : callable like `map`: a function known by name and a list of payloads in, results in their order out
    units : (n,) array of Polygon, pieces drawn before, whose outlines part the ground too, or of LineString
    small, cut_small : int, households, and set of communities in which each block is cut into pieces of at most so many

    Returns
    -------
    Ground
    """
    edges = node(_lines_of(district, units))
    check()
    blocks, block_communities = _owned(faces_of(edges), district.communities)
    check()
    footprints = _are_polygons(district.buildings)
    places = inner_places(district.buildings)
    beyond = _beyond_dead_ends(district, edges, blocks, places, coarse)
    if len(beyond):
        edges = node_again(edges, beyond)
        blocks, block_communities = _owned(faces_anew(edges, blocks, beyond), district.communities)
        check()
    crossings = crossings_of(district.buildings, blocks.polygons, block_communities) if footprints else None
    block_of = _block_of_buildings(places, blocks, block_communities, crossings)
    check()
    regions = _regions(blocks, crossings)
    in_small = np.isin(block_communities, sorted(cut_small))
    sizes = heavy, coarse, np.where(in_small, small, coarse), np.where(in_small, small, fine)
    pieces = cut_blocks(district, blocks, places, block_of, regions, sizes, check, run_all)
    added = [piece.region for row in pieces.values() for piece in row if len(row) > 1]
    if crossings is not None:
        added += list(crossings.footprints)
    check()
    faces, communities, here = blocks, block_communities, np.arange(len(block_communities))
    if added:
        lines = new_pieces(edges, added)
        faces, communities = _owned(faces_anew(node_again(edges, lines), blocks, lines), district.communities)
        here = _containing_block(faces, communities, blocks, block_communities)
    block = _given_block(faces, communities, here, crossings)
    check()
    ground = _described(district, faces, communities, blocks, block, pieces, places, crossings, heavy)
    return replace(
        ground, on_barrier=ground.on_barrier | _round_reaching_parts(ground, here == block, district.barriers)
    )


def _lines_of(district, units):
    """All lines that part the ground: streets, barriers, walls, and outlines of communities, units and locked grids."""
    layers = [district.communities, district.streets, district.barriers, district.compounds, district.locked, units]
    return as_lines(np.concatenate([np.asarray(layer, dtype=object) for layer in layers]))


def _owned(faces, communities):
    """The faces that belong to a community, and to which; the first listed wins."""
    owner = first_container(faces.places, communities)
    return Faces(faces.polygons[owner >= 0], faces.places[owner >= 0]), owner[owner >= 0]


def _beyond_dead_ends(district, edges, blocks, places, coarse):
    """Lines that draw dead ends on, where they part blocks that hold too much."""
    block = first_container(places, blocks.polygons)
    inside = block >= 0
    totals = np.bincount(block[inside], weights=district.households[inside], minlength=len(blocks.polygons))
    return lines_beyond_dead_ends(edges, blocks.polygons, totals > coarse, district.buildings)


def _are_polygons(buildings):
    return len(buildings) > 0 and bool((shapely.get_dimensions(buildings) == 2).any())


def _block_of_buildings(places, blocks, block_communities, crossings):
    block = first_container(places, blocks.polygons)
    if crossings is not None and len(crossings.footprints):
        footprint = first_container(places, crossings.footprints)
        for row in np.flatnonzero((footprint >= 0) & (block >= 0)):
            owners = crossings.owners[footprint[row]]
            block[row] = owners.get(int(block_communities[block[row]]), block[row])
    return block


def _containing_block(faces, communities, blocks, block_communities):
    """The block that each face lies in."""
    block = np.full(len(faces.places), -1)
    found, container = shapely.STRtree(blocks.polygons).query(shapely.points(faces.places), predicate="intersects")
    own = communities[found] == block_communities[container]
    block[found[own]] = container[own]
    stray = np.flatnonzero(block < 0)  # a hair's breadth beside its block after the second noding
    if len(stray):
        block[stray] = shapely.STRtree(blocks.polygons).nearest(shapely.points(faces.places[stray]))
    return block


def _given_block(faces, communities, here, crossings):
    """The block that each face is counted to: in a footprint that crosses blocks, the one which that was given to."""
    block = here.copy()
    if crossings is not None and len(crossings.footprints):
        footprint = first_container(faces.places, crossings.footprints)
        for row in np.flatnonzero(footprint >= 0):
            block[row] = crossings.owners[footprint[row]].get(int(communities[row]), block[row])
    return block


def _regions(blocks, crossings):
    """The blocks' polygons, each with the footprints given to it and without those given to others."""
    regions = blocks.polygons.copy()
    if crossings is None:
        return regions
    tree = shapely.STRtree(blocks.polygons)
    takes, loses = {}, {}
    for footprint, owners in zip(crossings.footprints, crossings.owners):
        for block in tree.query(footprint, predicate="intersects"):
            (takes if int(block) in owners.values() else loses).setdefault(int(block), []).append(footprint)
    for block in sorted(takes.keys() | loses.keys()):
        if block in takes:
            regions[block] = shapely.union_all([regions[block], *takes[block]])
        if block in loses:
            regions[block] = shapely.difference(regions[block], shapely.union_all(loses[block]))
    return regions


def _described(district, faces, communities, blocks, block, pieces, places, crossings, heavy):
    """Say of every face and segment what the search needs to know."""
    locked = first_container(faces.places, district.locked)
    # A wall is a line, so a block lies on one side of it; a building on the wall goes where most of it is.
    compounds = first_container(blocks.places, district.compounds)[block]
    building_faces = first_container(places, faces.polygons)
    counted = building_faces >= 0
    households = np.bincount(
        building_faces[counted], weights=district.households[counted], minlength=len(communities)
    ).astype(int)
    buildings = np.bincount(building_faces[counted], minlength=len(communities))
    coarse, fine = _labels(faces, block, pieces)
    # Locked ground is nobody else's: a label of its own.
    free = locked < 0
    coarse, fine = (
        np.where(free, label, label.max() + 1 + locked) if len(label) else label for label in (coarse, fine)
    )
    segments = segments_of(faces.polygons)
    home = np.append(communities, -1)
    inner = (home[segments.left] == home[segments.right]) & (segments.left >= 0)
    inside = segments.part(inner)
    rank, barrier, wall = _what_lies_on(inside, district)
    visible = (rank >= 0) | barrier | wall
    prices = np.where(rank >= 0, RANK_PRICES[rank], np.where(barrier | wall, WALL_PRICE, HIDDEN_PRICE)) * inside.lengths
    water = _areas(district.barriers)
    wet = (first_container(faces.places, water) >= 0) & (households == 0)
    return Ground(
        faces=faces,
        communities=communities,
        locked=locked,
        compounds=compounds,
        coarse=coarse,
        fine=fine,
        households=households,
        buildings=buildings,
        areas=shapely.area(faces.polygons),
        wet=wet,
        corridor=_corridors(inside, barrier, len(communities)) & (buildings == 0) & ~wet,
        segments=segments,
        inner_segments=inside,
        prices=prices,
        on_barrier=barrier,
        visible=visible,
        crossing_vertices=_crossings(inside, rank, barrier),
        bridged=bridged_faces(district.streets, water, faces.polygons, communities, wet, _tracks(district)),
        building_faces=building_faces,
        footprints=first_container(faces.places, () if crossings is None else crossings.footprints),
        rounded=0 if crossings is None else len(crossings.buildings),
        heavy=heavy,
    )


def _areas(barriers):
    """The barriers that are areas: water."""
    return barriers[shapely.get_dimensions(barriers) == 2]


def _tracks(district):
    """The barriers without a width: railways, and streets that are expressways."""
    lines = district.barriers[shapely.get_dimensions(district.barriers) == 1]
    return np.concatenate([lines, district.streets[np.asarray(district.street_ranks, dtype=int) >= EXPRESSWAY]])


def _corridors(segments, barrier, count):
    """Faces with barriers along most of their outline inside the community."""
    along, total = np.zeros(count), np.zeros(count)
    for side in (segments.left, segments.right):
        np.add.at(total, side, segments.lengths)
        np.add.at(along, side[barrier], segments.lengths[barrier])
    return along > total / 2


def _labels(faces, block, pieces):
    """Labels of the faces by piece, at the coarse and at the fine size."""
    coarse = block.astype(np.int64) * 4096
    fine = coarse.copy()
    for row, parts in pieces.items():
        here = np.flatnonzero(block == row)
        if len(parts) < 2 or not len(here):
            continue
        piece = first_container(faces.places[here], np.array([part.region for part in parts], dtype=object))
        stray = piece < 0
        if stray.any():
            regions = shapely.STRtree([part.region for part in parts])
            piece[stray] = regions.nearest(shapely.points(faces.places[here[stray]]))
        fine[here] += piece
        coarse[here] += np.array([part.group for part in parts])[piece]
    return coarse, fine


def _what_lies_on(segments, district):
    """Street rank (-1 where none), whether a barrier, whether a wall, for each segment."""
    points = shapely.points(segments.middles)
    rank = np.full(len(points), -1)
    barrier, wall = np.zeros(len(points), dtype=bool), np.zeros(len(points), dtype=bool)
    if len(points):
        point, line = lines_under(points, district.streets, ON_LINE)
        np.maximum.at(rank, point, np.asarray(district.street_ranks, dtype=int)[line])
        barrier[lines_under(points, as_lines(district.barriers), ON_LINE)[0]] = True
        wall[lines_under(points, as_lines(district.compounds), ON_LINE)[0]] = True
    barrier |= rank >= EXPRESSWAY
    return rank, barrier, wall


def _round_reaching_parts(ground, own, barriers):
    """Segments round the part of a building that reaches over a barrier: no way over it either.

    Barriers part the faces of a footprint. It stands on the part on dry land that holds most of its own block, else on
    the largest one; its other parts reach.
    """
    sides = ground.inner_segments
    free = ~ground.on_barrier
    part = joined_labels(ground.footprints, sides.left[free], sides.right[free])
    inside = np.flatnonzero(ground.footprints >= 0)
    dry = first_container(ground.faces.places[inside], _areas(barriers)) < 0
    land = np.bincount(part[inside], weights=ground.areas[inside] * dry, minlength=len(own))
    home = np.bincount(part[inside], weights=ground.areas[inside] * (dry & own[inside]), minlength=len(own))
    order = inside[np.lexsort((inside, -land[part[inside]], -home[part[inside]]))]
    key = np.column_stack([ground.footprints[order], ground.communities[order]])
    _, first, footprint = np.unique(key, axis=0, return_index=True, return_inverse=True)
    standing = part[order[first]][footprint.ravel()]
    reaching = np.zeros(len(own), dtype=bool)
    reaching[order] = (part[order] != standing) & (land[standing] > 0)
    same = ground.footprints[sides.left] == ground.footprints[sides.right]
    return (reaching[sides.left] | reaching[sides.right]) & ~same


def _crossings(segments, rank, barrier):
    """Vertices where a street goes through a barrier: two segments of the one and two of the other meet there."""
    count = len(segments.vertices)
    on_street = segments.ends[(rank >= 0) & ~barrier].ravel()
    on_barrier = segments.ends[barrier].ravel()
    return (np.bincount(on_street, minlength=count) >= 2) & (np.bincount(on_barrier, minlength=count) >= 2)
