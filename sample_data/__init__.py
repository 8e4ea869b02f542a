"""An invented partnership: what its partners sent in three years, and the script that made it."""
