"""Community Grids, a QGIS plugin: divides a city's communities into grids of 350 to 500 households."""


def classFactory(iface):  # noqa: N802
    """Give QGIS the plugin; only then is anything else imported."""
    from .plugin.plugin import CommunityGridsPlugin

    return CommunityGridsPlugin(iface)
