"""KaHIP (Sanders and Schulz 2013), its KaFFPa: the best of 20 seeds and of every possible number of grids."""

import importlib

import numpy as np

from .choices import SEEDS, best_of, counts

library = importlib.import_module("kahip")
IMBALANCE, MODE = 0.08, 1


def divide(graph, minimum, maximum):
    """Give each block its grid: (n,) array of int."""
    starts, neighbours, lengths = graph.rows()
    weights = graph.households.tolist()

    def tries():
        for count in counts(graph.households.sum(), minimum, maximum):
            if count == 1:
                yield np.zeros(len(weights), dtype=int)
                continue
            for seed in range(SEEDS):
                _, labels = library.kaffpa(weights, starts, lengths, neighbours, count, IMBALANCE, True, seed, MODE)
                yield np.array(labels)

    return best_of(tries(), graph.households, minimum, maximum)
