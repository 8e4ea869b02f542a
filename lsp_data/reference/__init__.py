"""The data that ships; see docs/reference-data.md. Read by lsp_data.catalogue."""
