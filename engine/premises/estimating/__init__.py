"""Households of buildings that no register reaches, from what one sees of them."""
