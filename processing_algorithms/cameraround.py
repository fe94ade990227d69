"""A round of cameras: those along a line or within an area, in the order in which one looks through them."""

from qgis.core import (
    Qgis,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from . import groups
from .camera_inputs import add_secret, secret_given, tell_secret
from .district_algorithm import DistrictAlgorithm
from .district_inputs import AREAS, LINES, POINTS, add_layer
from .inputs_given import source_given

__all__ = ["CameraRound"]


class CameraRound(DistrictAlgorithm):
    """Reads cameras and a line or areas, and writes the cameras in their order."""

    NAME = "cameraround"
    GROUP = groups.EVENTS
    ICON = "camera_round.svg"

    CAMERAS, ROUTE, AREA, GRID_CODE, REACH, WORKING = "CAMERAS", "ROUTE", "AREA", "GRID_CODE", "REACH", "WORKING"
    ROUND, COUNT = "ROUND", "COUNT"
    ROLES = {ROUND: ""}

    def displayName(self):
        return self.tr("Camera round")

    def summary(self):
        return self.tr(
            "Lists the cameras along a river or a route as one comes by them, or those of a grid or another area so "
            "that the next one is always near. The dock of cameras goes through such a list on the map."
        )

    def tags(self):
        return self.tr("camera,cctv,round,tour,poll,route,river,patrol,list").split(",")

    def initAlgorithm(self, configuration=None):
        told = self.tr("Points; ids, names and states are found by the names of their fields.")
        add_layer(self, self.CAMERAS, self.tr("Cameras"), told, [POINTS])
        told = self.tr("Lines to go along, in the direction of the first one; lines that meet are joined.")
        add_layer(self, self.ROUTE, self.tr("River or route"), told, [LINES], optional=True)
        told = self.tr("Where no line is given: polygons to go through, such as grids, or a river drawn as an area.")
        add_layer(self, self.AREA, self.tr("Area"), told, [AREAS], optional=True)
        self.add(
            QgsProcessingParameterString(self.GRID_CODE, self.tr("Code of the grid"), optional=True),
            self.tr("The only grid of the areas to go through; without it, all of them."),
        )
        number = Qgis.ProcessingNumberParameterType.Double
        self.add(
            QgsProcessingParameterNumber(self.REACH, self.tr("Reach"), number, 50.0, minValue=0.0),
            self.tr("Metres from the line, or outside the area, that a camera may be; 0 takes those within an area."),
        )
        self.add(
            QgsProcessingParameterBoolean(self.WORKING, self.tr("Working cameras only"), False),
            self.tr("Leaves out those that are known to be broken."),
        )
        add_secret(self)
        self.add(
            QgsProcessingParameterFeatureSink(self.ROUND, self.tr("Round"), POINTS),
            self.tr("Cameras in their order, with how far along each is."),
        )
        self.addOutput(QgsProcessingOutputNumber(self.COUNT, self.tr("Cameras")))

    def work(self, parameters, context, feedback):
        from ..adapters.cameras.rounds import RoundLayers, camera_round
        from ..adapters.cameras.work_rows import round_table
        from ..adapters.running.progress import FeedbackProgress
        from ..adapters.sentences.saying import sentence

        layers = RoundLayers(
            cameras=source_given(self, parameters, self.CAMERAS, context),
            route=source_given(self, parameters, self.ROUTE, context),
            area=source_given(self, parameters, self.AREA, context),
            grid_code=self.parameterAsString(parameters, self.GRID_CODE, context).strip(),
            reach_m=self.parameterAsDouble(parameters, self.REACH, context),
            working=self.parameterAsBool(parameters, self.WORKING, context),
            secret=secret_given(self, parameters, context),
        )
        progress = FeedbackProgress(feedback)
        told = camera_round(layers, context.transformContext(), progress)
        for finding in told.findings:
            feedback.pushWarning(sentence(finding))
        tell_secret(told.secret, feedback)
        if not len(told.way.rows):
            feedback.pushWarning(self.tr("No camera is near enough."))
        progress.lock()
        written = self.write({self.ROUND: round_table(told.cameras, told.way)}, told.crs)
        return {**written, self.COUNT: len(told.way.rows)}
