"""Scanning texts."""
