"""The colours: a calm dark and a calm light."""

from textual.theme import Theme

DARK = Theme(
    name="mørk",
    primary="#86b6dc",
    secondary="#8fbfa8",
    accent="#e2b870",
    warning="#e2b870",
    error="#ef9a90",
    success="#9acb9a",
    foreground="#dce2e8",
    background="#15191e",
    surface="#1b2128",
    panel="#2b333c",
    dark=True,
    variables={
        "block-cursor-background": "#86b6dc",
        "block-cursor-foreground": "#10151a",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#2f3944",
        "border": "#86b6dc",
        "border-blurred": "#3a444f",
        "input-selection-background": "#86b6dc 35%",
        "scrollbar": "#3a444f",
        "scrollbar-hover": "#53606d",
        "scrollbar-active": "#86b6dc",
        "scrollbar-background": "#1b2128",
        "scrollbar-background-hover": "#1b2128",
        "scrollbar-background-active": "#1b2128",
        "scrollbar-corner-color": "#1b2128",
    },
)

LIGHT = Theme(
    name="lys",
    primary="#1d5c8c",
    secondary="#2c6e55",
    accent="#8a5600",
    warning="#8a5600",
    error="#a32d24",
    success="#2b6b36",
    foreground="#1f262d",
    background="#f6f6f2",
    surface="#ffffff",
    panel="#dfe3e2",
    dark=False,
    variables={
        "block-cursor-background": "#1d5c8c",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#d3dde4",
        "border": "#1d5c8c",
        "border-blurred": "#b9c1c4",
        "input-selection-background": "#1d5c8c 25%",
        "scrollbar": "#b9c1c4",
        "scrollbar-hover": "#98a3a8",
        "scrollbar-active": "#1d5c8c",
        "scrollbar-background": "#ecece7",
        "scrollbar-background-hover": "#ecece7",
        "scrollbar-background-active": "#ecece7",
        "scrollbar-corner-color": "#ecece7",
    },
)

THEMES = (DARK, LIGHT)


def theme_called(name: str) -> str | None:
    """The theme the user's settings name: «lys», «mørk» or «mork»; None for anything else."""
    return {"lys": LIGHT.name, "mørk": DARK.name, "mork": DARK.name, "": DARK.name}.get(name.strip().lower())
