"""Builds for the preview, by a process that stays: see worker.py."""
