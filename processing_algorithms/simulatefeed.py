"""Simulate feed: made-up events, moves and camera states for training and tests, and their removal."""

import time

from qgis.core import (
    Qgis,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
)

from . import groups
from .district_inputs import add_number
from .shared_algorithm import SharedAlgorithm

__all__ = ["SimulateFeed"]

# So many times a second something is written.
_TIMES_A_SECOND = 5


class SimulateFeed(SharedAlgorithm):
    """Lets things happen that nobody reported."""

    NAME = "simulatefeed"
    GROUP = groups.EVENTS
    ICON = "simulate_feed.svg"

    RATE, SECONDS, SEED, REMOVE, CHANGES = "RATE", "SECONDS", "SEED", "REMOVE", "CHANGES"

    def displayName(self):
        return self.tr("Simulate feed")

    def summary(self):
        return self.tr(
            "Makes up events, their moves from state to state, and states of made-up cameras, for training and tests. "
            "Their numbers begin with SIM-; real events and cameras are left alone. What was made up counts in figures "
            "until it is removed: a plan file loses it; in the shared database, where nothing is ever taken out, it is "
            "cancelled."
        )

    def tags(self):
        return self.tr("event,camera,simulate,feed,training,test,live").split(",")

    def initAlgorithm(self, configuration=None):
        self.add_connection(
            optional=True,
            told=self.tr("The shared database to write to; whoever has the plan open and is live sees it."),
        )
        self.add_district()
        self.add(
            QgsProcessingParameterFile(self.PLAN, self.tr("Plan"), fileFilter="GeoPackage (*.gpkg)", optional=True),
            self.tr("The plan file to write to, where no connection is given."),
        )
        number = QgsProcessingParameterNumber(
            self.RATE, self.tr("Changes a second"), Qgis.ProcessingNumberParameterType.Double, 2.0, False, 0.1, 1000.0
        )
        self.add(number, self.tr("How many events and cameras change each second."))
        told = self.tr("How long it goes on, in seconds.")
        add_number(self, self.SECONDS, self.tr("Seconds"), told, 60, minimum=1)
        add_number(self, self.SEED, self.tr("Seed"), self.tr("The same seed makes up the same."), 1, minimum=0)
        self.add(
            QgsProcessingParameterBoolean(self.REMOVE, self.tr("Remove what was made up"), defaultValue=False),
            self.tr("Make nothing up, but take away what this made up before."),
        )
        self.addOutput(QgsProcessingOutputNumber(self.CHANGES, self.tr("Changes")))

    def share(self, parameters, context, progress, feedback):
        name = self.parameterAsConnectionName(parameters, self.CONNECTION, context)
        path = self.parameterAsFile(parameters, self.PLAN, context)
        if bool(name) == bool(path):
            raise QgsProcessingException(self.tr("Give either CONNECTION or PLAN."))
        if name:
            from ..database.connection import connect
            from ..database.districts import district_named, refuse_other_schema
            from ..database.feeding import FeedIntoDatabase

            with connect(name) as connection:
                refuse_other_schema(connection)
                district = district_named(connection, self.parameterAsString(parameters, self.DISTRICT, context))
                return self._run(FeedIntoDatabase(connection, district.district_id), parameters, context, feedback)
        from ..adapters.plans.session import PlanSession
        from ..database.feeding import FeedIntoPlan

        session = PlanSession.open(path, self.author())
        try:
            return self._run(FeedIntoPlan(session), parameters, context, feedback)
        finally:
            session.close()

    def _run(self, target, parameters, context, feedback):
        if self.parameterAsBool(parameters, self.REMOVE, context):
            count, gone = target.remove()
            words = (
                self.tr("Removed: {count}") if gone else self.tr("Cancelled, for here nothing is taken out: {count}")
            )
            feedback.pushInfo(words.format(count=count))
            return {self.CHANGES: count}
        from ..engine.events.feed import Feed

        rate = self.parameterAsDouble(parameters, self.RATE, context)
        seconds = self.parameterAsInt(parameters, self.SECONDS, context)
        begun = time.time()
        places = target.places()
        if not len(places[0]):
            raise QgsProcessingException(self.tr("The plan has no units where anything could happen."))
        run = time.strftime("%Y%m%d%H%M%S", time.gmtime(begun))
        feed = Feed(*places, target.categories(), run, self.parameterAsInt(parameters, self.SEED, context))
        return {self.CHANGES: self._feed(feed, target, max(1, round(rate * seconds)), rate, feedback)}

    def _feed(self, feed, target, count, rate, feedback):
        """Let so many things happen, as evenly as they can be written; what happened before a cancel stays."""
        begun, done = time.monotonic(), 0
        while done < count and not feedback.isCanceled():
            due = min(count, int((time.monotonic() - begun) * rate) + 1)
            if due > done:
                target.write(feed.next(due - done, time.time()))
                done = due
                feedback.setProgress(100 * done / count)
            else:
                time.sleep(1 / _TIMES_A_SECOND)
        feedback.pushInfo(self.tr("Changes made up: {count}").format(count=done))
        return done
