"""What stands where in a bag of contracts.

::

    BAG/
      bagit.txt  bag-info.txt  manifest-sha256.txt  tagmanifest-sha256.txt
      transfer-list.csv  transfer-list.pdf      the list that both sides sign
      metadata/da-t-46.xml                      the contracts by the elements of DA/T 46
      data/XS-2024-0001/                        a contract's folder as it stood in its archive
        contract.yaml  XS-2024-0001.pdf  XS-2024-0001.txt  master/scan.pdf …
        history.jsonl                           its lines of that archive's ledger, as they stand
"""

HISTORY_NAME = "history.jsonl"
LIST_NAME = "transfer-list"
METADATA_NAME = "metadata/da-t-46.xml"
FONDS_LABEL = "Contract-Archive-Fonds"
