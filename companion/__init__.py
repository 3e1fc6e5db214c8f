"""Companion: what a patient notices and does between ketamine sessions, kept on their own device."""

__version__ = "0.1.0"
