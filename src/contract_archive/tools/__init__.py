"""Outside machines behind one verb each, imported only when used."""
