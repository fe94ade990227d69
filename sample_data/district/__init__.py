"""A made-up Chinese district: from a seed to the layers of a map."""
