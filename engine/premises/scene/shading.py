"""How light a wall is."""

import numpy as np

__all__ = ["STEPS", "shades_of"]

STEPS = 8
"""So many shades of walls there are: walls of the same one are drawn as one."""


def shades_of(edges, light):
    """Give walls a shade by where they face.

    Parameters
    ----------
    edges : (n, 2) array of float, along the walls' feet, the building at the left
    light : float, degrees clockwise from north: where the light comes from

    Returns
    -------
    (n,) array of float, 0 where a wall faces away from the light to 1 where it faces the light, in `STEPS` steps

    Examples
    --------
    >>> shades_of(np.array([[1.0, 0.0], [0.0, 1.0]]), light=180).round(2).tolist()
    [1.0, 0.57]
    """
    length = np.hypot(edges[:, 0], edges[:, 1])
    towards = np.sin(np.radians(light)), np.cos(np.radians(light))
    facing = (edges[:, 1] * towards[0] - edges[:, 0] * towards[1]) / np.where(length > 0, length, 1.0)
    return np.round((1 + facing) / 2 * (STEPS - 1)) / (STEPS - 1)
