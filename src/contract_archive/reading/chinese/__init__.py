"""Finders for contracts written in Chinese."""
