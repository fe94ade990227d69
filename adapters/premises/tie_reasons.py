"""Why a building may be the one that a row of a register means, and what speaks against it, in words."""

from qgis.PyQt.QtCore import QCoreApplication

from ...engine.premises.addresses.index import AddressIndex
from ...engine.premises.addresses.matching import AddressMatcher
from ..words.address_words import address_words

__all__ = ["reasons"]

translate = QCoreApplication.translate


def reasons(text, addresses):
    """Compare the address of a row with those of some buildings.

    Parameters
    ----------
    text : str, the row's address
    addresses : list of list of str, the addresses of each building

    Returns
    -------
    list of str, for each building what differs, a few words; that nothing does where so; '' where nothing is known
    """
    pairs = [(each, place) for place, own in enumerate(addresses) for each in own]
    if not text or not pairs:
        return [""] * len(addresses)
    known, places = zip(*pairs, strict=True)
    matcher = AddressMatcher(AddressIndex(known, places, address_words()))
    return [_reason(*matcher.explain(text, place)) for place in range(len(addresses))]


def _reason(asked, known, differences):
    if known is None:
        return ""
    if not differences:
        return translate("Ties", "the same address")
    words = _words()
    numbers = {
        "asked_number": _number(asked.number),
        "known_number": _number(known.number),
        "road": known.road,
        "compound": known.compound,
        "building": known.building,
        "asked_building": asked.building,
        "community": known.community,
    }
    said = [words[word].format(**numbers) for word in differences if word in words]
    return translate("Ties", "; ").join(said)


def _number(number):
    if number is None:
        return ""
    suffix = f"-{number.suffix}" if number.suffix else ""
    return f"{number.low}{suffix}" if number.single else f"{number.low}–{number.high}"


def _words():
    """What differs, by the words of engine.premises.addresses.evidence."""
    slip_of_road = translate("Ties", "the road's name with a slip: {road}")
    slip_of_compound = translate("Ties", "the compound's name with a slip: {compound}")
    other_road = translate("Ties", "another form of the road's name: {road}")
    other_compound = translate("Ties", "another form of the compound's name: {compound}")
    in_range = translate("Ties", "number {known_number} for {asked_number}")
    other_number = translate("Ties", "number {known_number}, not {asked_number}")
    other_building = translate("Ties", "building {building}, not {asked_building}")
    return {
        "road_slip": slip_of_road,
        "road_short": other_road,
        "road_other_ending": other_road,
        "road_part": other_road,
        "road_other": translate("Ties", "another road: {road}"),
        "road_unsaid": translate("Ties", "the row names no road"),
        "road_unknown": translate("Ties", "the building's address names no road"),
        "compound_slip": slip_of_compound,
        "compound_short": other_compound,
        "compound_other_ending": other_compound,
        "compound_part": other_compound,
        "compound_other": translate("Ties", "another compound: {compound}"),
        "compound_unsaid": translate("Ties", "the row names no compound, here it is {compound}"),
        "compound_unknown": translate("Ties", "no compound in the building's address"),
        "number_end": in_range,
        "number_within": in_range,
        "number_overlap": in_range,
        "number_suffix": other_number,
        "number_other_suffix": other_number,
        "number_unnamed": other_number,
        "number_slip": other_number,
        "number_beside": other_number,
        "number_next": other_number,
        "number_between": other_number,
        "number_other": other_number,
        "number_unsaid": translate("Ties", "no house number in one of the two"),
        "building_within": translate("Ties", "building {building} for {asked_building}"),
        "building_suffix": other_building,
        "building_slip": other_building,
        "building_other": other_building,
        "building_unsaid": translate("Ties", "the row names no building of the compound"),
        "building_unknown": translate("Ties", "no number of a building in the building's address"),
        "community_other": translate("Ties", "another community: {community}"),
    }
