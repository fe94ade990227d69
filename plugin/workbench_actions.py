"""The workbench's place in QGIS: its toolbar, its part of the menu, and what the table of grids offers."""

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QMenu

from .icons import icon

__all__ = ["WorkbenchActions"]


class WorkbenchActions(QObject):
    """Makes the actions that are no map tools, and puts all of them where a person looks for them.

    Attributes
    ----------
    menu : QMenu, *Edit grids*
    open : QAction, which opens a plan
    """

    def __init__(self, iface, bench, dock, parent=None):
        super().__init__(parent)
        self._iface, self._bench, self._dock = iface, bench, dock
        self._window = iface.mainWindow()
        self._own = []
        self.open = self._action("open_plan", self.tr("Open plan…"), bench.ask_and_open)
        self.open.setToolTip(self.tr("Open a plan file, to look at its grids and to change them"))
        self._undo = self._action("undo", self.tr("Undo"), bench.editing.undo)
        self._redo = self._action("redo", self.tr("Redo"), bench.editing.redo)
        self._fill = self._action("fill", self.tr("Fill what is unassigned"), bench.editing.fill)
        self._fill.setToolTip(self.tr("Give every unit without a grid to one, in band where possible"))
        self._compare = self._action("compare", self.tr("Compare scenarios…"), bench.compare)
        self._renumber = self._action("plan", self.tr("Renumber grids"), self._renumber_chosen)
        self._renumber.setToolTip(self.tr("Number the communities of the chosen grids anew; without a choice, all"))
        self._rebalance = self._action("rebalance", self.tr("Rebalance…"), bench.rebalance)
        self._rebalance.setToolTip(self.tr("Bring grids back into band: three ways, each with its price"))
        self._growth = self._action("growth", self.tr("Growth watch…"), bench.growth.start)
        self._growth.setToolTip(self.tr("See which grids a register puts out of their band or near its edge"))
        self._check = self._action("check", self.tr("Check grids"), bench.checking.check)
        self._check.setToolTip(self.tr("Hold the grids to the rules D1 to D11; what is found stands in the findings"))
        self._writing = [self._fill, self._rebalance, self._renumber]
        self._on_table = self._table_actions()
        dock.offer(self._on_table)
        self.menu = self._make_menu()
        self._toolbar = self._make_toolbar()
        bench.opened.connect(self._follow)
        bench.closed.connect(self._follow)
        bench.steps_changed.connect(self._show_steps)
        bench.choice_changed.connect(self._follow)
        self._follow()

    def remove(self):
        """Take everything out again."""
        self._window.removeToolBar(self._toolbar)
        for thing in [self._toolbar, self.menu, *self._own]:
            thing.deleteLater()

    def _action(self, picture, words, slot):
        action = QAction(icon(picture) if picture else icon("grids"), words, self._window)
        action.triggered.connect(lambda: slot())
        self._own.append(action)
        return action

    def _table_actions(self):
        """What can be done to the chosen grids, on the table's right click."""
        edit, bench, dock = self._bench.editing, self._bench, self._dock
        self._zoom = self._action("grids", self.tr("Show on the map"), lambda: bench.zoom_to(dock.selected()))
        self._lock = self._action("locked", self.tr("Lock or unlock"), self._lock_chosen)
        self._rename = self._action("plan", self.tr("Rename…"), lambda: self._with_chosen(edit.rename))
        self._split = self._action("split_auto", self.tr("Split by itself…"), lambda: self._with_chosen(bench.propose))
        self._merge = self._action("merge", self.tr("Merge into the first chosen"), self._merge_chosen)
        self._repair = self._action("repair", self.tr("Repair its community"), lambda: self._with_chosen(edit.repair))
        self._retire = self._action("", self.tr("Retire…"), lambda: self._with_chosen(edit.retire))
        self._retire.setToolTip(self.tr("Give the grid's ground to a neighbour; its code is never given again"))
        on_grids = [self._zoom, self._lock, self._rename, self._split, self._merge, self._retire, self._repair]
        return [*on_grids, self._rebalance]

    def _with_chosen(self, act):
        """Act on the first chosen grid; there may be none any more."""
        for code in self._ground()[:1]:
            act(code)

    def _ground(self):
        """The chosen grids that have ground of their own; nothing else can be edited."""
        view = self._bench.view
        return view.on_the_ground(self._dock.selected()) if view is not None else []

    def _lock_chosen(self):
        chosen = self._ground()
        if chosen:
            self._bench.editing.switch_lock(chosen)

    def _merge_chosen(self):
        into, *others = self._ground() or [""]
        if others:
            self._bench.editing.merge(others, into)

    def _renumber_chosen(self):
        self._bench.editing.renumber(self._ground())

    def _make_menu(self):
        menu = QMenu(self.tr("Edit grids"), self._window)
        menu.setIcon(icon("assign"))
        menu.addActions([self._undo, self._redo])
        menu.addSeparator()
        menu.addActions([*self._bench.box.actions.values(), self._bench.box.let_go, self._fill, self._rebalance])
        menu.addActions([self._growth, self._check])
        menu.addSeparator()
        menu.addAction(self._renumber)
        menu.addAction(self._compare)
        return menu

    def _make_toolbar(self):
        toolbar = self._iface.addToolBar(self.tr("Community Grids: edit"))
        toolbar.setObjectName("CommunityGridsEditToolbar")
        toolbar.addActions([self.open, self._undo, self._redo])
        toolbar.addSeparator()
        tools = self._bench.box.actions
        groups = (("click", "brush", "lasso"), ("split", "propose", "merge", "boundary"), ("lock", "repair"))
        for names in groups:
            toolbar.addActions([tools[name] for name in names])
            if "click" in names:
                toolbar.addAction(self._bench.box.let_go)
            if names is not groups[-1]:
                toolbar.addSeparator()
        toolbar.addActions([self._fill, self._rebalance, self._growth, self._check])
        toolbar.addSeparator()
        toolbar.addAction(self._compare)
        return toolbar

    def _follow(self, *_):
        """Let be done what can be done now."""
        session = self._bench.session
        writable = session is not None and not session.read_only
        chosen, ground = len(self._dock.selected()), len(self._ground())
        for action in self._writing:
            action.setEnabled(writable)
        for action in (self._compare, self._growth, self._check):
            action.setEnabled(session is not None)
        self._zoom.setEnabled(chosen > 0)
        self._lock.setEnabled(writable and ground > 0)
        for action in (self._rename, self._split, self._retire, self._repair):
            action.setEnabled(writable and ground == chosen == 1)
        self._merge.setEnabled(writable and ground == chosen > 1)
        self._show_steps(*((session.undo_text(), session.redo_text()) if session else ("", "")))

    def _show_steps(self, undo, redo):
        for action, words, step in ((self._undo, self.tr("Undo"), undo), (self._redo, self.tr("Redo"), redo)):
            action.setEnabled(bool(step))
            action.setToolTip(f"{words}: {step}" if step else words)
