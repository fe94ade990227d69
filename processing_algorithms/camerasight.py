"""Camera sight: the ground that cameras see, stopped by buildings."""

from qgis.core import (
    Qgis,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
)

from . import groups
from .camera_inputs import add_secret, secret_given, tell_secret
from .district_algorithm import DistrictAlgorithm
from .district_inputs import AREAS, POINTS, add_field, add_layer
from .inputs_given import source_given

__all__ = ["CameraSight"]


class CameraSight(DistrictAlgorithm):
    """Reads cameras and buildings, and writes what each camera sees."""

    NAME = "camerasight"
    GROUP = groups.EVENTS
    ICON = "camera_sight.svg"

    CAMERAS, BUILDINGS, BANDS, WORKING = "CAMERAS", "BUILDINGS", "BANDS", "WORKING"
    LOOK_OVER, TARGET, PROFILE = "LOOK_OVER", "TARGET", "PROFILE"
    SIGHT, FINDINGS, SEEING = "SIGHT", "FINDINGS", "SEEING"
    ROLES = {SIGHT: "sight", FINDINGS: "findings"}

    # Parameter of a field to the role that the field has.
    _FIELDS = {
        "CAMERA_ID": "camera_id",
        "STATUS": "status",
        "KIND": "camera_kind",
        "AZIMUTH": "azimuth_deg",
        "FOV": "fov_deg",
        "RANGE": "range_m",
        "HEIGHT": "height_m",
    }

    def displayName(self):
        return self.tr("Camera sight")

    def summary(self):
        return self.tr(
            "Draws the ground that each camera sees: a sector or a circle by its direction, angle and range, stopped "
            "by buildings. What is not known of a camera is taken by its kind. On request in bands of how well one "
            "sees: identify, recognise, observe, detect (EN 62676-4)."
        )

    def tags(self):
        return self.tr("camera,cctv,sight,visibility,viewshed,isovist,coverage,DORI").split(",")

    def initAlgorithm(self, configuration=None):
        told = self.tr("Points. Fields are found by their names: direction, angle, range, height, kind, status.")
        add_layer(self, self.CAMERAS, self.tr("Cameras"), told, [POINTS])
        told = self.tr(
            "Footprints that stop sight. Floors or a height, where there are fields, tell how high they are."
        )
        add_layer(self, self.BUILDINGS, self.tr("Buildings"), told, [AREAS], optional=True)
        self.add(
            QgsProcessingParameterBoolean(self.BANDS, self.tr("In bands"), False),
            self.tr(
                "A polygon for each band of a camera in place of one for all that it sees: identify from 250 pixels a "
                "metre, recognise from 125, observe from 62.5, detect from 25."
            ),
        )
        self.add(
            QgsProcessingParameterBoolean(self.WORKING, self.tr("Working cameras only"), False),
            self.tr("Leaves out those that are known to be broken."),
        )
        add_secret(self)
        self.add(
            QgsProcessingParameterBoolean(self.LOOK_OVER, self.tr("Look over low buildings"), True),
            self.tr(
                "A camera that hangs higher than a roof sees the ground behind it again from some distance on. A "
                "building whose height is not known stops sight from any height."
            ),
            advanced=True,
        )
        number = Qgis.ProcessingNumberParameterType.Double
        parameter = QgsProcessingParameterNumber(
            self.TARGET, self.tr("Height of what is looked for"), number, 0.0, minValue=0.0, maxValue=100.0
        )
        self.add(parameter, self.tr("Metres above the ground; 0 is the ground itself."), advanced=True)
        words = {
            "CAMERA_ID": self.tr("Id of the camera"),
            "STATUS": self.tr("Status"),
            "KIND": self.tr("Kind of camera"),
            "AZIMUTH": self.tr("Direction"),
            "FOV": self.tr("Angle of view"),
            "RANGE": self.tr("Range"),
            "HEIGHT": self.tr("Height above the ground"),
        }
        told = self.tr("Without it, the field whose name says so.")
        for name in self._FIELDS:
            add_field(self, name, words[name], told, self.CAMERAS, advanced=True)
        self.add(
            QgsProcessingParameterFile(self.PROFILE, self.tr("Profile of cameras"), extension="json", optional=True),
            self.tr("A JSON file with the angle, range, height and lens that are taken for each kind of camera."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSink(self.SIGHT, self.tr("Sight"), AREAS),
            self.tr("What each camera sees, with its id, status and band."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                self.FINDINGS, self.tr("Findings"), POINTS, optional=True, createByDefault=True
            ),
            self.tr("Cameras that cannot see, and those of which something was taken by kind."),
        )
        self.addOutput(QgsProcessingOutputNumber(self.SEEING, self.tr("Cameras that see")))

    def work(self, parameters, context, feedback):
        from ..adapters.cameras.sight import SightLayers, read_camera_profile, sight_layers

        layers = SightLayers(
            cameras=source_given(self, parameters, self.CAMERAS, context),
            buildings=source_given(self, parameters, self.BUILDINGS, context),
            fields={role: self.parameterAsString(parameters, name, context) for name, role in self._FIELDS.items()},
            working=self.parameterAsBool(parameters, self.WORKING, context),
            bands=self.parameterAsBool(parameters, self.BANDS, context),
            look_over=self.parameterAsBool(parameters, self.LOOK_OVER, context),
            target_m=self.parameterAsDouble(parameters, self.TARGET, context),
            secret=secret_given(self, parameters, context),
        )
        profile = read_camera_profile(self.parameterAsFile(parameters, self.PROFILE, context))
        result = sight_layers(layers, profile, context.transformContext(), feedback)
        tell_secret(result.secret, feedback)
        tables = {self.SIGHT: result.sight, self.FINDINGS: result.findings}
        return {**self.write(tables, result.crs), self.SEEING: result.count}
