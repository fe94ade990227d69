"""QR codes as outlines, made on all cores. Worker processes import this module, so it imports no QGIS."""

from ...engine.premises.qr_sheets import outline

__all__ = ["codes_of", "modules_of"]

# A quarter to a seventh of a code may be dirty; where the same size holds a stronger one, that is taken.
_CORRECTION = "m"


def modules_of(content):
    """How many modules the side of a code has: int.

    Raises
    ------
    ValueError
        No code holds so much.
    """
    return len(_made(content).matrix)


def codes_of(contents):
    """Make codes.

    Parameters
    ----------
    contents : list of str

    Returns
    -------
    list of (int, list of rings): the modules of a side, and `engine.premises.qr_sheets.outline` of the dark ones
    """
    matrices = [_made(content).matrix for content in contents]
    return [(len(matrix), outline(matrix)) for matrix in matrices]


def _made(content):
    import segno  # canExecute has looked whether it is there

    return segno.make(content, error=_CORRECTION, micro=False)
