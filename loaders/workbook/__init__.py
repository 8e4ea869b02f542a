"""Workbooks, whatever their format, as plain cells."""
