"""What stands on the pages: invented parties and goods, amounts and dates in writing, clauses."""
