"""The journal: SQLite in memory, sealed whole and kept after every change."""
