"""Figures of events: rates, hot spots, rises, clusters, repeated places, densities, and what is masked."""
