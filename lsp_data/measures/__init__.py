"""The rules: what a series of figures says of itself on a day. Pure functions; dates come in as arguments."""
