"""What the cells of a table mean: roles of columns, periods, indicators, values, and what can be wrong with them."""
