"""Parts that screens share, one noun a file."""
