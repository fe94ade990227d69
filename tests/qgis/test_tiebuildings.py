"""tiebuildings as QGIS runs it: layers under any field names, what is told, decisions, and a plan that keeps them."""

import pytest
from community_grids.adapters.plans.session import PlanSession
from drawn_layers import draw, square
from drawn_ledgers import identity, phone
from drawn_plans import plan_file
from qgis.core import NULL, QgsCoordinateReferenceSystem, QgsFeedback, QgsProcessingException, QgsProcessingFeedback
from run_algorithm import rows, run_algorithm

# Two houses on either side of a lane, and one without an address.
HOUSES = [(square(0, 10, 10), "A1", ""), (square(0, -20, 10), "A2", ""), (square(40, 10, 10), "A3", "安澜小学")]
ADDRESSES = [("POINT(5 15)", "和溪街１号", "A1"), ("POINT(5 -15)", "和溪街2号", "A2")]


@pytest.fixture
def buildings():
    return draw("楼栋", "Polygon", ["code:string", "name:string"], HOUSES)


@pytest.fixture
def addresses():
    return draw("门牌", "Point", ["address:string", "owner:string"], ADDRESSES)


def register(*lines, kind="None", fields=("row_key:string", "address:string", "code:string")):
    return draw("名册", kind, list(fields), [(None, *line) if kind == "None" else line for line in lines])


def tie(buildings, addresses, table, **more):
    given = {"BUILDINGS": buildings, "ADDRESSES": addresses, "ADDRESS_BUILDING": "owner", "REGISTER": table, **more}
    results = run_algorithm("tiebuildings", {name: value for name, value in given.items() if value is not None})
    return results, rows(results["TIES"]), rows(results["FINDINGS"])


def test_rows_are_tied_and_the_rest_is_told(provider, buildings, addresses):
    table = register(
        ("a", "和溪街1号2单元301室", ""),
        ("b", "", "a2"),
        ("c", "安澜小学", ""),
        ("d", "人民路7号", ""),
        ("e", "", "Z9"),
    )
    results, ties, findings = tie(buildings, addresses, table)
    assert [(row["row_key"], row["building_id"], row["method"], row["state"]) for row in ties] == [
        ("a", "A1", "address", "sure"),
        ("b", "A2", "code", "sure"),
        ("c", "A3", "address", "sure"),
        ("d", "", "none", "unmatched"),
        ("e", "", "none", "unmatched"),
    ]
    assert (ties[0]["entrance"], ties[0]["floor"], ties[0]["room"]) == ("2", 3, "301")
    assert ties[3]["floor"] == NULL
    assert [results[name] for name in ("SURE", "DOUBTFUL", "DECIDED", "UNMATCHED")] == [3, 0, 0, 2]
    told = {row["check"]: row["message"] for row in findings}
    assert set(told) == {"tie_unmatched", "tie_code_unknown"}
    assert "名册" in told["tie_unmatched"]
    assert "number: 2, first row: d" in told["tie_unmatched"]
    points = [feature.geometry() for feature in results["TIES"].getFeatures()]
    assert points[0].asPoint().y() == pytest.approx(15)
    assert points[3].isNull()


def test_fields_of_any_name_and_grids_and_units(provider, buildings, addresses):
    table = register(("和溪街2号", "x1"), fields=("住址:string", "编号:string"))
    grids = draw("grids", "Polygon", ["grid_code:string"], [(square(-50, -50, 50), "G0"), (square(-50, 0, 100), "G1"),
                                                             (square(-50, -100, 100), "G2")])  # fmt: skip
    units = draw("units", "Polygon", ["unit_id:integer"], [(square(-50, -100, 100), 7)])
    _, ties, _ = tie(
        buildings, addresses, table, REGISTER_ADDRESS="住址", REGISTER_KEY="编号", GRIDS=grids, UNITS=units
    )
    assert [(row["row_key"], row["building_id"], row["grid_code"], row["unit_id"]) for row in ties] == [
        ("x1", "A2", "G2", "7")
    ]


def test_places_and_the_side_of_the_street(provider, buildings):
    street = draw("streets", "LineString", ["name:string"], [("LINESTRING(-50 0, 100 0)", "和溪街")])
    table = register(
        ("POINT(5 12)", "a", "", ""), ("POINT(5 2)", "b", "和溪街", ""), ("POINT(900 0)", "c", "", ""), kind="Point"
    )
    _, ties, _ = tie(buildings, None, table, STREETS=street, ADDRESS_BUILDING=None)
    assert [(row["building_id"], row["method"]) for row in ties] == [
        ("A1", "inside"),
        ("A1", "street_side"),
        ("", "none"),
    ]


def test_areas_are_tied_by_the_largest_overlap(provider, buildings):
    table = register((square(-2, 8, 14), "a", "", ""), kind="Polygon")
    _, ties, _ = tie(buildings, None, table, ADDRESS_BUILDING=None)
    assert [(row["building_id"], row["method"], row["state"]) for row in ties] == [("A1", "overlap", "sure")]


def test_addresses_without_a_code_belong_to_the_building_they_lie_on(provider, buildings):
    known = draw("门牌", "Point", ["address:string"], [("POINT(5 15)", "和溪街1号"), ("POINT(900 900)", "和溪街3号")])
    _, ties, _ = tie(buildings, known, register(("a", "和溪街1号", ""), ("b", "和溪街3号", "")), ADDRESS_BUILDING=None)
    assert [row["building_id"] for row in ties] == ["A1", ""]


def test_decisions_are_taken_and_those_for_buildings_that_are_gone_are_told(provider, buildings, addresses):
    table = register(("a", "和溪街1号", ""), ("b", "和溪街2号", ""), ("c", "和溪街2号", ""))
    decided = draw(
        "decided",
        "None",
        ["row_key:string", "building_id:string"],
        [(None, "a", "A3"), (None, "b", ""), (None, "c", "Q")],
    )
    _, ties, findings = tie(buildings, addresses, table, DECISIONS=decided)
    assert [(row["building_id"], row["state"]) for row in ties] == [("A3", "decided"), ("", "decided"), ("A2", "sure")]
    assert [row["check"] for row in findings] == ["tie_decision_unknown"]


def test_earlier_ties_give_their_decisions_alone(provider, buildings, addresses):
    table = register(("a", "和溪街1号", ""))
    before = draw(
        "ties", "None", ["row_key:string", "building_id:string", "state:string"],
        [(None, "a", "A2", "sure")],
    )  # fmt: skip
    _, ties, _ = tie(buildings, addresses, table, DECISIONS=before)
    assert ties[0]["building_id"] == "A1"


def test_old_names_lead_to_the_new_ones(provider, buildings, addresses):
    old = draw("旧名", "None", ["alias:string", "name:string"], [(None, "解放路", "和溪街")])
    table = register(("a", "解放路2号", ""))
    assert tie(buildings, addresses, table)[1][0]["state"] == "unmatched"
    assert tie(buildings, addresses, table, ALIASES=old)[1][0]["building_id"] == "A2"


def test_trouble_with_the_addresses_is_told(provider, addresses):
    twice = draw("楼栋", "Polygon", ["code:string"], [(square(0, 10, 10), "A1"), (square(40, 10, 10), "A1")])
    _, _, findings = tie(twice, addresses, register(("a", "和溪街1号", "")))
    assert {row["check"] for row in findings} >= {"tie_building_repeated", "tie_address_without_building"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"REGISTER_ADDRESS": "nothing"}, "nothing"),
        ({"ADDRESS": "nothing"}, "nothing"),
        ({"BUILDINGS": None}, "Buildings are needed"),
    ],
)
def test_what_cannot_be_used_is_named(provider, buildings, addresses, change, words):
    with pytest.raises(QgsProcessingException, match=words):
        tie(**{"buildings": buildings, "addresses": addresses, "table": register(("a", "x", "")), **change})


def test_a_layer_that_is_no_register_is_refused(provider, buildings, addresses):
    with pytest.raises(QgsProcessingException, match="名册"):
        tie(buildings, addresses, register((1,), fields=("number:integer",)))


def test_a_cancel_writes_nothing(provider, buildings, addresses, tmp_path):
    feedback = QgsProcessingFeedback(False)
    QgsFeedback.cancel(feedback)
    target = tmp_path / "ties.gpkg"
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run_algorithm(
            "tiebuildings",
            {"BUILDINGS": buildings, "ADDRESSES": addresses, "REGISTER": register(("a", "和溪街1号", ""))},
            feedback,
            TIES=str(target),
        )
    assert not target.exists()


def test_a_plan_keeps_the_ties_and_what_was_decided(provider, qgis_app, tmp_path):
    path = plan_file(tmp_path)
    known = draw("门牌", "Point", ["address:string", "owner:string"],
                 [("POINT(50 50)", "和溪街1号", "1"), ("POINT(50 150)", "和溪街3号", "2")])  # fmt: skip
    run_algorithm("takepremises", {"PLAN": str(path), "ADDRESSES": known, "ADDRESS_BUILDING": "owner"})
    table = register(("a", "和溪街1号", ""), ("b", "和溪街3号", ""))

    def ties():
        session = PlanSession.open(path)
        try:
            stored = session.premises.ties
            ids = [*session.premises.buildings.ids, ""]
            return {key: (ids[row], state) for key, row, state in
                    zip(stored.rows.keys, stored.ties.buildings, stored.ties.states, strict=True)}  # fmt: skip
        finally:
            session.close()

    run_algorithm("tiebuildings", {"PLAN": str(path), "REGISTER": table})
    assert ties() == {"a": ("1", "sure"), "b": ("2", "sure")}
    session = PlanSession.open(path)
    session.premises.decide("b", None)
    session.close()
    results = run_algorithm("tiebuildings", {"PLAN": str(path), "REGISTER": table})
    assert ties() == {"a": ("1", "sure"), "b": ("", "decided")}
    assert (results["SURE"], results["DECIDED"]) == (1, 1)


def test_a_plan_that_cannot_be_written_is_refused_before_anything_is_tied(provider, qgis_app, tmp_path, monkeypatch):
    path = plan_file(tmp_path)
    monkeypatch.setattr("community_grids.adapters.plan_file.connection.is_writable", lambda _: False)
    with pytest.raises(QgsProcessingException, match="read-only"):
        run_algorithm("tiebuildings", {"PLAN": str(path), "REGISTER": register(("a", "x", ""))})


def test_what_tells_of_a_person_in_a_layer_of_ones_own_is_blanked_and_told(provider, buildings, addresses):
    # Given a table that no import has read, with numbers of persons for keys and the owner in an address
    table = register(
        (identity(1), "和溪街1号", ""),
        (identity(2), "", "A2"),
        ("c", "和溪街2号(户主张某)", "A2"),
        ("d", phone(4), "A1"),
    )
    _, ties, findings = tie(buildings, addresses, table)
    assert [(row["row_key"], row["address"], row["building_id"]) for row in ties] == [
        ("和溪街1号", "和溪街1号", "A1"),
        ("A2", "", "A2"),
        ("c", "", "A2"),
        ("d", "", "A1"),
    ]
    told = [row["message"] for row in findings if row["check"] == "register_cells_blanked"]
    assert len(told) == 2 and "row_key" in told[0] and "address" in told[1]
    assert not any(word in text for word in (identity(1), phone(4), "张某") for text in told)


def test_counts_and_floors_may_be_text(provider, buildings, addresses):
    fields = ("code:string", "floor:string", "households:string")
    _, ties, _ = tie(buildings, addresses, register(("A1", "3层", "12户"), ("A2", "x", "many"), fields=fields))
    assert [(row["floor"], row["households"]) for row in ties] == [(3, 12), (NULL, 0)]


def test_addresses_drawn_with_arcs_or_nowhere_lie_where_they_can(provider, buildings):
    arcs = "CURVEPOLYGON(CIRCULARSTRING(2 15, 5 18, 8 15, 5 12, 2 15))"
    addresses = draw("门牌", "CurvePolygon", ["address:string"], [(arcs, "和溪街1号"), (None, "和溪街2号")])
    _, ties, _ = tie(buildings, addresses, register(("a", "和溪街1号", "")), ADDRESS_BUILDING=None)
    assert [(row["building_id"], row["state"]) for row in ties] == [("A1", "sure")]


def test_addresses_without_a_crs_whose_place_alone_tells_the_building_are_refused(provider, buildings):
    addresses = draw("门牌", "Point", ["address:string"], [("POINT(5 15)", "和溪街1号")])
    addresses.setCrs(QgsCoordinateReferenceSystem())
    with pytest.raises(QgsProcessingException, match="门牌 has no CRS"):
        tie(buildings, addresses, register(("a", "和溪街1号", "")), ADDRESS_BUILDING=None)
