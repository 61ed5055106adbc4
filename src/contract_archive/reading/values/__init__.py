"""Kinds of values as pages write them: dates, money, periods, codes. Each reads one kind."""
