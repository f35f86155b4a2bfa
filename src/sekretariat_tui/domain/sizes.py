"""The size of a file in words."""


def size_words(size: int) -> str:
    """A size as a person reads it: «12 kB», «1,2 MB». Under a kilobyte it is «1 kB»."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    if size < 100_000_000:
        return f"{size / 1_000_000:.1f} MB".replace(".", ",")
    return f"{round(size / 1_000_000)} MB"
