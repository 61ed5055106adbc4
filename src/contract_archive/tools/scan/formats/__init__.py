"""Documents that are no pictures of pages: how their text and signatures are read.

``docx`` reads Word documents, ``ofd`` fixed-layout ones (GB/T 33190), ``mail`` letters with what
they bring, ``signatures`` what a PDF is signed with; ``containers`` opens the zip files that the
first two are, ``markup`` the XML inside. Everything here runs in a limited child, and nothing in a
file is ever written to disk under a name that the file gives.
"""
