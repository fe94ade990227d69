"""Sharing's place in QGIS: its part of the menu and of the toolbar, and the dialogs of its algorithms."""

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QMenu

from ...database.live_link import LOST, ONLINE
from ..algorithm_dialog import open_algorithm
from ..icons import icon

__all__ = ["SharingActions"]


class SharingActions(QObject):
    """Makes the actions and lets be done what can be done.

    Parameters
    ----------
    iface : QgisInterface
    sharing : Sharing
    bench : Workbench

    Attributes
    ----------
    menu : QMenu, *Sharing*
    """

    def __init__(self, iface, sharing, bench, parent=None):
        super().__init__(parent)
        self._iface, self._sharing, self._bench = iface, sharing, bench
        self._window = iface.mainWindow()
        self._own = []
        told = self.tr("Show how things stand with the shared database")
        self._show = sharing.docked.dress_action("sharing", told)
        self._share = self._action("share_now", self.tr("Share now"), sharing.share_now)
        self._share.setToolTip(self.tr("Write what is waiting to the shared database, and fetch what colleagues did"))
        self._live = self._action("sharing", self.tr("Live"), None)
        self._live.setCheckable(True)
        self._live.setToolTip(self.tr("Stay connected: colleagues' changes appear on the map by themselves"))
        self._live.triggered.connect(sharing.set_live)
        self._publish = self._action("publish", self.tr("Publish plan…"), sharing.publish)
        self._bring = self._action("bring", self.tr("Bring plan…"), sharing.bring)
        self._as_of = self._action("as_of", self.tr("Grids as of…"), sharing.show_as_of)
        self._restore = self._action("undo", self.tr("Restore…"), sharing.restoring.ask)
        self._styles = self._action("grids", self.tr("Store styles and project…"), sharing.store_styles)
        self._styles.setToolTip(self.tr("QGIS then shows the published grids in these colours on every computer"))
        self._set_up = self._action("set_up", self.tr("Set up shared database…"), sharing.set_up)
        self._upgrade = self._action("set_up", self.tr("Upgrade shared database…"), sharing.upgrade)
        self.menu = self._make_menu()
        self._toolbar = self._make_toolbar()
        sharing.changed.connect(self._follow)
        sharing.algorithm_asked.connect(open_algorithm)
        self._follow()

    def remove(self):
        """Take everything out again."""
        self._window.removeToolBar(self._toolbar)
        for thing in [self._toolbar, self.menu, *self._own]:
            thing.deleteLater()

    def _action(self, picture, words, slot):
        action = QAction(icon(picture), words, self._window)
        if slot is not None:
            action.triggered.connect(lambda: slot())
        self._own.append(action)
        return action

    def _make_menu(self):
        menu = QMenu(self.tr("Sharing"), self._window)
        menu.setIcon(icon("sharing"))
        menu.addActions([self._show, self._share, self._live])
        menu.addSeparator()
        menu.addActions([self._publish, self._bring])
        menu.addSeparator()
        menu.addActions([self._as_of, self._restore])
        menu.addSeparator()
        menu.addActions([self._styles, self._set_up, self._upgrade])
        return menu

    def _make_toolbar(self):
        toolbar = self._iface.addToolBar(self.tr("Community Grids: share"))
        toolbar.setObjectName("CommunityGridsShareToolbar")
        toolbar.addActions([self._show, self._share, self._publish, self._bring])
        return toolbar

    def _follow(self):
        """Let be done what can be done now."""
        sharing, session = self._sharing, self._bench.session
        shared = sharing.is_shared
        online = shared and sharing.link.state == ONLINE
        self._share.setEnabled(shared and not session.read_only and sharing.link.state in (ONLINE, LOST))
        self._live.setEnabled(shared)
        self._live.setChecked(shared and sharing.link.is_live)
        self._publish.setEnabled(session is not None and not session.read_only)
        life = sharing.life
        draft = life is None or (life.life == "draft" and life.can_edit)
        self._restore.setEnabled(online and draft and not session.read_only)
