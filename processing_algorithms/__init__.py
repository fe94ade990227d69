"""The verbs: one thin file an algorithm."""
