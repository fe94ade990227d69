"""Choosing by what register a plan is counted: its own counts, or a layer of the project with its fields."""

from qgis.core import Qgis, QgsProject
from qgis.gui import QgsFieldComboBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QWidget

from ..adapters.layers.roles import guess_field, role_of
from ..adapters.plans.project import PLAN_PROPERTY

__all__ = ["RegisterPicker"]

_HOUSEHOLDS = ("households", "household", "hh", "户数", "家庭户数")
_IDENTIFIERS = ("building_id", "楼栋编码", "建筑编码", "楼栋编号", "建筑编号", "building", "id")

_LETTERS = 10


class RegisterPicker(QWidget):
    """A layer and two of its fields, which are hidden while the plan's own counts are chosen.

    Parameters
    ----------
    project : QgsProject
    flat : bool, whether they stand in one row; else each has its own

    Signals
    -------
    changed : another layer or field was chosen
    """

    changed = pyqtSignal()

    def __init__(self, project: QgsProject, flat=False, parent=None):
        super().__init__(parent)
        self._project = project
        self._layers = QgsMapLayerComboBox()
        self._layers.setAllowEmptyLayer(True, self.tr("The plan's own counts"))
        self._layers.setFilters(Qgis.LayerFilter.VectorLayer)
        self._layers.setToolTip(self.tr("Buildings with their households, or a table that names buildings"))
        self._households, self._identifier = QgsFieldComboBox(), QgsFieldComboBox()
        self._identifier.setAllowEmptyFieldName(True)
        self._identifier.setToolTip(
            self.tr("The field that finds a building of the plan again; without it buildings count where they lie")
        )
        self._labels = {
            self._layers: QLabel(self.tr("Counted by:")),
            self._households: QLabel(self.tr("Households:")),
            self._identifier: QLabel(self.tr("Building identifier:")),
        }
        for field in self._labels:  # long names of layers and fields are cut, not the words beside them
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(_LETTERS)
        place = QHBoxLayout(self) if flat else QFormLayout(self)
        place.setContentsMargins(0, 0, 0, 0)
        for field, label in self._labels.items():
            if flat:
                place.addWidget(label)
                place.addWidget(field, 1)
            else:
                place.addRow(label, field)
        self.refresh()
        self._layers.layerChanged.connect(self._take_layer)
        self._households.fieldChanged.connect(lambda _: self.changed.emit())
        self._identifier.fieldChanged.connect(lambda _: self.changed.emit())

    def refresh(self):
        """Offer the layers that the project has now; those of plans are no registers."""
        layers = self._project.mapLayers().values()
        ours = [layer for layer in layers if layer.customProperty(PLAN_PROPERTY, "") or role_of(layer)]
        self._layers.setExceptedLayerList(ours)
        self.choose(None)
        self._take_layer(None)

    def layer(self):
        """The chosen layer; None for the plan's own counts."""
        return self._layers.currentLayer()

    def households_field(self):
        """The field that counts households, '' where none is chosen."""
        return self._households.currentField()

    def id_field(self):
        """The field that finds buildings again, '' where none is chosen."""
        return self._identifier.currentField()

    def choose(self, layer, households_field="", id_field=""):
        """Choose a layer and its fields, those not given are guessed; None for the plan's own counts."""
        if layer is None:
            self._layers.setCurrentIndex(0)  # `setLayer` would show an empty box
        else:
            self._layers.setLayer(layer)
        if households_field:
            self._households.setField(households_field)
            self._identifier.setField(id_field)

    def given(self):
        """What `choose` would need to choose the same."""
        return self.layer(), self.households_field(), self.id_field()

    def choice(self):
        """The RegisterChoice that a count takes; None for the plan's own counts."""
        from ..adapters.plans.snapshot import RegisterChoice  # packages that QGIS does not bring everywhere

        return None if self.layer() is None else RegisterChoice.of_layer(*self.given())

    def complete(self):
        """Whether enough is chosen to count by."""
        return self.layer() is None or bool(self.households_field())

    def label_width(self):
        """How wide the words before the rows are."""
        return max(label.sizeHint().width() for label in self._labels.values())

    def _take_layer(self, layer):
        for field, names in ((self._households, _HOUSEHOLDS), (self._identifier, _IDENTIFIERS)):
            field.setLayer(layer)
            field.setField(guess_field(layer, names) if layer is not None else "")
            self._labels[field].setVisible(layer is not None)
            field.setVisible(layer is not None)
        self.changed.emit()
