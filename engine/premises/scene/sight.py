"""What one sees of a building: its faces without what stands in front of them."""

__all__ = ["roof_places", "sight_of"]


def sight_of(scene, rows):
    """Cut a few buildings to what one sees of them.

    Parameters
    ----------
    scene : Scene
    rows : (n,) array of int, buildings

    Returns
    -------
    (n,) array of Polygon or MultiPolygon; empty where all is hidden
    """
    raise NotImplementedError


def roof_places(scene, rows=None):
    """Find the middle of roofs, for labels; whether it is hidden is not asked.

    Parameters
    ----------
    scene : Scene
    rows : (n,) array of int, buildings, optional; all by default

    Returns
    -------
    (n, 2) array of float, nan where a building has no face
    """
    raise NotImplementedError
