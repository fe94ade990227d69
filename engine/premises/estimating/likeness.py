"""What buildings whose households are known say of others like them."""

import numpy as np
from scipy.sparse import csr_matrix
from scipy.spatial import cKDTree

from .stock import NO_KIND

__all__ = ["learned_weights"]

# What is as far apart as one bandwidth: logarithms of area and floors, and metres.
_AREA, _FLOORS, _METRES = 0.35, 0.2, 400.0

_NEIGHBOURS = 60

# What a known building of another kind says, beside one of the same kind.
_OTHER_KIND = 0.3

# As much evidence as this halves the belief that there is nothing to learn.
_HALF = 3.0


def learned_weights(stock, floors, kinds, counts, of):
    """Weigh, for every building, those that are known and like it.

    A building teaches only kinds that may hold as many as it does: a two-family house says nothing of a block of nine
    or more.

    Parameters
    ----------
    stock : Stock
    floors : (b,) array of float
    kinds : list of Kind
    counts : (b,) array of float, households that are known, nan else
    of : (b,) array of bool, the buildings that are to learn; one never learns from itself

    Returns
    -------
    weights : (b, b) sparse matrix; the rest to 1 of a row's sum is the belief that there is nothing to learn
    ignorance : (b,) array of float, that rest and the weight of other kinds: 1 where nothing of its own kind is known
    """
    features = np.column_stack(
        [
            np.log(np.maximum(stock.areas, 1.0)) / _AREA,
            np.log(floors) / _FLOORS,
            stock.places / _METRES,
        ]
    )
    teachers = (counts > 0) & (stock.kinds != NO_KIND)
    rows, columns, values = [], [], []
    ignorance = np.ones(len(stock))
    for number, kind in enumerate(kinds):
        learners = np.flatnonzero(of & (stock.kinds == number))
        models = np.flatnonzero(teachers & (counts >= kind.least) & (counts <= kind.most))
        if not len(learners) or not len(models):
            continue
        nearest = [*range(1, min(_NEIGHBOURS + 1, len(models)) + 1)]
        distances, places = cKDTree(features[models]).query(features[learners], k=nearest)
        own = stock.kinds[models][places] == number
        alike = np.exp(-(distances**2) / 2) * np.where(own, 1.0, _OTHER_KIND)
        alike[models[places] == learners[:, None]] = 0.0
        whole = alike.sum(axis=1) + _HALF
        rows.append(np.repeat(learners, len(nearest)))
        columns.append(models[places].ravel())
        values.append((alike / whole[:, None]).ravel())
        ignorance[learners] = 1 - (alike * own).sum(axis=1) / whole
    size = (len(stock), len(stock))
    if not rows:
        return csr_matrix(size), ignorance
    return csr_matrix((np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), size), ignorance
