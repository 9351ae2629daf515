# Pickles of suspended programs whose code has changed since. Two ways, chosen before the pickle is loaded:
#     update(old, new)    frames go on in the new code, where their point is found again: moved lines and renamed variables are no hindrance, a changed line is
#     run_old(old)        frames go on in the old code to their end; what they call is the new one
# `old` and `new` are source files; they are compiled, and nothing of them is run.
import difflib as _difflib
import os as _os
import re as _re

import _inspection

__all__ = ["Plan", "forget", "run_old", "update"]


class Plan:
    """What `update` found: the functions whose code has changed and goes on, and `lost`, the (function, line of the old source) at which a frame cannot go on."""

    def __init__(self):
        self.functions = []
        self.lost = []

    def __repr__(self):
        return f"<Plan: {len(self.functions)} functions have changed, {len(self.lost)} points are lost>"


def update(old, new, module="__main__", renames={}):
    """Frames of functions of `module` as they were in the file `old` go on as in the file `new`. `renames` has for a function's name its variables' new names by
    their old ones: {"Ship.fly": {"speed": "velocity"}}. Gives a Plan."""
    plan = Plan()
    old, new = _os.path.abspath(old), _os.path.abspath(new)
    for name, (before, after) in _pairs(old, new, module).items():
        if _inspection.version_of(before) == _inspection.version_of(after):
            continue
        points, lost = _points(before, after, old, new, renames.get(name, {}))
        _inspection.migrate(before, after, points, dict(renames.get(name, {})))
        plan.functions.append(name)
        plan.lost += [(name, line) for line in lost]
    return plan


def run_old(old, module="__main__"):
    """Frames of functions of `module` as they were in the file `old` go on in that code, beside the new one."""
    _inspection.compile_file(_os.path.abspath(old), module)
    _inspection.run_old()


def forget():
    """Pickles of changed code are refused again."""
    _inspection.forget_migrations()


# Functions of both files by qualified name.
def _pairs(old, new, module):
    for file in (old, new):
        _inspection.compile_file(file, module)
    found = {}
    for name in sorted(_inspection.names_of_codes(module)):
        codes = _inspection.codes_of(module, name)
        before, after = ([c for c in codes if c.co_filename == file] for file in (old, new))
        # Of several functions of one name nobody can say which is which.
        if len({*map(_inspection.version_of, before)}) == 1 and len({*map(_inspection.version_of, after)}) == 1:
            found[name] = before[-1], after[-1]
    return found


# The points of the new code by those of the old one, and the lines of the others.
def _points(before, after, old, new, renames):
    lines = _same_lines(_lines(old), _lines(new), renames)
    theirs, ours = _points_by_line(before), _points_by_line(after)
    points, lost = {}, []
    for line, sites in theirs.items():
        counterpart = ours.get(lines.get(line), [])
        if len(counterpart) == len(sites):
            points.update(zip(sites, counterpart))
        else:
            lost.append(line)
    return points, lost


def _lines(file):
    with open(file, encoding="utf-8") as source:
        return [line.strip() for line in source]


def _same_lines(before, after, renames):
    if renames:
        pattern = _re.compile(r"\b(" + "|".join(_re.escape(name) for name in renames) + r")\b")
        # Only where this makes the line one of the new ones: another function's variables may have the same names.
        present = set(after)
        changed = [pattern.sub(lambda match: renames[match[1]], line) for line in before]
        before = [new if new in present else line for line, new in zip(before, changed)]
    found = {}
    for block in _difflib.SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        for i in range(block.size):
            found[block.a + i + 1] = block.b + i + 1
    return found


def _points_by_line(code):
    found = {}
    for site, (line, *_) in enumerate(code.co_positions()):
        if site > 0 and line is not None:
            found.setdefault(line, []).append(site)
    return found
