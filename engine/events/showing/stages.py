"""How far an event has come and whether it is late, as a map tells them apart."""

__all__ = ["DUES", "IN_TIME", "NEAR", "NO_DEADLINE", "OVERDUE", "STAGES"]

STAGES = ("new", "known", "under_way", "submitted", "closed", "evaluated", "held", "dropped", "unknown")
"""How far an event has come, as a map tells it; a place in this list stands for each."""

DUES = ("no_deadline", "in_time", "near", "overdue")
NO_DEADLINE, IN_TIME, NEAR, OVERDUE = range(4)
"""Whether an event is late; a place in this list stands for each."""
