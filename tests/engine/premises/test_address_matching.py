"""Addresses found among those of a district: the same, one with a slip, a part of one, and one that is not there."""

import pytest
from community_grids.adapters.words.address_words import address_words
from community_grids.engine.premises.addresses.index import AddressIndex
from community_grids.engine.premises.addresses.matching import AddressMatcher
from community_grids.engine.premises.tying import SURE

# A street with a compound of three buildings and two houses; a lane; two roads that one character tells apart.
TOWN = [
    "和溪街19号新桥新村1幢",
    "和溪街19号新桥新村2幢",
    "和溪街19号新桥新村12幢",
    "和溪街21号",
    "和溪街25号",
    "石坡巷3号",
    "人民东路8号",
    "人民西路8号",
    "石坡巷5-9号",
]
CITY = [
    "12 Elm St",
    "14 Elm St",
    "16-A Elm St",
    "9 Oak Ave",
    "9 Oak Ter",
    "101 Huron Ave",
    "103 Huron Ave",
    "105 Huron Ave",
]


def matcher_of(texts, aliases=None, buildings=None):
    return AddressMatcher(AddressIndex(texts, buildings or range(len(texts)), address_words(aliases)))


@pytest.fixture(scope="module")
def town():
    return matcher_of(TOWN)


@pytest.fixture(scope="module")
def city():
    return matcher_of(CITY)


def surely(matcher, text):
    """The building a text is surely of, None where that is not sure."""
    match = matcher.match(text)
    return match.buildings[0] if match.buildings and match.scores[0] >= SURE else None


@pytest.mark.parametrize(
    ("text", "building"),
    [
        ("和溪街19号新桥新村12幢1单元302室", 2),
        ("新桥新村2栋", 1),
        ("和溪街新桥新村2号楼", 1),
        ("新桥新村2号", 1),
        ("和溪街19号2幢", 1),
        ("和西街19号新桥新村2幢", 1),  # the same sound
        ("和溪街19号新侨新村2幢", 1),  # the same look
        ("溪和街19号新桥新村2幢", 1),  # swapped
        ("和和溪街19号新桥新村2幢", 1),  # doubled
        ("和街19号新桥新村2幢", 1),  # missing
        ("和香街19号新桥新村2幢", 1),  # wrong, the compound is right
        ("和溪街29号新桥新村2幢", 1),  # the number is wrong, all else is right
        ("和溪街21", 3),
        ("和溪街21号1-301", 3),
        ("桂阳社区和溪街21号", 3),
        ("和溪街25-27号", 4),
        ("石坡巷7号", 8),
        ("石坡3号", 5),
        ("人民东路8号", 6),
    ],
)
def test_one_building_is_meant(town, text, building):
    assert surely(town, text) == building


@pytest.mark.parametrize(
    "text",
    [
        "新桥新村",  # which of the three
        "新桥新村7幢",  # there is none
        "人民路8号",  # east or west
        "和溪街99号",
        "和溪街23号",
        "解放路21号",
        "石波路3号",
        "",
        "无",
    ],
)
def test_nothing_is_sure(town, text):
    assert surely(town, text) is None


def test_east_is_no_slip_for_west(town):
    assert town.match("人民东路8号").scores[0] > 0.98


def test_what_may_be_meant_is_told_with_what_differs(town):
    match = town.match("人民路8号")
    assert set(match.buildings[:2]) == {6, 7}
    assert match.scores[0] == pytest.approx(match.scores[1])
    assert match.differences[0] == ("road_slip",)


def test_three_buildings_are_told_where_a_person_has_to_decide(town):
    match = town.match("新桥新村7幢")
    assert len(match.buildings) == 3
    assert sum(match.scores) <= 1


@pytest.mark.parametrize(
    ("text", "building"),
    [
        ("12 ELM STREET #3", 0),
        ("12-14 Elm St #14/2", 1),
        ("16A Elm St", 2),
        ("9 Oak Avenue", 3),
        ("101-105 HURON AVE #103", 6),
        ("12 Elm", 0),
    ],
)
def test_western_addresses(city, text, building):
    assert surely(city, text) == building


@pytest.mark.parametrize("text", ["9 Oak St", "9 Oak", "99 Elm St", "16 Elm St", "12-14 Elm St", "12 Elk Ct"])
def test_western_addresses_that_leave_it_open(city, text):
    assert surely(city, text) is None


def test_a_city_may_add_names_that_are_the_same():
    assert surely(matcher_of(TOWN), "解放路21号") is None
    assert surely(matcher_of(TOWN, {"解放路": "和溪街"}), "解放路21号") == 3


def test_an_address_of_no_building_ties_nothing():
    matcher = matcher_of(["和溪街21号", "和溪街25号"], buildings=[-1, 0])
    assert surely(matcher, "和溪街21号") is None
    assert surely(matcher, "和溪街25号") == 0


def test_two_buildings_of_one_address_leave_it_open():
    match = matcher_of(["和溪街21号", "和溪街21号"]).match("和溪街21号")
    assert match.buildings == (0, 1)
    assert match.scores[0] < SURE


def test_a_building_of_several_addresses_is_found_by_each():
    matcher = matcher_of(["和溪街21号", "石坡巷4号"], buildings=[0, 0])
    assert surely(matcher, "和溪街21号") == surely(matcher, "石坡巷4号") == 0


def test_the_name_of_a_building_is_an_address_too():
    index = AddressIndex(["和溪街21号"], [0], address_words(), {"安澜小学": 1})
    assert surely(AddressMatcher(index), "安澜小学") == 1


def test_why_a_building_is_offered(town):
    asked, known, differ = town.explain("和溪街19号新桥新村3幢", 1)
    assert (asked.building, known.building, differ) == ("3", "2", ("building_slip",))
    assert town.explain("和溪街19号", 99) == (asked._replace(compound="", building=""), None, ())


def test_a_number_that_nobody_has_between_two_of_one_building_is_of_that_building():
    matcher = matcher_of(["10 Elm St", "14 Elm St", "20 Elm St", "11 Elm St"], buildings=[0, 0, 1, 2])
    assert surely(matcher, "12 Elm St") == 0
    beside = matcher.match("16 Elm St")
    assert beside.buildings[:2] == (0, 1)
    assert beside.differences[:2] == (("number_next",), ("number_next",))
    assert beside.scores[0] == pytest.approx(beside.scores[1])
    assert beside.scores[0] < 0.5


def test_a_suffix_that_nobody_has_leaves_it_open():
    match = matcher_of(["12 Elm St", "14 Elm St"]).match("12R Elm St")
    assert match.buildings[0] == 0
    assert match.scores[0] < 0.6


NUMBERED = ["12 104th St", "12 N Main St", "1200 K St NW", "31 Pine St"]


@pytest.mark.parametrize(
    ("text", "building"),
    [("12 104 Street", 0), ("12 North Main Street", 1), ("1200 K Street NW Apt 3", 2)],
)
def test_roads_that_are_called_by_a_number_a_letter_or_a_way(text, building):
    assert surely(matcher_of(NUMBERED), text) == building


@pytest.mark.parametrize("text", ["12 14th St", "12 114th St", "12 E Main St", "1200 L St NW"])
def test_another_number_or_letter_is_another_road(text):
    assert surely(matcher_of(NUMBERED), text) is None


@pytest.mark.parametrize(
    ("known", "texts"),
    [
        ("东3街5号", ["东三街5号", "东3街5号"]),
        ("翠湖花园二期3幢", ["翠湖花园2期3栋", "翠湖花园第二期3#"]),
        ("和平里五区3号楼", ["和平里5区3栋"]),
        ("石门村3组", ["石门村第三村民小组", "石门村三组"]),
        ("人民路12号附1号", ["人民路12附1", "人民路12-1号"]),
        ("知春路6号院甲1号楼", ["知春路6号甲1号楼"]),
    ],
)
def test_numbers_within_names_and_behind_them(known, texts):
    matcher = matcher_of([known, "人民路12号", "知春路6号院1号楼", "知春路甲6号院1号楼", "五一路8号"])
    assert [surely(matcher, text) for text in texts] == [0] * len(texts)


def test_12_1_may_be_a_house_behind_or_a_building():
    match = matcher_of(["人民路12号", "人民路12号附1号"]).match("人民路12-1")
    assert match.buildings[0] == 1
    assert match.scores[0] < SURE
