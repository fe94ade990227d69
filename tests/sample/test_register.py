"""The made-up register: the same seed makes the same rows, each kind its share; most of them find their building."""

from collections import Counter

import pytest
from community_grids.adapters.words.address_words import address_words
from community_grids.engine.premises.addresses.index import AddressIndex
from community_grids.engine.premises.addresses.matching import AddressMatcher
from community_grids.engine.premises.tying import SURE
from register.rows import KINDS, every_dwelling, register_rows, undesigned_rows
from register.town import read_town
from register.undesigned import UNDESIGNED

from .conftest import SAMPLE_DATA

ROWS = 1500


@pytest.fixture(scope="module")
def town():
    return read_town(SAMPLE_DATA / "small.gpkg")


@pytest.fixture(scope="module")
def rows(town):
    return register_rows(town, ROWS, seed=3)


def test_the_same_seed_makes_the_same_rows(town, rows):
    assert register_rows(town, ROWS, seed=3) == rows
    assert register_rows(town, 50, seed=4) != rows[:50]


def test_each_kind_has_its_share(rows):
    assert sum(KINDS.values()) == pytest.approx(1)
    counts = Counter(kind for *_, kind in rows)
    for kind, share in KINDS.items():
        assert counts[kind] == pytest.approx(share * ROWS, abs=4 * (share * ROWS) ** 0.5 + 1)


def test_keys_are_there_once_and_only_what_is_absent_has_no_building(town, rows):
    known = {place.building_id for place in town.places}
    assert len({key for key, *_ in rows}) == ROWS
    assert {kind for *_, building, kind in rows if not building} == {"absent"}
    assert {building for *_, building, _ in rows} - {""} <= known


def test_every_dwelling_has_a_row(town):
    dwellings = every_dwelling(town)
    assert len(dwellings) == 19_000
    assert len({address for _, address, *_ in dwellings}) == 19_000


def test_most_rows_find_their_building(town, rows):
    places = town.places
    texts = [_written(place) for place in places]
    matcher = AddressMatcher(AddressIndex(texts, range(len(places)), address_words()))
    tied = right = 0
    for _, address, building, _ in rows:
        match = matcher.match(address)
        if match.buildings and match.scores[0] >= SURE:
            tied += 1
            right += places[match.buildings[0]].building_id == building
    assert right / tied >= 0.95
    assert right / sum(bool(building) for *_, building, _ in rows) >= 0.9


def _written(place):
    building = f"{place.building}幢" if place.building else ""
    return f"{place.road}{place.number}号{place.compound}{building}"


def test_undesigned_kinds_have_equal_shares(town):
    counts = Counter(kind for *_, kind in undesigned_rows(town, 800, seed=1))
    assert set(counts) == set(UNDESIGNED)
    assert min(counts.values()) > 50
