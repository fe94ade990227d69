"""Figures of events: counted, charted, masked and written."""
