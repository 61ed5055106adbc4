"""Somebody else's list of contracts: an Excel workbook or a CSV file, however its head is worded.

``sheets`` and ``texts`` bring a file to rows of cells within limits, ``heads`` finds the columns,
``values`` reads cells; ``register`` makes rows of a register of them.
"""
