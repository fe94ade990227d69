"""Registers as they arrive: files and layers in, rows out, nothing about persons."""
