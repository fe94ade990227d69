"""What algorithms on events ask for alike: the clock of times without a zone."""

import re

from qgis.core import QgsProcessingParameterString
from qgis.PyQt.QtCore import QCoreApplication, QDateTime, Qt

__all__ = ["ZONE", "add_zone", "wall_clock", "zone_given", "zone_told", "zone_trouble"]

ZONE = "ZONE"

_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)

translate = QCoreApplication.translate


def add_zone(algorithm):
    """Declare ZONE."""
    told = translate("EventInputs", "The offset from UTC of days and of times without a zone. Without it, that of the "
                     "plan which is given or in which one of the layers lies; where there is none, or it says nothing, "
                     "+08:00.")  # fmt: skip
    parameter = QgsProcessingParameterString(ZONE, translate("EventInputs", "Clock of the times"), optional=True)
    algorithm.add(parameter, told, advanced=True)


def zone_told(algorithm, parameters, context):
    """The minutes ahead of UTC that ZONE says, None where it says nothing.

    Raises
    ------
    ValueError
        That is no offset.
    """
    text = algorithm.parameterAsString(parameters, ZONE, context).strip()
    if not text:
        return None
    match = _OFFSET.fullmatch(text)
    minutes = 60 * int(match[2]) + int(match[3] or 0) if match else None
    if minutes is None or minutes > 14 * 60:
        raise ValueError(text)
    return -minutes if match[1] == "-" else minutes


def zone_given(algorithm, parameters, context, names):
    """The minutes that the clock is ahead of UTC: as ZONE says, else as the plan does in which a layer lies.

    Parameters
    ----------
    names : sequence of str, the parameters of the layers, that which matters most first

    Raises
    ------
    QgsProcessingException
        The plan's profile cannot be read; the sentence says why.
    """
    from ..adapters.events.clock import clock_of_layers

    told = zone_told(algorithm, parameters, context)
    if told is not None:
        return told
    return clock_of_layers(algorithm.parameterAsVectorLayer(parameters, name, context) for name in names)


def zone_trouble(algorithm, parameters, context):
    """Say what is wrong with ZONE; '' where nothing is."""
    try:
        zone_told(algorithm, parameters, context)
    except ValueError:
        return translate("EventInputs", "{parameter} is no offset such as +08:00.").format(parameter=ZONE)
    return ""


def wall_clock(moment: QDateTime, offset):
    """A moment that was given on clocks so many minutes ahead of UTC, unless it says its zone: seconds since 1970."""
    from ..adapters.words.moments import moment_of

    if moment.timeSpec() != Qt.TimeSpec.LocalTime:
        return moment.toMSecsSinceEpoch() / 1000
    return moment_of(moment.toString("yyyy-MM-ddTHH:mm:ss")) - 60 * offset
