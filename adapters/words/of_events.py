"""What the codes of events, cameras and resources are called, in the reader's language."""

from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["SOURCES", "URGENCIES", "source_name", "state_name", "urgency_name"]

SOURCES = ("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "99")
URGENCIES = (1, 2, 3, 4)

translate = QCoreApplication.translate


def state_name(state):
    """Name a state of an event; a number that is none stays a number."""
    from ...engine.events.model import STATES  # it needs packages that QGIS does not bring everywhere

    return dict(zip(STATES, _states(), strict=True)).get(int(state), str(state) if state else _not_known())


def source_name(source):
    """Name the source of an event by its two digits; other words stay as they are."""
    return dict(zip(SOURCES, _sources(), strict=True)).get(source, source or _not_known())


def urgency_name(urgency):
    """Name the urgency of an event, 1 to 4."""
    return dict(zip(URGENCIES, _urgencies(), strict=True)).get(int(urgency), _not_known())


def _not_known():
    return translate("Events", "not known")


# fmt: off

def _states():
    return (
        translate("Events", "reported"),
        translate("Events", "received"),
        translate("Events", "verified"),
        translate("Events", "dispatched"),
        translate("Events", "being handled"),
        translate("Events", "submitted"),
        translate("Events", "closed"),
        translate("Events", "evaluated"),
        translate("Events", "rejected"),
        translate("Events", "returned"),
        translate("Events", "suspended"),
        translate("Events", "merged"),
        translate("Events", "cancelled"),
        translate("Events", "escalated"),
    )


def _sources():
    return (
        translate("Events", "grid officer"),
        translate("Events", "12345 hotline"),
        translate("Events", "110, no police matter"),
        translate("Events", "residents' app"),
        translate("Events", "portal"),
        translate("Events", "service line"),
        translate("Events", "at the desk"),
        translate("Events", "WeChat account"),
        translate("Events", "video patrol"),
        translate("Events", "sensor or smart capture"),
        translate("Events", "emergency watch"),
        translate("Events", "property manager"),
        translate("Events", "handed over by a department"),
        translate("Events", "other"),
    )


def _urgencies():
    return (
        translate("Events", "ordinary"),
        translate("Events", "important"),
        translate("Events", "urgent"),
        translate("Events", "most urgent"),
    )

# fmt: on
