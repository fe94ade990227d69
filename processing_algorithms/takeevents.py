"""Take events: what layers know of events, cameras and resources, into a plan."""

from time import time

from qgis.core import QgsProcessing, QgsProcessingException, QgsProcessingOutputNumber, QgsProcessingParameterFile

from . import groups
from .district_inputs import POINTS, add_layer
from .inputs_given import source_given
from .plan_algorithm import PlanAlgorithm

__all__ = ["TakeEvents"]


class TakeEvents(PlanAlgorithm):
    """Brings events, cameras and resources into a plan; those that are there are found again by their numbers."""

    NAME = "takeevents"
    GROUP = groups.EVENTS
    ICON = "take_events.svg"

    EVENTS, CAMERAS, RESOURCES = "EVENTS", "CAMERAS", "RESOURCES"
    TABLES = ("event", "camera", "resource")
    NEW = ("NEW_EVENTS", "NEW_CAMERAS", "NEW_RESOURCES")
    CHANGED = ("CHANGED_EVENTS", "CHANGED_CAMERAS", "CHANGED_RESOURCES")

    def displayName(self):
        return self.tr("Take events")

    def summary(self):
        return self.tr(
            "Brings events, cameras and what helps near them into a plan, from layers as they are or as Import events "
            "and Import cameras give them. What is there is found again by its number, and what a layer does not know "
            "stays. An event gets the grid in which it lay when it was reported; near a boundary, both grids and the "
            "one that leads."
        )

    def tags(self):
        return self.tr("event,incident,camera,duty point,resource,plan").split(",")

    def initAlgorithm(self, configuration=None):
        self.add(
            QgsProcessingParameterFile(self.PLAN, self.tr("Plan"), fileFilter="GeoPackage (*.gpkg)"),
            self.tr("The plan file, as Make plan writes it."),
        )
        any_table = [QgsProcessing.SourceType.TypeVector]
        told = self.tr("Events with their numbers. Which field is what is seen by its name; so are states and times.")
        add_layer(self, self.EVENTS, self.tr("Events"), told, any_table, optional=True)
        told = self.tr("Cameras with their numbers. Addresses in networks and passwords are never taken.")
        add_layer(self, self.CAMERAS, self.tr("Cameras"), told, any_table, optional=True)
        told = self.tr("Duty points, stations, hydrants, defibrillators, key places: name and kind.")
        add_layer(self, self.RESOURCES, self.tr("Resources"), told, [POINTS], optional=True)
        for names, words in (
            (self.NEW, (self.tr("New events"), self.tr("New cameras"), self.tr("New resources"))),
            (self.CHANGED, (self.tr("Changed events"), self.tr("Changed cameras"), self.tr("Changed resources"))),
        ):
            for name, word in zip(names, words, strict=True):
                self.addOutput(QgsProcessingOutputNumber(name, word))

    def processAlgorithm(self, parameters, context, feedback):
        super().processAlgorithm(parameters, context, feedback)
        return {self.PLAN: self.parameterAsFile(parameters, self.PLAN, context), **self._results}

    def run_on(self, session, parameters, context, feedback):
        from ..adapters.cameras.reading import read_cameras
        from ..adapters.events.around.resource_reading import read_resources
        from ..adapters.events.reading import read_events
        from ..adapters.running.progress import FeedbackProgress
        from ..adapters.words.moments import offset_of

        readers = {self.EVENTS: read_events, self.CAMERAS: read_cameras, self.RESOURCES: read_resources}
        sources = {name: source_given(self, parameters, name, context) for name in readers}
        if not any(sources.values()):
            raise QgsProcessingException(self.tr("Give at least one of EVENTS, CAMERAS and RESOURCES."))
        given = dict.fromkeys(self.TABLES)
        clock = {"zone_minutes": offset_of(session.events.profile)}
        for number, (table, (name, source)) in enumerate(zip(self.TABLES, sources.items(), strict=True)):
            if source is not None:
                told = {"cancelled": feedback.isCanceled, **(clock if name != self.RESOURCES else {})}
                read = readers[name](source, session.crs, context.transformContext(), **told)
                given[table] = self._numbered(source, read, table, feedback)
            feedback.setProgress(20 * (number + 1))
        progress = FeedbackProgress(feedback, 60, 100)
        taken = session.events.take(given["event"], given["camera"], given["resource"], progress=progress)
        self._tell(taken, feedback)
        return set()

    def _numbered(self, source, read, table, feedback):
        """Say what was read and what was wrong with it, and give the rows that have a number."""
        from ..adapters.events.reading import fields_told
        from ..adapters.sentences.saying import sentence

        line = self.tr("{layer}: {fields}")
        feedback.pushInfo(line.format(layer=source.name, fields=fields_told(read)))
        for finding in read.findings:
            feedback.pushWarning(sentence(finding))
        things = {"event": "events", "camera": "cameras", "resource": "resources"}
        rows = getattr(read, things[table])
        if table == "event":
            rows = self._orderly(source, read, feedback)
        keys = rows.numbers if table == "event" else rows.ids
        kept = (keys != "") & ~getattr(read, "left_out", keys == "")
        nameless = int((keys == "").sum())
        if nameless:
            line = self.tr("{layer}: rows without a number were left out (number: {count}).")
            feedback.pushWarning(line.format(layer=source.name, count=nameless))
        return rows.taken(kept)

    def _orderly(self, source, read, feedback):
        """Each event once, its times in order; what was left out for that is said."""
        from ..adapters.sentences.saying import sentence
        from ..engine.events.arriving.orderly import orderly_events

        orderly = orderly_events(source.name, read.events, read.ids, time())
        for finding in orderly.findings:
            feedback.pushWarning(sentence(finding))
        return orderly.events

    def _tell(self, taken, feedback):
        """Say what came of it."""
        from ..adapters.sentences.saying import sentence
        from ..engine.gridding.findings import found

        self._results = {}
        for told, names in ((taken.new, self.NEW), (taken.changed, self.CHANGED)):
            counts = {table: len(told.get(table, ())) for table in self.TABLES}
            self._results |= dict(zip(names, counts.values(), strict=True))
        line = self.tr("New: events {events}, cameras {cameras}, resources {resources}")
        feedback.pushInfo(line.format(**self._counted(self.NEW)))
        line = self.tr("Changed: events {events}, cameras {cameras}, resources {resources}")
        feedback.pushInfo(line.format(**self._counted(self.CHANGED)))
        if taken.nowhere:
            lost = found("event_in_no_grid", count=len(taken.nowhere), event=taken.nowhere[0])
            feedback.pushWarning(sentence(lost))
        if taken.unusual:
            number, from_state, to_state = taken.unusual[0]
            states = {"from_state": from_state, "to_state": to_state}
            odd = found("event_moves_unusual", count=len(taken.unusual), event=number, **states)
            feedback.pushWarning(sentence(odd))

    def _counted(self, names):
        return dict(zip(("events", "cameras", "resources"), map(self._results.get, names), strict=True))
