"""The vocabulary: frozen values and enums, one word per thing, no I/O.

``contracts`` what is archived, ``scans`` what a machine made of a file, ``intakes`` what comes in
and what became of it, ``entries`` the ledger's lines, ``queries`` what is asked of the catalog,
``patterns`` the syntax of numbers and folders.
"""
