"""A contract archive on an ordinary folder."""

__version__ = "0.1.0"
