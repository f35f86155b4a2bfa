"""The window that shows what is doubtful in the register."""
