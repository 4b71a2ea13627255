"""Bytes -> located text: one format a file or folder."""
