"""Boundaries in words read as an official would write them, in Chinese and in English."""

import pytest
from community_grids.adapters.words.boundary_words import boundary_en, boundary_zh
from community_grids.adapters.words.pinyin import spelled
from community_grids.engine.gridding.checking.boundary_description import Stretch
from community_grids.engine.gridding.checking.landmarks import KINDS

RENMIN, RIVER, LANE = ("street", "人民路"), ("water", "穿紫河"), ("lane", "")


def test_the_four_sides_stand_in_the_order_that_is_usual_in_each_language():
    stretches = [
        Stretch("north", *RENMIN, 100, ("street", "朝阳街"), RIVER),
        Stretch("east", *RIVER, 100),
        Stretch("south", "wall", "翠湖花园", 100, None, RIVER),
        Stretch("west", "between", "", 100, RENMIN, None),
    ]
    assert boundary_zh(stretches) == (
        "东至穿紫河，南至翠湖花园围墙（至穿紫河止），西至楼间（自人民路起），北至人民路（自朝阳街至穿紫河）。"
    )
    assert boundary_en(stretches) == (
        "North: Renmin Road, from Chaoyang Street to the Chuanzi River. East: the Chuanzi River. "
        "South: the wall of Cuihu Garden, as far as the Chuanzi River. West: between buildings, from Renmin Road."
    )


def test_several_streets_of_one_side_share_one_from_and_to():
    side = [
        Stretch("north", "street", "人民路", 100, RIVER, ("street", "解放路")),
        Stretch("north", "street", "解放路", 100, RENMIN, ("lane", "")),
        Stretch("north", *LANE, 100, ("street", "解放路"), ("street", "建设路")),
    ]
    assert boundary_zh(side) == "北至人民路、解放路、无名小路（自穿紫河至建设路）。"
    assert boundary_en(side) == (
        "North: Renmin Road, Jiefang Road and an unnamed lane, from the Chuanzi River to Jianshe Road."
    )


def test_an_end_that_says_nothing_is_left_out():
    assert boundary_zh([Stretch("north", *RENMIN, 100, RIVER, RIVER)]) == "北至人民路。"
    assert boundary_zh([Stretch("north", *RENMIN, 100, RENMIN, RIVER)]) == "北至人民路（至穿紫河止）。"


def test_one_thing_all_round_is_said_once():
    wall = [Stretch(side, "wall", "翠湖花园", 100) for side in ("north", "east", "south", "west")]
    assert (boundary_zh(wall), boundary_en(wall)) == ("四周至翠湖花园围墙。", "All round: the wall of Cuihu Garden.")


def test_nothing_to_describe_is_no_sentence():
    assert (boundary_zh([]), boundary_en([])) == ("", "")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_words(kind):
    stretch = [Stretch("north", kind, "", 100)]
    assert boundary_zh(stretch).startswith("北至")
    assert boundary_en(stretch).startswith("North: ")


def test_an_english_name_that_is_given_is_used():
    assert boundary_en([Stretch("north", *RENMIN, 100)], {"人民路": "People's Road"}) == "North: People's Road."


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("建设西路", "Jianshe West Road"),
        ("朝东路", "Chaodong Road"),
        ("绿城大道", "Lucheng Avenue"),
        ("沅江", "Yuan River"),
        ("西安街", "Xi'an Street"),
        ("路", "Lu"),
        ("G319", "G319"),
        ("", ""),
    ],
)
def test_names_are_spelled_by_their_sound(name, words):
    assert spelled(name) == words
