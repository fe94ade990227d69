"""A missing package, or one that would crash QGIS, is a sentence."""

import sys
from importlib import util

import pytest
from community_grids.adapters.running.packages import package_trouble
from community_grids.processing_algorithms.dividedistrict import DivideDistrict
from community_grids.processing_algorithms.qrsheets import QrSheets


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Puts a package of a name, a version and maybe libraries of its own where Python looks first."""

    def put(name, version, libraries=()):
        folder = tmp_path / "site"
        (folder / name).mkdir(parents=True)
        (folder / name / "__init__.py").write_text("raise RuntimeError('imported')\n")
        information = folder / f"{name}-{version}.dist-info"
        information.mkdir()
        (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        if libraries:
            (folder / f"{name}.libs").mkdir()
        for library in libraries:
            (folder / f"{name}.libs" / library).touch()
        monkeypatch.syspath_prepend(str(folder))
        return folder

    return put


def test_here_nothing_is_wrong():
    assert package_trouble() == ""


def test_a_missing_package_is_named_with_what_to_install():
    sentence = package_trouble({"numpy": 1, "thereisnosuchpackage": 1})
    assert "thereisnosuchpackage is missing" in sentence
    assert "python3-thereisnosuchpackage" in sentence


def test_what_qgis_brings_nowhere_comes_by_pip(monkeypatch):
    find = util.find_spec
    monkeypatch.setattr(util, "find_spec", lambda name: None if name == "segno" else find(name))
    runs, sentence = QrSheets().canExecute()
    assert not runs and "segno is missing" in sentence and "segno by pip" in sentence


def test_an_old_package_is_named_with_its_version(place):
    place("oldshapes", "1.8.5")
    assert "oldshapes is version 1.8.5; 2 or newer" in package_trouble({"oldshapes": 2})


def test_a_wheel_with_its_own_geos_is_refused_on_linux_only(place):
    folder = place("newshapes", "2.1.0", ["libgeos-1ab.so.3.13"])
    sentence = package_trouble({"newshapes": 2}, platform="linux")
    assert "its own GEOS" in sentence
    assert str(folder / "newshapes") in sentence
    assert package_trouble({"newshapes": 2}, platform="win32") == ""


def test_other_libraries_do_no_harm_and_nothing_is_imported(place):
    place("goodshapes", "2.1.0", ["libgfortran-1ab.so"])
    assert package_trouble({"goodshapes": 2}, platform="linux") == ""
    assert "goodshapes" not in sys.modules


def test_the_algorithm_says_it(monkeypatch, qgis_app):
    monkeypatch.setattr("community_grids.processing_algorithms.base_algorithm.package_trouble", lambda: "No shapely.")
    assert DivideDistrict().canExecute() == (False, "No shapely.")
