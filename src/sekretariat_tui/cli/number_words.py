"""Numbers with the word for what is counted."""


def counted(number: int, one: str, many: str) -> str:
    """«1 ny sak», «12 nye saker», «ingen nye saker»."""
    return f"{number or 'ingen'} {one if number == 1 else many}"
