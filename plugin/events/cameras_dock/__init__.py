"""Cameras at work: rates, what the broken ones cost, the list of repairs, and rounds."""
