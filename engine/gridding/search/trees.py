"""Divisions from random spanning trees: cut where the sums on both sides can still be divided in band.

After the tree cuts of ReCom (DeFord, Duchin and Solomon 2021, Harvard Data Science Review 3.1); long shared edges
enter the tree first, so that a cut tends to fall on short ones.
"""

__all__ = ["divide_by_trees", "grow_tree", "split_in_two"]


def grow_tree(problem, units, draws):
    """Span units by a random tree.

    Parameters
    ----------
    units : list of int, connected
    draws : iterator of float, 0 to 1

    Returns
    -------
    list of (unit, parent's position or -1), parents before children
    """
    inside = set(units)
    edges = sorted(
        (next(draws) / (length + 1.0), unit, other)
        for unit in units
        for other, length, _, _, passable in problem.neighbours[unit]
        if unit < other and passable and other in inside
    )
    root = {unit: unit for unit in units}
    joined = {unit: [] for unit in units}
    for _, one, other in edges:
        a, b = one, other
        while root[a] != a:
            root[a] = a = root[root[a]]
        while root[b] != b:
            root[b] = b = root[root[b]]
        if a != b:
            root[a] = b
            joined[one].append(other)
            joined[other].append(one)
    order, position = [(units[0], -1)], 0
    while position < len(order):
        unit, parent = order[position]
        above = order[parent][0] if parent >= 0 else -1
        order.extend((other, position) for other in joined[unit] if other != above)
        position += 1
    return order


def split_in_two(problem, units, count, low, high, draws):
    """Cut a random tree over the units where m and count - m grids fit.

    Parameters
    ----------
    count : int, grids to make of the units
    low, high : int, households that a grid may hold
    draws : iterator of float, 0 to 1

    Returns
    -------
    (list, list, m) : the units of both sides and the grids of the first, or None where this tree has no such cut
    """
    tree = grow_tree(problem, units, draws)
    below = [problem.households[unit] for unit, _ in tree]
    for position in range(len(tree) - 1, 0, -1):
        below[tree[position][1]] += below[position]
    total = below[0]
    cuts = []
    for position in range(1, len(tree)):
        side = below[position]
        least = max(1, -(-side // high), count - (total - side) // low)
        most = min(count - 1, side // low, count + -(-(side - total) // high))
        if least <= most:
            cuts.append((position, (least + most) // 2))
    if not cuts:
        return None
    position, grids = cuts[int(next(draws) * len(cuts))]
    return (*_sides(tree, position), grids)


def divide_by_trees(problem, units, count, low, high, draws, tries=12):
    """Divide units into so many grids, cutting again and again; the last resort cuts nearest to even.

    Returns
    -------
    list of list of int, the units of each grid
    """
    done, stack = [], [(units, count)]
    while stack:
        units, count = stack.pop()
        if count == 1 or len(units) == 1:
            done.append(units)
            continue
        halves = None
        for _ in range(tries):
            halves = split_in_two(problem, units, count, low, high, draws)
            if halves:
                break
        if not halves:
            halves = _split_nearest(problem, units, count, draws)
        one, other, grids = halves
        stack += [(one, grids), (other, count - grids)]
    return done


def _split_nearest(problem, units, count, draws):
    """Cut a random tree where the two sides come nearest to whole shares."""
    tree = grow_tree(problem, units, draws)
    below = [problem.households[unit] for unit, _ in tree]
    for position in range(len(tree) - 1, 0, -1):
        below[tree[position][1]] += below[position]
    share = max(below[0] / count, 1e-9)

    def distance(position):
        grids = min(max(round(below[position] / share), 1), count - 1)
        return abs(below[position] - grids * share), position, grids

    _, position, grids = min(map(distance, range(1, len(tree))))
    return (*_sides(tree, position), grids)


def _sides(tree, cut):
    """The units below a cut and the others."""
    inside = [False] * len(tree)
    inside[cut] = True
    for position in range(cut + 1, len(tree)):
        inside[position] = inside[tree[position][1]]
    return (
        [unit for (unit, _), below in zip(tree, inside) if below],
        [unit for (unit, _), below in zip(tree, inside) if not below],
    )
