"""The scene: buildings seen obliquely from above, as flat polygons in map coordinates.

A point at height z over (x, y) is drawn at (x, y) + z d, where d = (cos angle, sin angle): plans stay plans, walls go
up along d, and who looks stands at the side that -d points to. Of each building one sees its roof and the walls that
face that side.

    heights = heights_of(floors, uses, measured)         # (b,) metres
    scene = scene_of(footprints, heights)                # faces in the order to draw them in
    doors = entrances_of(footprints, counts)             # where each building is divided into entrances
    bands = bands_of(scene, rows, floors[rows], doors)   # floors and entrances that one sees, of a few
    picker = Picker(scene, floors, doors)                # picker.pick(x, y): building, face, floor, entrance
    sight = sight_of(scene, rows)                        # what one sees of a few buildings; labels fit in there

All lengths are in the map's units, which must be metres: a CRS in degrees is refused at the edge, where it is known.
"""

from .bands import Bands, bands_of
from .entrances import Entrances, entrances_of
from .heights import FLOOR_HEIGHTS, heights_of
from .making import scene_of
from .model import KINDS, ROOF, WALL, Scene
from .picking import Pick, Picker
from .sight import roof_places, sight_of

__all__ = [
    "FLOOR_HEIGHTS",
    "KINDS",
    "ROOF",
    "WALL",
    "Bands",
    "Entrances",
    "Pick",
    "Picker",
    "Scene",
    "bands_of",
    "entrances_of",
    "heights_of",
    "roof_places",
    "scene_of",
    "sight_of",
]
