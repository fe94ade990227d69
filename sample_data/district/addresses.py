"""Door plates: odd and even numbers along each street, and 幢 numbers inside compounds."""

import numpy as np
import shapely

__all__ = ["give_addresses"]


def give_addresses(shapes, compound, compounds, blocks, edge_names, compound_names):
    """Address of every building; in a compound the gate's number, the compound's name and the building's number.

    Parameters
    ----------
    shapes : (b,) array of Polygon
    compound : (b,) array of int
        row of the building's compound, -1 outside
    compounds : list of Compound
    blocks : Blocks
    edge_names : (e,) array of str
        '' on edges without a named street
    compound_names : (w,) array of str

    Returns
    -------
    addresses : (b,) array of str
    inside : (b,) array of int
        number of the building in its compound, 0 outside
    """
    gates = [each.shape.centroid if each.gate is None else shapely.Point(each.gate) for each in compounds]
    doors = np.concatenate([shapely.centroid(shapes), np.array(gates, dtype=object)])
    plated = np.concatenate([compound < 0, np.ones(len(gates), dtype=bool)])
    text = _street_numbers(doors, plated, blocks.edges, edge_names)
    inside = _numbers_in_compounds(shapes, compound)
    plates = text[len(shapes) :]
    for at in np.flatnonzero(compound >= 0):
        text[at] = f"{plates[compound[at]]}{compound_names[compound[at]]}{inside[at]}幢"
    return text[: len(shapes)], inside


def _street_numbers(doors, plated, edges, edge_names):
    """`临江路12号` for every door that bears a plate, '' for the others."""
    named = np.flatnonzero(edge_names != "")
    edge = named[shapely.STRtree(edges[named]).nearest(doors)]
    street = edge_names[edge].astype(str)
    point = shapely.get_coordinates(doors)
    start = shapely.get_coordinates(shapely.get_point(edges[edge], 0))
    flow = _eastward(shapely.get_coordinates(shapely.get_point(edges[edge], -1)) - start)
    offset = point - start
    left = flow[:, 0] * offset[:, 1] - flow[:, 1] * offset[:, 0] > 0
    text = np.full(len(doors), "", dtype=object)
    rows = np.flatnonzero(plated)
    rows = rows[np.argsort(street[rows], kind="stable")]
    for members in np.split(rows, np.flatnonzero(street[rows][1:] != street[rows][:-1]) + 1):
        along = point[members] @ _axis(shapely.get_coordinates(edges[np.unique(edge[members])]))
        for side in (False, True):
            chosen = members[left[members] == side][np.argsort(along[left[members] == side], kind="stable")]
            for count, at in enumerate(chosen):
                text[at] = f"{street[at]}{2 * count + 1 + side}号"
    return text


def _eastward(vectors):
    """Vectors turned round where they run west, or south if they run more north and south."""
    flat = np.abs(vectors[:, 0]) > np.abs(vectors[:, 1])
    return vectors * np.where(np.where(flat, vectors[:, 0], vectors[:, 1]) < 0, -1, 1)[:, None]


def _axis(xy):
    """The direction that a street runs in, from its points."""
    spread = xy - xy.mean(axis=0)
    return _eastward(np.linalg.eigh(spread.T @ spread)[1][:, -1:].T)[0]


def _numbers_in_compounds(shapes, compound):
    """1, 2, 3 … from the north-west to the south-east of each compound."""
    centre = shapely.get_coordinates(shapely.centroid(shapes))
    order = np.lexsort((centre[:, 0], -np.round(centre[:, 1] / 22), compound))
    numbers = np.zeros(len(shapes), dtype=int)
    numbers[order] = np.arange(len(order)) - np.searchsorted(compound[order], compound[order]) + 1
    numbers[compound < 0] = 0
    return numbers
