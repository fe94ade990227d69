"""The committed sample district keeps what its README promises."""

import re

import fiona
import pytest
import shapely

from . import checks


def test_it_holds_every_layer_and_stays_small(small_path):
    assert set(fiona.listlayers(small_path)) == checks.LAYERS
    assert small_path.stat().st_size <= 6 * 1024 * 1024


def test_counts(small):
    communities = small["communities"]
    assert (communities.kind == "urban").sum() == 6
    assert (communities.kind == "rural").sum() == 2
    assert abs(small["buildings"].households.sum() - 12_000) <= 600
    assert (small["cameras"].status == "ON").mean() == pytest.approx(7715 / 8247, abs=0.01)


def test_coordinates_are_metric_and_cut_to_millimetres(small):
    for name in checks.LAYERS:
        assert small[name].crs.to_epsg() == 4546
    xy = shapely.get_coordinates(small["communities"].geometry.values)
    assert abs(xy * 1000 - (xy * 1000).round()).max() < 1e-3


def test_codes(small):
    communities = small["communities"]
    assert communities.community_code.is_unique
    for code, kind in zip(communities.community_code, communities.kind):
        assert re.fullmatch(r"430702\d{6}", code)
        assert (1 <= int(code[9:]) <= 199) if kind == "urban" else (200 <= int(code[9:]) <= 399)
    assert set(communities.town_code) == set(small["towns"].town_code)
    assert (communities.community_code.str[:9] == communities.town_code).all()
    assert small["cameras"].camera_id.str.fullmatch(r"430702\d{14}").all()
    for layer, column in (
        ("cameras", "camera_id"),
        ("buildings", "building_id"),
        ("events", "event_no"),
        ("addresses", "address"),
    ):
        assert small[layer][column].is_unique


def test_communities_tile_the_district(small):
    shapes = small["communities"].geometry.values
    assert small["communities"].is_valid.all() and (small["communities"].geom_type == "Polygon").all()
    surplus, holes, parts = checks.tiling_error(shapes)
    assert surplus < 1e-4 and holes == 0 and parts == 1
    assert checks.unshared_edges(shapes) == 0


def test_towns_are_unions_of_communities(small):
    towns = small["towns"].set_index("town_code").geometry
    for code, members in small["communities"].groupby("town_code"):
        assert towns[code].symmetric_difference(members.union_all()).area < 1e-4


def test_buildings_stand_alone_inside_their_community(small):
    buildings = small["buildings"]
    shapes = buildings.geometry.values
    homes = small["communities"].set_index("community_code").geometry.reindex(buildings.community_code).values
    assert buildings.is_valid.all()
    assert shapely.contains_properly(homes, shapes).all()
    assert checks.touching_pairs(shapes) == 0
    streets = small["streets"]
    surfaces = shapely.buffer(streets.geometry.values, streets.width_m.values / 2, cap_style="flat")
    for others in (
        surfaces,
        small["rivers"].geometry.values,
        small["lakes"].geometry.values,
        small["railways"].geometry.values,
        shapely.boundary(small["compounds"].geometry.values),
    ):
        assert checks.hits(shapes, others) == 0


def test_streets_are_noded_and_bridges_cross_the_river(small):
    streets = small["streets"]
    assert set(streets["class"]) <= {"expressway", "arterial", "street", "lane", "path"}
    assert checks.unnoded_crossings(streets.geometry.values) == 0
    river = small["rivers"].union_all()
    in_river = streets.intersection(river).length > 1
    assert in_river.any()
    assert (streets.bridge[in_river] == 1).all()
    assert not streets.bridge[~in_river].any()


def test_households_fit_dwellings_and_entrances_add_up(small):
    buildings, entrances = small["buildings"], small["entrances"]
    assert (buildings.households <= buildings.dwellings * 1.5).all()
    assert (buildings.households >= 0).all() and buildings.households.max() < 300
    assert (buildings[buildings.use != "居住"].households == 0).all()
    sums = (
        entrances.groupby("building_id")[["dwellings", "households"]].sum().reindex(buildings.building_id, fill_value=0)
    )
    assert (sums.dwellings.values == buildings.dwellings.values).all()
    assert (sums.households.values == buildings.households.values).all()
    assert entrances.entrance_no.str.fullmatch(r"\d+单元").all()


def test_every_community_can_be_divided_by_its_numbers(small):
    assert checks.communities_out_of_reach(small["communities"], small["buildings"]) == []


def test_addresses_name_a_street_and_a_number(small):
    addresses = small["addresses"]
    assert set(addresses.building_id) == set(small["buildings"].building_id)
    streets = set(small["streets"].name) - {""}
    for text in addresses.address:
        found = re.fullmatch(r"(\D+?)(\d+)号(?:\D+\d+幢)?", text)
        assert found and found[1] in streets, text


def test_events_lie_in_the_district_and_run_forward(small):
    events = small["events"]
    assert shapely.covers(small["communities"].union_all(), events.geometry.values).all()
    assert events.reported_at.min() < "2024-02" and events.reported_at.max() > "2025-12"
    closed = events[events.closed_at.notna()]
    assert (closed.reported_at < closed.dispatched_at).all() and (closed.dispatched_at < closed.closed_at).all()
    assert set(closed.state) == {"已结案", "已评价"}
    at_night = events.reported_at.str[11:13].astype(int).isin(range(1, 6)).mean()
    assert at_night < 0.12


def test_events_have_a_department_once_they_are_dispatched_and_an_address_near_by(small):
    events, addresses = small["events"], small["addresses"].set_index("address").geometry
    assert (events.department.notna() == events.dispatched_at.notna()).all()
    assert events.department.nunique() == 10
    apart = shapely.distance(events.geometry.values, addresses[events.address].values)
    assert apart.max() < 120


def test_cameras_have_a_kind_of_owner(small):
    assert set(small["cameras"].owner_kind) <= {"公安", "交通", "城管", "社区", "物业", "学校", "医院", "商户"}
    assert small["cameras"].owner_kind.nunique() >= 5


def test_no_column_about_a_person(small):
    for name in checks.LAYERS:
        for column in small[name].columns:
            assert not any(word in column.lower() for word in checks.PERSONAL), (name, column)
