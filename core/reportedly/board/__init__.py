"""The board: what every article of a collection says about the same thing, and whom each had it
from. Values in, values out; no screen.
"""
