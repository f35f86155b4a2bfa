"""The first time: which house it is."""

from textual.app import App

from ...profiles import load_profile, shipped_profiles
from ...workspace import Folders
from ..themes import DARK, THEMES, theme_called


class WelcomeApp(App[str]):
    """Asks for the house rules of a new folder; gives the code of the profile, or None when the user left.

    Args:
        folders: the new folder.
        theme: the theme in the user's settings.
    """

    CSS_PATH = "../styles.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, folders: Folders, theme: str = "") -> None:
        super().__init__()
        self.folders = folders
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme_called(theme) or DARK.name

    def on_mount(self) -> None:
        from ..windows.chooser import Chooser

        rows = []
        for code, path in shipped_profiles().items():
            profile = load_profile(path)
            rows.append((code, profile.name, ", ".join(body.code for body in profile.bodies[:5])))
        welcome = (
            "Velkommen til Sekretariat\n\n"
            f"Mappen {self.folders.root} er ny. Velg husreglene den skal begynne med: utvalg, nummerering, "
            "oppsett av saksframlegg og faste ord. Er dere ikke på listen, så velg den som ligner mest; "
            "alt kan endres etterpå i filen profil.yaml."
        )
        self.push_screen(Chooser(welcome, rows, placeholder="Skriv for å finne, Enter velger"), self.exit)
