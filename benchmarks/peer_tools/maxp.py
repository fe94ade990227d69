"""Max-p regions (Duque, Anselin and Rey 2012) through spopt: a floor of households, no ceiling."""

import numpy as np
import pandas
from libpysal.weights import W
from spopt.region import MaxPHeuristic

LEAST_BLOCKS = 3


def divide(graph, minimum, maximum):
    """Give each block its grid: (n,) array of int."""
    if graph.households.sum() < 2 * minimum or len(graph.members) < LEAST_BLOCKS:
        return np.zeros(len(graph.members), dtype=int)
    around = {row: [] for row in range(len(graph.members))}
    for one, other in graph.pairs.tolist():
        around[one].append(other)
        around[other].append(one)
    frame = pandas.DataFrame({"households": graph.households, "same": 1.0})
    model = MaxPHeuristic(
        frame, W(around, silence_warnings=True), ["same"], "households", minimum, 2, max_iterations_construction=50
    )
    model.solve()
    labels = np.array(model.labels_, dtype=int)
    return labels - labels.min()
