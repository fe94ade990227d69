"""How few households any plan must move: numbers alone, no map, so that it holds for every map."""

from ..feasibility import possible_counts

__all__ = ["least_moved", "least_shed"]


def least_moved(groups, band):
    """Households that must change their grid, whatever the plan, for all grids to be in band.

    Parameters
    ----------
    groups : list of list of int, one list a grid in force: the households of its units, which move whole
    band : Band

    Returns
    -------
    int, 0 where the total fits no number of grids: then nothing says that anybody must move

    Notes
    -----
    Two counts, of which the larger holds. What leaves: each grid over the maximum gives away units that hold at least
    its excess. What arrives: each grid under the minimum, and each new one, takes in what it lacks; unless it is
    dissolved, and then all of it leaves. One household can leave one grid and arrive in another, so they don't add up.

    Examples
    --------
    >>> from community_grids.engine.gridding.model import Band
    >>> least_moved([[200, 200, 130], [180, 190]], Band(350, 500))   # 30 too many, but no unit is so small
    130
    >>> least_moved([[250, 250, 400]], Band(350, 500))               # a second grid is needed
    400
    """
    totals = sorted(sum(households) for households in groups)
    counts = possible_counts(sum(totals), band)
    if not counts or not totals:
        return 0
    leaving = sum(least_shed(households, sum(households) - band.maximum) for households in groups)
    fewest, most = counts[0], counts[-1]
    shorts = sorted((max(band.minimum - total, 0) for total in totals), reverse=True)
    new = max(fewest - len(totals), 0)
    dissolved = range(max(len(totals) - most, 0), max(len(totals) - fewest, 0) + 1)
    arriving = min(max(sum(totals[:count]), sum(shorts[count:]) + new * band.minimum) for count in dissolved)
    return max(leaving, arriving)


def least_shed(households, excess):
    """The smallest sum of some units that is at least the excess.

    Examples
    --------
    >>> least_shed([200, 200, 130], 30), least_shed([9, 4, 2], 5), least_shed([9, 4, 2], -3)
    (130, 6, 0)
    """
    if excess <= 0:
        return 0
    sums = 1  # bit n is set where some units hold n households
    for number in households:
        sums |= sums << int(number)
    reached = sums >> int(excess)
    return int(excess) + (reached & -reached).bit_length() - 1
