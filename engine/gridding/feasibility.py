"""What a community's total of households allows, before any map is looked at: whole numbers only."""

__all__ = [
    "best_counts",
    "explain",
    "least_out",
    "least_out_count",
    "possible_counts",
    "shortfall",
    "smallest_relaxation",
]


def possible_counts(total, band):
    """Numbers of grids that could all be within the band.

    Parameters
    ----------
    total : int, households, at least 0
    band : Band

    Returns
    -------
    range, empty where no number of grids will do; for no household it holds 0 alone

    Raises
    ------
    ValueError
        The total is negative, or the band is empty.

    Examples
    --------
    >>> from community_grids.engine.gridding.model import Band
    >>> possible_counts(1400, Band(350, 500))
    range(3, 5)
    >>> len(possible_counts(530, Band(350, 500)))
    0
    """
    total, minimum, maximum = _plain(total, band)
    return range(-(-total // maximum), total // minimum + 1)


def best_counts(total, band, preferred=3):
    """Possible numbers of grids, the nearest to total / middle of the band first, at most `preferred` (None: all).

    Examples
    --------
    >>> from community_grids.engine.gridding.model import Band
    >>> best_counts(4250, Band(350, 500))
    (10, 9, 11)
    >>> best_counts(530, Band(350, 500))
    ()
    """
    total, minimum, maximum = _plain(total, band)
    twice_the_middle = minimum + maximum
    by_distance = sorted(possible_counts(total, band), key=lambda k: (abs(k * twice_the_middle - 2 * total), k))
    return tuple(by_distance[:preferred])


def least_out(total, band):
    """Fewest grids out of the band that the total allows, and the fewest households by which they miss it.

    Where no number of grids will do, `most` = total // minimum grids at the maximum leave some households over,
    and one grid more leaves the last one short; either way a single grid is out.

    Examples
    --------
    >>> from community_grids.engine.gridding.model import Band
    >>> least_out(530, Band(350, 500)), least_out(680, Band(350, 500)), least_out(261, Band(350, 500))
    ((1, 30), (1, 20), (1, 89))
    """
    if possible_counts(total, band):
        return 0, 0
    return 1, min(_misses(total, band).values())


def least_out_count(total, band):
    """Give the number of grids to aim at: the best possible one, or the one with the fewest households out of the band.

    Examples
    --------
    >>> from community_grids.engine.gridding.model import Band
    >>> [least_out_count(total, Band(350, 500)) for total in (0, 261, 530, 680, 4250)]
    [0, 1, 1, 2, 10]
    """
    possible = best_counts(total, band, preferred=1)
    if possible:
        return possible[0]
    misses = _misses(total, band)
    return min(misses, key=lambda k: (misses[k], k))


def smallest_relaxation(total, band):
    """Smallest widening of one limit, the other as it is, under which some number of grids will do.

    Returns
    -------
    minimum : int, the minimum that would do; the band's own where nothing need change
    maximum : int or None, the maximum that would do; None where none would, since even one grid is short

    Examples
    --------
    >>> from community_grids.engine.gridding.model import Band
    >>> smallest_relaxation(530, Band(350, 500)), smallest_relaxation(261, Band(350, 500))
    ((265, 530), (261, None))
    """
    total, minimum, maximum = _plain(total, band)
    if possible_counts(total, band):
        return minimum, maximum
    low = total // minimum
    return total // (low + 1), -(-total // low) if low else None


def explain(total, band):
    """Say why no number of grids will do.

    Returns
    -------
    (check, numbers) for `found(check, **numbers)`, or None where some number of grids will do

    Examples
    --------
    >>> from community_grids.engine.gridding.model import Band
    >>> explain(261, Band(350, 500))
    ('community_too_small', {'households': 261, 'minimum': 350, 'short': 89})
    >>> check, numbers = explain(530, Band(350, 500))
    >>> numbers["low_excess"], numbers["high_short"], numbers["relaxation_maximum"], numbers["relaxation_minimum"]
    (30, 170, 530, 265)
    """
    if possible_counts(total, band):
        return None
    total, minimum, _ = _plain(total, band)
    if total < minimum:
        return "community_too_small", {"households": total, "minimum": minimum, "short": minimum - total}
    return "community_gap_in_numbers", shortfall(total, band)


def shortfall(total, band):
    """Give the numbers of a total that no number of grids fits, as `findings.CHECKS` names them.

    Returns
    -------
    dict of str to int; `low_count`, `low_excess` and `relaxation_maximum` are 0 where even one grid is short

    Examples
    --------
    >>> from community_grids.engine.gridding.model import Band
    >>> list(shortfall(530, Band(350, 500)).values()), list(shortfall(261, Band(350, 500)).values())
    ([530, 1, 30, 2, 170, 265, 530], [261, 0, 0, 1, 89, 261, 0])
    """
    total, minimum, _ = _plain(total, band)
    low, misses = total // minimum, _misses(total, band)
    new_minimum, new_maximum = smallest_relaxation(total, band)
    return {
        "households": total,
        "low_count": low,
        "low_excess": misses.get(low, 0),
        "high_count": low + 1,
        "high_short": misses[low + 1],
        "relaxation_minimum": new_minimum,
        "relaxation_maximum": new_maximum or 0,
    }


def _plain(total, band):
    """Total, minimum and maximum as Python's own numbers; a minimum of 0 would allow any number of empty grids."""
    total, minimum, maximum = int(total), max(int(band.minimum), 1), int(band.maximum)
    if total < 0:
        raise ValueError(f"A total of {total} households is negative.")
    if minimum > maximum:
        raise ValueError(f"The minimum of {minimum} households is above the maximum of {maximum}.")
    return total, minimum, maximum


def _misses(total, band):
    """For a total that no number of grids fits: the two nearest numbers, each with its households out of the band."""
    total, minimum, maximum = _plain(total, band)
    low = total // minimum
    misses = {low + 1: (low + 1) * minimum - total}
    if low:
        misses[low] = total - low * maximum
    return misses
