"""Sets up this checkout and runs it. Needs nothing but Python 3.11 or newer.

    python start.py demo        sets up, and opens the program on a worked example
    python start.py test        sets up, and runs the tests (what follows goes to pytest)
    python start.py WORDS...    any other words are a command of the program: python start.py importer sak.docx

    --env DIR     the environment to use instead of .venv in this checkout (also: SEKRETARIAT_VENV)
    --fresh       build the environment again from nothing

The environment is built the first time and again when pyproject.toml has changed, so a second start is quick.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

# Everything here must also parse on Python 3.8, so that an old Python gets a sentence and not a SyntaxError.

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)
NEWEST_TRIED = (3, 14)
STAMP = "sekretariat-start.json"
WINDOWS = os.name == "nt"


class CannotStart(Exception):
    """The environment could not be made; carries what to say, first in bokmål and then in English."""

    def __init__(self, norwegian, english):
        super().__init__(norwegian + "\n" + english)


def main(words):
    environment = Path(os.environ.get("SEKRETARIAT_VENV") or ROOT / ".venv")
    fresh = False
    while words and words[0] in ("--env", "--fresh", "-h", "--help"):
        option, words = words[0], words[1:]
        if option in ("-h", "--help"):
            print(__doc__.strip())
            return 0
        if option == "--fresh":
            fresh = True
        elif not words:
            say("Skriv en mappe etter --env.", "Give a folder after --env.")
            return 2
        else:
            environment, words = Path(words[0]), words[1:]
    testing = words[:1] == ["test"]
    try:
        refuse_old_python()
        python = prepare(Path(os.path.abspath(environment.expanduser())), ["test"] if testing else [], fresh)
    except CannotStart as reason:
        say(str(reason))
        return 1
    except OSError as error:
        say(f"Kom ikke videre: {error}. Er disken full, eller mappen skrivebeskyttet?", "Could not go on; see above.")
        return 1
    except KeyboardInterrupt:
        return 130
    if testing:
        return hand_over(python, ["-m", "pytest", *words[1:]], ROOT)
    # -P: a docx.py or an email folder among the user's own files must not be taken for a library.
    return hand_over(python, ["-P", "-m", "sekretariat_tui", *words], Path.cwd())


def refuse_old_python():
    if sys.version_info >= OLDEST:
        return
    here = dotted(sys.version_info)
    newer = newer_python()
    if newer:
        raise CannotStart(
            f"Dette er Python {here}; programmet trenger 3.11 eller nyere. Skriv {newer} i stedet for python.",
            f"This is Python {here}; the program needs 3.11 or newer. Write {newer} instead of python.",
        )
    raise CannotStart(
        f"Dette er Python {here}; programmet trenger 3.11 eller nyere. Hent en nyere på python.org/downloads.",
        f"This is Python {here}; the program needs 3.11 or newer. Get a newer one at python.org/downloads.",
    )


def dotted(version):
    return f"{version[0]}.{version[1]}"


def newer_python():
    """The command of a Python on this machine that is new enough, or None."""
    versions = [f"3.{minor}" for minor in range(NEWEST_TRIED[1], OLDEST[1] - 1, -1)]
    commands = [["py", f"-{version}"] if WINDOWS else [f"python{version}"] for version in versions]
    for command in commands:
        # Asked, not only looked for: pyenv and the Windows Store leave names behind that start nothing.
        if shutil.which(command[0]) and (version_of(command) or (0,)) >= OLDEST:
            return " ".join(command)
    return None


# ---------------------------------------------------------------- the environment


def prepare(environment, extras, fresh=False):
    """The Python of an environment where the program and ``extras`` are installed; made or mended when needed.

    The stamp says «installing» from the start and «ready» only at the very end, so an installation that was cut off
    is seen next time and made again from nothing.
    """
    python = python_in(environment)
    stamp = read_stamp(environment)
    wanted = {
        "state": "ready",
        "checkout": str(ROOT),
        "pyproject": hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest(),
    }
    if os.path.lexists(str(environment)):
        refuse_other_folder(environment)
        version = version_of([str(python)])
        if fresh or must_be_rebuilt(stamp, version):
            remove(environment)
            stamp = {}
        elif stamp.get("pyproject") == wanted["pyproject"] and set(extras) <= set(stamp.get("extras", [])):
            return python
    installer = None
    if python.exists():
        say(f"Oppdaterer {environment}.", "Updating that environment.")
    else:
        say(
            f"Gjør klart i {environment}. Første gang tar det et minutt eller to.",
            "Setting up in that folder. The first time takes a minute or two.",
        )
        installer = create(environment)
    wanted["extras"] = sorted(set(extras) | set(stamp.get("extras", [])))
    write_stamp(environment, dict(wanted, state="installing"))
    install(python, wanted["extras"], installer or find_installer(python))
    wanted["python"] = list(version_of([str(python)]) or ())
    write_stamp(environment, wanted)
    return python


def must_be_rebuilt(stamp, version):
    """Whether an environment that exists is of no use: broken, too old, cut off, moved, or its Python replaced."""
    if version is None or version < OLDEST:
        return True
    if not stamp:
        return False  # somebody made it by hand: install into it, and leave what they have there
    return stamp.get("state") != "ready" or stamp.get("checkout") != str(ROOT) or stamp.get("python") != list(version)


def refuse_other_folder(environment):
    """Stops before anything is deleted in a folder that is not an environment (``--env`` with a wrong name)."""
    if not environment.is_dir():
        raise CannotStart(
            f"{environment} er ikke en mappe. Fjern den, eller velg en annen med --env.",
            f"{environment} is not a folder. Remove it, or choose another with --env.",
        )
    names = os.listdir(str(environment))
    ours = "pyvenv.cfg" in names or STAMP in names or environment == ROOT / ".venv"
    if names and not ours:
        raise CannotStart(
            f"{environment} er en mappe med annet innhold. Velg en tom eller ny mappe med --env.",
            f"{environment} holds something else. Choose an empty or new folder with --env.",
        )


def remove(environment):
    """Moves the environment aside and deletes it there, so that half of one is never left under its name."""
    if environment in Path(base_python()).parents:
        raise CannotStart(
            "Dette er Python fra miljøet som skal lages på nytt. Bruk maskinens egen Python (skriv «deactivate»).",
            "This Python is in the environment to be rebuilt. Use the machine's own (type: deactivate).",
        )
    aside = environment.with_name(environment.name + "-gammelt")
    try:
        shutil.rmtree(str(aside), ignore_errors=True)
        environment.rename(aside)
    except OSError as error:
        raise CannotStart(
            f"Fikk ikke fjernet det gamle miljøet {environment} ({error.strerror}). "
            "Lukk programmer som bruker det, og prøv igjen.",
            "Could not remove the old environment. Close what uses it, and try again.",
        ) from error
    shutil.rmtree(str(aside), ignore_errors=True)


def python_in(environment):
    return environment / ("Scripts/python.exe" if WINDOWS else "bin/python")


def version_of(command):
    """(3, 11) for a Python that starts, None for one that does not."""
    question = "import sys; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [*command, "-c", question], check=False, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60
        )
        major, minor = answer.stdout.split()
        return (int(major), int(minor)) if answer.returncode == 0 else None
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None


def read_stamp(environment):
    try:
        stamp = json.loads((environment / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(environment, stamp):
    (environment / STAMP).write_text(json.dumps(stamp, indent=1), encoding="utf-8")


# ---------------------------------------------------------------- making it and filling it


def base_python():
    """This Python; or, when it is itself in an environment, the one behind it, so that ours survives its removal."""
    return getattr(sys, "_base_executable", None) or sys.executable


def create(environment):
    """Makes an empty environment, and gives the command that installs into it.

    Python's own venv is tried first. Debian and Ubuntu leave its other half (ensurepip) out unless asked; then uv,
    virtualenv or a pip outside the environment do as well.
    """
    python = str(python_in(environment))
    base = base_python()
    own_pip = [python, "-m", "pip", "install"]
    ways = []
    if importlib.util.find_spec("ensurepip"):
        ways.append(([base, "-m", "venv", str(environment)], own_pip))
    if shutil.which("uv"):
        ways.append((["uv", "venv", "--quiet", "--python", base, str(environment)], uv_install(python)))
    if importlib.util.find_spec("virtualenv"):
        ways.append(([sys.executable, "-m", "virtualenv", "--quiet", "-p", base, str(environment)], own_pip))
    elif shutil.which("virtualenv"):
        ways.append((["virtualenv", "--quiet", "-p", base, str(environment)], own_pip))
    if importlib.util.find_spec("pip"):
        ways.append(([base, "-m", "venv", "--without-pip", str(environment)], outside_pip(python)))
    try:
        environment.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotStart(
            f"Kan ikke lage mappen {environment} ({error.strerror}). Velg en annen med --env.",
            "Cannot make that folder. Choose another with --env.",
        ) from error
    said = ""
    for command, installer in ways:
        try:
            done = subprocess.run(
                command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=clean_surroundings()
            )
        except OSError as error:
            said += f"{error}\n"
            continue
        if done.returncode == 0 and version_of([python]):
            return installer
        said += done.stdout.decode("utf-8", "replace")
        if os.path.lexists(str(environment)):
            remove(environment)
    package = f"python{dotted(sys.version_info)}-venv"
    raise CannotStart(
        f"{said}Python får ikke laget et eget miljø her. På Debian og Ubuntu: sudo apt install {package}\n"
        "Andre steder: installer Python fra python.org, eller uv.",
        f"This Python cannot make a virtual environment. On Debian and Ubuntu: sudo apt install {package}\n"
        "Elsewhere: install Python from python.org, or uv.",
    )


def uv_install(python):
    return ["uv", "pip", "install", "--python", python]


def outside_pip(python):
    return [sys.executable, "-m", "pip", "--python", python, "install"]


def find_installer(python):
    """The command that installs into an environment that somebody made earlier, with or without pip in it."""
    inside = [str(python), "-m", "pip"]
    if (
        subprocess.run(
            [*inside, "--version"], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ).returncode
        == 0
    ):
        return [*inside, "install"]
    if shutil.which("uv"):
        return uv_install(str(python))
    return outside_pip(str(python))


def install(python, extras, installer):
    # Named relative to the checkout: a path that itself has brackets in it would read as extras.
    what = f".[{','.join(extras)}]" if extras else "."
    done = subprocess.run(
        [*installer, "--quiet", "--editable", what],
        check=False,
        cwd=str(ROOT),
        stdout=sys.stderr,
        env=clean_surroundings(),
    )
    if done.returncode:
        norwegian = "Installeringen stoppet; årsaken står over. Er maskinen på nett? Prøv så samme kommando igjen."
        english = "The installation stopped; the reason is above. Is the machine online? Then try the command again."
        if (version_of([str(python)]) or OLDEST) > NEWEST_TRIED:
            norwegian += " Denne Python-en er nyere enn dem programmet er prøvd med; 3.14 er sikrere."
            english += " This Python is newer than those the program was tried on; 3.14 is safer."
        raise CannotStart(norwegian, english)


def clean_surroundings():
    """The surroundings without settings that would lead an installation out of the environment."""
    surroundings = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1", PIP_USER="0")
    for name in ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "__PYVENV_LAUNCHER__", "VIRTUAL_ENV"):
        surroundings.pop(name, None)
    return surroundings


# ---------------------------------------------------------------- running


def hand_over(python, arguments, folder):
    """Runs ``python`` with ``arguments`` in ``folder``, and gives its exit code."""
    surroundings = dict(os.environ)
    surroundings.pop("PYTHONHOME", None)
    # An editable install is a line in a .pth file, which Python before 3.13 reads in the old code page on Windows: in
    # C:\Users\Bjørn it finds nothing. The path given here has no such trouble.
    others = surroundings.get("PYTHONPATH")
    surroundings["PYTHONPATH"] = str(ROOT / "src") + (os.pathsep + others if others else "")
    command = [str(python), *arguments]
    if not WINDOWS:
        # Becoming the program, rather than watching it, lets ctrl+c, kill and the terminal reach it directly.
        os.chdir(str(folder))
        os.execve(command[0], command, surroundings)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c is the program's to answer
    return subprocess.call(command, cwd=str(folder), env=surroundings)


def say(*lines):
    """Writes to standard error, which leaves standard output to the program (``--json``)."""
    print("\n".join(lines), file=sys.stderr, flush=True)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main(sys.argv[1:]))
