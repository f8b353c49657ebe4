"""Textual widgets of the browser: list, reading pane, search box, bars. They only draw; they decide nothing."""
