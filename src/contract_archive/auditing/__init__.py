"""Auditing: the checks of an archive, and the walk that puts every contract before them.

A check is a small named function (``checks``). Those of one contract get a ``Case`` and run in
worker processes (``walking``); those of the whole get the ``Survey`` in which ledger and tree stand
side by side. ``running`` holds it together. Nothing in here changes an archive.
"""
