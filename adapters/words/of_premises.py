"""The words for coded values of buildings: what a building is for, what a dwelling is, how a tie came about."""

from qgis.PyQt.QtCore import QCoreApplication

__all__ = [
    "entrance_words",
    "floor_words",
    "method_words",
    "state_letters",
    "state_words",
    "tie_state_words",
    "use_words",
]

translate = QCoreApplication.translate


def use_words():
    """What a building is for: dict of `model.USES` to words."""
    return {
        "residential": translate("Premises", "Residential"),
        "commercial": translate("Premises", "Commercial"),
        "public": translate("Premises", "Public"),
        "industrial": translate("Premises", "Industrial"),
        "storage": translate("Premises", "Storage"),
        "other": translate("Premises", "Other use"),
    }


def state_words():
    """What a dwelling is: dict of `model.STATES` to words."""
    return {
        "occupied": translate("Premises", "Occupied"),
        "empty": translate("Premises", "Empty"),
        "shop": translate("Premises", "Shop"),
        "unknown": translate("Premises", "Not known"),
    }


def state_letters():
    """The key that gives a dwelling its state: dict of `model.STATES` to a letter."""
    return {"occupied": "O", "empty": "E", "shop": "S", "unknown": "U"}


def method_words():
    """How a row of a register came to its building: dict of `model.METHODS` to words."""
    return {
        "code": translate("Premises", "by its code"),
        "address": translate("Premises", "by its address"),
        "inside": translate("Premises", "lies inside"),
        "overlap": translate("Premises", "by the largest overlap"),
        "street_side": translate("Premises", "by the nearest side of the street"),
        "decided": translate("Premises", "decided by a person"),
        "none": translate("Premises", "not tied"),
    }


def tie_state_words():
    """How sure a tie is: dict of `model.TIE_STATES` to words."""
    return {
        "sure": translate("Premises", "Sure"),
        "doubtful": translate("Premises", "Doubtful"),
        "decided": translate("Premises", "Decided"),
        "unmatched": translate("Premises", "Not tied"),
    }


def floor_words(floor):
    """Name a floor as it stands on a button of a lift: 3, B1.

    Examples
    --------
    >>> floor_words(3), floor_words(-1)
    ('3', 'B1')
    """
    from ...engine.premises.model import NO_FLOOR  # numpy is not there everywhere, and these words are wanted early

    if floor == NO_FLOOR:
        return translate("Premises", "No floor")
    return str(floor) if floor >= 0 else f"B{-floor}"


def entrance_words(entrance):
    """Name an entrance: its number or letter, or that it is not known."""
    if not entrance:
        return translate("Premises", "Entrance not known")
    return translate("Premises", "Entrance {entrance}").format(entrance=entrance)
