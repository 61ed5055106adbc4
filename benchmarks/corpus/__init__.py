"""Invented Chinese contracts with the truth about them, for measuring how well they are read.

``words`` and ``parties`` say who and what, ``writing`` how dates and sums are written, ``case``
holds what one contract says, ``clauses`` and ``kinds`` word it, ``setting`` lays it out, and
``making`` draws specimens by seed. Nothing here knows how contracts are read.
"""
