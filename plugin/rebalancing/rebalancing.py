"""Rebalancing: the dialog, the search in the background, the preview on the map, and one edit where one is taken."""

from dataclasses import replace

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject

from ...adapters.plan_file.errors import PlanFileError
from ...adapters.plans.reach import codes_of_community, community_choices, plan_households
from ...adapters.sentences.saying import sentence
from ..hourglass import hourglass
from ..one_question import OneQuestion
from .wish_page import CHOSEN, COMMUNITY

__all__ = ["Rebalancing"]

_MOST_SENTENCES = 3


class Rebalancing(QObject):
    """Nothing of the plan changes before an offer is applied; a new register's scenario is made only then.

    Parameters
    ----------
    canvas : QgsMapCanvas
    editing : Editing
    messages : Messages
    settings : Settings
    project : QgsProject
    window : QWidget

    Attributes
    ----------
    dialog : RebalanceDialog, None while it is closed
    question : OneQuestion, what is looked for
    """

    def __init__(self, canvas, editing, messages, settings, project, window, parent=None):
        super().__init__(parent)
        self._canvas, self._editing, self._messages = canvas, editing, messages
        self._settings, self._project, self._window = settings, project, window
        self._session = self._view = self.dialog = None
        self.question, self._chosen, self._drawing = OneQuestion(), [], None
        self._found = self._counted = None
        self._moved = {}

    def start(self, view, chosen, community="", register=None):
        """Open the dialog.

        Parameters
        ----------
        view : PlanView
        chosen : list of str, the grids that are chosen
        community : str, the community whose grids may change, where it is known already
        register : (QgsVectorLayer, households field, id field), where it is known already
        """
        from .rebalance_dialog import RebalanceDialog  # packages that QGIS does not bring everywhere

        self.close()
        self._session, self._view, self._chosen = self._editing.session, view, list(chosen)
        self.dialog = RebalanceDialog(self._project, self._window)
        self.dialog.wish.show_plan(
            self._session.scenario.name,
            community_choices(view, chosen),
            len(chosen),
            plan_households(view),
            self._settings.most_moved_percent,
        )
        if register is not None:
            self.dialog.wish.register.choose(*register)
        if community:
            self.dialog.wish.choose_community(community)
        self.dialog.search_asked.connect(self.search)
        self.dialog.back_asked.connect(self._go_back)
        self.dialog.apply_asked.connect(self.apply)
        self.dialog.offers.looked_at.connect(self._look)
        self.dialog.offered.connect(self._zoom)
        self.dialog.left.connect(self.close)
        self._session.changed.connect(self._plan_changed)
        self.dialog.show()

    def search(self):
        """Look for offers, in the background."""
        from ...adapters.plans.offers import Wish, find_offers
        from ...adapters.plans.snapshot import Snapshot

        asked = self.dialog.wish
        self._settings.most_moved_percent = asked.percent()
        try:
            snapshot = Snapshot(self._session)
        except PlanFileError as error:
            self.dialog.ask(str(error))
            return
        wish = Wish(asked.register.choice(), self._reach(), asked.percent() / 100)
        transform = QgsProject.instance().transformContext()
        self.dialog.search()
        self.question.ask(
            self.tr("Rebalance"),
            lambda feedback: find_offers(snapshot, wish, transform, feedback),
            self._hear,
            self.dialog.tell_stage,
            self.dialog.tell_share,
        )

    def apply(self):
        """Do what is chosen, as one edit; with a new register, in a new scenario."""
        place, reason, name = self.dialog.offers.place(), self.dialog.offers.reason(), self.dialog.wish.scenario_name()
        if place < 0:
            return
        offer, counted, session = self._found.offers[place], self._counted, self._session
        edit = replace(offer.edit, reason=reason)
        self.close()
        with hourglass():
            if counted.register is None:
                done = self._editing.take(edit)
            else:
                done = self._take_with_register(session, counted, name, edit)
        if done:
            words = self.tr("Rebalanced. Households that changed their grid: {households}.")
            if counted.register is not None:
                words = self.tr("Rebalanced in the new scenario “{name}”. Households moved: {households}.")
            self._messages.say(words.format(households=f"{offer.price.households:,}", name=name))

    def close(self):
        """Leave everything as it is."""
        self.question.stop()
        if self._drawing is not None:
            self._drawing.remove()
            self._drawing = None
        if self.dialog is not None:
            dialog, self.dialog = self.dialog, None
            self._session.changed.disconnect(self._plan_changed)
            dialog.hide()
            dialog.deleteLater()
        self._session = self._view = self._found = self._counted = None

    def remove(self):
        """Leave QGIS."""
        self.close()

    def _reach(self):
        """The codes of the grids that may change; None for all."""
        wish = self.dialog.wish
        if wish.reach() == CHOSEN:
            return tuple(self._chosen)
        return codes_of_community(self._view, wish.community()) if wish.reach() == COMMUNITY else None

    def _hear(self, outcome):
        if outcome.result is None:
            self.dialog.ask(outcome.trouble)
            return
        from ...adapters.plans.on_map.view import PlanView

        self._found, self._counted, self._moved = outcome.result, outcome.result.counted, {}
        if self._found.nothing and self._found.out == 0:
            self.dialog.ask(self.tr("Every grid is in band: nothing need move."))
        elif self._found.nothing:
            words = self.tr(
                "Nothing to offer: the grids that are out of band cannot be brought into it by whole units among those "
                "that may change, or not within the limit (grids out of band: {out})."
            )
            self.dialog.ask(words.format(out=self._found.out))
        else:
            from .moves_on_map import MovesOnMap

            self._drawing = MovesOnMap(self._canvas)
            self._view = PlanView(self._counted, self._view.names)
            told = [sentence(finding) for finding in self._counted.findings[:_MOST_SENTENCES]]
            self.dialog.offer(self._found, told)

    def _moves(self, place):
        """Who moves by an offer; found out once."""
        from ...adapters.plans.on_map.moves import moves_by
        from .moves_on_map import COLOURS

        if place not in self._moved:
            edit = self._found.offers[place].edit
            self._moved[place] = moves_by(self._counted.draft, edit, len(COLOURS))
        return self._moved[place]

    def _look(self, place):
        layer = self.dialog.wish.register.layer()
        self._drawing.show(self._moves(place), self._view, "" if layer is None else layer.name())

    def _zoom(self):
        if self._found is not None:
            places = self._found.extent(), self._moves(self.dialog.offers.place()).extent
            self._drawing.zoom(places, self._view, self.dialog.covers(self._canvas))

    def _go_back(self):
        """Ask again, whether offers are shown or still looked for."""
        self.question.stop()
        if self._drawing is not None:
            self._drawing.remove()
            self._drawing = None
        self._found = self._counted = None
        self._view = self._editing.view
        self.dialog.ask()

    def _plan_changed(self, *_):
        """What was found is for another state of the plan."""
        if self.question.is_open or self._found is not None:
            self._go_back()
            self.dialog.ask(self.tr("The plan has changed meanwhile: look again."))

    def _take_with_register(self, session, counted, name, edit):
        """Take a register into a new scenario and do the edit there; where it cannot be done, nothing is left."""
        before = session.scenario.plan_id
        try:
            session.take_register(counted.register, name, counted.read_findings)
        except PlanFileError as error:
            self._messages.fail(str(error))
            return False
        if self._editing.take(edit):
            return True
        try:
            made = session.scenario.plan_id
            session.switch(before)
            session.delete_scenario(made)
        except PlanFileError as error:
            self._messages.fail(str(error))
        return False
