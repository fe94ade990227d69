"""What the plugin remembers between sessions."""

from qgis.core import QgsSettings

__all__ = ["Settings"]

_FOLDER = "community_grids"


class _Remembered:
    """A value of one type, with the default it has until somebody changes it."""

    def __init__(self, key, default):
        self._key = f"{_FOLDER}/{key}"
        self._default = default

    def __get__(self, instance, owner=None):
        return QgsSettings().value(self._key, self._default, type=type(self._default))

    def __set__(self, instance, value):
        QgsSettings().setValue(self._key, type(self._default)(value))


class Settings:
    """The remembered values, typed. Every instance reads and writes the same QGIS profile.

    Attributes
    ----------
    minimum, maximum, seed : int, of the last division
    households_field, community_code_field, community_name_field, community_kind_field, street_class_field : str,
        the fields of the last division, '' for none
    findings_filter : str, the words in the filter box of the findings dock
    hidden_severities : str, the severities that the dock does not show, joined by commas
    findings_area : str, the side of the main window where the dock lies: 'left', 'right', 'top' or 'bottom'
    """

    minimum = _Remembered("division/minimum", 350)
    maximum = _Remembered("division/maximum", 500)
    seed = _Remembered("division/seed", 1)
    households_field = _Remembered("division/households_field", "")
    community_code_field = _Remembered("division/community_code_field", "")
    community_name_field = _Remembered("division/community_name_field", "")
    community_kind_field = _Remembered("division/community_kind_field", "")
    street_class_field = _Remembered("division/street_class_field", "")
    findings_filter = _Remembered("findings/filter", "")
    hidden_severities = _Remembered("findings/hidden_severities", "")
    findings_area = _Remembered("findings/area", "bottom")
