"""Where the app lives. One file a home, behind the Protocols of `ports`."""
