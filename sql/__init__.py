"""SQL that ships with the package: the generated schema and the reporting views."""
