"""The standards bodies, one module for each or for a family: data, grammar, reading and rendering."""
