"""The sentences and titles for what estimates and checks of buildings find; `adapters.sentences.saying` says them."""

from qgis.PyQt.QtCore import QCoreApplication

from ..words.of_premises import floor_words, state_words, use_words

__all__ = ["KEYS", "shown", "templates", "titles", "variant"]

KEYS = ("building", "check_of", "floor", "state", "use", "words")
"""The numbers of findings that are coded."""

translate = QCoreApplication.translate


def shown(key, value):
    """Say a building's code, a floor, a state, a use, or words of which no list grows long."""
    from ...engine.premises.model import NO_FLOOR  # numpy is not there everywhere, and sentences are wanted early

    if key == "building":
        return str(value) if value != "" else translate("Findings", "without a code")
    if key == "check_of":
        return titles().get(value, value)
    if key == "floor":
        return "–" if value == NO_FLOOR else floor_words(value)
    if key == "words":
        return value if isinstance(value, str) else translate("Findings", ", ").join(value)
    return (state_words() if key == "state" else use_words()).get(value, str(value))


def variant(finding):
    """The ending of the template's key where a check of buildings has several sentences."""
    if finding.check == "building_without_floors" and not finding.numbers["told"]:
        return ".untold"
    if finding.check in ("dwelling_lived_in", "dwelling_repeated") and not finding.numbers["room"]:
        return ".place"
    if finding.check == "row_untied" and not finding.numbers["address"]:
        return ".bare"
    return ""


# fmt: off

def templates():
    """Sentences by check."""
    return {
        "grid_could_flip": translate("Findings",
            "The estimate is {estimate} households, and {low} to {high} are likely: whether the grid is within "
            "{minimum} to {maximum} is not sure. Count this grid first."),
        "estimate_over_total": translate("Findings",
            "The community's total is {total} households, but its buildings hold {told} by register and use, {excess} "
            "more."),
        "estimate_under_total": translate("Findings",
            "The community's total is {total} households, but its buildings can hold no more than {told}, {short} "
            "fewer."),
        "estimate_without_community": translate("Findings",
            "Buildings in no community were estimated without a total (number: {count}, first feature: {first})."),
        "estimate_floors_filled": translate("Findings",
            "{layer}: buildings without floors got those of others like them near by (number: {count}, first feature: "
            "{first})."),
        "estimate_numbers_unlikely": translate("Findings",
            "{layer}: numbers of “{column}” over {most} cannot be right and were not used (number: {count}, first "
            "feature: {first})."),
        "estimate_uses_unknown": translate("Findings",
            "{layer}: nobody is taken to live in buildings of these uses, whose words are not known: {words} (number: "
            "{count})."),
        "estimate_of_parcels": translate("Findings",
            "{layer}: the polygons cover {percent} % of the ground, so they were taken as parcels, not as buildings."),
        "building_floating": translate("Findings",
            "Building {building} (households: {households}) stands in no community and counts for no grid."),
        "building_without_ground": translate("Findings",
            "Building {building} (households: {households}) has no place on the map."),
        "building_doubled": translate("Findings",
            "Building {building} is drawn twice: {percent} % of it lie under building {other}."),
        "building_apart": translate("Findings",
            "Building {building} stands in no community; it counts nobody."),
        "building_over_another": translate("Findings",
            "{percent} % of building {building} lie under building {other}; only one of them counts households."),
        "building_code_repeated": translate("Findings", "The code {building} is that of {count} buildings."),
        "building_without_code": translate("Findings", "Buildings without a code (number: {count})."),
        "building_without_floors.untold": translate("Findings",
            "Nobody wrote down how many floors building {building} has."),
        "building_without_floors": translate("Findings",
            "Nobody wrote down how many floors building {building} has; its highest dwelling is on floor {told}."),
        "building_floors_misfit": translate("Findings",
            "Building {building} has {floors} floors and is {height_m} m high: {floor_m} m a floor."),
        "building_without_address": translate("Findings", "Building {building} has no address."),
        "building_without_dwellings": translate("Findings",
            "Nothing is known of a dwelling in building {building} (entrances: {entrances})."),
        "households_over_dwellings": translate("Findings",
            "Building {building} has {households} households in {dwellings} dwellings."),
        "households_without_homes": translate("Findings",
            "Building {building} has {households} households, but by its use nobody lives there ({use})."),
        "households_in_shop": translate("Findings",
            "Building {building} has {households} households, but holds nothing but shops."),
        "households_not_told": translate("Findings",
            "Building {building} counts {households} households, its dwellings add up to {told}."),
        "dwelling_size_odd": translate("Findings",
            "Building {building} has {m2} m² of floor for each of its {dwellings} dwellings."),
        "dwelling_above_roof": translate("Findings",
            "A dwelling of building {building} is on floor {floor} of {floors}."),
        "dwelling_lived_in": translate("Findings",
            "Dwelling {room} of building {building} (entrance {entrance}, floor {floor}) is written down as {state}, "
            "with {households} households."),
        "dwelling_lived_in.place": translate("Findings",
            "What building {building} holds at entrance {entrance}, floor {floor}, is written down as {state}, with "
            "{households} households."),
        "dwelling_repeated": translate("Findings",
            "Dwelling {room} of building {building} (entrance {entrance}, floor {floor}) is written down {count} "
            "times."),
        "dwelling_repeated.place": translate("Findings",
            "What entrance {entrance}, floor {floor} of building {building} holds is written down {count} times."),
        "entrances_differ": translate("Findings",
            "Building {building} is to have entrances: {entrances}; its dwellings name: {told}."),
        "address_of_several": translate("Findings",
            "The address {address} is that of building {building} and of building {other}."),
        "address_of_none": translate("Findings", "The address {address} belongs to no building."),
        "address_far": translate("Findings",
            "The address {address} lies {distance_m} m away from its building {building}."),
        "tie_far": translate("Findings",
            "Row {row} of the register is tied to building {building}, {distance_m} m away from its place."),
        "tie_in_other_community": translate("Findings",
            "Row {row} of the register lies in community {community}, the building {building} that it is tied to in "
            "this one."),
        "row_untied": translate("Findings", "Row {row} of the register ({address}) is tied to no building."),
        "row_untied.bare": translate("Findings", "Row {row} of the register is tied to no building."),
        "estimate_far": translate("Findings",
            "Building {building} counts {households} households; from its floors and use {low} to {high} are likely."),
        "checks_more": translate("Findings", "More of the same: {check_of} (number: {count})."),
    }


def titles():
    """Titles by check."""
    return {
        "grid_could_flip": translate("Findings", "Grid's status not sure"),
        "estimate_over_total": translate("Findings", "More households than the total"),
        "estimate_under_total": translate("Findings", "Fewer households than the total"),
        "estimate_without_community": translate("Findings", "Estimated without a total"),
        "estimate_numbers_unlikely": translate("Findings", "Numbers too large"),
        "estimate_floors_filled": translate("Findings", "Floors filled in"),
        "estimate_uses_unknown": translate("Findings", "Uses not known"),
        "estimate_of_parcels": translate("Findings", "Taken as parcels"),
        "building_floating": translate("Findings", "Building in no community"),
        "building_without_ground": translate("Findings", "Building without a place"),
        "building_doubled": translate("Findings", "Building drawn twice"),
        "building_apart": translate("Findings", "Building outside that counts nobody"),
        "building_over_another": translate("Findings", "Building over another"),
        "building_code_repeated": translate("Findings", "Building's code repeated"),
        "building_without_code": translate("Findings", "Buildings without a code"),
        "building_without_floors": translate("Findings", "Building without floors"),
        "building_floors_misfit": translate("Findings", "Floors do not fit the height"),
        "building_without_address": translate("Findings", "Building without an address"),
        "building_without_dwellings": translate("Findings", "Entrances without dwellings"),
        "households_over_dwellings": translate("Findings", "More households than dwellings"),
        "households_without_homes": translate("Findings", "Households where nobody lives"),
        "households_in_shop": translate("Findings", "Households among shops only"),
        "households_not_told": translate("Findings", "Count differs from the dwellings"),
        "dwelling_size_odd": translate("Findings", "Odd size of dwellings"),
        "dwelling_above_roof": translate("Findings", "Dwelling above the roof"),
        "dwelling_lived_in": translate("Findings", "Empty or a shop, with households"),
        "dwelling_repeated": translate("Findings", "Dwelling written down twice"),
        "entrances_differ": translate("Findings", "Entrances differ"),
        "address_of_several": translate("Findings", "Address of several buildings"),
        "address_of_none": translate("Findings", "Address of no building"),
        "address_far": translate("Findings", "Address far from its building"),
        "tie_far": translate("Findings", "Tied far away"),
        "tie_in_other_community": translate("Findings", "Tied into another community"),
        "row_untied": translate("Findings", "Row of the register not tied"),
        "estimate_far": translate("Findings", "Far from what is likely"),
        "checks_more": translate("Findings", "More of the same"),
    }

# fmt: on
