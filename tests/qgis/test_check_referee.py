"""What checkgrids measures is what the referee beside the checkout measures, on grids that are all wrong."""

import json
import subprocess
import sys

import pytest
from drawn_layers import draw, save
from qgis.core import QgsCoordinateTransformContext, QgsProcessingFeedback, QgsVectorLayer

SAME = {
    "grids": "grids",
    "invalid": "invalid",
    "multipart": "multipart",
    "straddling": "straddling",
    "gap_m2": "gap_m2",
    "outside_m2": "outside_m2",
    "overlap_m2": "overlap_m2",
    "households": "households_out",
    "in_band": "in_band",
    "households_in_band": "households_in_band",
    "out_of_band": "out_of_band",
    "least_out_of_band": "least_out_of_band",
    "households_off_band": "households_off_band",
    "buildings_cut": "buildings_cut",
    "interior_boundary_m": "interior_boundary_m",
    "visible_boundary": "visible_boundary",
}


@pytest.fixture(scope="module")
def referee(house):
    script = house.parent / "shared" / "tools" / "check_grids.py"
    if not script.is_file():
        pytest.skip("no referee: it lies beside the checkout, not in it")
    return script


@pytest.mark.parametrize("shift", [(0, 0), (35, -20)])
def test_the_referee_agrees(qgis_app, referee, house, tmp_path, shift):
    from community_grids.adapters.gridding.checking import check_layers
    from community_grids.adapters.gridding.code_profiles import read_profile
    from community_grids.adapters.gridding.district import Layers
    from community_grids.adapters.layers.reading import Source
    from community_grids.engine.gridding.model import Band, Rules

    sample = house / "sample_data" / "small.gpkg"

    def layer(name):
        return QgsVectorLayer(f"{sample}|layername={name}", name, "ogr")

    rows = []
    for number, community in enumerate(layer("communities").getFeatures()):
        shape = community.geometry()
        middle = shape.boundingBox().center()
        for half in (-5000, 5000):  # each community cut in two from north to south, whatever lies there
            box = f"POLYGON(({middle.x()} 0, {middle.x() + half} 0, {middle.x() + half} 9e6, {middle.x()} 9e6, {middle.x()} 0))"  # noqa: E501
            part = type(shape).fromWkt(box).intersection(shape)
            part.translate(*shift)
            rows.append((part.asWkt(9), f"{number}{half}"))
    grids = draw("grids", "MultiPolygon", ["grid_code:string"], rows, crs="EPSG:4546")
    file = tmp_path / "grids.gpkg"
    save(grids, file, "grids")
    names = ("rivers", "lakes", "railways")
    layers = Layers(
        communities=Source.of_layer(layer("communities")),
        buildings=Source.of_layer(layer("buildings")),
        households_field="households",
        streets=Source.of_layer(layer("streets")),
        barriers=[Source.of_layer(layer(name)) for name in names],
    )
    profile = read_profile()
    rules = Rules({**profile.bands, "urban": Band(350, 500)}, 1, profile.code)
    drawn = Source.of_layer(QgsVectorLayer(f"{file}|layername=grids", "grids", "ogr"))
    ours = check_layers(drawn, layers, rules, QgsCoordinateTransformContext(), QgsProcessingFeedback(False)).measures
    command = [sys.executable, str(referee), "--grids", f"{file}:grids", "--communities", f"{sample}:communities"]
    command += ["--buildings", f"{sample}:buildings", "--roads", f"{sample}:streets"]
    command += ["--barriers", *(f"{sample}:{name}" for name in names)]
    told = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if told.returncode:
        pytest.skip(f"the referee does not run here: {told.stderr[-200:]}")
    its = json.loads(told.stdout)
    seen = {name: (getattr(ours, name), its[other]) for name, other in SAME.items()}
    roundings = {name: 0.06 if name.endswith(("_m", "_m2")) else 2e-4 for name in SAME}
    roundings["visible_boundary"] = 2e-3  # lines are clipped by other operations, of which GEOS's sums differ so much
    assert {name: pair for name, pair in seen.items() if abs(pair[0] - pair[1]) > roundings[name]} == {}
    assert (ours.compactness, ours.compactness_worst_tenth) == pytest.approx(its["polsby_popper_mean_p10"], abs=1e-3)
    if shift != (0, 0):
        assert min(ours.gap_m2, ours.outside_m2, ours.buildings_cut, ours.straddling) > 0
