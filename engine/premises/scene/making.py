"""From footprints and heights to faces in the order to draw them in."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from ...progress import Progress
from .bodies import Bodies, bodies_of
from .faces import rings_of, roofs_of, walls_of
from .footprints import usable_outlines
from .fronts import in_one_row
from .levels import levels_of
from .model import KINDS, ROOF, WALL, Scene
from .ordering import order_of
from .outlines import replaced
from .overlaps import apart
from .ragged import pairs_within, starts_of
from .relations import meeting_pairs, only_on_ground, relations_of

__all__ = ["scene_of"]

# Up to so many walls of one building are compared each with each.
_FEW_WALLS = 200


def scene_of(footprints, heights, angle=70.0, light=300.0, progress=None):
    """Raise buildings and put their faces in order.

    Parameters
    ----------
    footprints : (b,) array of Polygon or MultiPolygon; points, None, empty and infinite ones have no face
    heights : (b,) array of float, metres; what is not above 0 lies flat, a roof on the ground
    angle : float, degrees from east to where up is on the map, counter-clockwise, as in QGIS's 2.5D renderer
    light : float, degrees clockwise from north: where the light comes from
    progress : engine.progress.Progress, optional

    Returns
    -------
    Scene

    Raises
    ------
    engine.progress.CancelledError

    Examples
    --------
    >>> import shapely
    >>> scene = scene_of([shapely.box(0, 0, 8, 5), shapely.box(0, 7, 8, 12)], [9.0, 30.0], angle=90)
    >>> scene.building.tolist(), scene.kind.tolist()  # the rear one first; of each one wall and the roof
    ([1, 1, 0, 0], [0, 1, 0, 1])
    """
    progress = progress or Progress()
    direction = np.round([np.cos(np.radians(angle)), np.sin(np.radians(angle))], 15)  # 90 degrees are straight up
    footprints, outlines = usable_outlines(footprints, direction)
    heights = np.asarray(heights, dtype=float)
    heights = np.where(np.isfinite(heights) & (heights > 0), heights, 0.0)
    bodies = bodies_of(outlines, heights)
    progress.report("scene_pairs", 0.2)
    progress.check()
    one, other = meeting_pairs(bodies)
    footprints, lowered = apart(footprints, heights, outlines, *only_on_ground(bodies, one, other))
    if len(lowered):
        outlines = replaced(outlines, footprints, lowered, direction)
        bodies = bodies_of(outlines, heights)
    progress.report("scene_order", 0.4)
    progress.check()
    whole = _raised(outlines, bodies, heights, light)
    order = order_of(bodies, outlines, heights, whole.spans(len(heights)), direction, one, other)
    progress.report("scene_faces", 0.8)
    progress.check()
    owner = order.owner
    pieces = _raised(order.pieces, order.bodies, heights[owner], light)
    rank = np.concatenate([order.levels[whole.body] + whole.within, order.piece_levels[pieces.body]])
    pieces = pieces._replace(faces=[faces._replace(body=owner[faces.body]) for faces in pieces.faces])
    return _scene(whole, pieces, rank, direction, footprints, heights)


class _Run(NamedTuple):
    """Faces of some bodies, walls and roofs, and the order of each body's faces among themselves."""

    faces: list
    kind: np.ndarray
    within: np.ndarray

    @property
    def body(self):
        """(f,) array of int, of all faces."""
        return np.concatenate([faces.body for faces in self.faces])

    def spans(self, count):
        """How many steps the faces of each body take."""
        spans = np.ones(count, dtype=np.int64)
        np.maximum.at(spans, self.body, self.within + 1)
        return spans


def _raised(outlines, bodies, heights, light):
    """All faces of bodies."""
    walls, edges = walls_of(outlines, bodies.fronts, heights, light)
    roofs = roofs_of(outlines)
    within = _order_of_walls(bodies, walls, edges, heights)
    last = np.zeros(len(heights), dtype=np.int64)
    np.maximum.at(last, walls.body, within)
    alone = in_one_row(bodies.fronts, bodies.left, bodies.right)
    kind = np.repeat(np.array([WALL, ROOF], dtype=np.uint8), [len(walls.body), len(roofs.body)])
    within = np.concatenate([within, np.where(alone, 0, last + 1)[roofs.body]])
    return _Run([walls, roofs], kind, within)


def _order_of_walls(bodies, walls, edges, heights):
    """The order of a body's walls among themselves: only courts and bays show walls that others hide."""
    within = np.zeros(len(walls.body), dtype=np.int64)
    bent = ~in_one_row(bodies.fronts, bodies.left, bodies.right) & (heights > 0)
    if not bent.any():
        return within
    firsts, lasts = edges.starts[:-1], edges.starts[1:] - 1
    near = np.minimum.reduceat(np.minimum(edges.left_deep, edges.right_deep), firsts)
    far = np.maximum.reduceat(np.maximum(edges.left_deep, edges.right_deep), firsts)
    chains = Bodies(edges, edges.left[firsts], edges.right[lasts], near, far, far + heights[walls.body])
    counts = np.bincount(walls.body, minlength=len(heights))
    rows = np.flatnonzero(bent & (counts <= _FEW_WALLS))
    one, other, _ = pairs_within(starts_of(counts), rows, rows)
    pairs = [(one[one < other], other[one < other])]
    for row in np.flatnonzero(bent & (counts > _FEW_WALLS)):
        pairs.append(meeting_pairs(replace(chains, left=np.where(walls.body == row, chains.left, np.nan))))
    one, other = (np.concatenate(column) for column in zip(*pairs, strict=True))
    return np.maximum(levels_of(len(within), *relations_of(chains, one, other)), 0)


def _scene(whole, pieces, rank, direction, footprints, heights):
    """Sort all faces by when they are drawn; those below rank 0 are not."""
    kind, body = np.concatenate([whole.kind, pieces.kind]), np.concatenate([whole.body, pieces.body])
    order = np.argsort((rank * len(heights) + body) * len(KINDS) + kind, kind="stable")
    order = order[rank[order] >= 0]
    several, building = whole.faces + pieces.faces, body[order]
    shade = np.concatenate([faces.shade for faces in several])[order]
    rings = rings_of(several, order, (heights[:, None] * direction).take(building, axis=0))
    return Scene(
        building, kind[order], shade, rank[order], order >= len(whole.kind), *rings, direction, footprints, heights
    )
