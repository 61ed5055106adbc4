"""One medium each, and nobody else touches it: vault, catalog, ledger."""
