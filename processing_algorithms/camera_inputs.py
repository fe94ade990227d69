"""What algorithms on cameras ask for alike: whether secret cameras may be in what they write."""

from qgis.PyQt.QtCore import QCoreApplication

from .district_inputs import add_choice

__all__ = ["add_secret", "secret_given", "tell_secret"]

_PARAMETER = "SECRET"

_INCLUDE = "include"

translate = QCoreApplication.translate


def add_secret(algorithm):
    """Declare SECRET."""
    told = translate("CameraInputs", "leave_out: as if they were not there, so that the tables can be handed on, and "
                     "what they alone see counts as not seen; include: they are there, marked in the field secrecy "
                     "where a row is of one camera.")  # fmt: skip
    add_choice(algorithm, _PARAMETER, translate("CameraInputs", "Secret cameras"), told, ("leave_out", _INCLUDE))


def secret_given(algorithm, parameters, context):
    """Whether secret cameras may be in what is written."""
    return algorithm.parameterAsEnumString(parameters, _PARAMETER, context) == _INCLUDE


def tell_secret(count, feedback):
    """Say how many cameras were left out since they are secret."""
    if count:
        line = translate("CameraInputs", "Cameras that may not leave the database were left out (number: {count}).")
        feedback.pushInfo(line.format(count=count))
