"""The face: screens, components, theme and words."""
