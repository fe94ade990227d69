"""Two maps that always show the same place: side by side, or one on the other with a divider between."""

from qgis.gui import QgsMapCanvas, QgsMapToolPan
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from .swipe import Swipe

__all__ = ["LinkedMaps"]


class LinkedMaps(QSplitter):
    """Whatever one map is moved or zoomed to, the other follows."""

    def __init__(self, parent=None):
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._following = False
        self._captions, self.maps, self._tools = [], [], []
        self._heads, self._columns = [], []
        for _ in range(2):
            canvas = QgsMapCanvas()
            canvas.setCanvasColor(Qt.GlobalColor.white)
            canvas.enableAntiAliasing(True)
            tool = QgsMapToolPan(canvas)
            canvas.setMapTool(tool)
            caption = QLabel()
            caption.setStyleSheet("font-weight: bold; padding: 2px;")
            side, head = QWidget(), QHBoxLayout()
            head.addWidget(caption)
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addLayout(head)
            column.addWidget(canvas, 1)
            self._heads.append(head)
            self._columns.append(column)
            self.addWidget(side)
            self._captions.append(caption)
            self.maps.append(canvas)
            self._tools.append(tool)
        left, right = self.maps
        self.divider = Swipe(right, left)
        left.extentsChanged.connect(lambda: self._follow(left, right))
        right.extentsChanged.connect(lambda: self._follow(right, left))

    def swipe(self, on):
        """Lay the left map on the right one, to be swiped away; or show both side by side again."""
        caption, side = self._captions[0], self.widget(0)
        head = self._heads[1 if on else 0]
        head.insertWidget(0, caption)
        # Each caption stands on the side of its map.
        end = Qt.AlignmentFlag.AlignRight if on else Qt.AlignmentFlag.AlignLeft
        self._captions[1].setAlignment(end | Qt.AlignmentFlag.AlignVCenter)
        if on:
            self._columns[0].removeWidget(self.maps[0])
            self.divider.start()
        else:
            self.divider.stop()
            self._columns[0].addWidget(self.maps[0], 1)
        side.setVisible(not on)

    def show_layers(self, crs, layers, captions):
        """Show two lists of layers, topmost first, under two captions."""
        for canvas, shown, label, words in zip(self.maps, layers, self._captions, captions, strict=True):
            canvas.setDestinationCrs(crs)
            if canvas.layers() != shown:
                canvas.setLayers(shown)
            label.setText(words)

    def show_place(self, extent):
        """Go to a place on both maps."""
        self.maps[0].setExtent(extent)
        for canvas in self.maps:
            canvas.refresh()

    def stop(self):
        """Let go of the layers before they are gone."""
        for canvas in self.maps:
            canvas.stopRendering()
            canvas.setLayers([])

    def _follow(self, moved, other):
        if not self._following:
            self._following = True
            other.setExtent(moved.extent())
            other.refresh()
            self._following = False
