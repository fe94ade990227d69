"""Find hot spots: where events heap up, what rose, what clusters in space and time, and which places come again."""

from pathlib import Path

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
)

from . import groups
from .district_algorithm import DistrictAlgorithm
from .district_inputs import AREAS, add_choice, add_layer, add_number
from .event_inputs import add_zone, zone_trouble
from .events_given import events_given, span_given

__all__ = ["FindHotSpots"]

_ANYTHING = QgsProcessing.SourceType.TypeVector


class FindHotSpots(DistrictAlgorithm):
    """Reads events and grids, and writes hot grids, clusters, rises and, if asked, how dense events lie."""

    NAME = "findhotspots"
    GROUP = groups.EVENTS
    ICON = "hot_spots.svg"

    EVENTS, GRIDS, COMMUNITIES = "EVENTS", "GRIDS", "COMMUNITIES"
    CATEGORY, MEASURE = "CATEGORY", "MEASURE"
    SINCE, UNTIL, NEIGHBOURS, DISTANCE = "SINCE", "UNTIL", "NEIGHBOURS", "DISTANCE"
    RATIO, ALPHA, PERMUTATIONS, FLOOR, SEED = "RATIO", "ALPHA", "PERMUTATIONS", "FLOOR", "SEED"
    RADIUS, RESOLUTION = "RADIUS", "RESOLUTION"
    CLOSE = {
        "CLUSTER_METRES": 100, "CLUSTER_DAYS": 7, "CLUSTER_LEAST": 5,
        "REPEAT_METRES": 50, "REPEAT_DAYS": 30, "REPEAT_LEAST": 3,
    }  # fmt: skip
    HOTSPOTS, CLUSTERS, RISES, DENSITY = "HOTSPOTS", "CLUSTERS", "RISES", "DENSITY"
    HOT, CLUSTERED, ROSE = "HOT", "CLUSTERED", "ROSE"
    ROLES = {HOTSPOTS: "hot_spots", CLUSTERS: "event_clusters", RISES: ""}
    MEASURES = ("events", "per_1000_households")
    JOINED = ("touching", "distance")
    _density_file = ""

    def displayName(self):
        return self.tr("Find hot spots")

    def summary(self):
        return self.tr(
            "Looks where events heap up beyond chance (Getis and Ord's Gi* of the grids, corrected for how many were "
            "looked at), which classes rose in a month and in which grids, which events cluster in space and time, and "
            "which places come again. Each has a p-value; counts below the floor are masked."
        )

    def tags(self):
        return self.tr("event,incident,hot spot,heat map,Gi*,density,cluster,rise,repeat,DBSCAN").split(",")

    def initAlgorithm(self, configuration=None):
        told = self.tr("Events of a plan, or as they arrive: fields and words in Chinese and English are understood.")
        add_layer(self, self.EVENTS, self.tr("Events"), told, [_ANYTHING])
        told = self.tr("Grids with grid_code; with households for rates.")
        add_layer(self, self.GRIDS, self.tr("Grids"), told, [AREAS])
        told = self.tr("Communities with their codes and names, for the names in sentences.")
        add_layer(self, self.COMMUNITIES, self.tr("Communities"), told, [AREAS], optional=True, advanced=True)
        self.add(
            QgsProcessingParameterString(self.CATEGORY, self.tr("Class"), defaultValue="", optional=True),
            self.tr("Only events of this class; without it all."),
        )
        for name, words, told in (
            (self.SINCE, self.tr("First day"), self.tr("Without it, that of the first event.")),
            (self.UNTIL, self.tr("Last day"), self.tr("Without it, that of the last event.")),
        ):
            kind = Qgis.ProcessingDateTimeParameterDataType.Date
            self.add(QgsProcessingParameterDateTime(name, words, kind, optional=True), told)
        told = self.tr("What may be hot: many events, or many for each 1,000 households, which is no map of people.")
        add_choice(self, self.MEASURE, self.tr("Measure"), told, self.MEASURES)
        self._add_rules()
        self._add_outputs()

    def _add_rules(self):
        told = self.tr("Which grids are neighbours: those that touch, or whose middles are within a distance.")
        add_choice(self, self.NEIGHBOURS, self.tr("Neighbours"), told, self.JOINED, advanced=True)
        told = self.tr("Where neighbours are those within a distance.")
        add_number(self, self.DISTANCE, self.tr("Distance, m"), told, 500, advanced=True)
        self._add_share(self.RATIO, self.tr("Times the usual"), 2.0, 1.0, 1000.0,
                        self.tr("So many times the usual make a rise."))  # fmt: skip
        self._add_share(self.ALPHA, self.tr("Largest p-value"), 0.05, 0.0, 1.0,
                        self.tr("Rises and clusters that chance makes more often are not told."))  # fmt: skip
        told = self.tr("How often days are shuffled to see what chance does; clusters take a tenth of it.")
        add_number(self, self.PERMUTATIONS, self.tr("Shuffles"), told, 999, minimum=19, advanced=True)
        told = self.tr("Smaller counts are masked. 0 masks nothing.")
        add_number(self, self.FLOOR, self.tr("Least events told"), told, 10, minimum=0)
        words = {
            "CLUSTER_METRES": self.tr("Cluster: metres"),
            "CLUSTER_DAYS": self.tr("Cluster: days"),
            "CLUSTER_LEAST": self.tr("Cluster: events"),
            "REPEAT_METRES": self.tr("Repeated place: metres"),
            "REPEAT_DAYS": self.tr("Repeated place: days"),
            "REPEAT_LEAST": self.tr("Repeated place: events"),
        }
        told = self.tr("How near events must be, and how many, to make a cluster or a repeated place.")
        for name, default in self.CLOSE.items():
            add_number(self, name, words[name], told, default, advanced=True)
        told = self.tr("As far as an event spreads in the raster of density.")
        add_number(self, self.RADIUS, self.tr("Radius of density, m"), told, 200, advanced=True)
        told = self.tr("Side of a cell of the raster of density.")
        add_number(self, self.RESOLUTION, self.tr("Cell of density, m"), told, 25, advanced=True)
        told = self.tr("The same seed gives the same p-values.")
        add_number(self, self.SEED, self.tr("Seed"), told, 1, minimum=0, advanced=True)
        add_zone(self)

    def _add_share(self, name, words, default, low, high, told):
        kind = Qgis.ProcessingNumberParameterType.Double
        self.add(QgsProcessingParameterNumber(name, words, kind, default, False, low, high), told, advanced=True)

    def _add_outputs(self):
        self.add(
            QgsProcessingParameterFeatureSink(self.HOTSPOTS, self.tr("Hot spots"), AREAS),
            self.tr("The grids with events, events for each 1,000 households, z, p, p corrected, and how hot or cold."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                self.CLUSTERS, self.tr("Clusters and repeated places"), AREAS, optional=True, createByDefault=True
            ),
            self.tr("Where and when, how many and how many are usual, which class and grids, and a sentence."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                self.RISES, self.tr("Rises"), _ANYTHING, optional=True, createByDefault=True
            ),
            self.tr("Class, month, events, how many are usual, the grids that carry it, and a sentence."),
        )
        self.add(
            QgsProcessingParameterRasterDestination(
                self.DENSITY, self.tr("Density"), optional=True, createByDefault=False
            ),
            self.tr("Events per km², each spread over the radius. Cells with few events near by hold nothing."),
        )
        for name, words in (
            (self.HOT, self.tr("Hot grids")),
            (self.CLUSTERED, self.tr("Clusters and repeated places")),
            (self.ROSE, self.tr("Rises")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, words))

    def checkParameterValues(self, parameters, context):
        fits, reason = super().checkParameterValues(parameters, context)
        trouble = zone_trouble(self, parameters, context) if fits else reason
        return not trouble, trouble

    def work(self, parameters, context, feedback):
        from ..adapters.events.figures.hot_spots import Closeness, find_clusters, find_hot_spots, find_rises, of_span
        from ..adapters.running.progress import FeedbackProgress

        def number(name):
            return self.parameterAsInt(parameters, name, context)

        def share(name):
            return self.parameterAsDouble(parameters, name, context)

        progress = FeedbackProgress(feedback)
        given = events_given(self, parameters, context, feedback, progress)
        span = span_given(self, parameters, context, given.offset)
        category = self.parameterAsString(parameters, self.CATEGORY, context).strip()
        events, span = of_span(given.events, span, category, given.offset)
        if not len(events):
            raise QgsProcessingException(self._nothing(given.name, category))
        floor = number(self.FLOOR)
        common = {"floor": floor, "alpha": share(self.ALPHA), "seed": number(self.SEED), "offset": given.offset}
        progress.report("hot_spots", 0.0)
        rate = self.parameterAsEnumString(parameters, self.MEASURE, context) == self.MEASURES[1]
        near = self.parameterAsEnumString(parameters, self.NEIGHBOURS, context) == self.JOINED[1]
        distance = number(self.DISTANCE) if near else None
        hot = find_hot_spots(events, given.areas, rate=rate, distance=distance, floor=floor)
        shuffles = number(self.PERMUTATIONS)
        rose = find_rises(
            events, given.areas, span, ratio=share(self.RATIO), permutations=shuffles, progress=progress, **common
        )
        close = Closeness(*map(number, self.CLOSE))
        fewer = max(19, (shuffles + 1) // 10 - 1)
        clustered = find_clusters(events, given.areas, close, permutations=fewer, progress=progress, **common)
        density = self._density(parameters, context, events, progress)
        for row in rose.table.rows:
            feedback.pushInfo(row[-1])
        said = self.tr("Clusters that chance makes as well and that are not told: {count}")
        feedback.pushInfo(said.format(count=clustered.unsure))
        progress.lock()
        tables = {self.HOTSPOTS: hot.table, self.CLUSTERS: clustered.table, self.RISES: rose.table}
        written = self._written(parameters, context, tables, density, given.crs, floor)
        return {**written, self.HOT: hot.count, self.CLUSTERED: clustered.count, self.ROSE: rose.count}

    def _written(self, parameters, context, tables, density, crs, floor):
        """Write the tables, and the density where it is wanted: all or none."""
        if density is None:
            return self.write(tables, crs)
        from ..adapters.events.figures.density_raster import write_density

        file = self.parameterAsOutputLayer(parameters, self.DENSITY, context)
        write_density(density, crs, file, floor)
        try:
            written = {**self.write(tables, crs), self.DENSITY: file}
        except QgsProcessingException:
            Path(file).unlink(missing_ok=True)
            raise
        self._density_file = file
        return written

    def postProcessAlgorithm(self, context, feedback):
        super().postProcessAlgorithm(context, feedback)
        if self._density_file and context.willLoadLayerOnCompletion(self._density_file):
            context.layerToLoadOnCompletionDetails(self._density_file).setPostProcessor(_Heat.living())
        return {}

    def _nothing(self, layer, category):
        if category:
            return self.tr("{layer}: no events of class {category} in this span.").format(
                layer=layer, category=category
            )
        return self.tr("{layer}: no events in this span.").format(layer=layer)

    def _density(self, parameters, context, events, progress):
        """Spread the events where a raster is wanted; None where none is."""
        from ..engine.events.figures.kernel_density import kernel_density

        if not parameters.get(self.DENSITY):
            return None
        radius, cell = (self.parameterAsInt(parameters, name, context) for name in (self.RADIUS, self.RESOLUTION))
        try:
            return kernel_density(events.places, radius, cell, progress=progress)
        except ValueError as wrong:
            said = self.tr("Cells of {cell} m are too small for ground of this size: take larger ones.")
            raise QgsProcessingException(said.format(cell=cell)) from wrong


class _Heat(QgsProcessingLayerPostProcessorInterface):
    """Colours the density. QGIS does not own it, so that one lives as long as the plugin."""

    _one = None

    @classmethod
    def living(cls):
        cls._one = cls._one or cls()
        return cls._one

    def postProcessLayer(self, layer, context, feedback):
        from ..adapters.events.figures.density_raster import style_density

        style_density(layer)
