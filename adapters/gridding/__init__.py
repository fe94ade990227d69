"""The whole ways of dividing, rebalancing, checking, comparing and describing: layers in, tables out."""
