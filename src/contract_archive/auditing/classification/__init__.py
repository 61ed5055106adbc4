"""Classification 分类: everything stands under its type, year and customer, once."""
