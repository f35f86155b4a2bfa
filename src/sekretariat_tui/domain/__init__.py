"""What the secretariat works with: typed records and the rules that hold for them. No file, no screen."""
