"""``python -m contract_archive`` is the same as ``carchive``."""

from contract_archive.cli.app import main

if __name__ == "__main__":
    main()
