"""Invented contracts, drawn as if they had been signed, sealed and scanned.

``wording`` says what stands on the pages, ``layout`` where it stands, ``painting`` and ``seal``
turn that into pictures, ``wear`` makes the pictures look scanned, ``files`` writes them as the
kinds of file an archive receives, and ``drawing`` does a dozen of them in one go. No company,
person, place or number in here exists.
"""
