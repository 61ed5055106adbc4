"""Classification 分类: everything stands under its type, year and customer, once.

``places`` looks at where folders stand, ``customers`` at names, ``twins`` at documents that are
there twice, ``bands`` at amounts.
"""

from contract_archive.auditing.classification import bands, customers, places, twins

__all__ = ["bands", "customers", "places", "twins"]
