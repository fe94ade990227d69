"""Addresses read in parts: what people write for one building, in Chinese and in Western form."""

import pytest
from community_grids.adapters.words.address_words import address_words
from community_grids.engine.premises.addresses.folding import folded
from community_grids.engine.premises.addresses.house_numbers import digits_apart, house_number
from community_grids.engine.premises.addresses.parsing import AddressParser


@pytest.fixture(scope="module")
def parse():
    """A parser that knows one road and one compound."""
    return AddressParser(address_words(), {"和溪街"}, {"新桥新村"}).parse


def place(address):
    """Road, number, compound and building as one line."""
    number = address.number
    said = (
        ""
        if number is None
        else f"{number.low}{'' if number.single else f'-{number.high}'}{number.suffix and '/' + number.suffix}"
    )
    return f"{address.road}|{said}|{address.compound}|{address.building}"


@pytest.mark.parametrize(
    "text",
    [
        "和溪街19号新桥新村21幢",
        "和溪街１９号新桥新村２１栋",
        "和溪街十九号新桥新村二十一号楼",
        "和溪街19号（新桥新村）21座",
        "和溪街19号，新桥新村 21#",
        "湖南省常德市武陵区丹湖街道桂阳社区和溪街19号新桥新村21幢",
        "桂阳社曲和溪街19号新桥新村21幢",
        "和溪街19新桥新村21幢",
        "和溪街19号新桥新村第21幢",
        "和溪街019号新桥新村021幢",
    ],
)
def test_one_building_however_it_is_written(parse, text):
    assert place(parse(text)) == "和溪街|19|新桥新村|21"


@pytest.mark.parametrize(
    ("text", "entrance", "floor", "room"),
    [
        ("和溪街19号新桥新村21幢2单元301室", "2", "", "301"),
        ("和溪街19号新桥新村21幢二单元301", "2", "", "301"),
        ("和溪街19号新桥新村21-2-301", "2", "", "301"),
        ("和溪街19号新桥新村21#2－301", "2", "", "301"),
        ("和溪街19号新桥新村21幢2梯301房", "2", "", "301"),
        ("和溪街19号新桥新村21幢2单元3层301室", "2", "3", "301"),
        ("和溪街19号新桥新村21幢301", "", "", "301"),
    ],
)
def test_a_dwelling_in_the_building(parse, text, entrance, floor, room):
    address = parse(text)
    assert (address.building, address.entrance, address.floor, address.room) == ("21", entrance, floor, room)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("仁光村道568号", "仁光村道|568||"),
        ("仁光村568号", "仁光村|568||"),
        ("仁光村3组12号", "仁光村3组|12||"),
        ("仁光村三组12号", "仁光村3组|12||"),
        ("和溪街12-1号", "和溪街|12/1||"),
        ("和溪街12号附1号", "和溪街|12/1||"),
        ("和溪街12号之1", "和溪街|12/1||"),
        ("和溪街1-10号", "和溪街|1-10||"),
        ("和溪街1至10号", "和溪街|1-10||"),
        ("南京路123弄4号", "南京路123弄|4||"),
        ("建国门外大街19号院3号楼", "建国门外大街|19||3"),
        ("新桥新村21幢", "||新桥新村|21"),
        ("新桥新村3号楼A座", "||新桥新村|3A"),
        ("丹湖街道新桥新村21号", "||新桥新村|21"),
        ("五一路3号", "五一路|3||"),
        ("3号路12号", "3号路|12||"),
        ("南门村道397号", "南门村道|397||"),
        ("安澜小学", "||安澜小学|"),
        ("人民路21号1-10幢", "人民路|21||1-10"),
    ],
)
def test_forms_of_chinese_addresses(parse, text, said):
    assert place(parse(text)) == said


@pytest.mark.parametrize("text", ["", "无", "N/A", "  ", "—", "NULL", "不详"])
def test_nothing_is_said(parse, text):
    assert not parse(text).says_something


def test_the_levels_above(parse):
    address = parse("湖南省常德市武陵区丹湖街道桂阳社区和溪街19号")
    assert address[:5] == ("湖南省", "常德市", "武陵区", "丹湖街道", "桂阳社区")


@pytest.mark.parametrize(
    ("text", "said", "room"),
    [
        ("12 Elm Street", "ELM ST|12||", ""),
        ("12 ELM ST.", "ELM ST|12||", ""),
        ("12 elm st #3", "ELM ST|12||", "3"),
        ("12 Elm St, Apt 3B", "ELM ST|12||", "3B"),
        ("12-14 Elm St", "ELM ST|12-14||", ""),
        ("12 - 14 Elm St", "ELM ST|12-14||", ""),
        ("12A Elm St", "ELM ST|12/A||", ""),
        ("12-A Elm St", "ELM ST|12/A||", ""),
        ("12 A Elm St", "ELM ST|12/A||", ""),
        ("12.5 Elm St", "ELM ST|12/1/2||", ""),
        ("12½ Elm St", "ELM ST|12/1/2||", ""),
        ("12 1/2 Elm St", "ELM ST|12/1/2||", ""),
        ("12 Elm St North", "ELM ST N|12||", ""),
        ("12 Saint Paul Street", "ST PAUL ST|12||", ""),
        ("12 North Street", "N ST|12||", ""),
        ("Elm Street 12", "ELM ST|12||", ""),
        ("12, Rue de la Paix", "RUE DE LA PAIX|12||", ""),
        ("12 bis Av. de l'Église", "AVENUE DE LEGLISE|12/BIS||", ""),
        ("12bis Avenue de l'Eglise", "AVENUE DE LEGLISE|12/BIS||", ""),
        ("Hauptstr. 12", "HAUPTSTRASSE|12||", ""),
        ("Hauptstraße 12a", "HAUPTSTRASSE|12/A||", ""),
        ("12 Terrace Rd", "TERRACE RD|12||", ""),
    ],
)
def test_forms_of_western_addresses(parse, text, said, room):
    address = parse(text)
    assert (place(address), address.room) == (said, room)


def test_a_room_may_name_the_number_within_a_range(parse):
    assert parse("101-105 Elm St #103/2").named == 103
    assert parse("101-105 Elm St #2").named == -1
    assert parse("101 Elm St #103").named == -1


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [(12, 13, True), (12, 21, True), (12, 112, True), (12, 1, True), (12, 12, False), (12, 34, False), (12, 121, True)],
)
def test_a_slip_in_a_number(one, other, apart):
    assert digits_apart(one, other) is apart


def test_numbers_that_are_none():
    assert house_number("x") is None
    assert house_number("") is None


def test_folding_is_the_same_the_second_time():
    for text in ("和溪街 １９号（新桥新村）", "12 o'Brien  St. #3"):
        assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    "text", ["1" * 5000, "一" * 3000 + "号", "12 " + "ELM " * 2000, "9" * 400 + " Elm St", "路" * 3000]
)
def test_what_is_no_address_is_read_all_the_same(parse, text):
    assert parse(text).number is None or parse(text).number.high <= 10**7


@pytest.mark.parametrize(
    ("text", "said", "room"),
    [
        ("北京市海淀区中关村东路1号院8号楼A座1203", "中关村东路|1||8A", "1203"),
        ("海淀区学院路甲5号2号楼3门501", "学院路|5/甲||2", "501"),
        ("上海市徐汇区漕溪北路88弄3号甲502室", "漕溪北路88弄|3/甲||", "502"),
        ("北京市朝阳区望京西园三区305号楼2单元1203室", "||望京西园3区|305", "1203"),
        ("重庆市渝中区解放碑街道民权路28号英利中心", "民权路|28|英利中心|", ""),
        ("南坪街道火车站社区桥南市场二期C区12栋", "||桥南市场2期C区|12", ""),
        ("善卷路（原建设路）102号附8号", "善卷路|102/8||", ""),
        ("金色晓岛3楼2单元", "||金色晓岛|3", ""),
        ("锦江酒店3楼", "||锦江酒店|", ""),
        ("成都市武侯区人民南路四段27号商鼎国际1栋2单元15楼1503号", "人民南路4段|27|商鼎国际|1", "1503"),
    ],
)
def test_forms_of_other_cities(parse, text, said, room):
    address = parse(text)
    assert (place(address), address.room) == (said, room)
