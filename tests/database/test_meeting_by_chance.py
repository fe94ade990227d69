"""Three officers and a database that is only pretended: every sequence of edits, syncs and deaths can be had again."""

import os

import numpy as np
import pytest
from community_grids.adapters.plan_file.connection import PlanConnection
from community_grids.adapters.plan_file.creating import create_plan
from community_grids.adapters.plan_file.sharing import Sharing, share_as_it_stands
from community_grids.adapters.plans.session import PlanSession
from community_grids.database import live_steps
from community_grids.database.errors import RefusedByDatabaseError, StaleError
from drawn_plans import many_towns, new_plan
from editing_by_chance import edit, resolve
from pretended_database import PretendedDatabase

OFFICERS, ROUNDS = 3, int(os.environ.get("ROUNDS", "25"))
SEEDS = range(int(os.environ.get("SEEDS", "3")))  # more for a night


class Officer:
    """An officer whose sync may end anywhere, and who may edit in the middle of it."""

    def __init__(self, path, dice):
        self.path, self.dice, self.session, self.step = path, dice, PlanSession.open(path, path.stem), None

    def work(self, most):
        for _ in range(int(self.dice.integers(most + 1))):
            edit(self.session, self.dice)

    def restart(self):
        self.session.close()
        self.session, self.step = PlanSession.open(self.path, self.path.stem), None

    def fetch(self):
        self.fetched = live_steps.fetching(self.session)(None)

    def take_in(self, held=()):
        self.step = live_steps.take_in(self.session, self.fetched, True, self.path.stem, set(held))

    def write(self):
        """Whether all that waits is in the database now."""
        self.line = self.error = None
        if self.step.writing is not None:
            try:
                self.line = self.step.writing(None)
            except (StaleError, RefusedByDatabaseError) as error:
                self.error = error

    def note(self):
        if self.line is not None:
            live_steps.note_written(self.session, self.step.edit, self.line)
        elif self.error is not None:
            live_steps.note_refused(self.session)
            if isinstance(self.error, RefusedByDatabaseError):
                assert live_steps.renew(self.session, self.error), str(self.error)

    def steps(self):
        """A sync, cut where others may come in between; it may end before its end."""
        self.fetch()
        yield
        self.work(2)
        self.take_in()
        yield
        if self.step.again:
            return
        self.work(2)
        self.write()
        yield
        self.work(2)
        self.note()


@pytest.fixture
def office(qgis_app, tmp_path, monkeypatch):
    def made(seed):
        draft = many_towns(2)
        database = PretendedDatabase(draft)
        for name in ("fetch", "write", "was_written"):
            monkeypatch.setattr(live_steps, name, getattr(database, name))
        officers = []
        for number in range(OFFICERS):
            path = tmp_path / f"officer_{number}.gpkg"
            create_plan(path, new_plan(draft))
            plan = PlanConnection(path)
            with plan.transaction():
                share_as_it_stands(plan, 1, Sharing(1, "grids", 0, "0"))
            plan.close()
            officers.append(Officer(path, np.random.default_rng((seed, number))))
        return database, officers

    return made


@pytest.mark.parametrize("seed", SEEDS)
def test_whoever_meets_in_any_order_ends_with_one_plan(office, seed):
    database, officers = office(seed)
    dice = np.random.default_rng((seed, 99))
    syncs = {}
    for _ in range(ROUNDS * OFFICERS):
        officer = officers[int(dice.integers(OFFICERS))]
        what = dice.random()
        if what < 0.3:
            officer.work(8)
        elif what < 0.4:
            resolve(officer.session, dice)
        elif what < 0.45:
            officer.restart()
            syncs.pop(officer, None)
        else:
            steps = syncs.setdefault(officer, officer.steps())
            if next(steps, "ended") == "ended":
                del syncs[officer]
    for _ in range(2):
        for officer in officers:
            officer.restart()
            for _ in range(30):
                resolve(officer.session, dice)
                officer.fetch()
                officer.take_in()
                officer.write()
                officer.note()
                if not officer.session.conflicts() and not any(officer.session.waiting()):
                    break
            assert (officer.session.conflicts(), tuple(officer.session.waiting())) == ((), (0, 0))
    for officer in officers:
        assert officer.session.draft.codes.tolist() == database.state.codes.tolist()
        records = officer.session.draft.records
        assert {code: records[code] for code in database.state.records} == database.state.records
        assert all(record.void for code, record in records.items() if code not in database.state.records)
        officer.session.close()
