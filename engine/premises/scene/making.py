"""From footprints and heights to faces in the order to draw them in."""

__all__ = ["scene_of"]


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
    """
    raise NotImplementedError
