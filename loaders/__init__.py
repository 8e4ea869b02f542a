"""Partners' workbooks: read in a contained process, understood by evidence, compared with the store."""
