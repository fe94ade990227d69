"""Sheets of labels with QR codes: what stands on which page, and where; and the outline of a code, to be filled in."""

from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import numpy as np

from .natural import natural_key

__all__ = ["PAGE", "Label", "Layout", "Page", "Slot", "outline", "pages_of"]

PAGE = (210.0, 297.0)
"""Width and height of A4 in millimetres."""

_MARGIN = 8.0
_HEAD = 11.0
_QUIET = 4  # modules, the white border that a reader needs
_AIR = 1.5
_LEAST_TEXT = (18.0, 9.0)  # mm, for the id and a line below


class Label(NamedTuple):
    """What a label says.

    Attributes
    ----------
    public_id : str
    building_id : str, of the table of buildings; it is not printed
    number, address : str, '' where there is none or it is not wanted
    grid_code, community : str, under which the label is filed; '' for no grid
    """

    public_id: str
    building_id: str
    number: str
    address: str
    grid_code: str
    community: str


class Page(NamedTuple):
    """Labels of one grid.

    Attributes
    ----------
    grid_code, community : str
    number, of : int, this page and all pages of the grid
    labels : list of Label
    """

    grid_code: str
    community: str
    number: int
    of: int
    labels: list


class Slot(NamedTuple):
    """Where a label stands, in millimetres from the upper left corner of the page.

    Attributes
    ----------
    box, code, text : (left, top, width, height) of the label, of the dark modules, and of the words
    """

    box: tuple
    code: tuple
    text: tuple


@dataclass(frozen=True)
class Layout:
    """How labels lie on a page.

    Attributes
    ----------
    columns, rows : int
    size : float, millimetres, the side of a code without its white border
    """

    columns: int
    rows: int
    size: float

    def cells(self, modules):
        """The cells of a page, row by row.

        Parameters
        ----------
        modules : int, how many modules the side of a code has

        Returns
        -------
        list of Slot

        Raises
        ------
        ValueError
            The code and two lines of words do not fit.

        Examples
        --------
        >>> cell = Layout(2, 4, 30).cells(21)[0]
        >>> [round(each) for each in cell.box], [round(each) for each in cell.code], [round(each) for each in cell.text]
        ([8, 19, 97, 68], [14, 38, 30, 30], [49, 20, 54, 64])
        """
        width = (PAGE[0] - 2 * _MARGIN) / self.columns
        height = (PAGE[1] - 2 * _MARGIN - _HEAD) / self.rows
        inside = self._inside(width, height, modules)
        if inside is None:
            raise ValueError("the code does not fit")
        code, text = inside
        cells = []
        for row in range(self.rows):
            for column in range(self.columns):
                left, top = _MARGIN + column * width, _MARGIN + _HEAD + row * height
                moved = [(left + x, top + y, *size) for x, y, *size in (code, text)]
                cells.append(Slot((left, top, width, height), *moved))
        return cells

    def _inside(self, width, height, modules):
        """Code and words in a cell: beside each other or one above the other, whichever leaves the words more room."""
        quiet = _QUIET * self.size / modules
        side = self.size + 2 * quiet
        beside = (width - side - _AIR, height - 2 * _AIR)
        below = (width - 2 * _AIR, height - side - _AIR)
        fits = side <= min(width, height)
        choices = [room for room in (beside, below) if fits and all(np.greater_equal(room, _LEAST_TEXT))]
        if not choices:
            return None
        room = max(choices, key=lambda size: size[0] * size[1])
        if room is beside:
            return (quiet, (height - self.size) / 2, self.size, self.size), (side, _AIR, *room)
        return ((width - self.size) / 2, quiet, self.size, self.size), (_AIR, side, *room)


def pages_of(labels, per_page):
    """Sort labels by grid and address and put them on pages, each grid on pages of its own.

    Parameters
    ----------
    labels : iterable of Label
    per_page : int

    Returns
    -------
    list of Page

    Examples
    --------
    >>> labels = [Label(str(n), "", "", f"Elm Street {n}", "g", "c") for n in (10, 2, 1)]
    >>> [[label.address for label in page.labels] for page in pages_of(labels, 2)]
    [['Elm Street 1', 'Elm Street 2'], ['Elm Street 10']]
    """
    by_grid = sorted(labels, key=lambda label: (label.grid_code == "", label.grid_code, label.community))
    pages = []
    for (grid, community), members in groupby(by_grid, key=lambda label: (label.grid_code, label.community)):
        in_order = sorted(members, key=_place_in_grid)
        chunks = [in_order[at : at + per_page] for at in range(0, len(in_order), per_page)]
        pages += [Page(grid, community, number, len(chunks), chunk) for number, chunk in enumerate(chunks, 1)]
    return pages


def _place_in_grid(label):
    return natural_key(label.address), natural_key(label.number), label.building_id


def outline(matrix):
    """The outlines of the dark modules, to be filled by the odd-even rule: no seams between them, whatever draws it.

    Parameters
    ----------
    matrix : (m, m) array of bool, the dark modules, the first row on top

    Returns
    -------
    list of lists of (x, y), the corners of closed rings in modules from the upper left; the first is not repeated

    Examples
    --------
    >>> outline(np.array([[True, True], [False, False]]))
    [[(0, 0), (2, 0), (2, 1), (0, 1)]]
    """
    dark = np.pad(np.asarray(matrix, dtype=bool), 1)
    # Edges with the dark module on their right hand, by the corner that they start from.
    ways = {}
    for step, rows in (
        ((1, 0), np.argwhere(dark[1:, :-1] & ~dark[:-1, :-1])[:, ::-1] + (-1, 0)),
        ((-1, 0), np.argwhere(dark[:-1, :-1] & ~dark[1:, :-1])[:, ::-1]),
        ((0, 1), np.argwhere(~dark[:-1, 1:] & dark[:-1, :-1])[:, ::-1] + (0, -1)),
        ((0, -1), np.argwhere(dark[:-1, 1:] & ~dark[:-1, :-1])[:, ::-1]),
    ):
        for x, y in rows.tolist():
            ways.setdefault((x, y), []).append(step)
    rings = []
    while ways:
        rings.append(_ring(ways))
    return rings


def _ring(ways):
    """Follow edges from the first corner there is until it is closed; the edges are used up."""
    start = place = next(iter(ways))
    corners, last = [], None
    while last is None or place != start:
        step = ways[place].pop()
        if not ways[place]:
            del ways[place]
        if step != last:
            corners.append(place)
        place, last = (place[0] + step[0], place[1] + step[1]), step
    if len(corners) > 1 and last == (np.sign(corners[1][0] - start[0]), np.sign(corners[1][1] - start[1])):
        corners.pop(0)  # it began in the middle of a side
    return corners
