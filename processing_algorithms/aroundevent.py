"""Around an event: its grid and community, the cameras that see it, who is near and how long it takes on foot."""

from qgis.core import (
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterPoint,
    QgsProcessingParameterString,
)

from . import groups
from .camera_inputs import tell_secret
from .district_algorithm import DistrictAlgorithm
from .district_inputs import ANY_GEOMETRY, AREAS, LINES, POINTS, add_layer, add_number
from .event_inputs import add_zone, zone_given, zone_trouble
from .inputs_given import source_given

__all__ = ["AroundEvent"]


class AroundEvent(DistrictAlgorithm):
    """Reads what lies round an event or a place, and writes it as a list with points and lines."""

    NAME = "aroundevent"
    GROUP = groups.EVENTS
    ICON = "around_event.svg"

    EVENTS, EVENT, PLACE = "EVENTS", "EVENT", "PLACE"
    CAMERAS, BUILDINGS, STREETS, RESOURCES, PLACES = "CAMERAS", "BUILDINGS", "STREETS", "RESOURCES", "PLACES"
    GRIDS, COMMUNITIES = "GRIDS", "COMMUNITIES"
    EVENTS_M, PLACES_M, EACH = "EVENTS_WITHIN", "PLACES_WITHIN", "EACH"
    AROUND, WAYS = "AROUND", "WAYS"
    ROLES = {AROUND: "", WAYS: ""}

    def displayName(self):
        return self.tr("Around an event")

    def summary(self):
        return self.tr(
            "Tells what is round an event: its grid and community, at a boundary both grids; the duty point; the "
            "cameras that really see it, past the buildings, with distance and state; stations, hydrants and other "
            "help with the minutes on foot along the streets; key places; and other open events."
        )

    def tags(self):
        return self.tr("event,incident,around,near,camera,walking,duty,resources,sight,route").split(",")

    def initAlgorithm(self, configuration=None):
        told = self.tr("Events of a plan, or as they arrive: fields and words in Chinese and English are understood.")
        add_layer(self, self.EVENTS, self.tr("Events"), told, [ANY_GEOMETRY], optional=True)
        self.add(
            QgsProcessingParameterString(self.EVENT, self.tr("Number of the event"), optional=True),
            self.tr("The event that it is about, of the layer above. Without it, a place must be given."),
        )
        self.add(
            QgsProcessingParameterPoint(self.PLACE, self.tr("Place"), optional=True),
            self.tr("A place that it is about where there is no event: x,y [EPSG:…]."),
        )
        told = self.tr("Points. Fields are found by their names: direction, angle, range, height, kind, status.")
        add_layer(self, self.CAMERAS, self.tr("Cameras"), told, [POINTS], optional=True)
        told = self.tr("Footprints that stop sight; their households say which grid leads at a boundary.")
        add_layer(self, self.BUILDINGS, self.tr("Buildings"), told, [AREAS, POINTS], optional=True)
        told = self.tr("Lines that one walks along. Without them only distances are told.")
        add_layer(self, self.STREETS, self.tr("Streets"), told, [LINES], optional=True)
        told = self.tr("Duty points, stations, hydrants, defibrillators: name and kind.")
        add_layer(self, self.RESOURCES, self.tr("Resources"), told, [POINTS], optional=True)
        told = self.tr("Schools, hospitals, markets and other key places: name and kind.")
        add_layer(self, self.PLACES, self.tr("Key places"), told, [ANY_GEOMETRY], optional=True)
        told = self.tr("Grids with grid_code.")
        add_layer(self, self.GRIDS, self.tr("Grids"), told, [AREAS], optional=True)
        told = self.tr("Communities with their codes and names.")
        add_layer(self, self.COMMUNITIES, self.tr("Communities"), told, [AREAS], optional=True)
        told = self.tr("Metres within which other open events are told.")
        add_number(self, self.EVENTS_M, self.tr("Events within"), told, 200, minimum=0, advanced=True)
        told = self.tr("Metres within which key places are told.")
        add_number(self, self.PLACES_M, self.tr("Key places within"), told, 500, minimum=0, advanced=True)
        told = self.tr("How many of each kind of help are told.")
        add_number(self, self.EACH, self.tr("Of each kind"), told, 2, advanced=True)
        add_zone(self)
        self.add(
            QgsProcessingParameterFeatureSink(self.AROUND, self.tr("Around"), POINTS),
            self.tr("What is round it, in order, with distance, minutes on foot and state."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                self.WAYS, self.tr("Lines of sight and ways"), LINES, optional=True, createByDefault=True
            ),
            self.tr("From each camera to the place, and from the place to each help on foot."),
        )
        for name, words in (
            ("GRID_CODE", self.tr("Grid")),
            ("OTHER_GRID", self.tr("Grid across the boundary")),
            ("LEAD_GRID", self.tr("Grid that leads")),
            ("COMMUNITY_CODE", self.tr("Community")),
        ):
            self.addOutput(QgsProcessingOutputString(name, words))
        self.addOutput(QgsProcessingOutputNumber("SEEING", self.tr("Cameras that see it")))

    def checkParameterValues(self, parameters, context):
        fits, reason = super().checkParameterValues(parameters, context)
        trouble = zone_trouble(self, parameters, context) if fits else reason
        number = self.parameterAsString(parameters, self.EVENT, context).strip()
        if not trouble and not number and not parameters.get(self.PLACE):
            trouble = self.tr("Give the number of an event in EVENT, or a place in PLACE.")
        if not trouble and number and not parameters.get(self.EVENTS):
            trouble = self.tr("EVENT names an event: give the layer of events in EVENTS.")
        return not trouble, trouble

    def work(self, parameters, context, feedback):
        from ..adapters.events.around.items import items_of, items_table, lines_table, without_secret
        from ..adapters.events.around.reading import AroundReader, AroundSources
        from ..adapters.running.progress import FeedbackProgress
        from ..adapters.sentences.saying import sentence
        from ..engine.events.around.place import AroundRules, around

        progress = FeedbackProgress(feedback)
        progress.report("reading", 0.0)
        names = ("EVENTS", "CAMERAS", "BUILDINGS", "STREETS", "RESOURCES", "PLACES", "GRIDS", "COMMUNITIES")
        sources = AroundSources(*(source_given(self, parameters, name, context) for name in names))
        rules = AroundRules(
            events_m=self.parameterAsInt(parameters, self.EVENTS_M, context),
            keys_m=self.parameterAsInt(parameters, self.PLACES_M, context),
            each=self.parameterAsInt(parameters, self.EACH, context),
        )
        zone = zone_given(self, parameters, context, names)
        reader = AroundReader(sources, context.transformContext(), rules, zone_minutes=zone)
        number = self.parameterAsString(parameters, self.EVENT, context).strip()
        place, grids = self._place(reader, number, parameters, context, progress)
        read = reader.read(place, progress.cancelled)
        for finding in read.findings:
            feedback.pushWarning(sentence(finding))
        found = around(place, read.surroundings, rules, number, grids)
        items, secret = without_secret(items_of(found, read, rules.walk_m_s))
        tell_secret(secret, feedback)
        progress.lock()
        written = self.write({self.AROUND: items_table(items), self.WAYS: lines_table(items)}, reader.crs)
        codes = {"GRID_CODE": found.grid, "OTHER_GRID": found.other_grid, "LEAD_GRID": found.lead_grid}
        seeing = sum(item.what == "camera" for item in items)
        return {**written, **codes, "COMMUNITY_CODE": found.community, "SEEING": seeing}

    def _place(self, reader, number, parameters, context, progress):
        """Where it is, and the grids that the event was given when it was reported."""
        if not number:
            point = self.parameterAsPoint(parameters, self.PLACE, context, reader.crs)
            return (point.x(), point.y()), None
        event = reader.event(number, progress.cancelled)
        place = event.places[0]
        if place[0] != place[0]:
            raise QgsProcessingException(self.tr("The event {event} has no place on the map.").format(event=number))
        return place, (event.grid_codes[0], event.other_grids[0], event.lead_grids[0])
