# What a pickle holds, without loading it: `stackless pickle show FILE`. The opcodes are followed as a machine would, but nothing is imported and nothing is called; what the
# pickle would make stands as a description. Code is found by reading and compiling the sources of modules, not by running them.
import importlib.machinery as _machinery
import os as _os
import pickletools as _pickletools
import sys as _sys

import _inspection

__all__ = ["Call", "Name", "NotAPickle", "describe", "main", "read", "show"]


class NotAPickle(ValueError):
    """The bytes are no pickle, or one that cannot be followed."""


class Name:
    """A global: a class or function that the pickle names."""

    def __init__(self, module, name):
        self.module = module
        self.name = name

    def __str__(self):
        return self.name if self.module in ("builtins", "__main__") else f"{self.module}.{self.name}"


class Call:
    """An object that the pickle makes by calling something; `state` is what it then gives to it, `size` how many bytes stand for it."""

    def __init__(self, callee, arguments, begin):
        self.callee = callee
        self.arguments = arguments
        self.state = _nothing
        self.items = []
        self.label = None  # of a tasklet or channel: what it is called
        self.begin = self.end = begin

    @property
    def size(self):
        return self.end - self.begin

    def makes(self, module, name):
        return isinstance(self.callee, Name) and (self.callee.module, self.callee.name) == (module, name)


_nothing = object()
_mark = object()

_constants = {"NONE": None, "NEWTRUE": True, "NEWFALSE": False}
_empty = {"EMPTY_LIST": list, "EMPTY_DICT": dict, "EMPTY_SET": set, "EMPTY_TUPLE": tuple}


# ---- following the opcodes -------------------------------------------------------------------------------------------------------------


class _Machine:
    def __init__(self, data):
        self.data = data
        self.stack = []  # (value, where its bytes begin)
        self.memo = {}
        self.calls = []  # every Call, in the order in which they are made
        self.protocol = 0

    def run(self):
        try:
            operations = list(_pickletools.genops(self.data))
        except Exception as error:
            raise NotAPickle(f"this is no pickle: {error}") from None
        ends = [position for _, _, position in operations[1:]] + [len(self.data)]
        try:
            for (operation, argument, position), end in zip(operations, ends):
                if operation.name == "STOP":
                    return self.stack[-1][0]
                self.do(operation.name, argument, position, end)
        except (IndexError, KeyError, TypeError) as error:
            raise NotAPickle(f"this pickle cannot be followed: {operation.name} at {position}: {error}") from None
        raise NotAPickle("this pickle has no end")

    def pop(self):
        return self.stack.pop()

    def to_mark(self):
        found = []
        while (top := self.stack.pop())[0] is not _mark:
            found.append(top)
        found.reverse()
        return found, top[1]

    def push(self, value, begin):
        self.stack.append((value, begin))

    def call(self, callee, arguments, begin, end):
        made = Call(callee, arguments, begin)
        made.end = end
        self.calls.append(made)
        self.push(made, begin)

    def extended(self, end):
        value, begin = self.stack[-1]
        if isinstance(value, Call):
            value.end = end
        return value

    def do(self, name, argument, position, end):
        if name == "PROTO":
            self.protocol = argument
        elif name == "FRAME":
            pass
        elif name in _constants:
            self.push(_constants[name], position)
        elif name in _empty:
            self.push(_Items(_empty[name]) if name != "EMPTY_TUPLE" else (), position)
        elif name == "MARK":
            self.push(_mark, position)
        elif name in ("MEMOIZE", "PUT", "BINPUT", "LONG_BINPUT"):
            self.memo[len(self.memo) if name == "MEMOIZE" else argument] = self.stack[-1][0]
        elif name in ("GET", "BINGET", "LONG_BINGET"):
            self.push(self.memo[argument], position)
        elif name == "POP":
            self.pop()
        elif name == "POP_MARK":
            self.to_mark()
        elif name == "DUP":
            self.stack.append(self.stack[-1])
        elif name == "TUPLE":
            found, begin = self.to_mark()
            self.push(tuple(value for value, _ in found), begin)
        elif name in ("TUPLE1", "TUPLE2", "TUPLE3"):
            count = int(name[-1])
            found = self.stack[-count:]
            del self.stack[-count:]
            self.push(tuple(value for value, _ in found), found[0][1])
        elif name in ("LIST", "DICT", "FROZENSET"):
            found, begin = self.to_mark()
            self.push(_Items({"LIST": list, "DICT": dict, "FROZENSET": frozenset}[name], [value for value, _ in found]), begin)
        elif name in ("APPEND", "APPENDS", "ADDITEMS", "SETITEM", "SETITEMS"):
            if name in ("APPEND", "SETITEM"):
                count = 1 if name == "APPEND" else 2
                found = self.stack[-count:]
                del self.stack[-count:]
            else:
                found, _ = self.to_mark()
            container = self.extended(end)
            container.items += [value for value, _ in found]
        elif name == "STACK_GLOBAL":
            (attribute, _), (module, begin) = self.pop(), self.pop()
            self.push(Name(module, attribute), begin)
        elif name == "GLOBAL":
            module, attribute = argument.split(" ", 1)
            self.push(Name(module, attribute), position)
        elif name == "INST":
            found, begin = self.to_mark()
            module, attribute = argument.split(" ", 1)
            self.call(Name(module, attribute), tuple(value for value, _ in found), begin, end)
        elif name == "OBJ":
            found, begin = self.to_mark()
            self.call(found[0][0], tuple(value for value, _ in found[1:]), begin, end)
        elif name in ("REDUCE", "NEWOBJ"):
            (arguments, _), (callee, begin) = self.pop(), self.pop()
            self.call(callee, arguments, begin, end)
        elif name == "NEWOBJ_EX":
            (keywords, _), (arguments, _), (callee, begin) = self.pop(), self.pop(), self.pop()
            self.call(callee, (*arguments, keywords), begin, end)
        elif name == "BUILD":
            state, _ = self.pop()
            target = self.extended(end)
            if isinstance(target, Call):
                target.state = state
        elif name in ("PERSID", "BINPERSID"):
            begin = position
            if name == "BINPERSID":
                argument, begin = self.pop()
            self.push(Call(Name("builtins", "persistent"), (argument,), begin), begin)
        elif name in ("EXT1", "EXT2", "EXT4"):
            self.push(Name("copyreg extension", str(argument)), position)
        elif name == "NEXT_BUFFER":
            self.push(Call(Name("builtins", "buffer"), (), position), position)
        elif name == "READONLY_BUFFER":
            pass
        else:
            self.push(argument, position)


class _Items:
    """A list, dict or set; of a dict, keys and values in turn."""

    def __init__(self, kind, items=()):
        self.kind = kind
        self.items = list(items)


def read(data):
    """What the pickle would make, as descriptions; and the machine that followed it, which has all `calls`."""
    machine = _Machine(bytes(data))
    return machine.run(), machine


# ---- code --------------------------------------------------------------------------------------------------------------------------------


class _Sources:
    """Code of modules by name, from their sources; nothing of them runs."""

    def __init__(self, main=None):
        self.files = {"__main__": _os.path.abspath(main)} if main else {}
        self.compiled = set()

    def file_of(self, module):
        if module not in self.files:
            path, found = None, None
            for part in module.split("."):
                found = _machinery.PathFinder.find_spec(part if path is None else module, path)
                path = found.submodule_search_locations if found else None
                if found is None:
                    break
            self.files[module] = found.origin if found and found.origin and found.origin.endswith(".py") else None
        return self.files[module]

    def codes_of(self, module, qualified_name):
        if isinstance(module, tuple):
            # Executed text travels with its source.
            _, text, file, mode = module
            return _named(compile(text, file, mode), qualified_name)
        file = self.file_of(module)
        if file is not None and module not in self.compiled:
            self.compiled.add(module)
            try:
                _inspection.compile_file(file, module)
            except (OSError, SyntaxError, ValueError):
                self.files[module] = None
        return _inspection.codes_of(module, qualified_name)

    def place(self, module, qualified_name, site, version):
        """(file:line, or None; what is to be said about the version of the code)."""
        candidates = self.codes_of(module, qualified_name)
        for code in candidates:
            if version_of(code) == version:
                positions = list(code.co_positions())
                line = positions[site][0] if 0 < site < len(positions) and positions[site][0] else code.co_firstlineno
                file = code.co_filename
                return f"{file if isinstance(module, tuple) else _os.path.relpath(file)}:{line}", ""
        if isinstance(module, tuple) or self.file_of(module) is None:
            return None, ", source not found"
        return None, ", changed since" if candidates else ", not in the source any more"


def _named(code, qualified_name):
    """The code objects of that name in one."""
    found = [code] if code.co_qualname == qualified_name else []
    for constant in code.co_consts:
        if hasattr(constant, "co_qualname"):
            found += _named(constant, qualified_name)
    return found


def version_of(code):
    """The number that pickles keep of a code object: another one if anything in the function has changed."""
    return _inspection.version_of(code)


# ---- words -------------------------------------------------------------------------------------------------------------------------------


class _Printer:
    def __init__(self, machine, sources, write):
        self.write = write
        self.sources = sources
        kinds = {}
        for call in machine.calls:
            if call.makes("stackless", "channel") or is_tasklet(call):
                kind = "channel" if call.makes("stackless", "channel") else "tasklet"
                kinds[kind] = kinds.get(kind, 0) + 1
                call.label = f"{kind} {kinds[kind]}"

    def value(self, value, depth=2):
        if isinstance(value, Call):
            if value.label is not None:
                return value.label
            return self.object(value, depth)
        if isinstance(value, Name):
            return str(value)
        if isinstance(value, tuple):
            text = self.listed(value, depth)
            return f"({text},)" if len(value) == 1 else f"({text})"
        if isinstance(value, _Items):
            if value.kind is dict:
                pairs = list(zip(value.items[::2], value.items[1::2]))
                shown = ", ".join(f"{self.value(k, depth - 1)}: {self.value(v, depth - 1)}" for k, v in pairs[:8]) if depth > 0 else "..."
                return "{" + shown + (", ..." if len(pairs) > 8 and depth > 0 else "") + "}"
            text = self.listed(value.items, depth)
            return f"[{text}]" if value.kind is list else f"{value.kind.__name__}({{{text}}})"
        text = repr(value)
        return text if len(text) <= 60 else text[:57] + "..."

    def listed(self, items, depth):
        if depth <= 0 and items:
            return "..."
        return ", ".join(self.value(item, depth - 1) for item in items[:8]) + (", ..." if len(items) > 8 else "")

    def object(self, call, depth):
        if call.makes("_stackless", "function"):
            module, name = call.arguments[:2]
            return f"<function {name} of {_shown(module)}>"
        if call.makes("_stackless", "cell"):
            return "<cell>" if call.state is _nothing else f"<cell of {self.value(call.state, depth - 1)}>"
        if call.makes("_stackless", "frame"):
            return f"<frame of {frame_name(call)[1]}>"
        text = f"{self.value(call.callee, depth)}({self.listed(call.arguments, depth)})"
        state = call.state[0] if isinstance(call.state, tuple) and len(call.state) == 2 and isinstance(call.state[0], _Items) else call.state
        if isinstance(state, _Items) and state.kind is dict and depth > 0:
            text = f"{self.value(call.callee, depth)}(" + ", ".join(f"{k}={self.value(v, depth - 1)}" for k, v in list(zip(state.items[::2], state.items[1::2]))[:8]) + ")"
        return text

    def tasklet(self, call):
        flags, wait, name = call.state[:3] if isinstance(call.state, tuple) and len(call.state) >= 6 else (0, None, None)
        named = f" '{name}'" if isinstance(name, str) else ""
        kind = "" if call.makes("stackless", "tasklet") else f", a {call.callee}"
        words = f", {wait.replace('_', ' ')}" if isinstance(wait, str) else ""
        self.write(f"{call.label}{named}{kind}{words}: {call.size} bytes")
        for frame in call.state[6:] if isinstance(call.state, tuple) else ():
            if isinstance(frame, Call):
                self.frame(frame)

    def frame(self, call):
        if not call.makes("_stackless", "frame"):
            self.write(f"    {self.value(call.callee)}{self.value(call.arguments[:1])[1:-2] if call.arguments else ''}: {call.size} bytes")
            return
        module, name, site, version = frame_name(call)
        place, remark = self.sources.place(module, name, site, version)
        self.write(f"    {place + ' ' if place else ''}in {name} of {_shown(module)} (point {site}, code {version:016x}{remark}): {call.size} bytes")
        state = call.state if isinstance(call.state, tuple) else ()
        for variable, content in zip(state[1::2], state[2::2]):
            if isinstance(variable, str):
                self.write(f"        {variable} = {self.value(content)}" + (f"  ({content.size} bytes)" if isinstance(content, Call) and content.size > 100 and content.label is None else ""))

    def channel(self, call):
        state = call.state if isinstance(call.state, tuple) else ()
        direction, waiting = state[3:5] if len(state) >= 5 and isinstance(state[4], tuple) else (0, ())
        words = ", ".join(self.value(t) for t in waiting) + (" send" if direction > 0 else " receive") if waiting else "nobody waits"
        self.write(f"{call.label}: balance {direction * len(waiting)}, {words}")


def _shown(module):
    return f"the text {module[2]}" if isinstance(module, tuple) else module


def is_tasklet(call):
    return call.makes("stackless", "tasklet") or isinstance(call.state, tuple) and len(call.state) > 6 and any(isinstance(f, Call) and f.makes("_stackless", "frame") for f in call.state[6:])


def frame_name(call):
    """(module, qualified name, point, version) of a frame's function."""
    function, site, version = call.arguments[:3]
    if isinstance(function, Call):
        return function.arguments[0], function.arguments[1], site, version
    return function.module, function.name, site, version


def describe(data, main=None):
    """The lines of `show`. `main` is the file that ran as __main__."""
    value, machine = read(data)
    lines = [f"{len(data)} bytes, protocol {machine.protocol}"]
    printer = _Printer(machine, _Sources(main), lines.append)
    lines.append(f"holds {printer.value(value)}")
    for call in machine.calls:
        if call.makes("stackless", "channel"):
            printer.channel(call)
        elif is_tasklet(call):
            printer.tasklet(call)
    counts = {}
    for call in machine.calls:
        key = str(call.callee)
        count, size = counts.get(key, (0, 0))
        counts[key] = count + 1, size + call.size
    lines.append("what it makes most (an object's bytes are those of all that is written inside of it):")
    for key, (count, size) in sorted(counts.items(), key=lambda item: -item[1][1])[:12]:
        lines.append(f"    {count} x {key}: {size} bytes")
    return lines


def show(data, main=None, file=None):
    """Prints what a pickle holds: its tasklets with their frames and variables, its channels, and what takes its bytes."""
    for line in describe(data, main):
        print(line, file=file)


def main(arguments):
    """stackless pickle show FILE [--main PROGRAM]; the exit code."""
    if len(arguments) not in (2, 4) or arguments[0] != "show" or len(arguments) == 4 and arguments[2] != "--main":
        print("usage: stackless pickle show FILE [--main PROGRAM]", file=_sys.stderr)
        return 2
    try:
        with open(arguments[1], "rb") as file:
            data = file.read()
        _sys.path.insert(0, _os.path.dirname(_os.path.abspath(arguments[3 if len(arguments) == 4 else 1])))
        show(data, arguments[3] if len(arguments) == 4 else None)
    except (OSError, NotAPickle) as error:
        print(f"stackless: {arguments[1]}: {error}", file=_sys.stderr)
        return 1
    return 0
