"""METIS (Karypis and Kumar 1998) through pymetis: the best of 20 seeds and of every possible number of grids."""

import numpy as np
import pymetis

from .choices import SEEDS, best_of, counts


def divide(graph, minimum, maximum):
    """Give each block its grid: (n,) array of int."""
    starts, neighbours, lengths = graph.rows()
    weights = graph.households.tolist()

    def tries():
        for count in counts(graph.households.sum(), minimum, maximum):
            if count == 1 or len(weights) <= count:
                yield np.zeros(len(weights), dtype=int) if count == 1 else np.arange(len(weights))
                continue
            for seed in range(SEEDS):
                options = pymetis.Options(seed=seed)
                _, labels = pymetis.part_graph(
                    count,
                    xadj=starts,
                    adjncy=neighbours,
                    eweights=lengths,
                    vweights=weights,
                    contiguous=True,
                    recursive=False,
                    options=options,
                )
                yield np.array(labels)

    return best_of(tries(), graph.households, minimum, maximum)
