"""The command line: one file a command; nothing heavy is imported before a command needs it."""


def main() -> None:
    """Run the command line and end the process with its exit code."""
    from claimtally.cli.app import app

    app()
