"""Move event: an event of a plan comes to another state, and it is written down who says so."""

from qgis.core import (
    Qgis,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QDateTime

from . import groups
from .district_inputs import add_number
from .event_inputs import wall_clock
from .plan_algorithm import PlanAlgorithm

__all__ = ["MoveEvent"]


class MoveEvent(PlanAlgorithm):
    """Moves one event of a plan file, where that is allowed from where it is."""

    NAME = "moveevent"
    GROUP = groups.EVENTS
    ICON = "move_event.svg"

    EVENT, STATE, AT, ORG, NOTE, DEPARTMENT, DUE = "EVENT", "STATE", "AT", "ORG", "NOTE", "DEPARTMENT", "DUE"
    FROM_STATE = "FROM_STATE"

    def displayName(self):
        return self.tr("Move event")

    def summary(self):
        return self.tr(
            "Moves an event to another state: 20 received, 30 verified, 40 dispatched, 50 being handled, 60 submitted, "
            "70 closed, 80 evaluated; 90 rejected, 91 returned, 92 suspended, 93 merged, 94 cancelled, 95 escalated. "
            "Only moves that are allowed from where it is are made, none before the report or the last one and none "
            "more than a day ahead. Each is kept in the log."
        )

    def tags(self):
        return self.tr("event,state,dispatch,close,log,plan").split(",")

    def initAlgorithm(self, configuration=None):
        self.add(
            QgsProcessingParameterFile(self.PLAN, self.tr("Plan"), fileFilter="GeoPackage (*.gpkg)"),
            self.tr("The plan file, as Make plan writes it."),
        )
        self.add(QgsProcessingParameterString(self.EVENT, self.tr("Event")), self.tr("The number of the event."))
        told = self.tr("The number of the state that it comes to, as above.")
        add_number(self, self.STATE, self.tr("State"), told, None, minimum=0)
        moment = Qgis.ProcessingDateTimeParameterDataType.DateTime
        self.add(
            QgsProcessingParameterDateTime(self.AT, self.tr("When"), moment, optional=True),
            self.tr("When it comes to that state, on the plan's clock; without it, now. At most a day ahead."),
        )
        for name, words, told in (
            (self.ORG, self.tr("Office"), self.tr("The office that says so, never a person.")),
            (self.NOTE, self.tr("Note"), self.tr("Why, in a few words; one that tells of a person is refused.")),
            (self.DEPARTMENT, self.tr("Department"), self.tr("Whose event it is from now on.")),
        ):
            self.add(QgsProcessingParameterString(name, words, optional=True), told)
        self.add(
            QgsProcessingParameterDateTime(self.DUE, self.tr("Due"), moment, optional=True),
            self.tr("Until when it has to be done, on the plan's clock."),
            advanced=True,
        )
        self.addOutput(QgsProcessingOutputNumber(self.FROM_STATE, self.tr("State before")))

    def processAlgorithm(self, parameters, context, feedback):
        super().processAlgorithm(parameters, context, feedback)
        return {self.PLAN: self.parameterAsFile(parameters, self.PLAN, context), self.FROM_STATE: self._from_state}

    def run_on(self, session, parameters, context, feedback):
        from ..adapters.words.moments import offset_of
        from ..adapters.words.of_events import state_name

        def text(name):
            return self.parameterAsString(parameters, name, context).strip()

        number, state = text(self.EVENT), self.parameterAsInt(parameters, self.STATE, context)
        if not number:
            raise QgsProcessingException(self.tr("EVENT must name the event."))
        offset = offset_of(session.events.profile)
        at = self._moment(parameters, self.AT, context, offset)
        at = QDateTime.currentDateTimeUtc().toMSecsSinceEpoch() / 1000 if at is None else at
        due = self._moment(parameters, self.DUE, context, offset)
        words = (text(self.ORG), text(self.NOTE), text(self.DEPARTMENT))
        step = session.events.move(number, state, at, *words, due=due)
        self._from_state = step.from_state
        line = self.tr("{event}: {before} → {after}")
        names = {"before": state_name(step.from_state), "after": state_name(step.to_state)}
        feedback.pushInfo(line.format(event=number, **names))
        return set()

    def _moment(self, parameters, name, context, offset):
        """A moment that was given on clocks so many minutes ahead of UTC: seconds since 1970, None where none was."""
        given = self.parameterAsDateTime(parameters, name, context)
        return wall_clock(given, offset) if given.isValid() else None
