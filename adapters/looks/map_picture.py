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

from ..layers.roles import role_of
from .style_words import label_caption

__all__ = ["FONTS", "draw_map"]

_DPI = 130
_MM_PER_INCH = 25.4
_MARGIN = 5  # mm
_SIDE = 52  # mm, the column of the title, the legend and the scale bar
_INSET = 2  # mm, by which the legend's words stand in
_CAPTION = 9  # mm, two lines
_FOOT = 29  # mm, the caption and the scale bar with the margin below
_WIDTH = 1600  # pixels
_GROUND = "#fbfaf6"

# Fonts that hold Chinese: Linux, Windows, macOS; the first that the machine has is used.
FONTS = ["Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "SimHei"]


def draw_map(project, file, size=None, extent=None, title=None, background=_GROUND):
    """Draw the layers that are switched on in a project.

    Parameters
    ----------
    project : QgsProject
    file : path of the PNG to write
    size : (int, int), optional
        Width and height in pixels; by default 1600 wide and as high as the extent needs.
    extent : QgsRectangle, optional
        What to show, in the project's CRS; the grids, or everything where there are none, by default.
    title : str, optional
        The project's own title by default.
    background : str
        The colour of what lies between the layers.

    Raises
    ------
    OSError
        The picture could not be written.
    """
    extent = extent or _whole(project)
    width, height = (pixels / _DPI * _MM_PER_INCH for pixels in size or _fitting(extent))
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    map_item = _add_map(layout, project, background)
    side = width - _SIDE - _MARGIN
    _frame(map_item, extent, side, height)
    title = project.title() if title is None else title
    top = _add_title(layout, title, side) if title else _MARGIN
    legend = _add_legend(layout, map_item, side, top)
    if size is None:
        height = max(height, top + _height_of(legend, layout, map_item) + _FOOT)
        _frame(map_item, extent, side, height)
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(width, height))
    _add_caption(layout, side, height - _FOOT)
    _add_scale_bar(layout, map_item, side, height)
    if not QgsLayoutExporter(layout).renderPageToImage(0, dpi=_DPI).save(str(file)):
        raise OSError(f"The map could not be written to {file}.")


def _fitting(extent):
    """Return the size in pixels of a picture whose map frames the extent closely, neither a strip nor a tower."""
    beside = (_SIDE + 3 * _MARGIN) * _DPI / _MM_PER_INCH
    high = (_WIDTH - beside) * extent.height() / max(extent.width(), 1) + 2 * _MARGIN * _DPI / _MM_PER_INCH
    return _WIDTH, round(min(max(high, 0.5 * _WIDTH), 1.2 * _WIDTH))


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


def _add_map(layout, project, background):
    item = QgsLayoutItemMap(layout)
    item.attemptMove(QgsLayoutPoint(_MARGIN, _MARGIN))
    item.setCrs(project.crs())
    item.setLayers([layer for layer in project.layerTreeRoot().layerOrder() if _is_on(project, layer)])
    item.setKeepLayerSet(True)
    item.setFrameEnabled(True)
    item.setBackgroundColor(QColor(background))
    layout.addLayoutItem(item)
    return item


def _frame(map_item, extent, right, height):
    """Size the map to the page and have it show at least the extent."""
    map_item.attemptResize(QgsLayoutSize(right - 2 * _MARGIN, height - 2 * _MARGIN))
    map_item.zoomToExtent(extent)


def _is_on(project, layer):
    node = project.layerTreeRoot().findLayer(layer.id())
    return node is not None and node.isVisible()


def _add_title(layout, title, left):
    """Write the title and return where it ends, in mm from the top."""
    label = QgsLayoutItemLabel(layout)
    label.setText(title)
    label.setTextFormat(_text(15, bold=True))
    layout.addLayoutItem(label)
    label.attemptMove(QgsLayoutPoint(left, _MARGIN))
    lines = max(1, -(-label.sizeForText().width() // _SIDE))
    tall = lines * label.sizeForText().height() + 2
    label.attemptResize(QgsLayoutSize(_SIDE, tall))
    return _MARGIN + tall


def _add_legend(layout, map_item, left, top):
    """Put what the map shows under the title."""
    legend = QgsLayoutItemLegend(layout)
    layout.addLayoutItem(legend)
    legend.setLinkedMap(map_item)
    legend.setLegendFilterByMapEnabled(True)
    legend.setSymbolWidth(6)
    legend.setSymbolHeight(3.5)
    symbol = legend.style(QgsLegendStyle.Style.Symbol)
    symbol.setMargin(QgsLegendStyle.Side.Top, 1.4)
    legend.setStyle(QgsLegendStyle.Style.Symbol, symbol)
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
    return legend


def _height_of(legend, layout, map_item):
    """Return the height of a legend, in mm. It knows its size only once it was painted, so that is done in vain."""
    map_item.setVisibility(False)
    QgsLayoutExporter(layout).renderPageToImage(0, dpi=_DPI)
    map_item.setVisibility(True)
    legend.adjustBoxSize()
    return legend.rect().height()


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


def _add_caption(layout, left, top):
    label = QgsLayoutItemLabel(layout)
    label.setText(label_caption())
    label.setTextFormat(_text(8))
    layout.addLayoutItem(label)
    label.attemptMove(QgsLayoutPoint(left + _INSET, top))
    label.attemptResize(QgsLayoutSize(_SIDE - _INSET, _CAPTION))


def _text(size, bold=False):
    font = QFont(FONTS[0])
    font.setBold(bold)
    text = QgsTextFormat()
    text.setFont(font)
    text.setFamilies(FONTS)
    text.setSize(size)
    text.setColor(QColor("#222222"))
    return text
