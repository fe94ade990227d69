"""The sentences and titles for what tying a register to buildings finds; `adapters.sentences.saying` says them."""

from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["templates", "titles"]

translate = QCoreApplication.translate


# fmt: off

def templates():
    """Sentences by check."""
    return {
        "tie_doubtful": translate("Findings",
            "{layer}: rows of which it is not sure to what building they belong (number: {count}, first row: {first}). "
            "They wait in the list of ties for a decision."),
        "tie_unmatched": translate("Findings",
            "{layer}: rows that were tied to no building (number: {count}, first row: {first})."),
        "tie_nothing_said": translate("Findings",
            "{layer}: rows with neither a code nor an address nor a place (number: {count}, first row: {first})."),
        "tie_code_unknown": translate("Findings",
            "{layer}: rows with a code that no building has; they were tied by address or place where possible "
            "(number: {count}, first row: {first})."),
        "tie_code_against_address": translate("Findings",
            "{layer}: rows whose code is of one building and whose address is of another; they wait for a decision "
            "(number: {count}, first row: {first})."),
        "tie_address_against_place": translate("Findings",
            "{layer}: rows that were tied by address and lie in another building (number: {count}, first row: "
            "{first})."),
        "tie_places_off": translate("Findings",
            "{layer}: the places lie {metres} m from the buildings that codes and addresses name, and were not used "
            "(rows: {count}). The layer may have a wrong or a shifted CRS, such as GCJ-02."),
        "tie_building_repeated": translate("Findings",
            "{layer}: buildings with a code that another one has too; a code ties to the first of them (number: "
            "{count}, first code: {first})."),
        "tie_address_without_building": translate("Findings",
            "{layer}: addresses of a building that is not there; nothing is tied to them (number: {count}, first "
            "building: {first})."),
        "tie_decision_unknown": translate("Findings",
            "{layer}: decisions for a building that is not there any more; their rows were tied anew (number: "
            "{count}, first row: {first})."),
    }


def titles():
    """Titles by check."""
    return {
        "tie_doubtful": translate("Findings", "Ties that are not sure"),
        "tie_unmatched": translate("Findings", "Rows without a building"),
        "tie_nothing_said": translate("Findings", "Rows that name no place"),
        "tie_code_unknown": translate("Findings", "Code of no building"),
        "tie_code_against_address": translate("Findings", "Code and address disagree"),
        "tie_address_against_place": translate("Findings", "Address and place disagree"),
        "tie_places_off": translate("Findings", "Places that lie elsewhere"),
        "tie_building_repeated": translate("Findings", "Code of several buildings"),
        "tie_address_without_building": translate("Findings", "Address of an unknown building"),
        "tie_decision_unknown": translate("Findings", "Decision for an unknown building"),
    }
