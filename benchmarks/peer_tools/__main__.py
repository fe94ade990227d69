"""Divide an input by one library and print its figures as JSON.

python -m benchmarks.peer_tools PEER INPUT-AS-JSON SECONDS [FILE for the grids, WKT in a JSON list]
"""

import importlib
import json
import sys
import time
from pathlib import Path

import numpy as np
import shapely

from ..layers import arrays_of
from ..measure import measure
from ..memory import own_peak_mb
from .blocks import blocks_of, graphs_of
from .clock import OutOfTimeError, time_limit

BAND = 350, 500


def main():
    peer, words, seconds = sys.argv[1], json.loads(sys.argv[2]), int(sys.argv[3])
    arrays = arrays_of(words)
    begin = time.perf_counter()
    blocks = blocks_of(arrays)
    graphs = graphs_of(blocks)
    prepared = time.perf_counter() - begin
    divide = importlib.import_module(f".{peer}", __package__).divide
    begin = time.perf_counter()
    try:
        with time_limit(seconds):
            labels = [divide(graph, *BAND) if graph.households.sum() > BAND[1] else one(graph) for graph in graphs]
    except OutOfTimeError:
        labels = None
    taken = time.perf_counter() - begin
    if labels is None or taken > seconds:
        print(json.dumps({"trouble": f"not done after {seconds} s"}))
        return
    grids = polygons(blocks, graphs, labels)
    for file in sys.argv[4:]:
        Path(file).write_text(json.dumps(shapely.to_wkt(grids, rounding_precision=-1).tolist()), encoding="utf-8")
    memory = own_peak_mb()
    figures = measure(grids, arrays, *BAND)
    print(json.dumps(figures | {"engine_s": taken, "command_s": prepared + taken, "memory_mb": memory}))


def one(graph):
    """All blocks of a graph in one grid."""
    return np.zeros(len(graph.households), dtype=int)


def polygons(blocks, graphs, labels):
    """The union of the blocks of each grid."""
    made = []
    for graph, label in zip(graphs, labels):
        made += [shapely.union_all(blocks.polygons[graph.members[label == grid]]) for grid in np.unique(label)]
    return np.array(made, dtype=object)


if __name__ == "__main__":
    main()
