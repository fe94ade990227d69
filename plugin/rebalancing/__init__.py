"""Rebalancing an open plan: what is asked for, three offers side by side, and who would move on the map."""
