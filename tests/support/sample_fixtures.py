"""The sample district, divided once for all tests and made a plan of, by the algorithms that a person's script runs.

Fixtures of all tests: `tests/conftest.py` takes them in. The files are to be read; what writes to one copies it before.
"""

from dataclasses import dataclass

import pytest

__all__ = ["divided_sample", "plan_of_sample"]


@dataclass(frozen=True)
class DividedSample:
    """The parameters that describe the district to an algorithm, and the files that its division wrote."""

    parameters: dict
    grids: str
    units: str
    findings: str


@pytest.fixture(scope="session")
def divided_sample(qgis_process, house, tmp_path_factory):
    """A `DividedSample` of the small district."""
    sample, folder = house / "sample_data" / "small.gpkg", tmp_path_factory.mktemp("divided_sample")
    parameters = {
        "COMMUNITIES": f"{sample}|layername=communities",
        "COMMUNITY_CODE": "community_code",
        "COMMUNITY_NAME": "name",
        "COMMUNITY_KIND": "kind",
        "BUILDINGS": f"{sample}|layername=buildings",
        "HOUSEHOLDS": "households",
        "STREETS": f"{sample}|layername=streets",
        "STREET_CLASS": "class",
        "COMPOUNDS": f"{sample}|layername=compounds",
        "BARRIERS": [f"{sample}|layername={name}" for name in ("rivers", "lakes", "railways")],
    }
    written = {name: str(folder / f"{name}.gpkg") for name in ("grids", "units", "findings")}
    finished = qgis_process("dividedistrict", parameters | {name.upper(): path for name, path in written.items()})
    assert finished.returncode == 0, finished.errors
    return DividedSample(parameters, **written)


@pytest.fixture(scope="session")
def plan_of_sample(qgis_process, divided_sample, tmp_path_factory):
    """The Path of the plan file that `makeplan` makes of the division."""
    path = tmp_path_factory.mktemp("plan_of_sample") / "plan.gpkg"
    layers = {"UNITS": divided_sample.units, "GRIDS": divided_sample.grids, "STREET_NAME": "name", "PLAN": str(path)}
    finished = qgis_process("makeplan", divided_sample.parameters | layers)
    assert finished.returncode == 0, finished.errors
    return path
