"""Where the tables of a sheet lie: their headings, rows and what stands around them."""
