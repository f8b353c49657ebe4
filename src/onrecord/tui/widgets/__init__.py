"""The widgets: they draw what the other rooms decided."""
