"""Community Grids, a QGIS plugin: divides a city's communities into grids of 350 to 500 households."""


def classFactory(iface):  # noqa: N802
    """Give QGIS the plugin. Imported late, so that what is wrong inside is told by the plugin and not by a failed load."""
    from .plugin.plugin import CommunityGridsPlugin

    return CommunityGridsPlugin(iface)
