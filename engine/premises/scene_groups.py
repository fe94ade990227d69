"""Faces of a scene drawn together: of one tone, in one place, and of one rank, so that none of them hides another.

A map draws a few thousand multi-polygons several times as fast as ten times as many polygons, and a layer of them is
filled in a tenth of the time. When buildings take another colour, only the groups that they leave and join are made
anew.
"""

from dataclasses import dataclass

import numpy as np
import shapely

__all__ = ["FaceGroups", "Regrouped"]

# The side of a tile in metres: a map of a small place passes over the other tiles. Smaller ones make more groups, which
# take longer to draw whole. At most so many lie side by side. So few faces of one rank are not worth tiles.
_TILE_M = 1600.0
_MOST_TILES = 60
_FEW = 3000
_BITS = 12  # of a tone, and of a tile


@dataclass(frozen=True)
class Regrouped:
    """What a change of tones does to the groups.

    Attributes
    ----------
    emptied : (k,) array of int, groups that hold nothing any more
    changed : (m,) array of int, groups that hold other faces than before, new ones among them
    wkb : (m,) list of bytes, MultiPolygon, what the changed ones hold now
    """

    emptied: np.ndarray
    changed: np.ndarray
    wkb: list


class FaceGroups:
    """The groups of a scene's faces. Groups have numbers, which stay.

    Parameters
    ----------
    scene : engine.premises.scene.Scene
    tones : (f,) array of int, what each face is painted with, 0 to 4095

    Attributes
    ----------
    ranks, tones : (g,) arrays of int, of each group; drawn in the order of ranks, each lies over what it hides
    of_face : (f,) array of int, the group of each face
    """

    def __init__(self, scene, tones):
        self._scene = scene
        self._tiles = _tiles_of(scene)
        self._tiled = np.bincount(scene.rank) > _FEW
        keys, self.of_face = np.unique(self._keys(np.arange(len(scene)), tones), return_inverse=True)
        self.ranks, self.tones = _rank_and_tone(keys)
        self._numbers = {key: number for number, key in enumerate(keys.tolist())}

    def __len__(self):
        return len(self.ranks)

    def wkb(self):
        """(g,) list of bytes, the MultiPolygon of each group; as made, none is empty."""
        order = np.argsort(self.of_face, kind="stable")
        return self._multi(order, self.of_face[order])

    def regroup(self, faces, tones):
        """Give some faces other tones.

        Parameters
        ----------
        faces : (k,) array of int
        tones : (k,) array of int

        Returns
        -------
        Regrouped
        """
        before = self.of_face[faces]
        keys = self._keys(faces, tones).tolist()
        fresh = sorted(set(keys) - self._numbers.keys())
        self._numbers |= {key: number for number, key in enumerate(fresh, len(self))}
        ranks, added = _rank_and_tone(np.array(fresh, dtype=np.int64))
        self.ranks, self.tones = np.concatenate([self.ranks, ranks]), np.concatenate([self.tones, added])
        after = np.fromiter((self._numbers[key] for key in keys), dtype=int, count=len(keys))
        moved = before != after
        self.of_face[faces] = after
        touched = np.unique(np.concatenate([before[moved], after[moved]]))
        inside = np.flatnonzero(np.isin(self.of_face, touched))
        held = np.isin(touched, self.of_face[inside])
        changed = touched[held]
        row = np.searchsorted(changed, self.of_face[inside])
        return Regrouped(touched[~held], changed, self._multi(inside[np.argsort(row, kind="stable")], np.sort(row)))

    def _keys(self, faces, tones):
        """One number for rank, tile and tone, in this order."""
        ranks = self._scene.rank[faces].astype(np.int64)
        tiles = np.where(self._tiled[ranks], self._tiles[self._scene.building[faces]], 0)
        return (ranks << (2 * _BITS)) | (tiles << _BITS) | np.asarray(tones)

    def _multi(self, faces, rows):
        """Faces by rising rows, those of one row in one MultiPolygon."""
        if not len(faces):
            return []
        bounds = np.concatenate([[0], np.flatnonzero(np.diff(rows)) + 1, [len(faces)]])
        return self._scene.wkb_together(faces, bounds)


def _rank_and_tone(keys):
    return keys >> (2 * _BITS), keys & ((1 << _BITS) - 1)


def _tiles_of(scene):
    """(b,) array of int, the tile that each building stands in."""
    bounds = shapely.bounds(scene.footprints)
    middle = (bounds[:, :2] + bounds[:, 2:]) / 2
    known = np.isfinite(middle).all(axis=1)
    if not known.any():
        return np.zeros(len(bounds), dtype=np.int64)
    low, high = middle[known].min(axis=0), middle[known].max(axis=0)
    width = max(float((high - low).max()) / _MOST_TILES, _TILE_M)
    place = np.where(known[:, None], np.floor((middle - low) / width), 0).astype(np.int64)
    return place[:, 1] * (_MOST_TILES + 1) + place[:, 0]
