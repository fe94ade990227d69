"""Names of a district found by a few words."""

import pytest
from community_grids.engine.premises.finder import Names, find
from community_grids.engine.progress import CancelledError

ADDRESSES = ["临江路2号", "临江路12号翠湖花园3幢", "临江路12号翠湖花园13幢", "滨江路12号", "翠湖花园"]


def fold(text):
    return text.replace("栋", "幢").replace(" ", "")


def parts(text):
    return text.replace("号", "号\n").split("\n")


@pytest.fixture(scope="module")
def addresses():
    return Names("address", ADDRESSES, fold, parts)


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("临江路12号 3栋", [1]),
        ("临江路12号3栋", [1]),
        ("临江路12号", [1, 2]),
        ("2号", [0]),
        ("翠湖花园", [4, 1, 2]),
        ("江路 2号", [0]),
        ("花园 路", []),
        ("", []),
        ("  ", []),
        ("(", []),
    ],
)
def test_words_are_found_in_their_order(addresses, words, rows):
    assert [found.row for found in addresses.find(words)] == rows


def test_the_best_of_all_kinds_come_first(addresses):
    grids = Names("grid", ["翠湖", "翠湖花园网格"], fold)
    assert [(found.kind, found.row) for found in find([grids, addresses], "翠湖", most=2)] == [
        ("grid", 0),
        ("address", 4),
        ("grid", 1),
        ("address", 1),
    ]


def test_a_search_can_be_stopped(addresses):
    with pytest.raises(CancelledError):
        find([addresses], "路", cancelled=lambda: True)


def test_no_names_find_nothing():
    assert Names("grid", [], fold).find("1") == []
