"""Tests of `simcancel/render`."""
