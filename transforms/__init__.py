"""The pure stages: extract, normalise and check. Values in, values out."""
