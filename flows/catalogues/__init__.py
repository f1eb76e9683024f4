"""Reference catalogues of standards: read from what ISO and the RFC Editor publish, kept as Parquet."""
