"""`onrecord doctor`: facts about terminal, clipboard and installation, and a verdict on copying."""
