"""The command `reportedly`: the app on a terminal, or one of the commands of `reportedly.cli`.

Textual is imported only when the app is opened.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.cli import OpenRequest

VARIABLE = "REPORTEDLY_ANNOTATOR"
"""The environment variable that says who labels."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    from reportedly.cli import main as run

    return run(sys.argv[1:] if argv is None else argv, open_app=open_app, list_keys=list_keys)


def open_app(request: OpenRequest) -> int:
    """Open the app on a workspace, or on one article of it; returns its exit code."""
    from reportedly.cli.output import complain
    from reportedly_tui.session.session import Session
    from reportedly_tui.settings import config_folder, read_settings
    from reportedly_tui.terminal.prepaint import Prepainted

    settings = read_settings(config_folder())
    annotator = request.annotator or who_labels()
    session = Session(request.workspace, annotator, collection=request.collection)
    with ExitStack() as at_the_end, Prepainted() as screen:
        screen.hush()
        if request.address is not None:
            article = request.workspace.article(request.address)
            screen.paint(article, settings.theme)
            session.begin(article)
        # Read by Textual when it is imported: frames at once, and Esc without a wait.
        os.environ.setdefault("TEXTUAL_FPS", "250")
        os.environ.setdefault("ESCDELAY", "25")
        import asyncio

        from reportedly_tui.app import ReportedlyApp

        app = ReportedlyApp(session, settings)
        # Closed last: until then a signal can't end the process with the terminal half restored.
        at_the_end.callback(heed_no_more)
        loop = at_the_end.enter_context(closing(asyncio.new_event_loop()))
        app.heed_signals(loop)
        app.run(loop=loop)
    for line in app.unsaved:
        complain(line)
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0


def heed_no_more() -> None:
    """All is saved and restored: a signal that comes now, or again, changes no exit code."""
    if sys.platform != "win32":
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)


def who_labels() -> str:
    """The annotator's id from the environment, or from git's `user.name`.

    Raises:
        ReportedlyError: Neither says who it is, or what is said is no id.
    """
    from reportedly.errors import ReportedlyError
    from reportedly_schemas.ids import name_problem

    if named := os.environ.get(VARIABLE):
        if problem := name_problem(named):
            raise ReportedlyError(f"{VARIABLE}: {problem}")
        return named
    from reportedly.gitstate import git_user_id

    if found := git_user_id():
        return found
    raise ReportedlyError(
        "who labels? neither git's user.name nor the environment says",
        f"reportedly --annotator ID, or set {VARIABLE}",
    )


def list_keys() -> list[dict[str, str]]:
    """Every action as `reportedly keys` lists it, with the user's own keys."""
    from reportedly_tui.keys.actions import ACTIONS
    from reportedly_tui.settings import config_folder, read_settings

    keymap = read_settings(config_folder()).keymap
    return [
        {
            "action": action.id,
            "keys": "  ".join(keymap.keys_of(action.id)),
            "context": action.context,
            "help": action.help,
        }
        for action in ACTIONS
    ]


if __name__ == "__main__":
    sys.exit(main())
