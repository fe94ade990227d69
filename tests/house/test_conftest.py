"""The tests' own ground: the package has its name, and qgis_process sees the plugin's profile."""

import importlib


def test_the_package_is_imported_under_its_name(house):
    model = importlib.import_module("community_grids.engine.gridding.model")
    assert model.Band(350, 500).maximum == 500
    assert model.__file__.endswith("community_grids/engine/gridding/model.py")


def test_a_missing_algorithm_is_reported_not_raised(qgis_process):
    finished = qgis_process("native:thereisnosuchalgorithm", {})
    assert finished.returncode != 0
    assert "not found" in finished.output + finished.errors


def test_qgis_process_runs_an_algorithm(qgis_process, tmp_path):
    out = tmp_path / "point.gpkg"
    finished = qgis_process("native:pointtolayer", {"INPUT": "1,2 [EPSG:3857]", "OUTPUT": str(out)})
    assert finished.returncode == 0, finished.errors
    assert finished.results["OUTPUT"] == str(out)
    assert out.is_file()
