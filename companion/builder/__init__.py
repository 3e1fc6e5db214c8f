"""How editions are built. Nothing in the app knows this room, and no edition carries it."""
