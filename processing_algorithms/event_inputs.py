"""What algorithms on events ask for alike: the clock of times without a zone."""

import re

from qgis.core import QgsProcessingParameterString
from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["ZONE", "add_zone", "zone_given", "zone_trouble"]

ZONE = "ZONE"

_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)

translate = QCoreApplication.translate


def add_zone(algorithm):
    """Declare ZONE."""
    algorithm.add(
        QgsProcessingParameterString(ZONE, translate("EventInputs", "Clock of the times"), optional=True),
        translate("EventInputs", "The offset from UTC of times without a zone; where no plan says another, +08:00."),
        advanced=True,
    )


def zone_given(algorithm, parameters, context, usual=480):
    """The minutes that the clock is ahead of UTC, `usual` where nothing is given; None where that is no offset."""
    text = algorithm.parameterAsString(parameters, ZONE, context).strip()
    if not text:
        return usual
    match = _OFFSET.fullmatch(text)
    if match is None:
        return None
    minutes = 60 * int(match[2]) + int(match[3] or 0)
    return (-minutes if match[1] == "-" else minutes) if minutes <= 14 * 60 else None


def zone_trouble(algorithm, parameters, context):
    """Say what is wrong with ZONE; '' where nothing is."""
    if zone_given(algorithm, parameters, context) is not None:
        return ""
    return translate("EventInputs", "{parameter} is no offset such as +08:00.").format(parameter=ZONE)
