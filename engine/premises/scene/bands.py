"""Floors and entrances on the walls one sees: lines between them, and the parts of the walls of each entrance."""

from dataclasses import dataclass

import numpy as np

__all__ = ["Bands", "bands_of"]


@dataclass(frozen=True)
class Bands:
    """What is drawn on buildings when they are near, cut to what one sees: it can lie in layers over the scene.

    Attributes
    ----------
    line_building : (n,) array of int, row of the scene's buildings
    line_kind : (n,) array of str, 'floor' or 'entrance'
    lines : (n,) array of LineString or MultiLineString
    part_building : (m,) array of int
    part_entrance : (m,) array of str, the entrance's name
    part_kind : (m,) array of uint8, WALL or ROOF
    part_shade : (m,) array of float
    parts : (m,) array of Polygon or MultiPolygon
    """

    line_building: np.ndarray
    line_kind: np.ndarray
    lines: np.ndarray
    part_building: np.ndarray
    part_entrance: np.ndarray
    part_kind: np.ndarray
    part_shade: np.ndarray
    parts: np.ndarray


def bands_of(scene, rows, floors, entrances=None, parts_of=()):
    """Draw floors and entrances on a few buildings.

    Parameters
    ----------
    scene : Scene
    rows : (n,) array of int, buildings: those near enough on the map
    floors : (n,) array of int, their floors; below 2 draws no line
    entrances : Entrances of all buildings of the scene, optional
    parts_of : array of int, the buildings of `rows` that are wanted in parts, one colour an entrance (vertical grids)

    Returns
    -------
    Bands
    """
    raise NotImplementedError
