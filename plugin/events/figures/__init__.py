"""Figures of events: the dock with its charts and table, and what it saves."""
