"""Draw a project's map as a picture with a title, a legend and a scale bar."""

from qgis.core import (
    QgsCoordinateTransform,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsPrintLayout,
    QgsTextFormat,
    QgsUnitTypes,
)
from qgis.PyQt.QtGui import QColor, QFont

from .layer_roles import role_of

__all__ = ["draw_map"]

_DPI = 130
_MM_PER_INCH = 25.4
_MARGIN = 5  # mm
_SIDE = 52  # mm, the column of the title, the legend and the scale bar

# Fonts that hold Chinese: Linux, Windows, macOS; the first that the machine has is used.
_FONTS = ["Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "SimHei"]


def draw_map(project, file, size=(1600, 1100), extent=None, title=None):
    """Draw the layers that are switched on in a project.

    Parameters
    ----------
    project : QgsProject
    file : path of the PNG to write
    size : (int, int), width and height in pixels
    extent : QgsRectangle, optional
        What to show, in the project's CRS; the grids, or everything where there are none, by default.
    title : str, optional
        The project's own title by default.

    Raises
    ------
    OSError
        The picture could not be written.
    """
    width, height = (pixels / _DPI * _MM_PER_INCH for pixels in size)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(width, height))
    layout.renderContext().setDpi(_DPI)
    side = width - _SIDE - _MARGIN
    map_item = _add_map(layout, project, extent or _whole(project), (side - 2 * _MARGIN, height - 2 * _MARGIN))
    title = project.title() if title is None else title
    top = _add_title(layout, title, side, height) if title else _MARGIN
    _add_legend(layout, map_item, side, top)
    _add_scale_bar(layout, map_item, side, height)
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = _DPI
    result = QgsLayoutExporter(layout).exportToImage(str(file), settings)
    if result != QgsLayoutExporter.ExportResult.Success:
        raise OSError(f"The map could not be written to {file}.")


def _whole(project):
    """Return the extent of the grids, else of every layer, with a little air round it."""
    layers = list(project.mapLayers().values())
    shown = [layer for layer in layers if role_of(layer) == "grids"] or layers
    extent = None
    for layer in shown:
        part = QgsCoordinateTransform(layer.crs(), project.crs(), project).transformBoundingBox(layer.extent())
        if extent is None:
            extent = part
        else:
            extent.combineExtentWith(part)
    return extent.buffered(0.02 * max(extent.width(), extent.height()))


def _add_map(layout, project, extent, size):
    item = QgsLayoutItemMap(layout)
    item.attemptMove(QgsLayoutPoint(_MARGIN, _MARGIN))
    item.attemptResize(QgsLayoutSize(*size))
    item.setCrs(project.crs())
    item.setLayers([layer for layer in project.layerTreeRoot().layerOrder() if _is_on(project, layer)])
    item.setKeepLayerSet(True)
    item.zoomToExtent(extent)
    item.setFrameEnabled(True)
    item.setBackgroundColor(QColor("#fbfaf6"))
    layout.addLayoutItem(item)
    return item


def _is_on(project, layer):
    node = project.layerTreeRoot().findLayer(layer.id())
    return node is not None and node.isVisible()


def _add_title(layout, title, left, height):
    """Write the title and return where it ends, in mm from the top."""
    label = QgsLayoutItemLabel(layout)
    label.setText(title)
    label.setTextFormat(_text(15, bold=True))
    layout.addLayoutItem(label)
    label.attemptMove(QgsLayoutPoint(left, _MARGIN))
    lines = max(1, -(-label.sizeForText().width() // _SIDE))
    tall = min(lines * label.sizeForText().height() + 2, height / 3)
    label.attemptResize(QgsLayoutSize(_SIDE, tall))
    return _MARGIN + tall


def _add_legend(layout, map_item, left, top):
    legend = QgsLayoutItemLegend(layout)
    layout.addLayoutItem(legend)
    legend.setLinkedMap(map_item)
    legend.setLegendFilterByMapEnabled(True)
    legend.setSymbolWidth(6)
    legend.setSymbolHeight(3.5)
    for component, size in (
        (QgsLegendStyle.Style.Group, 12),
        (QgsLegendStyle.Style.Subgroup, 10),
        (QgsLegendStyle.Style.SymbolLabel, 9),
    ):
        style = legend.style(component)
        style.setTextFormat(_text(size, bold=component != QgsLegendStyle.Style.SymbolLabel))
        legend.setStyle(component, style)
    legend.attemptMove(QgsLayoutPoint(left, top))
    legend.updateFilterByMap(False)
    legend.adjustBoxSize()


def _add_scale_bar(layout, map_item, left, height):
    bar = QgsLayoutItemScaleBar(layout)
    bar.setLinkedMap(map_item)
    bar.setStyle("Single Box")
    bar.setUnits(QgsUnitTypes.DistanceUnit.DistanceMeters)
    bar.setUnitLabel("m")
    metres = map_item.extent().width() / map_item.rect().width() * _SIDE
    step = next(step for step in (2000, 1000, 500, 200, 100, 50, 20, 10, 5) if step * 3 < metres or step == 5)
    bar.setUnitsPerSegment(step)
    bar.setNumberOfSegments(2)
    bar.setNumberOfSegmentsLeft(0)
    bar.setTextFormat(_text(9))
    layout.addLayoutItem(bar)
    bar.update()
    bar.attemptMove(QgsLayoutPoint(left, height - _MARGIN - bar.rect().height()))


def _text(size, bold=False):
    font = QFont(_FONTS[0])
    font.setBold(bold)
    text = QgsTextFormat()
    text.setFont(font)
    text.setFamilies(_FONTS)
    text.setSize(size)
    text.setColor(QColor("#222222"))
    return text
