"""What is under the mouse: the building drawn on top, its face, floor and entrance."""

from typing import NamedTuple

__all__ = ["Pick", "Picker"]


class Pick(NamedTuple):
    """What was picked.

    Attributes
    ----------
    building : int, row of the scene's footprints
    face : int, row of the scene's faces
    floor : int, 1 on the ground; `premises.model.NO_FLOOR` on a roof or where floors are not known
    entrance : str, its name; '' where the building has one entrance only or none is known
    """

    building: int
    face: int
    floor: int
    entrance: str


class Picker:
    """Answers what is drawn on top at a place.

    Parameters
    ----------
    scene : Scene
    floors : (b,) array of int, below 1 where not known; optional
    entrances : Entrances, optional
    """

    def __init__(self, scene, floors=None, entrances=None):
        raise NotImplementedError

    def pick(self, x, y):
        """Pick at map coordinates.

        Returns
        -------
        Pick, or None on open ground
        """
        raise NotImplementedError
