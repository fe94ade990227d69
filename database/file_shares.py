"""What a plan file remembers of its sharing, written around a step in the database so that neither is done twice.

STAND-IN until adapters/plan_file/sharing.py is there.
"""

from typing import NamedTuple

from ..adapters.plan_file.connection import now
from ..adapters.plan_file.scenario_numbers import renumber_scenarios
from ..adapters.plan_file.schema import entry, set_entry, table_names

PENDING = "publishing"
_TABLE = """CREATE TABLE IF NOT EXISTS shared_plan (plan_id INTEGER PRIMARY KEY, district_id INTEGER, connection TEXT,
 revision INTEGER, audit_hash TEXT, synced_at DATETIME)"""


class Pending(NamedTuple):
    change_id: str
    kind: str
    numbers: dict


class Share(NamedTuple):
    plan_id: int
    district_id: int
    connection: str
    revision: int


def shares_of(plan):
    if "shared_plan" not in table_names(plan):
        return {}
    return {
        row[0]: Share(*row) for row in plan.rows("SELECT plan_id, district_id, connection, revision FROM shared_plan")
    }


def share_plans(sqlite, district_id, connection_name):
    sqlite.execute(_TABLE)
    sqlite.execute(
        "INSERT INTO shared_plan SELECT plan_id, ?, ?, revision, '', ? FROM plan", (district_id, connection_name, now())
    )


def pending_of(plan):
    found = entry(plan, PENDING)
    return found and Pending(found["change_id"], found["kind"], {int(k): v for k, v in found["numbers"].items()})


def keep_shares(plan, pending, revisions, district_id, connection_name):
    with plan.transaction() as sqlite:
        renumber_scenarios(sqlite, pending.numbers)
        sqlite.execute(_TABLE)
        set_entry(sqlite, PENDING, pending._asdict())
        for old, new in pending.numbers.items():
            sqlite.execute(
                "INSERT INTO shared_plan SELECT plan_id, ?, ?, revision, '', ? FROM plan WHERE plan_id = ?",
                (district_id, connection_name, now(), new),
            )


def forget_shares(plan, pending):
    with plan.transaction() as sqlite:
        renumber_scenarios(sqlite, {new: old for old, new in pending.numbers.items()})
        for new in pending.numbers.values():
            sqlite.execute("DELETE FROM shared_plan WHERE plan_id = ?", (new,))
        sqlite.execute("DELETE FROM profile WHERE key = ?", (PENDING,))


def settle(plan):
    with plan.transaction() as sqlite:
        sqlite.execute("DELETE FROM profile WHERE key = ?", (PENDING,))
