"""Describe boundaries: what runs along the north, east, south and west of each grid, in words."""

from qgis.core import QgsProcessing, QgsProcessingParameterFeatureSink, QgsProcessingParameterString

from .district_algorithm import DistrictAlgorithm
from .district_inputs import AREAS, LINES, POINTS, add_barriers, add_field, add_layer
from .inputs_given import source_given

__all__ = ["DescribeBoundaries"]


class DescribeBoundaries(DistrictAlgorithm):
    """Reads grids and what one can see, and writes the grids with their boundaries in Chinese and in English."""

    NAME = "describeboundaries"
    ICON = "boundary.svg"

    GRIDS, GRID_CODE = "GRIDS", "GRID_CODE"
    DESCRIBED, BOUNDARIES = "DESCRIBED", "BOUNDARIES"
    ROLES = {DESCRIBED: "", BOUNDARIES: ""}

    def displayName(self):
        return self.tr("Describe boundaries")

    def summary(self):
        return self.tr(
            "Writes the four boundaries (四至) of each grid in words: what runs along its north, east, south and west, "
            "and from where to where, in Chinese and in English. Names in Chinese are spelled by their sound in the "
            "English text, unless the streets have a field of English names."
        )

    def tags(self):
        return self.tr("boundary,words,description,notice,street,grid").split(",")

    def initAlgorithm(self, configuration=None):
        add_layer(self, self.GRIDS, self.tr("Grids"), self.tr("The grids to describe."), [AREAS])
        words, told = self.tr("Code of the grid"), self.tr("The field that the table of sides names a grid by.")
        add_field(self, self.GRID_CODE, words, told, self.GRIDS, advanced=True)
        words, told = self.tr("Streets"), self.tr("Streets that boundaries follow, and that cross them at their ends.")
        add_layer(self, "STREETS", words, told, [LINES])
        words, told = self.tr("Name of the street"), self.tr("The field with the street's name.")
        add_field(self, "STREET_NAME", words, told, "STREETS")
        words = self.tr("Class of the street")
        told = self.tr(
            "The field with the street's class, which tells a lane without a name from a street without one."
        )
        add_field(self, "STREET_CLASS", words, told, "STREETS")
        words, told = self.tr("English name of the street"), self.tr("The field with the name for the English text.")
        add_field(self, "STREET_NAME_EN", words, told, "STREETS", advanced=True)
        add_barriers(self)
        self.add(
            QgsProcessingParameterString("BARRIER_NAME", self.tr("Name of the barrier"), "name", optional=True),
            self.tr("The field with the name of the river, lake or railway, in whichever of the layers has it."),
        )
        words, told = self.tr("Walled compounds"), self.tr("Compounds, whose walls count where no street runs.")
        add_layer(self, "COMPOUNDS", words, told, [AREAS], optional=True)
        words, told = self.tr("Name of the compound"), self.tr("The field with the compound's name.")
        add_field(self, "COMPOUND_NAME", words, told, "COMPOUNDS")
        words, told = self.tr("Communities"), self.tr("Communities, whose edges count where nothing else is.")
        add_layer(self, "COMMUNITIES", words, told, [AREAS], optional=True)
        words = self.tr("Buildings")
        told = self.tr("Buildings tell a boundary between buildings from one across open ground.")
        add_layer(self, "BUILDINGS", words, told, [AREAS, POINTS], optional=True)
        self.add(
            QgsProcessingParameterFeatureSink(self.DESCRIBED, self.tr("Grids with their boundaries"), AREAS),
            self.tr("The grids as they are, with the fields boundary_zh and boundary_en."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                self.BOUNDARIES,
                self.tr("Sides"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
                createByDefault=False,
            ),
            self.tr("A table with a row for each side of each grid."),
        )

    def work(self, parameters, context, feedback):
        from ..adapters.gridding.describing import BoundaryLayers, describe_layers

        def source(name):
            return source_given(self, parameters, name, context)

        def field(name):
            return self.parameterAsString(parameters, name, context)

        layers = BoundaryLayers(
            streets=source("STREETS"),
            street_name_field=field("STREET_NAME"),
            street_class_field=field("STREET_CLASS"),
            street_english_field=field("STREET_NAME_EN"),
            barriers=self.barriers,
            barrier_name_field=field("BARRIER_NAME"),
            compounds=source("COMPOUNDS"),
            compound_name_field=field("COMPOUND_NAME"),
            communities=source("COMMUNITIES"),
            buildings=source("BUILDINGS"),
        )
        code_field = field(self.GRID_CODE)
        told = describe_layers(source(self.GRIDS), layers, context.transformContext(), feedback, code_field)
        return self.write({self.DESCRIBED: told.grids, self.BOUNDARIES: told.sides}, told.crs)
