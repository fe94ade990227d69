"""What differs between the QGIS versions that the plugin runs on; nothing else asks for a version."""

from qgis.core import Qgis, QgsField, QgsVariantUtils
from qgis.PyQt.QtCore import QMetaType

__all__ = ["OLDEST", "is_null", "number_field", "supported", "text_field", "whole_number_field"]

OLDEST = 34000


def supported():
    """Say whether this QGIS is one that the plugin was made for."""
    return Qgis.versionInt() >= OLDEST


def is_null(value):
    """Say whether an attribute is null: None with PyQt 6, a null QVariant with PyQt 5."""
    return value is None or (not isinstance(value, (str, int, float)) and QgsVariantUtils.isNull(value))


def text_field(name):
    """Make a field for text."""
    return QgsField(name, QMetaType.Type.QString)


def whole_number_field(name):
    """Make a field for counts."""
    return QgsField(name, QMetaType.Type.Int)


def number_field(name):
    """Make a field for measures."""
    return QgsField(name, QMetaType.Type.Double)
