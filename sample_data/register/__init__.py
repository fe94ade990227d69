"""A made-up register of the sample district: its addresses written well and badly, the truth known."""
