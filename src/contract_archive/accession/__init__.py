"""Taking a document in: settled with a person, told from its twins, filed as contract or item.

What an ingest and the acceptance of a document in review have in common.
"""
