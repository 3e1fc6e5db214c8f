"""One screen a file. Screens never import screens."""
