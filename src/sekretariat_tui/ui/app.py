"""The program: the application, opened on the desk."""

from .desk.screen import DeskScreen
from .desk_app import DeskApp


class SekretariatApp(DeskApp):
    """The program, opened on one folder."""

    def get_default_screen(self) -> DeskScreen:
        """The desk is what the program opens on."""
        return DeskScreen()
