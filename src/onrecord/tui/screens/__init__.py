"""The screens of the browser: the main screen, clippings, palette, pickers, prompts and text pages."""
