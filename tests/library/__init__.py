"""Tests of `simcancel/library`."""
