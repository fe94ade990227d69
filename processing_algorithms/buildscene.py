"""Build scene: buildings raised by floors or height, as a layer of roofs and walls in the order to draw them in."""

from qgis.core import (
    Qgis,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from . import groups
from .district_algorithm import DistrictAlgorithm
from .district_inputs import AREAS, add_field, add_layer
from .inputs_given import source_given

__all__ = ["BuildScene"]


class BuildScene(DistrictAlgorithm):
    """Reads buildings with floors or heights, and writes the faces that one sees of them obliquely from above."""

    NAME = "buildscene"
    GROUP = groups.BUILDINGS
    ICON = "scene.svg"

    BUILDINGS, GRIDS, HOUSEHOLDS, ANGLE = "BUILDINGS", "GRIDS", "HOUSEHOLDS", "ANGLE"
    SCENE, RAISED = "SCENE", "RAISED"
    ROLES = {SCENE: ""}

    # Parameter of a field to the role that the field has.
    _FIELDS = {"BUILDING_ID": "code", "FLOORS": "floors", "HEIGHT": "height", "USE": "use"}

    def displayName(self):
        return self.tr("Build scene")

    def summary(self):
        return self.tr(
            "Raises buildings by their floors or their measured height and draws them obliquely from above: a polygon "
            "for each roof and each wall that one sees, in the order in which they hide each other. The map shows the "
            "same with one click, in colours that tell more; this is for print, export and other programs."
        )

    def tags(self):
        return self.tr("2.5D,building,height,floors,roof,wall,extrude").split(",")

    def initAlgorithm(self, configuration=None):
        told = self.tr("Footprints. A layer in degrees is brought to the metric CRS of the zone that it lies in.")
        add_layer(self, self.BUILDINGS, self.tr("Buildings"), told, [AREAS])
        words = {
            "BUILDING_ID": self.tr("Identifier of the building"),
            "FLOORS": self.tr("Floors above ground"),
            "HEIGHT": self.tr("Height in metres"),
            "USE": self.tr("Use of the building"),
        }
        helps = {
            "BUILDING_ID": self.tr("What the faces are told by; without it the id of the feature."),
            "FLOORS": self.tr("Without it, the field whose name says so. A building without any gets one floor."),
            "HEIGHT": self.tr(
                "Goes before the floors, where it is above zero. Without it, the field whose name says so."
            ),
            "USE": self.tr("Decides how high a floor is: 3 m where people live, 3.6 to 4.5 m elsewhere."),
        }
        for name in self._FIELDS:
            add_field(self, name, words[name], helps[name], self.BUILDINGS)
        words, told = self.tr("Households of the building"), self.tr("Given on to the faces.")
        add_field(self, self.HOUSEHOLDS, words, told, self.BUILDINGS)
        told = self.tr("Grids with the field grid_code, which is told for each face.")
        add_layer(self, self.GRIDS, self.tr("Grids"), told, [AREAS], optional=True)
        number = Qgis.ProcessingNumberParameterType.Double
        told = self.tr(
            "Degrees from east to where up is on the map, counter-clockwise, as in QGIS's own 2.5D: 90 is north."
        )
        words = self.tr("Angle")
        parameter = QgsProcessingParameterNumber(self.ANGLE, words, number, 70.0, minValue=0.0, maxValue=360.0)
        self.add(parameter, told, advanced=True)
        self.add(
            QgsProcessingParameterFeatureSink(self.SCENE, self.tr("Scene"), AREAS),
            self.tr("Roofs and walls, in the order to draw them in; the field rank says so too."),
        )
        self.addOutput(QgsProcessingOutputNumber(self.RAISED, self.tr("Buildings raised")))

    def work(self, parameters, context, feedback):
        from ..adapters.scene.making import raise_layer

        buildings, grids = (source_given(self, parameters, name, context) for name in (self.BUILDINGS, self.GRIDS))
        chosen = {role: self.parameterAsString(parameters, name, context) for name, role in self._FIELDS.items()}
        households = self.parameterAsString(parameters, self.HOUSEHOLDS, context)
        angle = self.parameterAsDouble(parameters, self.ANGLE, context)
        scene = raise_layer(buildings, chosen, grids, households, angle, context.transformContext(), feedback)
        written = self.write({self.SCENE: scene.faces}, scene.crs)
        layer = written.get(self.SCENE)
        if layer and context.willLoadLayerOnCompletion(layer):
            context.layerToLoadOnCompletionDetails(layer).setPostProcessor(_InOrder.living())
        return {**written, self.RAISED: scene.raised}


class _InOrder(QgsProcessingLayerPostProcessorInterface):
    """Has the layer drawn in its order. QGIS does not own it, so that one lives as long as the plugin."""

    _living = None

    @classmethod
    def living(cls):
        cls._living = cls._living or cls()
        return cls._living

    def postProcessLayer(self, layer, context, feedback):
        from ..adapters.scene.making import draw_in_order

        draw_in_order(layer)
