"""Where the homes of a building stand in its elevation table: lines and columns."""

from collections import defaultdict

from .homes import MOST_BELOW, MOST_FLOORS
from .model import NO_FLOOR
from .natural import natural_key

__all__ = ["entrances_of_homes", "floors_of_homes", "laid_out"]

# Dwellings without a floor that stand beside each other, where floors do not say how wide the entrance is.
_MOST_LOOSE_BESIDE = 6

# How many times as many places as rooms on a floor there may be for the places to be columns.
_MOST_GAPS = 1.5


def floors_of_homes(homes, floors, below):
    """List all floors from the top to the lowest cellar without a gap; there is a 0 only where it is used.

    Parameters
    ----------
    homes : list of Home
    floors, below : int, of the building above and under the ground, below 0 where not known

    Returns
    -------
    tuple of int
    """
    used = {floor for home in homes if home.floor != NO_FLOOR for floor in (home.floor, home.top)}
    top = max([*used, min(floors, MOST_FLOORS), 0])
    bottom = min([*used, -min(max(below, 0), MOST_BELOW), 1])
    return tuple(floor for floor in range(top, bottom - 1, -1) if floor or 0 in used)


def entrances_of_homes(homes, count):
    """List the entrances that homes are in and those that the building has besides; what is in none comes last.

    Parameters
    ----------
    homes : list of Home
    count : int, entrances of the building, below 0 where not known

    Returns
    -------
    tuple of str, at least one
    """
    used = {home.entrance for home in homes}
    numbered = {str(number + 1) for number in range(count)} if count > 0 else set()
    if not used - {""} <= numbered:
        numbered = set()  # they are named otherwise, as 东 and 西
    named = sorted((used | numbered) - {""}, key=natural_key)
    return (*named, *([""] if "" in used or not named else []))


def laid_out(homes, floors, entrances):
    """Give every home its place: the same rooms of all floors above each other, those without a floor below all.

    Parameters
    ----------
    homes : list of Home
    floors : tuple of int, as of `floors_of_homes`
    entrances : tuple of str, as of `entrances_of_homes`

    Returns
    -------
    lines : tuple of int, the floors and a NO_FLOOR for each line that homes without a floor take up
    widths : tuple of int
    slots : dict of (int line, int column) to Home
    """
    line_of = {floor: line for line, floor in enumerate(floors)}
    placed, loose = defaultdict(lambda: defaultdict(list)), defaultdict(list)
    for home in homes:
        if home.floor == NO_FLOOR:
            loose[home.entrance].append(home)
            continue
        for floor in range(home.floor, home.top + 1):
            if floor in line_of:
                placed[home.entrance][line_of[floor]].append(home)
    widths, slots, extra, first = [], {}, 0, 0
    for entrance in entrances:
        width = _beside_each_other(placed[entrance], first, slots)
        width = max(width, min(len(loose[entrance]), _MOST_LOOSE_BESIDE))
        for place, home in enumerate(sorted(loose[entrance], key=lambda home: (home.order, home.row))):
            slots[len(floors) + place // width, first + place % width] = home
            extra = max(extra, place // width + 1)
        widths.append(width)
        first += width
    return (*floors, *[NO_FLOOR] * extra), tuple(widths), slots


def _beside_each_other(lines, first, slots):
    """Put the homes of an entrance into slots, from column `first`; give its width, at least 1."""
    columns, width = _columns(lines.values()), 1
    for line, beside in lines.items():
        taken = set()
        for place, home in enumerate(sorted(beside, key=lambda home: (home.order, home.row))):
            column = columns.get(home.order[:-1], place) if columns else place
            while column in taken:
                column += 1
            taken.add(column)
            slots[line, first + column] = home
            width = max(width, column + 1)
    return width


def _columns(lines):
    """The column of every place on a floor, by its order; none where rooms are numbered on from floor to floor."""
    orders = sorted({home.order[:-1] for beside in lines for home in beside if home.room})
    widest = max(map(len, lines), default=0)
    return {order: column for column, order in enumerate(orders)} if len(orders) <= widest * _MOST_GAPS else {}
