"""Patrol visits: how often each street was visited on a day, by shift or route."""

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
)

from . import groups
from .district_algorithm import DistrictAlgorithm
from .district_inputs import LINES, POINTS, add_field, add_layer, add_number
from .event_inputs import add_zone, zone_given, zone_trouble
from .inputs_given import source_given

__all__ = ["PatrolVisits"]


class PatrolVisits(DistrictAlgorithm):
    """Reads where patrols were and streets, and writes a row for each street and day."""

    NAME = "patrolvisits"
    GROUP = groups.EVENTS
    ICON = "patrol_visits.svg"

    FIXES, SHIFT, TIME = "FIXES", "SHIFT", "TIME"
    STREETS, STREET_NAME = "STREETS", "STREET_NAME"
    TOLERANCE, PAUSE, LEAST = "TOLERANCE", "PAUSE", "LEAST"
    VISITS, ROUNDS, UNVISITED = "VISITS", "ROUNDS", "UNVISITED"
    ROLES = {VISITS: ""}

    def displayName(self):
        return self.tr("Patrol visits")

    def summary(self):
        return self.tr(
            "Counts for each named street and day how often a patrol went along it, and by how many shifts; days "
            "without a visit are rows too. Patrols are told apart by shift or route: a field about persons is refused."
        )

    def tags(self):
        return self.tr("patrol,shift,route,round,street,visit").split(",")

    def initAlgorithm(self, configuration=None):
        told = self.tr("Points, one for each place and time at which a patrol was.")
        add_layer(self, self.FIXES, self.tr("Patrols"), told, [POINTS])
        told = self.tr("Without it, the field whose name says so.")
        add_field(self, self.SHIFT, self.tr("Shift or route"), told, self.FIXES)
        add_field(self, self.TIME, self.tr("Time"), told, self.FIXES)
        add_layer(self, self.STREETS, self.tr("Streets"), self.tr("Lines with a name."), [LINES])
        told = self.tr("Streets without a name are not counted.")
        add_field(self, self.STREET_NAME, self.tr("Name of the street"), told, self.STREETS, optional=False)
        told = self.tr("Metres from a street within which a patrol is on it.")
        add_number(self, self.TOLERANCE, self.tr("Width"), told, 25, advanced=True)
        told = self.tr("Minutes after which a patrol that comes again makes another round.")
        add_number(self, self.PAUSE, self.tr("Pause"), told, 30, advanced=True)
        told = self.tr("Metres that a patrol must go along a street to have visited it.")
        add_number(self, self.LEAST, self.tr("Shortest round"), told, 30, minimum=0, advanced=True)
        add_zone(self)
        self.add(
            QgsProcessingParameterFeatureSink(self.VISITS, self.tr("Visits"), QgsProcessing.SourceType.TypeVector),
            self.tr("A table: street, day, rounds, shifts, when the first began and the last ended."),
        )
        self.addOutput(QgsProcessingOutputNumber(self.ROUNDS, self.tr("Rounds")))
        self.addOutput(QgsProcessingOutputNumber(self.UNVISITED, self.tr("Days of streets without a visit")))

    def checkParameterValues(self, parameters, context):
        fits, reason = super().checkParameterValues(parameters, context)
        trouble = zone_trouble(self, parameters, context) if fits else reason
        return not trouble, trouble

    def work(self, parameters, context, feedback):
        from ..adapters.events.on_map.patrol_reading import visits_table

        given = {
            "fixes": source_given(self, parameters, self.FIXES, context),
            "streets": source_given(self, parameters, self.STREETS, context),
            "shift": self.parameterAsString(parameters, self.SHIFT, context),
            "time": self.parameterAsString(parameters, self.TIME, context),
            "name": self.parameterAsString(parameters, self.STREET_NAME, context),
            "tolerance": float(self.parameterAsInt(parameters, self.TOLERANCE, context)),
            "pause": 60.0 * self.parameterAsInt(parameters, self.PAUSE, context),
            "least": float(self.parameterAsInt(parameters, self.LEAST, context)),
            "zone": zone_given(self, parameters, context, (self.FIXES, self.STREETS)),
        }
        table, read = visits_table(given, context.transformContext(), feedback)
        if read.left_out:
            said = self.tr("{count} rows tell no shift, no time or no place, and are left out.")
            feedback.pushWarning(said.format(count=read.left_out))
        visits = [row[2] for row in table.rows]
        results = self.write({self.VISITS: table}, QgsCoordinateReferenceSystem())
        return {**results, self.ROUNDS: sum(visits), self.UNVISITED: visits.count(0)}
