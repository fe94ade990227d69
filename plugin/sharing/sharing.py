"""Sharing the open plan: the dock, the live link, conflicts, the plan's life and who works where, kept in step."""

from functools import partial

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QDialog

from ...adapters.plans.on_map.conflict_view import waiting_beside
from ...database.connection import connect
from ...database.errors import set_back_words
from ...database.life import move_on
from ...database.live_link import ONLINE, LiveLink
from ..docked import Docked
from ..map_tools.totals_label import short_code
from .connection_box import state_colour, state_words
from .resolving import Resolving
from .restoring import Restoring
from .sharing_dock import SharingDock
from .state_dialog import StateDialog
from .telling_claims import TellingClaims

__all__ = ["Sharing"]

_FRESH_MS, _MOST_CODES = 10_000, 4


class Sharing(QObject):
    """Follows the plan that is open in the workbench.

    Parameters
    ----------
    iface : QgisInterface
    bench : Workbench
    grids : GridsDock
    settings : Settings
    project : QgsProject
    area : Qt.DockWidgetArea, where the dock lies at first
    open_connection : callable of a connection's name that gives a SharedConnection

    Attributes
    ----------
    dock : SharingDock
    docked : Docked

    Signals
    -------
    changed : how things stand is another; actions follow it
    algorithm_asked(id, parameters, then) : a dialog is wanted; `then` is called with its results
    """

    changed = pyqtSignal()
    algorithm_asked = pyqtSignal(str, dict, object)

    def __init__(self, iface, bench, grids, settings, project, area, open_connection=connect, parent=None):
        super().__init__(parent)
        canvas, window = iface.mapCanvas(), iface.mainWindow()
        self._bench, self._grids, self._settings, self._window = bench, grids, settings, window
        self._life, self._fresh_words = None, ""
        self._fresh = QTimer(self)  # what a colleague did just now is told for a while
        self._fresh.setSingleShot(True)
        self._fresh.setInterval(_FRESH_MS)
        self._fresh.timeout.connect(self._show)
        self.dock = SharingDock(window)
        self.docked = Docked(iface, area, self.dock).lie_on_grids()
        self.link = LiveLink(open_connection, self._is_busy, self)
        self.link.share_at_once = settings.share_at_once
        self.resolving = Resolving(bench, self.dock.conflicts, canvas, project, self)
        self.restoring = Restoring(bench, self.link, grids.selected, window, self)
        self.claims = TellingClaims(bench, self.dock, grids, canvas, self)
        self._connect()
        self._follow()

    @property
    def is_shared(self):
        """Whether the open plan is shared."""
        session = self._bench.session
        return session is not None and session.sharing is not None

    @property
    def life(self):
        """The Life of the plan as it was told last, or None."""
        return self._life

    def set_live(self, on):
        """Be connected, or not."""
        self._settings.sharing_live = on
        self.link.start() if on else self.link.stop()
        self._show()

    def share_now(self):
        """Write what is waiting, fetch what colleagues did; goes live for it."""
        if not self.link.is_live:
            self.set_live(True)
        self.link.share_now()

    def set_up(self):
        """Open the dialog that makes the schema."""
        self.algorithm_asked.emit("communitygrids:createschema", {}, lambda results: None)

    def upgrade(self):
        """Open the dialog that brings the schema to this plugin's version; a live plan notices by itself."""
        self.algorithm_asked.emit("communitygrids:upgradeschema", {}, lambda results: self.link.start())

    def publish(self):
        """Open the dialog that publishes the open plan; it is shared from then on."""
        session = self._bench.session
        path = "" if session is None else str(session.path)
        self.algorithm_asked.emit("communitygrids:publishplan", {"PLAN": path}, partial(self._published, path))

    def bring(self):
        """Open the dialog that brings a plan, and open what it brought."""
        self.algorithm_asked.emit("communitygrids:pullplan", {}, lambda results: self._bench.open(results["PLAN"]))

    def show_as_of(self):
        """Open the dialog for the grids of a date."""
        parameters = {}
        if self.is_shared and self._life is not None:
            connection = self._bench.session.sharing.connection
            parameters = {"CONNECTION": connection, "DISTRICT": self._life.district, "PLAN": self._life.name}
        self.algorithm_asked.emit("communitygrids:gridsasof", parameters, lambda results: None)

    def store_styles(self):
        """Open the dialog that stores styles and project in the database."""
        parameters = {"CONNECTION": self._bench.session.sharing.connection} if self.is_shared else {}
        self.algorithm_asked.emit("communitygrids:storestyles", parameters, lambda results: None)

    def move_on(self, state):
        """Ask when and why, and put the plan into another state."""
        if self._bench.session.waiting().grids:
            words = self.tr("Some of your changes are not shared yet. Share them first.")
            self._bench.messages.refuse(words, self.tr("Share now"), self.share_now)
            return
        dialog = StateDialog(state, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.put_into(state, dialog.effective_from(), dialog.reason.text().strip())

    def put_into(self, state, effective_from=None, reason=""):
        """Put the plan into another state."""
        session, revision = self._bench.session, self._life.revision
        district, plan = session.sharing.district_id, session.scenario.plan_id
        self.link.ask(
            lambda connection: move_on(connection, district, plan, revision, state, effective_from, reason),
            lambda _: self.link.sync(),
        )

    def remove(self):
        """Leave QGIS."""
        self.link.remove()
        self.resolving.remove()
        self.claims.remove()
        self._bench.opened.disconnect(self._follow)
        self._bench.closed.disconnect(self._follow)
        self.docked.remove()

    def show(self):
        """Bring the dock to the front."""
        self.dock.setUserVisible(True)

    def _connect(self):
        dock, link = self.dock, self.link
        dock.set_up_asked.connect(self.set_up)
        dock.publish_asked.connect(self.publish)
        dock.bring_asked.connect(self.bring)
        dock.as_of_asked.connect(self.show_as_of)
        dock.restore_asked.connect(self.restoring.ask)
        dock.grids_chosen.connect(self._show_grids)
        dock.connection.share_asked.connect(self.share_now)
        dock.connection.live_switched.connect(self.set_live)
        dock.connection.at_once_switched.connect(self._set_at_once)
        dock.life.state_asked.connect(self.move_on)
        self._grids.head.sharing_asked.connect(lambda: self.show())
        self.resolving.looking.connect(self.claims.rest)
        link.state_changed.connect(lambda _: self._show())
        link.synced.connect(self._hear_sync)
        link.refused.connect(self._bench.messages.fail)
        link.renewed.connect(self._bench.messages.say)
        link.events_synced.connect(self._hear_events)
        link.news_changed.connect(self._hear_news)
        link.claims_changed.connect(self.claims.show)
        link.edited.connect(self.claims.warn)
        self._bench.opened.connect(self._follow)
        self._bench.closed.connect(self._follow)

    def _follow(self):
        """Another plan is open, or none."""
        session = self._bench.session
        self._life = None
        self._fresh.stop()
        self.dock.show_changes(())
        self.link.author = self._settings.author or QgsApplication.userLoginName()
        self.link.follow(session, live=self._settings.sharing_live)
        if session is not None:
            session.changed.connect(self._show_change)
        self.resolving.refresh()
        self.claims.begin()
        self._show()
        self._tell_conflicts()

    def _show_change(self, *_):
        if self._bench.session is not None:
            self.resolving.refresh()
            self._show()

    def _show(self):
        session, link = self._bench.session, self.link
        head = self._grids.head
        if not self.is_shared:
            self.dock.show_unshared(session is not None)
            head.show_sharing("", "")
            self.changed.emit()
            return
        waiting, online = waiting_beside(session), link.state == ONLINE
        life = self._life
        title = session.scenario.name if life is None else f"{life.district} · {life.name}"
        self.dock.show_shared(title)
        self.dock.connection.show_link(
            link.state, waiting, link.trouble, session.sharing, link.last_sync, link.share_at_once
        )
        self.dock.life.show_life(life, online)
        can_edit = life is None or (life.can_edit and life.life == "draft")
        self.dock.allow(online, can_edit and not session.read_only)
        head.show_sharing(self._head_words(waiting), state_colour(link.state))
        self.changed.emit()

    def _head_words(self, waiting):
        words = state_words(self.link.state, waiting)
        count = len(self.resolving.conflicts)
        words += self.tr(", to resolve: {count}").format(count=count) if count else ""
        return f"{words} · {self._fresh_words}" if self._fresh.isActive() else words

    def _hear_sync(self, outcome):
        if outcome.adopted:
            # Not in the message bar: an answer with a button may stand there that the person is about to press.
            names = self.tr(", ").join(sorted({step.author for step in outcome.steps if step.author}))
            names = names or self.tr("colleagues")
            codes = sorted(map(short_code, outcome.adopted))
            listed = ", ".join(codes[:_MOST_CODES]) + (" …" if len(codes) > _MOST_CODES else "")
            self._fresh_words = f"{names}: {listed}"
            self._fresh.start()
        self.resolving.refresh()
        self._show()
        if outcome.set_back:
            self._bench.messages.refuse(set_back_words(), self.tr("Show"), self._show_conflicts)
        elif outcome.new_conflicts:
            self._tell_conflicts()

    def _hear_events(self, done):
        """Events come and go silently; what was changed here, and by somebody else before, is told."""
        if keys := [key for lost in done.overtaken.values() for key in lost]:
            said = self.tr("Somebody else changed {keys} before you; that stays, yours was not written.")
            self._bench.messages.say(said.format(keys=self.tr(", ").join(keys[:_MOST_CODES])))

    def _hear_news(self, news):
        self._life = news.life
        self.dock.show_changes(news.lines)
        self.resolving.show_lines(news.lines)
        self._show()

    def _tell_conflicts(self):
        count = len(self.resolving.conflicts)
        if count:
            words = self.tr("Changed by you and by a colleague, to be resolved: {count}.").format(count=count)
            self._bench.messages.refuse(words, self.tr("Show"), self._show_conflicts)

    def _show_conflicts(self):
        self.show()
        self.dock.conflicts.list.setCurrentRow(0)

    def _set_at_once(self, on):
        self._settings.share_at_once = self.link.share_at_once = on
        if on:
            self.link.sync()

    def _show_grids(self, codes):
        known = [code for code in codes if code in self._bench.view.grid_rows(codes)]
        self._bench.select(known)
        self._bench.zoom_to(known)

    def _published(self, path, _):
        """The file remembers now that it is shared: read it anew."""
        session = self._bench.session
        if session is not None and str(session.path) == path:
            self._bench.open(path)
            self.show()

    def _is_busy(self):
        """Whether the person is in the middle of a gesture."""
        tool = self._bench.box.in_hand()
        pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        return pressed or (tool is not None and tool.in_gesture())
