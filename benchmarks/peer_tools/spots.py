"""Gi* by esda and DBSCAN by scikit-learn, of what stands in a file.

python -m benchmarks.peer_tools.spots GIVEN TOLD    prints {"gi": seconds, "dbscan": seconds}
"""

import json
import sys
import time
import warnings

import geopandas
import libpysal
import numpy as np
import shapely
from esda.getisord import G_Local
from scipy.sparse import coo_matrix
from sklearn.cluster import DBSCAN
from sklearn.neighbors import radius_neighbors_graph

METRES, SPAN, LEAST = 100.0, 7 * 86_400.0, 5


def main(given, told):
    data = np.load(given)
    areas = shapely.from_wkb([one.tobytes()[:size] for one, size in zip(data["areas"], data["sizes"])])
    begin = time.perf_counter()
    weights = libpysal.weights.Queen.from_dataframe(geopandas.GeoDataFrame(geometry=areas), use_index=False)
    z = G_Local(data["counts"].astype(float), weights, transform="B", star=True, permutations=0).Zs
    gi = time.perf_counter() - begin
    begin = time.perf_counter()
    near = radius_neighbors_graph(data["places"], METRES, mode="connectivity", include_self=True).tocoo()
    close = np.abs(data["times"][near.row] - data["times"][near.col]) <= SPAN
    # The distances themselves do not matter: what stands in the matrix is near.
    ones = np.full(int(close.sum()), 0.5)
    graph = coo_matrix((ones, (near.row[close], near.col[close])), shape=near.shape).tocsr()
    clustered = DBSCAN(eps=1.0, min_samples=LEAST, metric="precomputed").fit(graph)
    dbscan = time.perf_counter() - begin
    np.savez(told, z=z, labels=clustered.labels_, cores=clustered.core_sample_indices_)
    print(json.dumps({"gi": gi, "dbscan": dbscan}))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(*sys.argv[1:])
