# venv: folders with a launcher and packages of their own. `bin/python` there is a small shell script that starts this Python with the environment
# named in VIRTUAL_ENV, which is all that it goes by. There is no ensurepip: environments are made without pip.
# https://docs.python.org/3/library/venv.html

import os
import shlex
import shutil
import sys
import types

__all__ = ["EnvBuilder", "create", "main"]

CORE_VENV_DEPS = ("pip",)

_LAUNCHER = """\
#!/bin/sh
VIRTUAL_ENV={environment} exec {executable} "$@"
"""

_ACTIVATE = """\
# To be read by the shell: . {shown}/bin/activate

deactivate () {{
    if [ -n "${{_OLD_VIRTUAL_PATH:-}}" ]; then
        PATH="$_OLD_VIRTUAL_PATH"
        export PATH
        unset _OLD_VIRTUAL_PATH
    fi
    if [ -n "${{_OLD_VIRTUAL_PS1+set}}" ]; then
        PS1="$_OLD_VIRTUAL_PS1"
        unset _OLD_VIRTUAL_PS1
    fi
    hash -r 2> /dev/null
    unset VIRTUAL_ENV VIRTUAL_ENV_PROMPT
    if [ "${{1:-}}" != "nondestructive" ]; then
        unset -f deactivate
    fi
}}

deactivate nondestructive

VIRTUAL_ENV={environment}
VIRTUAL_ENV_PROMPT={prompt}
export VIRTUAL_ENV VIRTUAL_ENV_PROMPT
_OLD_VIRTUAL_PATH="$PATH"
PATH="$VIRTUAL_ENV/bin:$PATH"
export PATH
if [ -z "${{VIRTUAL_ENV_DISABLE_PROMPT:-}}" ]; then
    _OLD_VIRTUAL_PS1="${{PS1:-}}"
    PS1="($VIRTUAL_ENV_PROMPT) ${{PS1:-}}"
    export PS1
fi
hash -r 2> /dev/null
"""


class EnvBuilder:
    """Makes virtual environments; every step is a method that a subclass may replace."""

    def __init__(self, system_site_packages=False, clear=False, symlinks=False, upgrade=False, with_pip=False, prompt=None, upgrade_deps=False,
                 *, scm_ignore_files=frozenset()):
        self.system_site_packages = system_site_packages
        self.clear = clear
        self.symlinks = symlinks
        self.upgrade = upgrade
        self.with_pip = with_pip
        self.orig_prompt = prompt
        self.prompt = os.path.basename(os.getcwd()) if prompt == "." else prompt
        self.upgrade_deps = upgrade_deps
        self.scm_ignore_files = frozenset(map(str.lower, scm_ignore_files))

    def create(self, env_dir):
        """Makes the environment in a folder, which is made if it is not there."""
        if self.with_pip or self.upgrade_deps:
            raise NotImplementedError("venv: there is no ensurepip, and so no pip for an environment; ask for one without")
        env_dir = os.path.abspath(env_dir)
        context = self.ensure_directories(env_dir)
        for system in self.scm_ignore_files:
            getattr(self, f"create_{system}_ignore_file")(context)
        self.create_configuration(context)
        self.setup_python(context)
        if not self.upgrade:
            self.setup_scripts(context)
            self.post_setup(context)

    def clear_directory(self, path):
        for entry in os.scandir(path):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path)
            else:
                os.remove(entry.path)

    def ensure_directories(self, env_dir):
        """Makes the folders; what it returns knows where everything is."""
        env_dir = os.fspath(env_dir)
        if os.pathsep in env_dir:
            raise ValueError(f"Refusing to create a venv in {env_dir} because it contains the PATH separator {os.pathsep}.")
        if os.path.exists(env_dir):
            if not os.path.isdir(env_dir):
                raise ValueError(f"Unable to create directory {env_dir!r}")
            if self.clear:
                self.clear_directory(env_dir)
        name = os.path.basename(env_dir)
        executable = sys._base_executable
        context = types.SimpleNamespace(
            env_dir=env_dir, env_name=name, prompt=name if self.prompt is None else self.prompt, executable=executable,
            python_dir=os.path.dirname(executable), python_exe="python", bin_name="bin", bin_path=os.path.join(env_dir, "bin"),
            inc_path=os.path.join(env_dir, "include", f"python{sys.version_info.major}.{sys.version_info.minor}"),
            lib_path=os.path.join(env_dir, "lib", f"python{sys.version_info.major}.{sys.version_info.minor}", "site-packages"))
        context.env_exe = context.env_exec_cmd = os.path.join(context.bin_path, context.python_exe)
        for path in (context.inc_path, context.lib_path, context.bin_path):
            os.makedirs(path, exist_ok=True)
        return context

    def create_configuration(self, context):
        """Writes pyvenv.cfg."""
        context.cfg_path = os.path.join(context.env_dir, "pyvenv.cfg")
        lines = [
            f"home = {context.python_dir}",
            f"include-system-site-packages = {'true' if self.system_site_packages else 'false'}",
            "version = %d.%d.%d" % sys.version_info[:3],
        ]
        if self.prompt is not None:
            lines.append(f"prompt = {self.prompt!r}")
        lines += [f"executable = {os.path.realpath(context.executable)}", f"command = {context.executable} -m venv {context.env_dir}"]
        with open(context.cfg_path, "w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in lines)

    def create_git_ignore_file(self, context):
        """Git is to ignore all of it."""
        with open(os.path.join(context.env_dir, ".gitignore"), "w", encoding="utf-8") as file:
            file.write("# Created by venv; see https://docs.python.org/3/library/venv.html\n*\n")

    def setup_python(self, context):
        """Puts the launcher there, by its three names."""
        with open(context.env_exe, "w", encoding="utf-8") as file:
            file.write(_LAUNCHER.format(environment=shlex.quote(context.env_dir), executable=shlex.quote(context.executable)))
        os.chmod(context.env_exe, 0o755)
        for name in ("python3", f"python{sys.version_info.major}.{sys.version_info.minor}"):
            path = os.path.join(context.bin_path, name)
            if not os.path.lexists(path):
                os.symlink(context.python_exe, path)

    def setup_scripts(self, context):
        """Puts the script there that a shell reads to work in the environment."""
        with open(os.path.join(context.bin_path, "activate"), "w", encoding="utf-8") as file:
            file.write(_ACTIVATE.format(shown=context.env_dir, environment=shlex.quote(context.env_dir), prompt=shlex.quote(context.prompt)))

    def post_setup(self, context):
        """Does nothing: for subclasses."""

    def replace_variables(self, text, context):
        """Fills in a script's placeholders."""
        for name, value in (("DIR", context.env_dir), ("NAME", context.env_name), ("PROMPT", context.prompt), ("BIN_NAME", context.bin_name), ("PYTHON", context.env_exe)):
            text = text.replace(f"__VENV_{name}__", value)
        return text

    def install_scripts(self, context, path):
        """Copies a subclass's own scripts from the folders `common` and `posix` of a folder to the environment's, filled in."""
        for kind in ("common", os.name):
            top = os.path.join(path, kind)
            for folder, _, names in os.walk(top):
                target = os.path.normpath(os.path.join(context.bin_path, os.path.relpath(folder, top)))
                os.makedirs(target, exist_ok=True)
                for name in names:
                    with open(os.path.join(folder, name), "rb") as file:
                        content = file.read()
                    try:
                        content = self.replace_variables(content.decode("utf-8"), context).encode("utf-8")
                    except UnicodeDecodeError:
                        pass
                    with open(os.path.join(target, name), "wb") as file:
                        file.write(content)
                    shutil.copymode(os.path.join(folder, name), os.path.join(target, name))

    def upgrade_dependencies(self, context):
        raise NotImplementedError("venv: there is no pip to bring up to date")


def create(env_dir, system_site_packages=False, clear=False, symlinks=False, with_pip=False, prompt=None, upgrade_deps=False, *, scm_ignore_files=frozenset()):
    """Makes a virtual environment in a folder."""
    EnvBuilder(system_site_packages, clear, symlinks, with_pip=with_pip, prompt=prompt, upgrade_deps=upgrade_deps, scm_ignore_files=scm_ignore_files).create(env_dir)


def main(args=None):
    import argparse
    parser = argparse.ArgumentParser(
        prog="python -m venv", description="Creates virtual Python environments in one or more target directories.",
        epilog="Once an environment has been created, you may wish to activate it, e.g. by sourcing an activate script in its bin directory.")
    parser.add_argument("dirs", metavar="ENV_DIR", nargs="+", help="A directory to create the environment in.")
    parser.add_argument("--system-site-packages", action="store_true", dest="system_site", help="Give the virtual environment access to the system site-packages dir.")
    links = parser.add_mutually_exclusive_group()
    links.add_argument("--symlinks", action="store_true", default=True, help="Accepted; the launcher is a script.")
    links.add_argument("--copies", action="store_false", dest="symlinks", help="Accepted; the launcher is a script.")
    parser.add_argument("--clear", action="store_true", help="Delete the contents of the environment directory if it already exists, before environment creation.")
    parser.add_argument("--upgrade", action="store_true", help="Upgrade the environment directory to use this version of Python.")
    parser.add_argument("--without-pip", action="store_true", help="Accepted; there is no pip to install.")
    parser.add_argument("--prompt", help="Provides an alternative prompt prefix for this environment.")
    parser.add_argument("--without-scm-ignore-files", dest="scm_ignore_files", action="store_const", const=frozenset(), default=frozenset(["git"]),
                        help="Skips adding SCM ignore files to the environment directory.")
    options = parser.parse_args(args)
    if options.upgrade and options.clear:
        raise ValueError("you cannot supply --upgrade and --clear together.")
    builder = EnvBuilder(options.system_site, options.clear, options.symlinks, options.upgrade, prompt=options.prompt, scm_ignore_files=options.scm_ignore_files)
    for folder in options.dirs:
        builder.create(folder)


if __name__ == "__main__":
    try:
        main()
    except Exception as error:
        print(f"Error: {error}", file=sys.stderr)
        sys.exit(1)
