"""Search over decisions, cases, meetings and measures. Knows texts, not the register they come from."""
