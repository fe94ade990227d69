"""An open plan joined to the shared database: colleagues' changes come in, own ones go out, both by themselves."""

from functools import partial

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..adapters.plans.on_map.communities import communities_of
from .addresses import address_of, opened
from .connection import connect
from .events import EVENTS_CHANNEL
from .keeping_claims import KeepingClaims
from .listening import CHANNEL, Listening, wait_for_the_end
from .live_events import LiveEvents
from .news import read_news
from .sync_rounds import SyncRounds

__all__ = ["CONNECTING", "LOST", "OFF", "ONLINE", "LiveLink"]

OFF, CONNECTING, ONLINE, LOST = "off", "connecting", "online", "lost"

# A gesture is written once no other followed for so long; a person who is busy is asked again after as long.
_AFTER_GESTURE_MS, _BUSY_MS = 300, 100


class LiveLink(QObject, SyncRounds):
    """Joins the open scenario of a session with its plan in the database, as long as it is live.

    The network is another thread's (`Listening`); the session, its draft and file are touched in this one only.

    Parameters
    ----------
    open_connection : callable of a connection's name that gives a SharedConnection
    is_busy : callable that says whether the person is in the middle of a gesture: nothing is taken in then

    Signals
    -------
    state_changed(state) : 'off', 'connecting', 'online', 'lost'
    synced(outcome) : what colleagues did is in the file now, what was to be written is in the database; an Outcome
    refused(sentence) : something could not be done
    renewed(sentence) : a grid has another code now, for the database keeps its own for the ground it was retired with
    news_changed(news) : a news.News
    claims_changed(claims) : a tuple of claims.Claim
    edited(codes) : an own edit changed these grids, frozenset of str
    events_synced(done) : events, cameras or resources came in or went out; an event_rounds.EventsSynced
    """

    state_changed = pyqtSignal(str)
    synced = pyqtSignal(object)
    refused = pyqtSignal(str)
    renewed = pyqtSignal(str)
    news_changed = pyqtSignal(object)
    claims_changed = pyqtSignal(object)
    edited = pyqtSignal(object)
    events_synced = pyqtSignal(object)

    def __init__(self, open_connection=connect, is_busy=bool, parent=None):
        super().__init__(parent)
        self._open, self._is_busy = open_connection, is_busy
        self.share_at_once, self.author = True, ""
        self.state, self.trouble, self.last_sync, self.claims = OFF, "", None, ()
        self._session = self._listening = self._address = None
        self._answers = {}
        self._syncing = self._again = self._write = self._taking_in = False
        self._fetched = self._refused_at = None
        self._held = set()
        self._wanted = False
        self._patience = self._timer(_BUSY_MS, self._merge)
        self._gesture = self._timer(_AFTER_GESTURE_MS, self._share_gesture)
        self._own_claims = KeepingClaims(self._ask_claim, self.ask_news, self)
        self._events = LiveEvents(self._request, lambda: self.share_at_once, self)
        self._events.synced.connect(self.events_synced)
        self._events.refused.connect(self.refused)

    # What the person asks for

    def follow(self, session, live=True):
        """Join the plan of a session, where it is shared, at once if `live`; none with None."""
        self.stop()
        if self._session is not None:
            self._session.changed.disconnect(self._session_changed)
        self._session = session
        if session is not None:
            session.changed.connect(self._session_changed)
            if live:
                self.start()

    def start(self):
        """Go live, where the open scenario is shared, and as soon as it is."""
        self._leave()
        self._wanted, self._held = True, set()
        self._address = address_of(self._session)
        if self._address is None or self._session.read_only:
            return
        self._refused_at = None
        opening = partial(opened, self._open, self._address.connection)
        listening = self._listening = Listening(opening, channels=(CHANNEL, EVENTS_CHANNEL))
        listening.came.connect(lambda: self._heard(listening, self._came))
        listening.went.connect(lambda words: self._heard(listening, self._went, words))
        listening.noticed.connect(lambda notice: self._heard(listening, self._noticed, notice))
        listening.answered.connect(lambda *answer: self._heard(listening, self._answered, *answer))
        self._become(CONNECTING)
        listening.start()

    def stop(self):
        """Be live no more; own claims are let go."""
        self._wanted = False
        self._leave()

    def _leave(self):
        if self._listening is None:
            return
        listening, self._listening = self._listening, None
        releasing = self._own_claims.releasing()
        if releasing is not None and self.is_online:
            listening.ask(releasing)
        listening.finish()
        self._events.end()
        self._answers = {}
        self._syncing = self._again = self._write = False
        for timer in (self._gesture, self._patience):
            timer.stop()
        self._take_claims(())
        self._become(OFF)

    def remove(self):
        """Leave QGIS: no thread is left behind."""
        self.follow(None)
        wait_for_the_end()

    def share_now(self):
        """Write what is waiting, and fetch what colleagues did."""
        self._refused_at, self._held = None, set()
        if self.state == LOST:
            self._listening.hurry()
        self.sync(write=True)
        self._events.sync(write=True)

    def ask(self, work, then=None):
        """Have something else done by the connection, in its thread.

        Parameters
        ----------
        work : callable of a SharedConnection
        then : callable of its result, called here; where it cannot be done `refused` says why
        """
        if self._listening is not None:
            self._request(work, partial(self._done, then))

    def ask_news(self):
        """Read what is new; `news_changed` and `claims_changed` tell it."""
        if self._address is not None:
            _, district, plan = self._address
            self.ask(lambda connection: read_news(connection, district, plan), self._take_news)

    @property
    def is_online(self):
        """Whether the database can be asked now."""
        return self.state == ONLINE

    @property
    def is_live(self):
        """Whether it is online or on the way there."""
        return self._listening is not None

    # What the thread tells

    def _heard(self, listening, act, *words):
        """Act, unless it is about a connection that was left."""
        if listening is self._listening and listening is not None:
            act(*words)

    def _came(self):
        self.trouble = ""
        self._become(ONLINE)
        self._own_claims.begin(self._address.district)
        self.sync()
        self._events.begin(self._session, self._address.district)

    def _went(self, words):
        self.trouble = words
        self._syncing = False
        self._patience.stop()
        self._events.end()
        self._become(LOST)

    def _noticed(self, notice):
        if notice.get("district") != self._address.district:
            return
        if "table" in notice:
            self._events.hear()
        elif notice.get("plan") == self._address.plan:
            self.sync()
        else:
            self.ask_news()

    def _answered(self, number, result, error):
        then = self._answers.pop(number, None)
        if then is not None:
            then(result, error)

    def _request(self, work, then):
        self._answers[self._listening.ask(work)] = then

    def _done(self, then, result, error):
        if error is not None:
            self.refused.emit(str(error))
        elif then is not None:
            then(result)

    def _take_news(self, news):
        self._take_claims(news.claims)
        self.news_changed.emit(news)

    # What the session tells

    def _session_changed(self, codes):
        """An edit, of whomever; where everything may be another, so may be the plan that it is shared as."""
        if self._wanted and address_of(self._session) != self._address:
            self.start()
        elif self._listening is not None and not self._taking_in:
            self._gesture.start()
            self.edited.emit(codes)
            self._own_claims.edited(communities_of(self._session.draft, codes), self.is_online)

    def _share_gesture(self):
        if self._is_busy():
            self._gesture.start()
        elif self.share_at_once:
            self.sync()

    def _ask_claim(self, work):
        """Claim; where somebody else holds it already the news tell it, and that is all."""
        if self.is_online:
            self._request(work, lambda *_: self.ask_news())

    def _take_claims(self, found):
        if found != self.claims:
            self.claims = found
            self.claims_changed.emit(found)

    def _become(self, state):
        if state != self.state or state == LOST:
            self.state = state
            self.state_changed.emit(state)

    def _timer(self, pause, slot):
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(lambda: slot())
        return timer
