"""The time bar: a strip of the days with how much came in, and buttons that let time pass."""

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QElapsedTimer, QPointF, QRectF, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ...icons import icon

__all__ = ["FOR_EVER", "LINGERS", "SPEEDS", "TimeBar", "TimeStrip"]

FOR_EVER = -1.0
"""What a bar says for ever with: events stay although they are done."""

SPEEDS = (60.0, 600.0, 3600.0, 6 * 3600.0, 86_400.0, 7 * 86_400.0, 30 * 86_400.0)
LINGERS = (0.0, 3600.0, 86_400.0, 7 * 86_400.0, FOR_EVER)
"""Seconds that pass in one, and seconds that what is done stays."""

_FRAME_MS = 33
_HOUR, _DAY = 3600.0, 86_400.0
_STRIP_HIGH, _STRIP_MOST, _FOOT = 48, 90, 14


class TimeStrip(QWidget):
    """The span of time, painted; a click goes to a moment.

    Signals
    -------
    picked(moment) : seconds since 1970 UTC
    """

    picked = pyqtSignal(float)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.first, self.last, self.moment = 0.0, 1.0, 0.0
        self._counts, self._offset = [], 0
        self.setMinimumHeight(_STRIP_HIGH)
        self.setMaximumHeight(_STRIP_MOST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self):  # noqa: N802
        """As wide as there is room, and no higher than it must be."""
        return QSize(300, _STRIP_HIGH)

    def show_span(self, first, last, counts, offset=0):
        """Show a span with the number of events in each part of it."""
        self.first, self.last, self._counts, self._offset = first, max(last, first + 1.0), list(counts), offset
        self.update()

    def show_moment(self, moment):
        """Move the cursor."""
        self.moment = moment
        self.update()

    def place_of(self, moment):
        """Where a moment lies, in pixels."""
        return (moment - self.first) / (self.last - self.first) * self.width()

    def mousePressEvent(self, event):
        self._pick(event)

    def mouseMoveEvent(self, event):
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._pick(event)

    def keyPressEvent(self, event):
        """Arrows go a day back and forth, with Shift a week."""
        step = {Qt.Key.Key_Left: -_DAY, Qt.Key.Key_Right: _DAY}.get(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        week = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.picked.emit(min(max(self.moment + step * (7 if week else 1), self.first), self.last))

    def _pick(self, event):
        share = min(max(event.pos().x() / max(self.width(), 1), 0.0), 1.0)
        self.picked.emit(self.first + share * (self.last - self.first))

    def paintEvent(self, _):
        painter, palette = QPainter(self), self.palette()
        painter.fillRect(self.rect(), palette.color(palette.ColorRole.Base))
        ink = palette.color(palette.ColorRole.Text)
        faint = QColor(ink)
        faint.setAlpha(110)
        foot = self.height() - _FOOT
        if self._counts:
            self._paint_months(painter, faint, foot)
        most = max(self._counts, default=0)
        if most:
            wide = self.width() / len(self._counts)
            bar = QColor("#3f86b5")
            for number, count in enumerate(self._counts):
                high = (foot - 4) * count / most
                painter.fillRect(QRectF(number * wide, foot - high, max(wide - 0.4, 0.6), high), bar)
        at = self.place_of(self.moment)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        passed = QColor("#d55e00")
        passed.setAlpha(40)
        painter.fillRect(QRectF(0, 0, max(at, 0), foot), passed)
        painter.setPen(QPen(QColor("#d55e00"), 2))
        painter.drawLine(QPointF(at, 0), QPointF(at, foot))
        painter.setBrush(QColor("#d55e00"))
        painter.drawPolygon(QPolygonF([QPointF(at - 5, 0), QPointF(at + 5, 0), QPointF(at, 7)]))
        painter.end()

    def _paint_months(self, painter, ink, foot):
        from ....adapters.words.moments import month_starts

        font = painter.font()
        font.setPixelSize(10)
        painter.setFont(font)
        painter.setPen(ink)
        free = 0.0
        for moment, words in month_starts(self.first, self.last, self._offset):
            at = self.place_of(moment)
            painter.drawLine(QPointF(at, foot), QPointF(at, foot + 4))
            if at >= free:
                painter.drawText(QPointF(at + 3, self.height() - 3), words)
                free = at + painter.fontMetrics().horizontalAdvance(words) + 14


class TimeBar(QgsDockWidget):
    """Lets time pass over the map.

    Parameters
    ----------
    speed, linger : float, of `SPEEDS` and `LINGERS`

    Signals
    -------
    moment_changed(moment) : another moment of the past is to be seen
    now_asked : what is now is to be seen again
    linger_changed
    """

    moment_changed = pyqtSignal(float)
    now_asked = pyqtSignal()
    linger_changed = pyqtSignal()

    def __init__(self, speed, linger, parent=None):
        super().__init__(parent)
        self.setObjectName("CommunityGridsTime")
        self.setWindowTitle(self.tr("Time"))
        self.strip = TimeStrip()
        self.play, self.now, self.back, self.on = (QToolButton() for _ in range(4))
        self.speed, self.linger, self.said = QComboBox(), QComboBox(), QLabel()
        self._timer, self._clock, self._offset, self._at_now = QTimer(self), QElapsedTimer(), 0, True
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._pass)
        self._fill(speed, linger)
        self._build()
        self.show_span(0.0, 1.0, [])

    @property
    def moment(self):
        """The moment at the cursor, seconds since 1970 UTC."""
        return self.strip.moment

    def playing(self):
        """Whether time passes."""
        return self._timer.isActive()

    def at_now(self):
        """Whether it is what is now that is seen."""
        return self._at_now

    def show_span(self, first, last, counts, offset=0):
        """Show another span of time; the cursor stays where it can."""
        self._offset = offset
        self.strip.show_span(first, last, counts, offset)
        self.strip.show_moment(last if self._at_now else min(max(self.strip.moment, first), last))
        self.widget().setEnabled(bool(counts))
        self._tell()

    def go(self, moment):
        """Go to a moment."""
        self._at_now = False
        self.strip.show_moment(min(max(moment, self.strip.first), self.strip.last))
        self._tell()
        self.moment_changed.emit(self.strip.moment)

    def start(self):
        """Let time pass, from the beginning where it has come to its end."""
        if self.strip.moment >= self.strip.last:
            self.strip.show_moment(self.strip.first)
        self._clock.start()
        self._timer.start()
        self._show_button()

    def stop(self):
        """Let time stand."""
        self._timer.stop()
        self._show_button()

    def show_now(self, moment):
        """Say that it is what is now that is seen."""
        self.stop()
        self._at_now = True
        self.strip.show_moment(min(moment, self.strip.last))
        self._tell()

    def _pass(self):
        passed = self._clock.restart() / 1000.0 * self.speed.currentData()
        self.go(self.strip.moment + passed)
        if self.strip.moment >= self.strip.last:
            self.stop()

    def _switch(self):
        if self.playing():
            self.stop()
        else:
            self.start()

    def _ask_now(self):
        self.stop()
        self.now_asked.emit()

    def _step(self, forward):
        self.stop()
        self.go(self.strip.moment + (1 if forward else -1) * self.speed.currentData())

    def _tell(self):
        if self._at_now:
            self.said.setText(self.tr("Now"))
            return
        from ....adapters.words.moments import shown_moment  # it needs packages that QGIS does not bring everywhere

        self.said.setText(shown_moment(self.strip.moment, self._offset))

    def _show_button(self):
        self.play.setIcon(icon("pause" if self.playing() else "play"))
        self.play.setToolTip(self.tr("Let time stand") if self.playing() else self.tr("Let time pass"))

    def _fill(self, speed, linger):
        for seconds in SPEEDS:
            self.speed.addItem(self.tr("{span} a second").format(span=self._span(seconds)), seconds)
        for seconds in LINGERS:
            said = self.tr("stays for {span}").format(span=self._span(seconds))
            words = {0.0: self.tr("goes at once"), FOR_EVER: self.tr("stays")}.get(seconds, said)
            self.linger.addItem(words, seconds)
        self.speed.setCurrentIndex(max(0, self.speed.findData(speed)))
        self.linger.setCurrentIndex(max(0, self.linger.findData(linger)))

    def _span(self, seconds):
        if seconds < _HOUR:
            return self.tr("{count} min").format(count=f"{seconds / 60:.0f}")
        if seconds < _DAY:
            return self.tr("{count} h").format(count=f"{seconds / _HOUR:.0f}")
        return self.tr("{count} d").format(count=f"{seconds / _DAY:.0f}")

    def _build(self):
        for button, name, words in (
            (self.back, "step_back", self.tr("A step back")),
            (self.on, "step_on", self.tr("A step on")),
            (self.now, "now", self.tr("Back to what is now")),
        ):
            button.setIcon(icon(name))
            button.setToolTip(words)
        for button in (self.play, self.back, self.on, self.now):
            button.setAutoRaise(True)
            button.setIconSize(QSize(20, 20))
        self._show_button()
        self.play.clicked.connect(self._switch)
        self.back.clicked.connect(lambda: self._step(False))
        self.on.clicked.connect(lambda: self._step(True))
        self.now.clicked.connect(self._ask_now)
        self.strip.picked.connect(self.go)
        self.linger.currentIndexChanged.connect(lambda _: self.linger_changed.emit())
        self.said.setMinimumWidth(self.said.fontMetrics().horizontalAdvance("2026-12-28 00:00 "))
        done = QLabel(self.tr("What is done"))
        body, rows, row = QWidget(), QVBoxLayout(), QHBoxLayout()
        for widget in (self.play, self.back, self.on, self.now, self.said, self.speed, done, self.linger):
            row.addWidget(widget)
        row.addStretch(1)
        rows.setContentsMargins(4, 2, 4, 4)
        rows.addLayout(row)
        rows.addWidget(self.strip)
        body.setLayout(rows)
        body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(body)
