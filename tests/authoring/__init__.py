"""Tests of `simcancel/authoring`."""
