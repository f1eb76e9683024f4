"""The commands, a module each: what they take; what they do is elsewhere, imported when it is needed."""
