"""Summarise cameras: how many work, what the broken ones cost, and in which order to repair them."""

from qgis.core import (
    Qgis,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
)

from . import groups
from .camera_inputs import add_secret, secret_given, tell_secret
from .district_algorithm import DistrictAlgorithm
from .district_inputs import ANY_GEOMETRY, AREAS, LINES, POINTS, add_field, add_layer
from .inputs_given import source_given

__all__ = ["SummariseCameras"]


class SummariseCameras(DistrictAlgorithm):
    """Reads cameras and what they are to see, and writes rates, repairs and the streets that nobody sees."""

    NAME = "summarisecameras"
    GROUP = groups.EVENTS
    ICON = "cameras_at_work.svg"

    CAMERAS, BUILDINGS, GRIDS, TOWNS, STREETS = "CAMERAS", "BUILDINGS", "GRIDS", "TOWNS", "STREETS"
    ENTRANCES, TOWN_FIELD, STATUS, OWNER = "ENTRANCES", "TOWN_FIELD", "STATUS", "OWNER"
    BY, ENTRANCE_M, PROFILE = "BY", "ENTRANCE_METRES", "PROFILE"
    RATES, REPAIRS, LOST, FINDINGS = "RATES", "REPAIRS", "LOST", "FINDINGS"
    COUNT, WORKING, RATE = "COUNT", "WORKING", "RATE"
    LOST_M, LOST_ENTRANCES = "LOST_METRES", "LOST_ENTRANCES"
    ROLES = {RATES: "", REPAIRS: "", LOST: "", FINDINGS: "findings"}
    KINDS = ("grid", "street", "owner")

    def displayName(self):
        return self.tr("Summarise cameras")

    def summary(self):
        return self.tr(
            "Counts cameras that work, that are broken and of which nobody knows, by grid, subdistrict and owner. "
            "Finds the streets and entrances that nobody sees while the broken ones are broken, past the buildings, "
            "and lists repairs: first the one that brings back most, then always the one that adds most to those "
            "before it."
        )

    def tags(self):
        return self.tr("camera,cctv,rate,online,broken,repair,maintenance,priority,street,entrance").split(",")

    def initAlgorithm(self, configuration=None):
        told = self.tr("Points. Fields are found by their names: direction, angle, range, height, kind, status.")
        add_layer(self, self.CAMERAS, self.tr("Cameras"), told, [POINTS])
        told = self.tr("Footprints that stop sight; without them nothing does.")
        add_layer(self, self.BUILDINGS, self.tr("Buildings"), told, [AREAS], optional=True)
        told = self.tr("Lines whose stretches are to be seen. Without them no metre of street is counted.")
        add_layer(self, self.STREETS, self.tr("Streets"), told, [LINES], optional=True)
        told = self.tr("Points that are to be seen, such as the entrances of houses.")
        add_layer(self, self.ENTRANCES, self.tr("Entrances"), told, [ANY_GEOMETRY], optional=True)
        told = self.tr("Grids with grid_code.")
        add_layer(self, self.GRIDS, self.tr("Grids"), told, [AREAS], optional=True)
        told = self.tr("Polygons of subdistricts or towns with their names, or communities that name theirs.")
        add_layer(self, self.TOWNS, self.tr("Subdistricts or towns"), told, [AREAS], optional=True)
        told = self.tr("The field of the cameras that names their subdistrict or town, in place of the polygons.")
        add_field(self, self.TOWN_FIELD, self.tr("Subdistrict of the camera"), told, self.CAMERAS)
        kinds = list(self.KINDS)
        self.add(
            QgsProcessingParameterEnum(
                self.BY, self.tr("Counted by"), kinds, allowMultiple=True, defaultValue=kinds, usesStaticStrings=True
            ),
            self.tr("What makes a group; a street is a subdistrict or town (街道)."),
        )
        add_secret(self)
        number = Qgis.ProcessingNumberParameterType.Double
        self.add(
            QgsProcessingParameterNumber(self.ENTRANCE_M, self.tr("Worth of an entrance"), number, 10.0, minValue=0.0),
            self.tr("Metres of street that an entrance is worth in the order of repairs."),
            advanced=True,
        )
        told = self.tr("Without it, the field whose name says so.")
        add_field(self, self.STATUS, self.tr("Status"), told, self.CAMERAS, advanced=True)
        add_field(self, self.OWNER, self.tr("Owner"), told, self.CAMERAS, advanced=True)
        self.add(
            QgsProcessingParameterFile(self.PROFILE, self.tr("Profile of cameras"), extension="json", optional=True),
            self.tr("A JSON file with the angle, range, height and lens that are taken for each kind of camera."),
            advanced=True,
        )
        self._add_sink(
            self.RATES, self.tr("Rates"), ANY_GEOMETRY,
            self.tr("A row for all cameras and one for each group: how many, working, broken, unknown, and the rate."),
            optional=False,
        )  # fmt: skip
        self._add_sink(
            self.REPAIRS, self.tr("Repairs"), POINTS,
            self.tr("Broken cameras in the order of repair: metres and entrances that each brings back, and streets."),
        )  # fmt: skip
        self._add_sink(
            self.LOST, self.tr("Streets no longer seen"), LINES,
            self.tr("Stretches that only broken cameras would see, each with the camera whose repair brings it back."),
        )  # fmt: skip
        self._add_sink(
            self.FINDINGS, self.tr("Findings"), POINTS,
            self.tr("Cameras that cannot see, and those of which something was taken by kind."),
        )  # fmt: skip
        self.addOutput(QgsProcessingOutputNumber(self.COUNT, self.tr("Cameras")))
        self.addOutput(QgsProcessingOutputNumber(self.WORKING, self.tr("Cameras that work")))
        self.addOutput(QgsProcessingOutputNumber(self.RATE, self.tr("Rate, %")))
        self.addOutput(QgsProcessingOutputNumber(self.LOST_M, self.tr("Metres of street no longer seen")))
        self.addOutput(QgsProcessingOutputNumber(self.LOST_ENTRANCES, self.tr("Entrances no longer seen")))

    def _add_sink(self, name, words, kind, told, optional=True):
        self.add(QgsProcessingParameterFeatureSink(name, words, kind, optional=optional, createByDefault=True), told)

    def work(self, parameters, context, feedback):
        from ..adapters.cameras.at_work import CameraWorkLayers, cameras_at_work
        from ..adapters.cameras.sight import read_camera_profile
        from ..adapters.cameras.work_rows import lost_table, rate_table, repair_table
        from ..adapters.layers.writing import finding_table
        from ..adapters.running.progress import FeedbackProgress

        def source(name):
            return source_given(self, parameters, name, context)

        layers = CameraWorkLayers(
            cameras=source(self.CAMERAS),
            buildings=source(self.BUILDINGS),
            grids=source(self.GRIDS),
            towns=source(self.TOWNS),
            streets=source(self.STREETS),
            entrances=source(self.ENTRANCES),
            fields={
                "status": self.parameterAsString(parameters, self.STATUS, context),
                "owner_kind": self.parameterAsString(parameters, self.OWNER, context),
            },
            town_field=self.parameterAsString(parameters, self.TOWN_FIELD, context),
            by=tuple(self.parameterAsEnumStrings(parameters, self.BY, context)),
            entrance_m=self.parameterAsDouble(parameters, self.ENTRANCE_M, context),
            profile=read_camera_profile(self.parameterAsFile(parameters, self.PROFILE, context)),
            secret=secret_given(self, parameters, context),
        )
        progress = FeedbackProgress(feedback)
        work = cameras_at_work(layers, context.transformContext(), progress)
        self._tell(work, feedback)
        progress.lock()
        tables = {
            self.RATES: rate_table(work),
            self.REPAIRS: repair_table(work),
            self.LOST: lost_table(work),
            self.FINDINGS: finding_table(work.findings),
        }
        total = work.rates[0]
        return {
            **self.write(tables, work.crs),
            self.COUNT: total.cameras,
            self.WORKING: total.working,
            self.RATE: total.rate,
            self.LOST_M: round(work.lost_m, 1),
            self.LOST_ENTRANCES: work.lost_entrances,
        }

    def _tell(self, work, feedback):
        from ..adapters.cameras.work_words import cost_sentence, rate_sentence

        tell_secret(work.secret, feedback)
        feedback.pushInfo(rate_sentence(work.rates[0]))
        feedback.pushInfo(cost_sentence(work))
