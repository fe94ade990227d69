"""The groups of the algorithms: the same words as in menus and docks."""

from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["BUILDINGS", "COVERAGE", "EVENTS", "EXPORT", "GRIDS", "SHARING", "group_name"]

GRIDS = "grids"
BUILDINGS = "buildings"
EVENTS = "events"
COVERAGE = "coverage"
SHARING = "sharing"
EXPORT = "export"

translate = QCoreApplication.translate


def group_name(group):
    """Name a group in the person's language."""
    return {
        GRIDS: translate("Groups", "Grids"),
        BUILDINGS: translate("Groups", "Buildings and households"),
        EVENTS: translate("Groups", "Events and cameras"),
        COVERAGE: translate("Groups", "Coverage"),
        SHARING: translate("Groups", "Sharing"),
        EXPORT: translate("Groups", "Export"),
    }[group]
