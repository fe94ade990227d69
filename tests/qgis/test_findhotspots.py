"""findhotspots as QGIS runs it: a heap is hot, December's rise is told with its grids, a place comes again."""

import pytest
from community_grids.adapters.events.figures.density_raster import style_density
from community_grids.adapters.words.of_figures import cluster_sentence, grid_words, repeat_sentence, rise_sentence
from drawn_layers import draw, save, square
from qgis.core import QgsProcessingException, QgsRasterLayer
from run_algorithm import rows, run_algorithm

CODE = "430702001003"
QUICK = {"PERMUTATIONS": 199, "DENSITY": None}


def grids(count=6):
    """Squares of 100 m, six in a row."""
    cells = [
        (
            square(100 * column, 100 * row),
            f"{CODE}{row * count + column:03}",
            400,
        )
        for row in range(count)
        for column in range(count)
    ]
    return draw("grids", "Polygon", ["grid_code:string", "households:integer"], cells)


def year():
    """A request a day somewhere in the town; in December 60 more about insurance, in two grids beside each other."""
    events = []
    for day in range(365):
        month, place = day // 31 + 1, (37 * day) % 36
        x, y = 100 * (place % 6) + (13 * day) % 90 + 5, 100 * (place // 6) + (29 * day) % 90 + 5
        kind = "医保" if day % 2 else "噪音"
        events.append((f"POINT({x} {y})", f"A-{day:03}", kind, f"2024-{min(month, 12):02}-{day % 28 + 1:02} 09:00"))
    for number in range(60):
        x, y = 220 + (17 * number) % 170, 330 + (11 * number) % 60
        events.append((f"POINT({x} {y})", f"B-{number:03}", "医保", f"2024-12-{number % 28 + 1:02} 10:00"))
    return draw("事件", "Point", ["工单编号:string", "工单类别:string", "上报时间:string"], events)


@pytest.fixture(scope="module")
def found(provider):
    return run_algorithm("findhotspots", {"EVENTS": year(), "GRIDS": grids(), **QUICK})


def test_the_heap_is_hot_and_nothing_far_from_it(found):
    spots = {row["grid_code"]: row for row in rows(found["HOTSPOTS"])}
    assert all(spots[f"{CODE}{number}"]["hot_spot"].startswith("hot") for number in ("020", "021"))
    assert spots[f"{CODE}000"]["hot_spot"] == "none"
    assert found["HOT"] == sum(row["hot_spot"].startswith("hot") for row in spots.values())


def test_small_counts_are_masked_with_what_follows_from_them(provider):
    given = {"EVENTS": year(), "GRIDS": grids(), "FLOOR": 11, **QUICK, "PERMUTATIONS": 19}
    told = rows(run_algorithm("findhotspots", given)["HOTSPOTS"])
    masked = [row for row in told if row["masked"]]
    assert 1 < len(masked) < len(told)
    assert not any(row[name] for row in masked for name in ("events", "per_1000", "z", "p_value", "q_value"))
    assert all(row["events"] >= 11 for row in told if not row["masked"])


def test_no_masked_count_comes_out_of_the_scores(provider):
    # A grid of 4 events among many: were z exact, that of a neighbour would tell the sum round it, and so the 4.
    told = []
    for few, other in ((4, 16), (7, 13)):
        counts = {5: few, 10: other}
        events = [
            (f"POINT({100 * (grid % 4) + 50} {100 * (grid // 4) + 50})", f"{grid}-{number}", "2024-12-01")
            for grid in range(16)
            for number in range(counts.get(grid, 20 + grid))
        ]
        layer = draw("事件", "Point", ["工单编号:string", "上报时间:string"], events)
        given = {"EVENTS": layer, "GRIDS": grids(4), **QUICK, "PERMUTATIONS": 19, "CLUSTER_LEAST": 99}
        told.append(rows(run_algorithm("findhotspots", {**given, "REPEAT_LEAST": 99})["HOTSPOTS"]))
    assert [row["masked"] for row in told[0]].count(1) == 2
    assert told[0] == told[1]


def test_events_without_a_time_or_in_no_grid_stop_nothing(provider):
    events = [(f"POINT({100 * (row % 6) + 50} {9050 if row > 25 else 50})", f"{row}", None) for row in range(60)]
    layer = draw("事件", "Point", ["工单编号:string", "上报时间:string"], events)
    cells = [(square(100 * row, 0), f"{CODE}00{row}" if row else None, 400) for row in range(6)]
    areas = draw("grids", "Polygon", ["grid_code:string", "households:integer"], cells)
    results = run_algorithm("findhotspots", {"EVENTS": layer, "GRIDS": areas, "FLOOR": 0, **QUICK})
    told = {row["grid_code"] or "": row["events"] for row in rows(results["HOTSPOTS"])}
    assert not told[""] and told[f"{CODE}001"] == 5
    assert results["ROSE"] == 0
    empty = draw("grids", "Polygon", ["grid_code:string", "households:integer"], [])
    with pytest.raises(QgsProcessingException, match="grids"):
        run_algorithm("findhotspots", {"EVENTS": layer, "GRIDS": empty, **QUICK})


def test_what_is_usual_does_not_tell_few_events_of_other_days(provider):
    days = [f"2024-11-{day:02}" for day in (3, 9, 17, 25)] + [f"2024-12-{day % 28 + 1:02}" for day in range(60)]
    events = [("POINT(50 50)", f"{row}", "医保", f"{day} 09:00") for row, day in enumerate(days)]
    layer = draw("事件", "Point", ["工单编号:string", "工单类别:string", "上报时间:string"], events)
    given = {"EVENTS": layer, "GRIDS": grids(), "SINCE": "2024-11-01", "UNTIL": "2024-12-31", **QUICK}
    for floor, ratio in ((10, None), (0, 14.52)):
        first = rows(run_algorithm("findhotspots", {**given, "FLOOR": floor})["RISES"])[0]
        assert (first["category"], first["events"]) == ("医保", 60)
        assert (first["ratio"] or None) == ratio and bool(first["usual"]) == bool(ratio)
        assert ("14.5" in first["message"] or "15 " in first["message"]) == bool(ratio)


def test_decembers_rise_is_told_in_words_with_its_grids(found):
    first = rows(found["RISES"])[0]
    assert (first["category"], first["month"]) == ("医保", "2024-12")
    assert first["grids"] == f"{CODE}020, {CODE}021"
    assert first["ratio"] > 3 and first["p_value"] <= 0.01
    assert first["message"].startswith("医保: ") and "2024-12" in first["message"]


def test_clusters_and_repeated_places_have_ground_and_a_sentence(found):
    told = rows(found["CLUSTERS"])
    assert {row["kind"] for row in told} == {"cluster", "repeated"}
    assert all(row["message"] and row["since"] <= row["until"] for row in told)
    assert all(feature.geometry().area() > 0 for feature in found["CLUSTERS"].getFeatures())
    few = [row for row in told if not row["events"]]
    assert all(str(number) not in row["message"].split()[0] for row in few for number in range(3, 10))


def test_rates_and_distance_are_other_questions(provider):
    more = {"MEASURE": "per_1000_households", "NEIGHBOURS": "distance", "DISTANCE": 150, **QUICK}
    spots = rows(run_algorithm("findhotspots", {"EVENTS": year(), "GRIDS": grids(), **more})["HOTSPOTS"])
    assert next(row for row in spots if row["grid_code"] == f"{CODE}020")["hot_spot"].startswith("hot")


def test_one_class_alone_and_a_span_without_events(provider):
    parameters = {"EVENTS": year(), "GRIDS": grids(), **QUICK}
    noise = run_algorithm("findhotspots", {**parameters, "CATEGORY": "噪音"})
    assert noise["ROSE"] == 0
    with pytest.raises(QgsProcessingException, match="火灾"):
        run_algorithm("findhotspots", {**parameters, "CATEGORY": "火灾"})
    with pytest.raises(QgsProcessingException, match="no events"):
        run_algorithm("findhotspots", {**parameters, "SINCE": "2030-01-01"})


def test_the_command_writes_density_as_well(qgis_process, tmp_path):
    events, areas = save(year(), tmp_path / "in.gpkg", "events"), save(grids(), tmp_path / "in.gpkg", "grids")
    outputs = {name: str(tmp_path / f"{name}.gpkg") for name in ("HOTSPOTS", "CLUSTERS", "RISES")}
    density = tmp_path / "density.tif"
    given = {"EVENTS": events, "GRIDS": areas, "PERMUTATIONS": "19", "FLOOR": "0", "DENSITY": str(density), **outputs}
    done = qgis_process("findhotspots", given)
    assert done.returncode == 0, done.errors
    assert done.results["HOT"] > 0
    raster = QgsRasterLayer(str(density), "density")
    assert raster.isValid() and raster.crs().isValid()
    statistics = raster.dataProvider().bandStatistics(1)
    style_density(raster)
    assert raster.renderer().type() == "singlebandpseudocolor"
    cell = raster.rasterUnitsPerPixelX() ** 2 / 1e6
    assert statistics.sum * cell == pytest.approx(425, rel=0.01)


def test_sentences():
    names = {CODE: "竹霞社区"}
    assert grid_words([f"{CODE}014", f"{CODE}012"], names) == "竹霞社区 012, 014"
    assert rise_sentence("医保", "2024-12", 3.0, "012, 014", 0.001, False) == (
        "医保: 3.0 times as many as usual in 2024-12, most of it in grids 012, 014 (p = 0.001)."
    )
    assert "all over the district" in rise_sentence("", "2024-12", float("inf"), "", 0.0005, False)
    assert "few events" in cluster_sentence(None, 2.0, 3, "医保", "012", 0.01)
    assert repeat_sentence(None, None, 30, 50, "012") == "The same place again within 30 days and 50 m; grids 012."
