"""The algorithm round the engine: what it declares, refuses, writes, and leaves behind when it is stopped."""

import shutil
import subprocess
from collections import namedtuple

import one_grid_each
import pytest
from drawn_layers import save
from qgis.core import (
    Qgis,
    QgsFeatureSink,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsVectorLayer,
)

GRID_FIELDS = ["grid_code", "grid_name", "community_code", "kind", "households", "buildings", "area_m2", "status",
               "reason", "compactness", "visible_boundary"]  # fmt: skip
UNIT_FIELDS = ["unit_id", "community_code", "grid_code", "households", "buildings", "locked"]
FINDING_FIELDS = ["check", "severity", "grid_code", "community_code", "value", "message"]


@pytest.fixture
def simple_engine(monkeypatch):
    """Has the algorithm run an engine that gives each community one grid."""
    from community_grids.adapters.gridding import division

    monkeypatch.setattr(division, "engine", one_grid_each)


class Run:
    """One run of an algorithm, as QGIS makes it."""

    def __init__(self, algorithm, feedback=None):
        self.algorithm, self.feedback = algorithm, feedback or QgsProcessingFeedback()
        self.context = QgsProcessingContext()
        self.context.setFeedback(self.feedback)

    def __call__(self, parameters):
        fits, why = self.algorithm.checkParameterValues(parameters, self.context)
        if not fits:
            raise QgsProcessingException(why)
        results, _ = self.algorithm.run(parameters, self.context, self.feedback, catchExceptions=False)
        return results

    def layer(self, results, name):
        return self.context.getMapLayer(results[name])


def rows(layer):
    return [dict(zip(feature.fields().names(), feature.attributes(), strict=False)) for feature in layer.getFeatures()]


def in_memory(parameters):
    return {**parameters, "GRIDS": "memory:", "UNITS": "memory:", "FINDINGS": "memory:"}


def test_parameters_are_those_that_scripts_use(algorithm):
    names = {parameter.name() for parameter in algorithm.parameterDefinitions()}
    assert names >= {"COMMUNITIES", "COMMUNITY_CODE", "BUILDINGS", "HOUSEHOLDS", "STREETS", "STREET_CLASS", "BARRIERS",
                     "COMPOUNDS", "LOCKED_GRIDS", "MINIMUM", "MAXIMUM", "SEED", "SCHEDULER"}  # fmt: skip
    assert {output.name() for output in algorithm.outputDefinitions()} == {"GRIDS", "UNITS", "FINDINGS"}
    defaults = {name: algorithm.parameterDefinition(name).defaultValue() for name in ("MINIMUM", "MAXIMUM", "SEED")}
    assert defaults == {"MINIMUM": 350, "MAXIMUM": 500, "SEED": 1}


def test_what_must_be_given_is_little(algorithm):
    optional = Qgis.ProcessingParameterFlag.Optional
    needed = {parameter.name() for parameter in algorithm.parameterDefinitions() if not parameter.flags() & optional}
    with_defaults = {"MINIMUM", "MAXIMUM", "SEED", "SCHEDULER", "RURAL_MINIMUM", "RURAL_MAXIMUM", "CODE_PROFILE"}
    assert needed - with_defaults == {"COMMUNITIES", "BUILDINGS", "HOUSEHOLDS", "GRIDS"}


def test_each_parameter_has_its_help_and_the_algorithm_has_them_all(algorithm):
    text = algorithm.shortHelpString()
    for parameter in algorithm.parameterDefinitions():
        assert parameter.help(), parameter.name()
        assert f"({parameter.name()})" in text


def test_the_algorithm_stands_in_its_group_with_an_icon(algorithm, provider):
    assert (algorithm.id(), algorithm.group()) == ("communitygrids:dividedistrict", "Grids")
    assert not algorithm.icon().isNull()
    assert not provider.icon().isNull()
    assert algorithm.canExecute() == (True, "")


def test_the_profiles_offered_are_those_that_are_shipped(algorithm):
    from community_grids.adapters.gridding.code_profiles import profile_files

    assert set(algorithm.parameterDefinition("CODE_PROFILE").options()) == {*profile_files(), "custom"}


def test_the_outputs_have_the_fields_that_scripts_use(algorithm, drawn_district, simple_engine):
    run = Run(algorithm)
    results = run(in_memory(drawn_district))
    assert run.layer(results, "GRIDS").fields().names() == GRID_FIELDS
    assert run.layer(results, "UNITS").fields().names() == UNIT_FIELDS
    assert run.layer(results, "FINDINGS").fields().names() == FINDING_FIELDS
    assert run.layer(results, "GRIDS").wkbType() == Qgis.WkbType.Polygon
    assert run.layer(results, "UNITS").wkbType() == Qgis.WkbType.Polygon
    assert run.layer(results, "FINDINGS").wkbType() == Qgis.WkbType.Point


def test_a_plan_is_written_as_it_is(algorithm, drawn_district, simple_engine):
    run = Run(algorithm)
    results = run(in_memory(drawn_district | {"COMMUNITY_NAME": "name"}))
    first, second = rows(run.layer(results, "GRIDS"))
    assert first["grid_code"] == "430702001001001"
    assert first["community_name"] == "红旗社区"
    assert (first["households"], first["status"], first["reason"]) == (420, "in_band", "")
    assert (second["households"], second["status"]) == (900, "over")
    assert "900" in second["reason"]
    assert "400" in second["reason"]
    assert first["area_m2"] == 1_000_000
    assert first["compactness"] == pytest.approx(0.785, abs=0.001)
    units = rows(run.layer(results, "UNITS"))
    assert [unit["grid_code"] for unit in units] == ["430702001001001", "430702001002001"]
    assert [unit["unit_id"] for unit in units] == [1, 2]


def test_findings_of_the_engine_name_the_feature_and_have_a_place(algorithm, drawn_district, simple_engine):
    run = Run(algorithm)
    results = run(in_memory(drawn_district))
    layer = run.layer(results, "FINDINGS")
    outside, over = layer.getFeatures()
    assert (outside["check"], outside["severity"]) == ("building_outside", "warning")
    assert "first feature: " in outside["message"]
    assert outside.geometry().asPoint().toString() == "5, 6"
    assert over["check"] == "grid_over"
    assert over["message"] == rows(run.layer(results, "GRIDS"))[1]["reason"]


def test_units_and_findings_may_be_left_out(algorithm, drawn_district, simple_engine):
    results = Run(algorithm)(drawn_district | {"GRIDS": "memory:", "UNITS": None, "FINDINGS": None})
    assert set(results) == {"GRIDS"}


@pytest.mark.parametrize("scheduler", ["automatic", "threads", "serial"])
def test_the_scheduler_changes_nothing(algorithm, drawn_district, simple_engine, scheduler):
    run = Run(algorithm)
    results = run(in_memory(drawn_district | {"SCHEDULER": scheduler}))
    assert [row["households"] for row in rows(run.layer(results, "GRIDS"))] == [420, 900]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"MINIMUM": 600}, r"MINIMUM is 600, more than MAXIMUM, which is 500"),
        ({"RURAL_MINIMUM": 400}, r"RURAL_MINIMUM is 400"),
        ({"MINIMUM": 0}, r"MINIMUM"),
        ({"SCHEDULER": "quantum"}, r"SCHEDULER"),
        ({"CODE_PROFILE": "custom"}, r"CUSTOM_PROFILE must name the file"),
        ({"HOUSEHOLDS": "inhabitants"}, r"houses has no field inhabitants"),
        ({"COMMUNITY_CODE": "number"}, r"communities has no field number"),
        ({"STREETS": "nowhere.gpkg"}, r"nowhere.gpkg"),
        ({"BARRIERS": ["nowhere.gpkg"]}, r"nowhere.gpkg|BARRIERS"),
    ],
)
def test_a_wrong_parameter_is_refused_with_a_sentence(algorithm, drawn_district, simple_engine, change, message):
    with pytest.raises(QgsProcessingException, match=message):
        Run(algorithm)(in_memory(drawn_district | change))


def test_a_cancel_at_any_moment_leaves_nothing(algorithm, drawn_district, simple_engine, tmp_path):
    class Impatient(QgsProcessingFeedback):
        """Cancels at the n-th word or number that it hears."""

        def __init__(self, patience):
            super().__init__()
            self.patience = patience
            self.progressChanged.connect(self.hear)

        def hear(self, *_):
            self.patience -= 1
            if self.patience < 0:
                self.cancel()

    files = {name: str(tmp_path / f"{name}.gpkg") for name in ("GRIDS", "UNITS", "FINDINGS")}
    cancelled = 0
    for patience in range(4):
        with pytest.raises(QgsProcessingException, match="Cancelled"):
            Run(algorithm.create(), Impatient(patience))(drawn_district | files)
        cancelled += 1
        assert list(tmp_path.iterdir()) == []
    assert cancelled == 4


def test_a_folder_that_is_not_there_is_refused_before_the_work(algorithm, drawn_district, monkeypatch, tmp_path):
    def never(*_):
        raise AssertionError("the engine ran")

    monkeypatch.setattr(one_grid_each, "divide", never)
    with pytest.raises(QgsProcessingException, match=r"missing or read-only"):
        Run(algorithm)(drawn_district | {"GRIDS": str(tmp_path / "no" / "grids.gpkg")})


@pytest.mark.parametrize(
    ("grids", "units", "message"),
    [
        ("{}/plan.gpkg", "{}/plan.gpkg", r"GRIDS and UNITS go to the same place"),
        ("{}/plan.gpkg", "ogr:dbname='{}/plan.gpkg' table=\"units\" (geom)", r"GRIDS and UNITS go to the same place"),
        ("{}/town.gpkg", "TEMPORARY_OUTPUT", r"town.gpkg is read here; GRIDS would erase it"),
    ],
)
def test_an_output_that_would_erase_something_is_refused(algorithm, drawn_district, tmp_path, grids, units, message):
    stored = save(drawn_district["COMMUNITIES"], tmp_path / "town.gpkg")
    before = (tmp_path / "town.gpkg").read_bytes()
    outputs = {"GRIDS": grids.format(tmp_path), "UNITS": units.format(tmp_path)}
    with pytest.raises(QgsProcessingException, match=message):
        Run(algorithm)(drawn_district | {"COMMUNITIES": stored} | outputs)
    assert (tmp_path / "town.gpkg").read_bytes() == before
    assert not (tmp_path / "plan.gpkg").exists()


def test_tables_of_one_geopackage_take_all_outputs(algorithm, drawn_district, simple_engine, tmp_path):
    tables = {name: f"ogr:dbname='{tmp_path}/plan.gpkg' table=\"{name.lower()}\" (geom)" for name in ("GRIDS", "UNITS")}
    written = Run(algorithm)(drawn_district | tables)
    assert {written["GRIDS"], written["UNITS"]} == {f"{tmp_path}/plan.gpkg|layername={n}" for n in ("grids", "units")}


def test_a_read_only_file_system_is_refused(algorithm, drawn_district, simple_engine):
    with pytest.raises(QgsProcessingException, match=r"/proc"):
        Run(algorithm)(drawn_district | {"GRIDS": "/proc/grids.gpkg"})


def test_a_full_disk_is_refused_before_an_older_plan_is_overwritten(
    algorithm, drawn_district, simple_engine, tmp_path, monkeypatch
):
    grids = tmp_path / "grids.gpkg"
    grids.write_text("an older plan")
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: namedtuple("Usage", "free")(1000))
    with pytest.raises(QgsProcessingException, match=r"0.0 MB left"):
        Run(algorithm)(drawn_district | {"GRIDS": str(grids)})
    assert grids.read_text() == "an older plan"


def test_what_was_begun_is_taken_away_when_the_disk_fills_up(
    algorithm, drawn_district, simple_engine, tmp_path, monkeypatch
):
    from community_grids.adapters.layers import writing

    written = writing.write_table

    def full_at_the_units(table, sink, name):
        written(table, FullDisk() if name == "UNITS" else sink, name)

    class FullDisk(QgsFeatureSink):
        def addFeatures(self, features, flags=None):  # noqa: N802
            return False

        def lastError(self):  # noqa: N802
            return "No space left on device"

    monkeypatch.setattr(writing, "write_table", full_at_the_units)
    files = {name: str(tmp_path / f"{name}.gpkg") for name in ("GRIDS", "UNITS", "FINDINGS")}
    with pytest.raises(QgsProcessingException, match=r"UNITS.*No space left on device"):
        Run(algorithm)(drawn_district | files)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def small_disk(tmp_path):
    """A disk with room for one empty GeoPackage and no more."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=240k", "tmpfs", folder], capture_output=True)
    if mounted.returncode:
        pytest.skip("only root can mount a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_disk_that_is_full_only_when_the_file_is_closed(
    algorithm, drawn_district, simple_engine, small_disk, monkeypatch
):
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: namedtuple("Usage", "free")(10**9))
    crooked = ", ".join(f"{x / 10} {1000 - x % 2 / 10}" for x in range(10_000))
    communities = drawn_district["COMMUNITIES"]
    communities.dataProvider().changeGeometryValues({1: QgsGeometry.fromWkt(f"POLYGON((0 0, {crooked}, 1000 0, 0 0))")})
    with pytest.raises(QgsProcessingException, match=r"GRIDS could not be written"):
        Run(algorithm)(drawn_district | {"GRIDS": str(small_disk / "grids.gpkg")})
    assert list(small_disk.iterdir()) == []


def test_files_hold_the_rows_in_the_order_of_their_codes(algorithm, drawn_district, simple_engine, tmp_path):
    path = tmp_path / "my plan.gpkg"
    Run(algorithm)(drawn_district | {"GRIDS": f"ogr:dbname='{path}' table=\"grids\" (geom)"})
    layer = QgsVectorLayer(f"{path}|layername=grids", "grids", "ogr")
    assert [row["grid_code"] for row in rows(layer)] == ["430702001001001", "430702001002001"]
    assert layer.crs().authid() == "EPSG:4547"


def test_loaded_layers_are_grouped_and_styled(algorithm, drawn_district, simple_engine):
    from community_grids.adapters.layers.roles import role_of

    run, project = Run(algorithm), QgsProject()
    run.context.setProject(project)
    outputs = {name: QgsProcessingOutputLayerDefinition("memory:", project) for name in ("GRIDS", "UNITS", "FINDINGS")}
    assert algorithm.prepare(drawn_district | outputs, run.context, run.feedback)
    results = algorithm.runPrepared(drawn_district | outputs, run.context, run.feedback)
    algorithm.postProcess(run.context, run.feedback)
    details = {name: run.context.layerToLoadOnCompletionDetails(results[name]) for name in outputs}
    assert {detail.groupName for detail in details.values()} == {"Plan"}
    assert details["FINDINGS"].layerSortKey > details["GRIDS"].layerSortKey > details["UNITS"].layerSortKey
    for name, role in (("GRIDS", "grids"), ("UNITS", "units"), ("FINDINGS", "findings")):
        layer = run.layer(results, name)
        details[name].postProcessor().postProcessLayer(layer, run.context, run.feedback)
        assert role_of(layer) == role
