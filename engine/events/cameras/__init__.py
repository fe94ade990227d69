"""Cameras at work: rates, what broken ones cost, and rounds to look at them."""
