"""The kinds of return, each read by what its tables say."""
