"""Import cameras: whatever table they arrive in, as cameras with ids, kinds, directions and places."""

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
)

from . import groups
from .arriving_places import ArrivingPlaces
from .district_inputs import POINTS

__all__ = ["ImportCameras"]


class ImportCameras(ArrivingPlaces):
    """Reads a file or a layer, and writes the cameras and what was found."""

    NAME = "importcameras"
    GROUP = groups.EVENTS
    ICON = "import_cameras.svg"

    PROFILE, CAMERAS = "PROFILE", "CAMERAS"
    COUNTS = {"ROWS": "cameras", "PLACED": "placed", "WORKING": "working"}
    ROLES = {CAMERAS: "cameras", ArrivingPlaces.FINDINGS: "findings"}

    def displayName(self):
        return self.tr("Import cameras")

    def summary(self):
        return self.tr(
            "Reads cameras from whatever they arrive in: XLSX, XLS, ODS, CSV, DBF, SHP, GDB, GPKG or a layer. Ids, "
            "kinds and directions of GB/T 28181 are understood, and so are words in Chinese and English and the tags "
            "of OpenStreetMap. Columns with addresses in the network, ports, passwords and streams, and those about "
            "persons, are dropped before anything is written."
        )

    def tags(self):
        return self.tr("camera,cctv,GB/T 28181,surveillance,import,excel,csv").split(",")

    def initAlgorithm(self, configuration=None):
        self.add_input(
            self.tr("Cameras"),
            self.tr(
                "Of several, the one to read; without it, the one that looks most like cameras; * for all that have "
                "the same headers as that one."
            ),
            self.tr(
                'As JSON, what columns mean whose header is not understood: {"Ref": "camera_id", "#4": "azimuth_deg"}. '
                "A column is named by its header, or by # and its number; an empty meaning leaves it out. Meanings: "
                "camera_id, name, status, status_at, camera_kind, azimuth_deg, direction, fov_deg, range_m, height_m, "
                "position_type, owner_kind, secrecy, link_key, x, y, coordinates."
            ),
        )
        self.add_plan(
            self.tr("A plan file: its communities tell where cameras can be, its buildings whether they lie shifted.")
        )
        self.add_district(self.tr("Where cameras can be: coordinates outside are mended where it shows how, or told."))
        self.add_buildings()
        self.add_coordinates()
        self.add(
            QgsProcessingParameterFile(self.PROFILE, self.tr("Profile of cameras"), extension="json", optional=True),
            self.tr(
                "A JSON file with the angle and range for types of cameras; without it, what the plan's profile says."
            ),
            advanced=True,
        )
        self.add_clock()
        self.add(
            QgsProcessingParameterFeatureSink(self.CAMERAS, self.tr("Cameras"), POINTS),
            self.tr(
                "The cameras: id, name, status, kind, direction, angle, range, height, kind of place and of owner, "
                "whether secret, key of the link. Those without a place have no geometry."
            ),
        )
        self.add_findings()
        words = {
            "ROWS": self.tr("Number of cameras"),
            "PLACED": self.tr("Number of cameras with a place"),
            "WORKING": self.tr("Number of working cameras"),
        }
        for name in self.COUNTS:
            self.addOutput(QgsProcessingOutputNumber(name, words[name]))

    def work(self, parameters, context, feedback):
        from ..adapters.cameras.importing import CameraWishes, import_cameras, look_at_cameras
        from ..adapters.cameras.sight import read_camera_profile
        from ..adapters.events.ground import EventGround
        from ..adapters.running.progress import FeedbackProgress

        file, plan = (self.parameterAsFile(parameters, name, context) for name in (self.PROFILE, self.PLAN))
        wishes = CameraWishes(
            self.mapping_given(parameters, context),
            self.parameterAsCrs(parameters, self.CRS, context),
            self.clock_given(parameters, context, self.profile_given(parameters, context)),
            self.parameterAsEnumString(parameters, self.DATUM, context),
            read_camera_profile(file, plan),
        )
        arrived = self.arrived(parameters, context, FeedbackProgress(feedback, 0, 40), look_at_cameras)
        ground = EventGround(context.transformContext(), **self._ground)
        progress = FeedbackProgress(feedback, 40, 95)
        imported = import_cameras(arrived, ground, wishes, progress)
        self.tell(imported.found, feedback)
        said = self.tr("Cameras: {cameras}, with a place: {placed}, working: {working}.")
        feedback.pushInfo(said.format(**imported.counts))
        progress.lock()
        tables = {self.CAMERAS: imported.table, self.FINDINGS: imported.findings}
        counts = {name: imported.counts[count] for name, count in self.COUNTS.items()}
        return {**self.write(tables, imported.crs), **counts}
