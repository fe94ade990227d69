"""GerryChain's recursive tree (DeFord, Duchin and Solomon 2021); where it finds no cut, all blocks stay one grid."""

import importlib
import random
import warnings

import networkx
import numpy as np

from .choices import counts
from .clock import OutOfTimeError, time_limit

library = importlib.import_module("gerrychain")
trees = importlib.import_module("gerrychain.tree")
PATIENCE_S = 15
"""Seconds for one part of a community: where no balanced cut exists the library would look for ever."""


def divide(graph, minimum, maximum):
    """Give each block its grid: (n,) array of int."""
    net = networkx.Graph()
    net.add_nodes_from((row, {"households": int(count)}) for row, count in enumerate(graph.households))
    net.add_edges_from(graph.pairs.tolist())
    total = graph.households.sum()
    for count in counts(total, minimum, maximum):
        share = total / count
        slack = min(maximum / share - 1, 1 - minimum / share)
        if count == 1 or slack <= 0:
            continue
        found = _tree(net, count, share, slack)
        if found is not None:
            return np.array([found[row] for row in range(len(graph.members))])
    return np.zeros(len(graph.members), dtype=int)


def _tree(net, count, share, slack):
    random.seed(0)
    try:
        with warnings.catch_warnings(), time_limit(PATIENCE_S):
            warnings.simplefilter("ignore")
            whole = library.Graph.from_networkx(net)
            return trees.recursive_tree_part(whole, range(count), share, "households", slack, node_repeats=1)
    except (OutOfTimeError, RuntimeError, ValueError, trees.BalanceError):
        return None
