"""What algorithms share that read a table as it arrives: a file or a layer, a sheet of it, what columns mean."""

import json
from pathlib import Path

from qgis.core import (
    QgsMapLayer,
    QgsProcessingException,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsProcessingUtils,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from .district_algorithm import DistrictAlgorithm

__all__ = ["ArrivingAlgorithm"]

translate = QCoreApplication.translate


class ArrivingAlgorithm(DistrictAlgorithm):
    """An algorithm on a table as it arrives."""

    INPUT, SHEET, MAPPING = "INPUT", "SHEET", "MAPPING"

    def add_input(self, words, sheet_help, mapping_help):
        """Declare INPUT, SHEET and MAPPING."""
        self.add(
            QgsProcessingParameterFile(self.INPUT, words),
            translate("Arriving", "A file, a geodatabase's folder, or the name of a layer of the project."),
        )
        sheet = translate("Arriving", "Sheet or table")
        self.add(QgsProcessingParameterString(self.SHEET, sheet, optional=True), sheet_help)
        meaning = translate("Arriving", "Meaning of columns")
        self.add(
            QgsProcessingParameterString(self.MAPPING, meaning, optional=True, multiLine=True),
            mapping_help,
            advanced=True,
        )

    def checkParameterValues(self, parameters, context):
        given = parameters.get(self.INPUT)
        if isinstance(given, QgsMapLayer) or (isinstance(given, str) and given.strip()):
            # QGIS would take files alone; what is missing is told by name when it is read
            parameters = {**parameters, self.INPUT: __file__}
        fits, reason = super().checkParameterValues(parameters, context)
        if fits and self.mapping_given(parameters, context) is None:
            return False, translate("Arriving", 'The meaning of columns is no JSON such as {"Ref": "code"}.')
        return fits, reason

    def prepareAlgorithm(self, parameters, context, feedback):
        """Take the layer that is named, in its own thread."""
        from ..adapters.layers.reading import Source
        from ..adapters.registers.layers import file_of_layer, value_meanings

        self._file, self._layer, self._meanings = "", None, {}
        given = parameters.get(self.INPUT)
        text = given if isinstance(given, str) else self.parameterAsString(parameters, self.INPUT, context)
        layer = given if isinstance(given, QgsVectorLayer) else None
        if layer is None and not Path(text.partition("|")[0]).exists():
            layer = QgsProcessingUtils.mapLayerFromString(text, context, False)
        if layer is None:
            self._file = text
        elif not isinstance(layer, QgsVectorLayer):
            said = translate("Arriving", "The layer {layer} is no table.")
            raise QgsProcessingException(said.format(layer=layer.name()))
        else:
            self._file = file_of_layer(layer)
            self._layer, self._meanings = Source.of_layer(layer), value_meanings(layer)
        return True

    def mapping_given(self, parameters, context):
        """The meaning of columns as a dict, None where it is none."""
        text = self.parameterAsString(parameters, self.MAPPING, context)
        try:
            mapping = json.loads(text) if text.strip() else {}
        except ValueError:
            return None
        fits = isinstance(mapping, dict) and all(isinstance(role, str) for role in mapping.values())
        return mapping if fits else None

    def arrived(self, parameters, context, progress, look=None):
        """Read what arrived: list of adapters.registers.files.Arrived; `look` as of `RegisterFile`."""
        from ..adapters.registers.files import read_tables
        from ..adapters.registers.layers import read_layer

        if self._file:
            sheet = self.parameterAsString(parameters, self.SHEET, context)
            return read_tables(self._file, sheet, progress, look)
        return [read_layer(self._layer, self._meanings, None, progress)]

    def tell(self, findings, feedback):
        """Tell findings to who runs the algorithm."""
        from ..adapters.sentences.saying import sentence

        for finding in findings:
            say = feedback.pushInfo if finding.severity == "note" else feedback.pushWarning
            say(sentence(finding))
