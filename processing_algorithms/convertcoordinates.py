"""Convert coordinates: between WGS 84 and what web maps of China shift it to, GCJ-02 and BD-09."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
)

from . import groups
from .district_algorithm import DistrictAlgorithm
from .district_inputs import ANY_GEOMETRY, AREAS, POINTS, add_choice, add_layer
from .inputs_given import source_given

__all__ = ["ConvertCoordinates"]


class ConvertCoordinates(DistrictAlgorithm):
    """Reads a layer, and writes it with its coordinates converted."""

    NAME = "convertcoordinates"
    GROUP = groups.EVENTS
    ICON = "convert_coordinates.svg"

    INPUT, FROM, TO, BUILDINGS, OUTPUT = "INPUT", "FROM", "TO", "BUILDINGS", "OUTPUT"
    DATUM, MOVED = "DATUM", "MOVED"
    ROLES = {OUTPUT: ""}
    BEFORE, AFTER = ("find_out", "GCJ02", "BD09", "WGS84"), ("WGS84", "GCJ02", "BD09")

    def displayName(self):
        return self.tr("Convert coordinates")

    def summary(self):
        return self.tr(
            "Converts a layer between WGS 84 (CGCS2000 is the same to a decimetre) and the shifted coordinates of web "
            "maps of China: GCJ-02 of Amap and Tencent, BD-09 of Baidu. Which of them a layer is in shows by the "
            "buildings, if it lies at buildings at all. The way back is exact to a millimetre; that the public "
            "formulas are the official ones to better than some metres nobody can promise. Features outside China stay "
            "as they are. It is an aid for data that arrive shifted, not for publishing."
        )

    def tags(self):
        return self.tr("GCJ-02,BD-09,WGS84,CGCS2000,Mars,Amap,Baidu,shift,datum,coordinates").split(",")

    def initAlgorithm(self, configuration=None):
        told = self.tr("Points, lines or polygons. Its CRS stays the same; heights and measures are not kept.")
        add_layer(self, self.INPUT, self.tr("Layer"), told, [ANY_GEOMETRY])
        told = self.tr(
            "What its coordinates are in. find_out compares its features with the buildings and refuses where that "
            "tells nothing."
        )
        add_choice(self, self.FROM, self.tr("From"), told, self.BEFORE)
        add_choice(self, self.TO, self.tr("To"), self.tr("What they are to be in."), self.AFTER)
        told = self.tr("Buildings that are known to lie right, for find_out.")
        add_layer(self, self.BUILDINGS, self.tr("Buildings"), told, [AREAS, POINTS], optional=True)
        self.add(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT, self.tr("Converted"), QgsProcessing.SourceType.TypeVectorAnyGeometry
            ),
            self.tr("The layer with its coordinates converted. Fields about persons are dropped."),
        )
        self.addOutput(QgsProcessingOutputString(self.DATUM, self.tr("What the layer was in")))
        self.addOutput(QgsProcessingOutputNumber(self.MOVED, self.tr("Features converted")))

    def checkParameterValues(self, parameters, context):
        fits, reason = super().checkParameterValues(parameters, context)
        if not fits:
            return fits, reason
        before = self.parameterAsEnumString(parameters, self.FROM, context)
        if before == self.BEFORE[0] and not parameters.get(self.BUILDINGS):
            return False, self.tr("FROM is find_out: BUILDINGS must name a layer to compare with.")
        if before == self.parameterAsEnumString(parameters, self.TO, context):
            return False, self.tr("FROM and TO are the same.")
        return True, ""

    def prepareAlgorithm(self, parameters, context, feedback):
        self._source = source_given(self, parameters, self.INPUT, context)
        self._buildings = source_given(self, parameters, self.BUILDINGS, context)
        return True

    def work(self, parameters, context, feedback):
        from ..adapters.events.datum_converting import DATUM_NAMES, convert_layer
        from ..adapters.events.ground import EventGround
        from ..adapters.running.progress import FeedbackProgress
        from ..adapters.sentences.saying import sentence

        progress = FeedbackProgress(feedback, 0, 90)
        ground = EventGround(context.transformContext(), buildings=self._buildings)
        before = self.parameterAsEnumString(parameters, self.FROM, context)
        after = self.parameterAsEnumString(parameters, self.TO, context)
        done = convert_layer(self._source, before, after, ground, progress)
        for finding in done.findings:
            feedback.pushWarning(sentence(finding))
        said = self.tr("From {before} to {after}: {moved} features; outside China, as they were: {outside}.")
        words = {"before": DATUM_NAMES[done.datum], "after": DATUM_NAMES[after]}
        feedback.pushInfo(said.format(moved=done.moved, outside=done.outside, **words))
        progress.lock()
        written = self.write({self.OUTPUT: done.table}, done.crs)
        return {**written, self.DATUM: done.datum, self.MOVED: done.moved}
