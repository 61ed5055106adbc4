"""Archives of many kinds, made by the archive's own means, and faults planted in them.

``files``, ``papers`` and ``rules`` give what an archive is made of; ``building`` keeps one through
some years as people would; ``sites`` copies it, and the ``faults`` modules damage the copy and
tell what an audit must find.
"""
