"""Random programs: each ends, prints the same whatever its addresses and hashes are, and goes on after every exception, whose type, message and lines it prints.

`program(seed)` is the text of one. Expressions are made from the table EXPRESSIONS, by the type that they are to have; now and then something of another type stands
in an operand's place, and so the messages of errors are compared, too. Nothing here asks for the version of Python that runs it: it runs in any, and gives the same programs.
What could take long has no room: powers, shifts and repetitions have small literals on their right, what is kept from a concatenation is cut, and loops and functions
count their turns (`tick`). Sets have more than one element only where `text` sorts them.
"""
import random

# What every program begins with.
PRELUDE = '''\
import sys
class Ended(BaseException): pass
turns = 0
def tick():
    global turns
    turns += 1
    if turns > 600: raise Ended("too many turns")
def text(v, depth=3):
    kind = type(v)
    if depth == 0: return "..."
    if kind in (set, frozenset): return kind.__name__ + "{" + ", ".join(sorted([text(x, depth - 1) for x in v])) + "}"
    if kind is list: return "[" + ", ".join([text(x, depth - 1) for x in v]) + "]"
    if kind is tuple: return "(" + ", ".join([text(x, depth - 1) for x in v]) + ",)"
    if kind is dict: return "{" + ", ".join([text(k, depth - 1) + ": " + text(x, depth - 1) for k, x in v.items()]) + "}"
    if isinstance(v, BaseException): return kind.__name__ + ":" + str(v)
    r = repr(v)
    return r if len(r) < 400 else r[:200] + "..." + r[-50:]
def report(e, depth=2):
    lines, tb = [], e.__traceback__
    while tb is not None:
        if tb.tb_frame.f_code.co_filename == here: lines.append(tb.tb_lineno)
        tb = tb.tb_next
    print(" " * (2 - depth) + type(e).__name__, e, lines)
    if depth and e.__cause__ is not None: print(" cause"); report(e.__cause__, depth - 1)
    elif depth and e.__context__ is not None and not e.__suppress_context__: print(" context"); report(e.__context__, depth - 1)
    if isinstance(e, BaseExceptionGroup) and depth:
        for inner in e.exceptions: report(inner, depth - 1)
here = report.__code__.co_filename
class Plain:
    def __init__(self, n=0): self.n = n
    def __repr__(self): return f"Plain({self.n!r})"
class Both:
    def __init__(self, n=0): self.n = n
    def __repr__(self): return f"Both({self.n!r})"
    def __eq__(self, other): return isinstance(other, Both) and self.n == other.n
    def __hash__(self): return 7
    def __add__(self, other): return ("add", text(other))
    def __radd__(self, other): return ("radd", text(other))
    def __mul__(self, other): return NotImplemented
    def __rmul__(self, other): return ("rmul", text(other))
    def __lt__(self, other): return NotImplemented
    def __gt__(self, other): return "gt"
    def __len__(self): return self.n
    def __getitem__(self, i):
        if type(i) is int and i > 2: raise IndexError(i)
        return ("item", text(i))
    def __contains__(self, x): return x
    def __call__(self, *a, **k): return ("called", text(a), text(k))
    def __index__(self): return self.n
    def __neg__(self): return "neg"
    def __format__(self, spec): return "<" + spec + ">"
class Text(str): pass
class Whole(int):
    def __repr__(self): return "Whole"
class Cage:
    def __init__(self, n, swallows): self.n, self.swallows = n, swallows
    def __enter__(self): print("enter", self.n); return self
    def __exit__(self, kind, e, tb):
        print("exit", self.n, kind and kind.__name__, e)
        return self.swallows
def drive(c):
    out = []
    try:
        while True:
            tick(); out.append(c.send(None))
    except StopIteration as e: return out, e.value
class Await:
    def __init__(self, n): self.n = n
    def __await__(self):
        got = yield self.n
        return (self.n, got)
'''

TYPES = ["int", "float", "bool", "str", "bytes", "list", "tuple", "dict", "set", "complex", "range"]

# Literals of each type; those of `any` stand where another type is wanted, or for odd arguments.
LITERALS = {
    "int": ["0", "1", "-1", "2", "3", "7", "-8", "10", "255", "-256", "1000", "65537", "2**63", "-2**63", "2**64", "10**30", "-10**30"],
    "small": ["0", "1", "2", "3", "-1", "-2", "4", "5"],
    "float": ["0.0", "-0.0", "1.5", "-2.25", "3.0", "1e10", "1e-7", "1e300", "float('inf')", "float('nan')", "0.1", "123456.789"],
    "bool": ["True", "False"],
    "str": ["''", "'a'", "'abc'", "'Hello World'", "'aXbXc'", "'12'", "'-7'", "' pad '", "'ÄßÉ'", "'\\U0001f600x'", "'a\\nb\\tc'", "'1_000'", "'{}'", "'%s'", "'x,y,,z'"],
    "bytes": ["b''", "b'a'", "b'abc'", "b'\\x00\\xff'", "b'12'", "b'a b c'", "b'Hello'", "bytearray(b'xyz')"],
    "list": ["[]", "[1]", "[3, 1, 2]", "['b', 'a']", "[1, 'a', None]", "[0, 1, 2, 3, 4, 5]", "[[1, 2], [3]]", "[1.5, 2]"],
    "tuple": ["()", "(1,)", "(1, 2)", "('a', 'b', 'c')", "(1, (2, 3))", "(0, None, 'x')"],
    "dict": ["{}", "{'a': 1}", "{'a': 1, 'b': 2}", "{1: 'x', 2: 'y', 3: 'z'}", "{(1, 2): [3]}", "{'n': None}"],
    "set": ["set()", "{1}", "{'a'}", "frozenset()", "frozenset([1])", "{None}"],
    "complex": ["1j", "(1+2j)", "-0j", "(3-1.5j)"],
    "range": ["range(0)", "range(5)", "range(1, 10, 3)", "range(5, -5, -2)", "range(3)"],
    "any": ["None", "...", "Plain(1)", "Both(2)", "Both()", "NotImplemented", "object", "int", "str", "len", "[]", "{}", "()", "''", "b''", "0", "-1", "1.5", "'x'", "2j", "{1}", "range(2)", "True",
            "10**30", "slice(1, 2)", "memoryview(b'ab')", "Text('t')", "Whole(3)", "(lambda: 1)", "iter([1, 2])", "ValueError('v')", "type"],
    "spec": ["''", "'d'", "'5'", "'<8'", "'^9'", "'>+7'", "'*^10'", "'08.3f'", "'.2e'", "'x'", "'#x'", "'#010b'", "','", "'_'", "'.3'", "'%'", "'s'", "'c'", "'n'", "'g'", "'+.1%'", "' d'", "'=+6'", "'z.1f'", "'.0f'", "'Q'", "'5.d'", "'<<<'", "'_x'", "',b'", "'08'", "'.5s'", "'+s'", "'=5s'"],
}

EXPRESSIONS = {
    "int": ["{int} + {int}", "{int} - {int}", "{int} * {small}", "({int} % 97) * ({int} % 89)", "{int} // {int}", "{int} % {int}", "({int} % 50) ** {small}", "{int} << {small}", "{int} >> {small}", "{int} & {int}",
            "{int} | {int}", "{int} ^ {int}", "~{int}", "-{int}", "abs({int})", "len({str})", "len({list})", "len({dict})", "len({tuple})", "len({bytes})", "len({range})", "len({set})", "int({str})", "int({float})",
            "int({str}, {small})", "{int}.bit_length()", "{int}.bit_count()", "sum({range})", "sum({list})", "max({int}, {int})", "min({list})", "{str}.find({str})", "{str}.index({str})", "{str}.count({str})",
            "{list}.index({int})", "{list}.count({int})", "{tuple}.index({int})", "ord({str})", "round({float})", "round({float}, {small})", "({int} if {bool} else {int})", "pow({int}, {small}, {int})",
            "divmod({int}, {int})[0]", "{int}.__add__({int})", "{bytes}[{small}]", "{range}[{small}]", "{list}[{small}]", "{dict}.get({str}, {int})", "int.from_bytes({bytes}, 'big')", "{bytes}.find({bytes})",
            "({int} and {int})", "({int} or {int})", "(lambda a, b={int}: a - b)({int})", "{int}.__index__()", "{str}.rfind({str}, {small})", "int({bytes})", "{range}.index({int})", "{range}.count({int})", "len(range({int}, {int}))", "range({int}, {int}, {small})[{small}]"],
    "float": ["{float} + {float}", "{float} - {int}", "{float} * {small}", "{float} / {float}", "{int} / {int}", "{float} // {float}", "{float} % {float}", "-{float}", "float({str})", "float({int})", "abs({float})",
              "{complex}.real", "{complex}.imag", "round({float}, {small})", "({float} if {bool} else {float})", "abs({complex})", "max({float}, {float})", "sum([{float}, {float}])", "float.fromhex({float}.hex())"],
    "complex": ["{complex} + {complex}", "{complex} * {small}", "{complex} / {complex}", "{complex} - {float}", "complex({float}, {float})", "-{complex}", "{complex}.conjugate()", "complex({str})"],
    "bool": ["{int} < {int}", "{int} == {float}", "{str} < {str}", "{float} >= {float}", "{str} in {str}", "{int} in {list}", "{str} in {dict}", "{int} in {range}", "{int} in range({int}, {int}, {small})", "range({int}, {int}) == range({int}, {int})", "{int} in {tuple}", "{int} in {set}", "not {int}",
             "not {list}", "{list} == {list}", "{list} < {list}", "{tuple} <= {tuple}", "{bytes} == {bytes}", "{any} is None", "{any} == {any}", "{any} is not None", "isinstance({any}, {types})", "issubclass({types}, {types})",
             "{int} < {int} < {int}", "{int} < {int} <= {float} != {str}", "any({list})", "all({tuple})", "callable({any})", "hasattr({any}, {str})", "{str}.startswith({str})", "{str}.endswith(({str}, {str}))",
             "{str}.isdigit()", "{str}.isupper()", "{set} <= {set}", "{set}.isdisjoint({list})", "{dict} == {dict}", "{range} == {range}", "bool({any})", "{str}.isidentifier()", "{bytes} in {bytes}", "{small} in {bytes}",
             "{set} == {set}", "{bytes}.isalpha()", "{float}.is_integer()", "{str}.istitle()"],
    "str": ["({str} + {str})", "{str} * {small}", "{str}[{small}]", "{str}[{small}:{small}]", "{str}[::{small}]", "str({any})", "str({int})", "repr({any})", "repr({float})", "{str}.upper()", "{str}.lower()", "{str}.title()",
            "{str}.strip()", "{str}.strip({str})", "{str}.replace({str}, {str})", "{str}.replace({str}, {str}, {small})", "{str}.join({list})", "{str}.join([{str}, {str}])", "{str}.center({small}, {str})", "{str}.ljust({int} % 20)",
            "{str}.zfill({int} % 12)", "{str}.partition({str})[0]", "{str}.removeprefix({str})", "{str}.swapcase()", "{str}.casefold()", "{str}.expandtabs({small})", "chr({int})", "hex({int})", "bin({int})", "oct({int})",
            "ascii({str})", "format({int}, {spec})", "format({float}, {spec})", "format({str}, {spec})", "format({complex}, {spec})", "format({any}, {spec})", "f'{{{int}}}'", "f'{{{int}!r}}:{{{float}:.3f}}'", "f'{{{str}:>{{{small}}}}}|'",
            "f'{{{any}!s:5}}'", "f'{{{int}:{{{spec}}}}}'", "'%d' % {int}", "'%s-%r' % ({any}, {any})", "'%5.2f|%x' % ({float}, {int})", "'%(a)s' % {dict}", "{str} % {any}", "{str}.format({any})", "'{{}} {{0}}'.format({int})",
            "'{{0}}-{{1!r}}'.format({str}, {any})", "'{{a}}{{b:>4}}'.format(a={int}, b={str})", "'{{0[1]}}'.format({any})", "'{{.n}}'.format({any})", "{bytes}.decode()", "{bytes}.hex()", "({str} if {bool} else {str})",
            "max({str}, {str})", "{list}[{small}]", "str({bytes}, {str})", "{str}.translate({dict})", "type({any}).__name__", "str.upper({any})", "'%*d' % ({small}, {int})", "'%c' % {any}", "'%i %o' % ({any}, {int})", "{str}.encode().decode('ascii')"],
    "bytes": ["({bytes} + {bytes})", "{bytes} * {small}", "{bytes}[{small}:{small}]", "{str}.encode()", "{str}.encode('ascii', {str})", "{str}.encode('latin-1', 'replace')", "bytes({list})", "bytes({small})", "bytes({str}, 'utf-8')",
              "{bytes}.upper()", "{bytes}.replace({bytes}, {bytes})", "{bytes}.join([{bytes}, {bytes}])", "{bytes}.strip()", "bytearray({bytes})", "{int}.to_bytes({small}, 'big')", "({int} % 1000).to_bytes(4, 'little', signed={bool})",
              "bytes.fromhex({str})", "{bytes} % {any}", "b'%d|%s' % ({int}, {bytes})", "{bytes}.center({small})", "{bytes}[::{small}]", "{bytes}.translate(None, {bytes})"],
    "list": ["({list} + {list})", "{list} * {small}", "{list}[{small}:{small}]", "{list}[::{small}]", "list({str})", "list({range})", "list({tuple})", "sorted({list})", "sorted({str}, reverse={bool})", "sorted({list}, key=str)",
             "sorted({list}, key=lambda x: -x)", "[*{list}, *{tuple}]", "[{int}, {str}]", "[{any}]", "[x for x in {range}]", "[x * 2 for x in {list}]", "[x for x in {list} if x]", "[(x, y) for x in {range} for y in {list} if x != y][:8]",
             "{str}.split({str})", "{str}.split()", "{str}.rsplit({str}, {small})", "{str}.splitlines()", "list({dict}.items())", "list({dict})", "list(zip({list}, {str}))", "list(zip({list}, {tuple}, strict={bool}))", "list(map(str, {list}))",
             "list(map(lambda x, y: (y, x), {list}, {range}))", "list(filter(None, {list}))", "list(enumerate({str}, {small}))", "list(reversed({list}))", "{bytes}.split()", "[[y for y in range(x)] for x in {range}]",
             "[f() for f in [lambda: i for i in {range}]]", "list({bytes})", "list(x for x in {list})", "[a for a, *b in [{str}, {tuple}, {list}]]", "[(lambda: x)() for x in {tuple}]", "list({any})", "list(iter([1, 2, 3].pop, {small}))"],
    "tuple": ["({tuple} + {tuple})", "{tuple} * {small}", "{tuple}[{small}:{small}]", "tuple({list})", "tuple({str})", "({int}, {str})", "(*{list}, *{str})", "divmod({int}, {int})", "divmod({float}, {int})", "{str}.partition({str})",
              "tuple(x for x in {range})", "{float}.as_integer_ratio()", "tuple(sorted({dict}))", "({any}, {any})", "{range}[{small}:{small}].__reduce__()[1]", "slice({small}, {small}, {small}).indices({int})", "tuple({dict}.popitem())"],
    "dict": ["{{**{dict}, **{dict}}}", "({dict} | {dict})", "dict({dict})", "{{{str}: {int}, {int}: {str}}}", "{{k: v for k, v in {dict}.items()}}", "{{x: str(x) for x in {range}}}", "dict(zip({str}, {range}))", "dict.fromkeys({list})",
             "dict.fromkeys({str}, {int})", "dict(a={int}, **{dict})", "dict({list})", "{{x: y for x, y in {list}}}", "dict([{tuple}, {tuple}])", "(lambda **k: k)(a={int}, **{dict})", "{dict}.copy()"],
    "set": ["{{x for x in {list}}}", "set({list})", "({set} | {set})", "({set} & {set})", "({set} - {set})", "({set} ^ {set})", "set({str})", "{{{int}, {str}}}", "{set}.union({list})", "{set}.difference({tuple})", "frozenset({tuple})", "{{*{list}, *{range}}}", "{set}.symmetric_difference({str})", "({dict}.keys() & {dict}.keys())", "({dict}.keys() | {list})"],
    "range": ["range({small})", "range({small}, {small}, {small})", "{range}[{small}:{small}]", "{range}[::{small}]"],
    "types": ["int", "str", "(int, str)", "list", "object", "Plain", "int | None", "{any}", "bool", "type", "Exception"],
    "any": ["{int}", "{float}", "{str}", "{bytes}", "{list}", "{tuple}", "{dict}", "{complex}", "{range}", "{bool}", "Plain({int})", "Both({small})", "{dict}[{str}]", "{dict}[{any}]", "{any}[{any}]", "{any} + {any}", "{any} * {small}", "{any} - {any}", "{any} @ {any}",
            "{any} // {any}", "-{any}", "+{any}", "~{any}", "{any} < {any}", "{any} > {any}", "{any} >= {any}", "{any}.n", "{any}.missing", "{any}({any})", "{any}()", "{any} in {any}", "iter({any})and 1", "next({any})", "next(iter({list}), {any})", "{dict}.pop({str})",
            "{dict}.setdefault({str}, {any})", "{list}.pop()", "{list}.pop({small})", "getattr({any}, {str})", "getattr({any}, {str}, {any})", "{any} & {any}", "{any} | {any}", "{any} / {any}", "{any} % {any}", "{any} << {small}", "({any} if {any} else {any})",
            "({any} or {any})", "({any} and {any})", "(lambda a, *b, c={int}, **d: (a, b, c, d))({any}, *{list}, **{dict})", "(lambda a, /, b, *, c: (a, b, c))({any}, b={any}, c={any})", "hash({any}) is not None", "len({any})", "max({any})", "min({list}, default={any})", "max({list}, key={any})",
            "reversed({any})and 1", "type({any})", "abs({any})", "undefined_name", "{any}.__class__", "{any}.__class__.__name__", "int({any})", "float({any})", "complex({any})", "sum({any}, {any})", "print({any}, sep={any})", "{list}.sort()", "{list}.append({any})", "{list}.extend({any})", "{list}.insert({any}, {any})", "{list}.remove({any})",
            "{dict}.update({any})", "{set}.add({any})", "{set}.discard({any})", "{set}.remove({any})", "{str}.join({any})", "{str}.split({any})", "{bytes}.join({any})", "{str}.startswith({any})", "ord({any})", "chr({any})", "round({any})", "round({float}, {any})", "divmod({any}, {any})", "{any}[{any}:{any}]", "{list}[{any}:{any}:{any}]", "{str}[{any}]",
            "isinstance({any}, {any})", "bytes({any})", "bytearray({any})", "memoryview({any})and 1", "tuple({any})", "dict({any})", "sorted({any})", "list(zip({any}, {any}))", "list(map({any}, {list}))", "{str}.encode({any})", "{str}.format_map({any})", "slice({any}, {any})", "super({any}, {any})and 1", "setattr({any}, {str}, {any})", "delattr({any}, {str})", "vars({any})and 1"],
}

# Natives called with whatever there is: the words of argument errors.
CALLED = ["len", "abs", "ord", "chr", "int", "float", "str", "bool", "list", "tuple", "dict", "bytes", "bytearray", "complex", "range", "enumerate", "zip", "map", "filter", "reversed", "sorted", "sum", "min", "max", "any", "all", "round", "divmod", "isinstance", "issubclass", "callable", "getattr", "setattr", "hasattr",
          "delattr", "iter", "next", "repr", "ascii", "format", "hex", "bin", "oct", "hash", "slice", "frozenset", "set", "memoryview", "property", "staticmethod", "classmethod", "super", "object", "type", "print", "ValueError", "KeyError", "StopIteration", "ExceptionGroup", "Plain", "Both", "Cage",
          "int.from_bytes", "float.fromhex", "bytes.fromhex", "dict.fromkeys", "str.maketrans", "object.__new__", "int.__new__", "object.__init__", "list.__init__"]
METHODS = {
    "str": "capitalize casefold center count encode endswith expandtabs find format format_map index isalnum join ljust lower lstrip partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill __add__ __contains__ __getitem__ __mod__ __mul__ __eq__ __format__".split(),
    "bytes": "center count decode endswith expandtabs find hex index isalnum join ljust lower partition removeprefix replace rfind rjust rsplit split splitlines startswith strip translate upper zfill __getitem__ __contains__".split(),
    "list": "append clear copy count extend index insert pop remove reverse sort __add__ __contains__ __delitem__ __getitem__ __iadd__ __setitem__ __mul__ __len__ __reversed__".split(),
    "tuple": "count index __add__ __getitem__ __contains__ __lt__".split(),
    "dict": "clear copy get items keys pop popitem setdefault update values __contains__ __getitem__ __setitem__ __delitem__ __or__ __ior__".split(),
    "set": "add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset issuperset remove symmetric_difference union update __and__ __contains__".split(),
    "int": "as_integer_ratio bit_count bit_length conjugate is_integer __add__ __sub__ __lshift__ __eq__ __lt__ __round__ __divmod__ __neg__ __format__ __index__".split(),
    "float": "as_integer_ratio conjugate hex is_integer __add__ __mod__ __round__ __lt__ __format__ __int__ __floordiv__".split(),
    "complex": "conjugate __add__ __abs__ __format__ __eq__".split(),
    "range": "count index __contains__ __getitem__ __len__".split(),
}
KEYWORDS = ["key", "default", "sep", "end", "base", "start", "strict", "reverse", "encoding", "errors", "sign", "x", "maxsplit", "keepends", "object", "self", "iterable", "n", "foo"]
EXCEPTIONS = ["ValueError", "TypeError", "KeyError", "IndexError", "ZeroDivisionError", "AttributeError", "LookupError", "ArithmeticError", "Exception", "RuntimeError", "NameError", "(TypeError, ValueError)", "OverflowError"]
BINARY = ["+", "-", "*", "/", "//", "%", "&", "|", "^", "@", "<<", ">>"]


class Scope:
    """Names that a place may use, by type, and what stands around it."""

    def __init__(self, outer=None, kind="module"):
        self.outer, self.kind = outer, kind
        self.names = {t: [] for t in TYPES}
        self.in_loop = False

    def all(self, kind):
        found, scope = [], self
        while scope is not None:
            found += scope.names[kind]
            scope = scope.outer
        return found


class Generator:
    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.lines = []
        self.indent = 0
        self.scope = Scope()
        self.counter = 0
        self.functions = []  # (name, how a call's arguments are made)
        self.classes = []
        self.generators = []
        self.guarded = False
        self.depth = 0

    # Words.

    def pick(self, choices):
        return choices[self.chance.randrange(len(choices))]

    def often(self, percent):
        return self.chance.randrange(100) < percent

    def name(self, prefix):
        self.counter += 1
        return f"{prefix}{self.counter}"

    def line(self, text):
        self.lines.append("    " * self.indent + text)

    # Expressions.

    def atom(self, kind):
        names = self.scope.all(kind) if kind in TYPES else []
        if kind == "any" and self.often(30):
            names = self.scope.all(self.pick([t for t in TYPES if t != "set"]))
        if names and self.often(60):
            return self.pick(names)
        text = self.pick(LITERALS.get(kind) or EXPRESSIONS[kind][:4])
        return f"({text})" if text[0] in "-0123456789" else text

    def expression(self, kind, depth=2):
        if kind not in ("any", "spec", "small", "types") and self.often(3):
            kind = "any"
        if kind not in EXPRESSIONS or depth <= 0 or self.often(20):
            return self.atom(kind)
        return self.fill(self.pick(EXPRESSIONS[kind]), depth - 1)

    def fill(self, template, depth):
        """A template's places, each `{type}`, with expressions."""
        out, i = [], 0
        while i < len(template):
            c = template[i]
            if template[i:i + 2] in ("{{", "}}"):
                out.append(c)
                i += 2
            elif c == "{":
                end = template.index("}", i)
                inner = self.expression(template[i + 1:end], depth)
                # In a replacement field an operand stands alone, so that its quotes and braces need no thought; from 3.12 on both may be nested.
                out.append(inner if inner.isidentifier() or inner[0] == "(" and self.encloses(inner) else f"({inner})")
                i = end + 1
            else:
                out.append(c)
                i += 1
        return "".join(out)

    @staticmethod
    def encloses(text):
        depth = 0
        for i, c in enumerate(text):
            depth += (c == "(") - (c == ")")
            if depth == 0:
                return i == len(text) - 1
        return False

    def any_kind(self):
        return self.pick(TYPES + ["any", "any", "int", "str"])

    def arguments(self):
        """Arguments for anything: too many, too few, under wrong names."""
        given = [self.expression("any", 1) if self.often(70) else self.expression(self.pick([t for t in TYPES if t != "set"]), 1) for _ in range(self.pick([0, 1, 1, 2, 2, 3, 4]))]
        if self.often(8):
            given.append(f"*{self.atom(self.pick(['list', 'tuple', 'any']))}")
        given += [f"{k}={self.atom('any')}" for k in self.chance.sample(KEYWORDS, self.pick([0, 0, 0, 1, 1, 2]))]
        if self.often(5):
            given.append(f"**{self.atom(self.pick(['dict', 'any']))}")
        return ", ".join(given)

    # Statements.

    def block(self, size):
        """Some statements, one deeper."""
        self.indent += 1
        self.depth += 1
        before = len(self.lines)
        for _ in range(max(1, size)):
            self.statement()
        if len(self.lines) == before:
            self.line("pass")
        self.indent -= 1
        self.depth -= 1

    def guard(self, write):
        """What `write` writes, so that the program goes on after it. In functions now and then without: the exception then passes through frames."""
        if self.guarded and self.often(40):
            write()
            return
        self.line("try:")
        self.indent += 1
        write()
        self.indent -= 1
        self.line("except (Exception, GeneratorExit) as e: report(e)")

    def show(self, expression):
        mark = self.name("")
        self.guard(lambda: self.line(f"print({mark}, text({expression}))"))

    def statement(self):
        simple = [self.do_show, self.do_show, self.do_assign, self.do_assign, self.do_call_native, self.do_call_method, self.do_augment, self.do_unpack, self.do_item, self.do_call, self.do_raise, self.do_attribute, self.do_generator_use, self.do_operate, self.do_delete]
        nested = [self.do_if, self.do_while, self.do_for, self.do_try, self.do_with, self.do_match, self.do_function, self.do_class, self.do_generator, self.do_groups, self.do_async, self.do_recursion, self.do_closure]
        if self.scope.in_loop and self.often(6):
            self.line(f"if {self.expression('bool', 1)}: {self.pick(['break', 'continue'])}")
            return
        if self.scope.kind == "function" and self.often(3):
            self.line(f"if {self.expression('bool', 1)}: return {self.expression('any', 1)}")
            return
        self.pick(nested if self.depth < 3 and self.often(35) else simple)()

    def do_show(self):
        expression = self.expression(self.any_kind(), 3)
        if self.often(8):
            name = self.name("w")
            expression = self.pick([f"(({name} := {expression}), {name})", f"[{name} := x for x in range(2)] + [{name}]", f"{name} if ({name} := {expression}) else {name}"])
        self.show(expression)

    def do_assign(self):
        kind = self.pick(TYPES)
        names = self.scope.names[kind]
        name = self.pick(names) if names and self.often(50) else self.name(kind[0])
        cut = "[:40]" if kind in ("str", "bytes", "list", "tuple") else ""
        expression = self.expression(kind, 3)
        self.guard(lambda: self.line(f"{name} = ({expression}){cut}" if cut else f"{name} = {expression}"))
        if name not in names:
            names.append(name)

    def do_operate(self):
        left, right = (self.atom(self.any_kind()) for _ in range(2))
        operator = self.pick(BINARY)
        if operator in ("*", "<<"):
            right = self.pick(["2", "-1", "1.5", "'x'", "None", "Both(1)", "[1]", "2j", "True"])
            if operator == "<<" or left.startswith("(") and "**" in left:
                right = self.pick(["2", "0", "-1", "1.5", "'x'", "None"])
        self.show(f"{left} {operator} {right}")

    def do_call_native(self):
        name = self.pick(CALLED)
        self.show(f"{name}({self.arguments()})" if name not in ("iter", "zip", "map", "filter", "reversed", "enumerate", "memoryview", "property", "staticmethod", "classmethod", "super", "object", "object.__new__", "hash") else f"{name}({self.arguments()}) and {name!r}")

    def do_call_method(self):
        kind = self.pick(list(METHODS))
        method = self.pick(METHODS[kind])
        ending = " and 1" if method in ("__reversed__",) else ""
        self.show((f"{self.atom(kind)}.{method}({self.arguments()})" if self.often(80) else f"{kind}.{method}({self.arguments()})") + ending)

    def do_augment(self):
        kind = self.pick(TYPES)
        names = self.scope.names[kind]
        if not names:
            return self.do_assign()
        name = self.pick(names)
        operator = self.pick(["+", "+", "-", "*", "//", "%", "|", "&", "^", "/"])
        right = self.pick(LITERALS[self.pick([kind, kind, "any"])]) if operator != "*" else self.pick(["2", "1", "0", "1.5", "'x'"])

        def write():
            self.line(f"{name} {operator}= {right}")
            self.line(f"print(text({name}))")
        self.guard(write)

    def do_unpack(self):
        a, b, c = self.name("u"), self.name("u"), self.name("u")
        targets = self.pick([f"{a}, {b}", f"{a}, *{b}", f"*{a}, {b}", f"{a}, *{b}, {c}", f"[{a}, ({b}, {c})]", f"{a}, {b}, {c}", f"({a}, *{b}), {c}"])
        value = self.expression(self.pick(["list", "tuple", "str", "range", "dict", "bytes", "any"]), 2)

        def write():
            self.line(f"{a} = {b} = {c} = None")
            self.line(f"{targets} = {value}")
            self.line(f"print(text(({a}, {b}, {c})))")
        self.guard(write)

    def do_item(self):
        kind = self.pick(["list", "dict", "bytes", "list", "dict", "any"])
        name = self.name("t")
        value = self.expression(kind, 1)
        action = self.pick(["{n}[{small}] = {any}", "{n}[{small}:{small}] = {list}", "{n}[::{small}] = {list}", "{n}[{str}] = {any}", "del {n}[{small}]", "del {n}[{small}:]", "del {n}[::{small}]", "{n}[{small}] += {int}", "{n}[{any}] = {any}", "del {n}[{any}]",
                            "{n}[{small}:{small}] = {any}", "{n}[{str}] |= {any}", "{n}[{str}], {n}[{small}] = {tuple}", "for {n}[{small}] in {str}: pass"]).replace("{n}", name)

        def write():
            self.line(f"{name} = {value}")
            self.line(self.fill(action, 1))
            self.line(f"print(text({name}))")
        self.guard(write)

    def do_attribute(self):
        name = self.name("o")
        made = self.pick(["Plain(1)", "Both(3)", "Text('q')", "(1).__class__", "[]", "Plain", "len"] + [f"{c}()" for c in self.classes] * 3)
        action = self.pick(["{n}.n = {any}", "{n}.n += {int}", "del {n}.n", "{n}.new = {any}; print(text({n}.new))", "del {n}.missing", "{n}.p = {any}", "{n}.p += 1", "{n}.m({any})", "{n}.d = {any}; print({n}.d)", "del {n}.p", "{n}.s = {any}", "print({n}.k({any}), {n}.t())", "{n}.__class__ = {any}", "{n}()",
                            "print({n} + {any}, {any} + {n})", "print({n} == {n}, {n} < {any})", "print(len({n}), {n}[{any}])", "print({any} in {n})", "{n} += {any}; print(text({n}))", "print(text([x for x in {n}]))", "print(bool({n}), -{n})", "print(f'{{{n}:>3}}')", "with {n} as q: print(text(q))"]).replace("{n}", name)
        action = self.fill(action.replace(f"{{{name}}}", name), 1) if "f'" not in action else f"print(f'{{{name}:>3}}')"

        def write():
            self.line(f"{name} = {made}")
            self.line(action)
        self.guard(write)
        self.guard(lambda: self.line(f"print(text(getattr({name}, 'n', 'none')), text(sorted([k for k in getattr({name}, '__dict__', ()) if k[:1] != '_'])[:9]))"))

    def do_delete(self):
        kind = self.pick(TYPES)
        names = self.scope.names[kind]
        if not names or self.scope.kind == "class":
            return self.do_show()
        name = self.pick(names)
        self.guard(lambda: self.line(f"del {name}"))
        self.show(name)
        self.guard(lambda: self.line(f"{name} = {self.atom_literal(kind)}"))

    def atom_literal(self, kind):
        return self.pick(LITERALS[kind])

    def do_raise(self):
        self.guard(lambda: self.line("raise " + self.fill(self.pick(["ValueError({any})", "KeyError({str})", "TypeError", "Plain(1)", "ValueError({str}) from KeyError({int})", "ValueError({str}) from None", "OSError({str})", "OSError({str}, {any})", "IndexError({int}, {str})", "{any}", "StopIteration({int})", "ValueError from {any}", "UnicodeDecodeError('utf-8', b'x', 0, 1, {str})", "AssertionError({tuple})"]), 1)) if self.often(80)
                   else self.line(self.fill("assert {bool}, {any}", 1)))

    def do_if(self):
        self.guard(lambda: self.line(f"{self.name('c')} = {self.expression('bool', 2)}"))
        self.line(f"if {self.atom('bool')}:")
        self.block(self.pick([1, 2]))
        if self.often(40):
            self.line(f"elif {self.atom('int')} {self.pick(['<', '>', '==', '!='])} {self.atom('int')}:") if not self.scope.all("int") else self.line("elif len('ab') > 1:")
            self.block(1)
        if self.often(50):
            self.line("else:")
            self.block(self.pick([1, 2]))

    def loop(self, header, before=()):
        for text in before:
            self.line(text)
        self.line(header)
        was, self.scope.in_loop = self.scope.in_loop, True
        self.indent += 1
        self.line("tick()")
        self.indent -= 1
        return was

    def do_while(self):
        counter = self.name("k")
        was = self.loop(f"while {counter} < {self.pick([1, 2, 3, 5])}:", [f"{counter} = 0"])
        self.indent += 1
        self.line(f"{counter} += 1")
        self.indent -= 1
        self.block(self.pick([1, 2, 3]))
        self.scope.in_loop = was
        if self.often(30):
            self.line("else:")
            self.block(1)

    def do_for(self):
        name = self.name("v")

        def write():
            kind = self.pick(["list", "str", "range", "tuple", "dict", "bytes"])
            expression = self.expression(kind, 1) if kind != "range" else self.atom_literal("range")
            target, shown = self.pick([(name, name), (name, name), (f"{name}, *{name}r", f"({name}, {name}r)"), (f"{name}i, {name}", f"({name}i, {name})")])
            expression = f"enumerate({expression})" if "i," in target else expression
            was = self.loop(f"for {target} in {expression}:")
            self.indent += 1
            self.line(f"print(text({shown}))")
            self.indent -= 1
            self.block(self.pick([1, 2]))
            self.scope.in_loop = was
            if self.often(30):
                self.line("else:")
                self.block(1)
        was, self.guarded = self.guarded, False
        self.guard(write)
        self.guarded = was

    def do_try(self):
        def write():
            was, self.guarded = self.guarded, True
            self.line("try:")
            self.block(self.pick([1, 2, 3]))
            kinds = self.chance.sample(EXCEPTIONS, self.pick([0, 1, 1, 2]))
            for kind in kinds:
                name = self.name("e")
                self.line(f"except {kind} as {name}:" if self.often(60) else f"except {kind}:")
                self.indent += 1
                self.line(self.pick(["print('caught')", "raise", "raise RuntimeError('again')", f"print(text(sys.exception()))", "raise KeyError('k') from ValueError('f')"]))
                self.indent -= 1
                if self.often(40):
                    self.block(1)
            if kinds and self.often(40):
                self.line("else:")
                self.block(1)
            if not kinds or self.often(40):
                was_loop, self.scope.in_loop = self.scope.in_loop, False
                self.line("finally:")
                self.block(self.pick([1, 2]))
                self.scope.in_loop = was_loop
            self.guarded = was
        was, self.guarded = self.guarded, False
        self.guard(write)
        self.guarded = was

    def do_groups(self):
        def write():
            self.line("try:")
            self.indent += 1
            inner = ", ".join(self.pick(["ValueError(1)", "TypeError('t')", "KeyError('k')", "ExceptionGroup('in', [ValueError(2), OSError(3)])", "ZeroDivisionError()"]) for _ in range(self.pick([1, 2, 3])))
            self.line(self.pick([f"raise ExceptionGroup({self.atom('str')}, [{inner}])", "raise ValueError('bare')", self.fill("print({int} // {small})", 1), f"raise BaseExceptionGroup('b', [{inner}])"]))
            self.indent -= 1
            for kind in self.chance.sample(EXCEPTIONS, self.pick([1, 2])):
                name = self.name("e")
                self.line(f"except* {kind} as {name}:")
                self.indent += 1
                self.line(self.pick(["print('star')", f"print(text({name}.exceptions), {name}.__traceback__ is None)", "raise", "raise KeyError('new')", f"print(text({name}.exceptions))", f"raise {name}.exceptions[0]"]))
                self.indent -= 1
            if self.often(30):
                self.line("else: print('no group')")
            if self.often(30):
                self.line("finally: print('at last')")
        was, self.guarded = self.guarded, False
        self.guard(write)
        self.guarded = was

    def do_with(self):
        def write():
            managers = ", ".join(self.pick([f"Cage({self.pick('123')}, {self.pick(['True', 'False', '0', '[]'])}) as {self.name('w')}", "Cage(0, False)", "Cage(9, True)"]) for _ in range(self.pick([1, 1, 2])))
            if self.often(8):
                managers = self.expression("any", 1)
            self.line(f"with {managers}:")
            was, self.guarded = self.guarded, True
            self.block(self.pick([1, 2]))
            self.guarded = was
        was, self.guarded = self.guarded, False
        self.guard(write)
        self.guarded = was

    def do_match(self):
        def write():
            self.line(f"match {self.expression(self.any_kind(), 2)}:")
            self.indent += 1
            for _ in range(self.pick([2, 3, 4])):
                a, b = self.name("m"), self.name("m")
                pattern, shown = self.pick([("0", "0"), ("1 | 2 | 3", "'few'"), ("None", "None"), ("'a'", "'a'"), ("True", "True"), (f"[{a}]", a), (f"[{a}, {b}]", f"{a}, {b}"), (f"[{a}, *{b}]", f"{a}, {b}"), (f"[*{a}, {b}]", f"{a}, {b}"), (f"({a}, _, *_)", a), (f"{{'a': {a}}}", a), (f"{{'a': {a}, **{b}}}", f"{a}, {b}"),
                                            (f"int({a})", a), (f"str() as {a}", a), (f"Plain(n={a})", a), (f"int() | float() as {a}", a), (f"[int({a}), str() as {b}]", f"{a}, {b}"), ("-1", "-1"), ("1.5", "1.5"), ("1+2j", "'complex'"), (f"Both({a})", a), (f"[[{a}, *_], *{b}]", f"{a}, {b}"), ("b'abc'", "'bytes'"), (f"{{}} as {a}", a)])
                guard = f" if {self.expression('bool', 1)}" if self.often(25) else ""
                self.line(f"case {pattern}{guard}: print('case', text(({shown})))")
            if self.often(50):
                self.line("case _: print('default')")
            self.indent -= 1
        was, self.guarded = self.guarded, False
        self.guard(write)
        self.guarded = was

    # Definitions. A function's names are its own; it may read those around it.

    def parameters(self):
        """A parameter list, its names, and arguments that more often than not fit it."""
        names = [self.name("p") for _ in range(self.pick([0, 1, 2, 3]))]
        parts, given, keyword = [], [], []
        slash = self.chance.randrange(1, len(names) + 1) if names and self.often(25) else 0
        defaulted = False
        for i, name in enumerate(names):
            defaulted = defaulted or self.often(25)
            parts.append(f"{name}={self.atom('any')}" if defaulted else name)
            if i + 1 == slash:
                parts.append("/")
            if not (defaulted and self.often(50)):
                if self.often(75) or keyword:
                    (keyword if keyword else given).append(name if keyword else self.atom(self.any_kind()))
                else:
                    keyword.append(name)
        rest = self.often(25)
        if rest:
            names.append(self.name("r"))
            parts.append(f"*{names[-1]}")
        if self.often(25):
            if not rest:
                parts.append("*")
            name = self.name("q")
            names.append(name)
            parts.append(name if self.often(50) else f"{name}={self.atom('int')}")
            keyword.append(name)
        if self.often(20):
            names.append(self.name("x"))
            parts.append(f"**{names[-1]}")
        return ", ".join(parts), names, given, keyword

    def call_arguments(self, given, keyword):
        given, keyword = list(given), list(keyword)
        if self.often(30):
            change = self.pick(["more", "less", "wrong", "missing", "twice", "star", "stars"])
            if change == "more":
                given += [self.atom("any") for _ in range(self.pick([1, 1, 3]))]
            elif change == "less" and given:
                given.pop()
            elif change == "missing" and keyword:
                keyword.pop()
            elif change == "wrong":
                keyword.append(self.pick(["wrong", "self", "n", "p1"]))
            elif change == "star":
                given.append(f"*{self.atom(self.pick(['list', 'tuple', 'any']))}")
            elif change == "stars":
                return ", ".join(given + [f"{k}={self.atom('any')}" for k in dict.fromkeys(keyword)] + [f"**{self.atom(self.pick(['dict', 'any']))}"])
        return ", ".join(given + [f"{k}={self.atom('any')}" for k in dict.fromkeys(keyword)])

    def body(self, kind, size, names=(), first=()):
        """A function's body: statements in a scope of its own."""
        was, self.scope, guarded = self.scope, Scope(self.scope, kind), self.guarded
        depth, self.depth = self.depth, max(self.depth, 1)
        self.guarded = self.often(60)
        for name in names:
            self.scope.names[self.pick(TYPES)].append(name)
        self.indent += 1
        for text in first:
            self.line(text)
        self.indent -= 1
        functions, generators, classes = list(self.functions), list(self.generators), list(self.classes)
        # What a function assigns is its own: it has it from the start, or else reads of outer names before would be errors only.
        self.block(size)
        self.functions, self.generators, self.classes = functions, generators, classes
        self.depth, self.guarded = depth, guarded
        scope, self.scope = self.scope, was
        return scope

    def do_function(self):
        if self.scope.kind == "class":
            return self.do_show()
        name = self.name("f")
        parameters, names, given, keyword = self.parameters()
        if self.often(15):
            self.line(self.pick(["@(lambda f: f)", "@lambda f: lambda *a, **k: ('wrapped', f(*a, **k))"]))
        self.line(f"def {name}({parameters}):")
        first = ["tick()"]
        if self.scope.kind == "module" and self.often(25):
            shared = [n for kind in TYPES for n in self.scope.names[kind]]
            if shared:
                first.insert(0, f"global {self.pick(shared)}")
        self.body("function", self.pick([1, 2, 3, 4]), names, first)
        self.indent += 1
        self.line(f"return {self.pick(['text((' + ''.join(n + ', ' for n in names) + '))', self.expression('any', 1)])}")
        self.indent -= 1
        self.functions.append((name, given, keyword))
        for _ in range(self.pick([1, 2, 3])):
            self.show(f"{name}({self.call_arguments(given, keyword)})")

    def do_call(self):
        if not self.functions:
            return self.do_show()
        name, given, keyword = self.pick(self.functions)
        self.show(f"{name}({self.call_arguments(given, keyword)})")

    def do_closure(self):
        if self.scope.kind == "class":
            return self.do_show()
        outer, inner, a, b = self.name("g"), self.name("h"), self.name("a"), self.name("b")
        self.line(f"def {outer}({a}, {b}={self.atom_literal('int')}):")
        self.indent += 1
        self.line("tick()")
        self.line(f"def {inner}(step={self.atom_literal('small')}):")
        self.indent += 1
        self.line(f"nonlocal {a}")
        self.line(self.pick([f"{a} += step", f"{a} = ({a}, step) if step else {b}", f"{a}, old = step, {a}", f"del {a}"]))
        self.line(f"return {self.pick([a, f'[{a} for _ in range(2)]', f'lambda: ({a}, {b})', f'({a}, {b})'])}")
        self.indent -= 1
        self.line(self.pick([f"del {b}", f"{b} = {self.atom('any')}", "pass", f"{inner}(1)"]))
        self.line(f"return {self.pick([inner, f'{inner}, lambda: {a}', f'[{inner} for {inner}x in range(2)]'])}")
        self.indent -= 1
        made = self.name("c")

        def write():
            self.line(f"{made} = {outer}({self.atom('int')})")
            self.line(f"{made} = {made} if type({made}) in (list, tuple) else [{made}]")
            self.line(f"for fn in {made} * 2:")
            self.line(f"    got = fn(); print(text(got() if callable(got) else got))")
        self.guard(write)

    def do_recursion(self):
        if self.scope.kind == "class":
            return self.do_show()
        name, n = self.name("f"), self.name("n")
        self.line(f"def {name}({n}, acc={self.pick(['()', '0', repr('')])}):")
        self.indent += 1
        self.line("tick()")
        self.line(f"if {n} <= 0: return {self.pick(['acc', self.expression('any', 1), '1 // ' + n])}")
        self.line(self.pick([f"return {name}({n} - 1, acc) or {n}", f"try: return {name}({n} - 2, acc)\n{'    ' * self.indent}finally: print('back', {n})", f"return ({name}({n} - 1), {n})", f"return [{name}({n} - 1 - i) for i in range(2)]", f"return {name}({n} - 1, acc + ({n},))"]))
        self.indent -= 1
        self.show(f"{name}({self.pick(['3', '4', '2', '0'])})")

    def do_generator(self):
        if self.scope.kind == "class":
            return self.do_show()
        name, x = self.name("g"), self.name("x")
        self.line(f"def {name}({x}={self.atom_literal('small')}):")
        self.indent += 1
        self.line("tick()")
        form = self.pick(["plain", "try", "from", "loop", "finally"])
        if form == "plain":
            self.line(f"{x} = yield {x}")
            self.line(f"print('got', text({x}))")
            self.line(f"yield {self.expression('any', 1)}")
        elif form == "try":
            self.line("while True:")
            self.line("    tick()")
            self.line(f"    try: {x} = yield text({x})")
            self.line(f"    except {self.pick(EXCEPTIONS)} as e: report(e); {self.pick(['break', 'continue', 'raise', 'yield 7', 'return 5'])}")
            self.line(f"    if {x} is None: break")
        elif form == "from":
            source = self.pick([f"{self.pick(self.generators)}()" if self.generators else "[1, 2]", self.expression("list", 1), self.expression("any", 1), "(y * y for y in range(3))"])
            self.line(f"{self.pick(['got = yield from ', 'yield from ', 'return (yield from '])}{source}" + (")" if self.lines[-1].endswith("return") else ""))
            if "return (" in self.lines[-1]:
                self.lines[-1] += ")"
        elif form == "loop":
            self.line(f"for y in {self.expression('list', 1)}:")
            self.line(f"    {x} = (yield y, {x})")
        else:
            self.line("try:")
            self.line(f"    yield {self.expression('any', 1)}")
            self.line(f"    yield 2")
            self.line(f"finally:")
            self.line(f"    {self.pick(['print(1)', 'yield 3', 'raise KeyError(9)', 'print(text(sys.exception()))'])}")
        self.line(f"return {self.expression('any', 1)}")
        self.indent -= 1
        self.generators.append(name)
        self.do_generator_use()

    def do_generator_use(self):
        if not self.generators:
            return self.do_show()
        name, g = self.pick(self.generators), self.name("g")
        self.guard(lambda: self.line(f"{g} = {name}({self.pick(['', '', self.atom('any'), '1, 2, 3'])})"))
        for _ in range(self.pick([1, 2, 3, 4])):
            self.guard(lambda: self.line(self.pick([f"print(text(next({g})))", f"print(text(next({g}, 'none')))", f"print(text({g}.send({self.atom('any')})))", f"print(text({g}.throw({self.pick(['ValueError(3)', 'KeyError', 'GeneratorExit', 'TypeError', '5', 'ValueError, 3'])})))",
                                                    f"print(text({g}.close()))", f"print(text([z for z in {g}][:5]))", f"print(text(list(zip({g}, 'ab'))))", f"a, *b = {g}; print(text((a, b)))", f"print({g}.gi_frame is None, {g}.gi_running)", f"{g}.send()", f"print(text(sum({g})))"])))
        self.guard(lambda: self.line(f"{g}.close()"))

    def do_async(self):
        if self.scope.kind == "class":
            return self.do_show()
        name, sub = self.name("co"), self.name("ag")
        self.line(f"async def {sub}(n):")
        self.indent += 1
        self.line("for i in range(n):")
        self.line("    tick()")
        self.line(f"    {self.pick(['yield i', 'yield await Await(i)', 'got = yield i; print(got)'])}")
        self.indent -= 1
        self.line(f"async def {name}(p={self.atom('any')}):")
        self.indent += 1
        for _ in range(self.pick([1, 2, 3])):
            self.line(self.pick([f"print(text(await Await({self.atom_literal('small')})))", f"async for z in {sub}({self.pick('0123')}): print('z', text(z))", f"print(text([z async for z in {sub}(2)]))", f"print(text(await {self.atom('any')}))", f"print(text({{z: 1 async for z in {sub}(2) if z}}))",
                                 f"async with {self.atom('any')} as w: print(w)", f"async for z in {self.atom('any')}: print(z)", f"try: await Await(p)\n{'    ' * self.indent}finally: print('fin')", f"a = {sub}(2); print(text(await anext(a)), text(await a.asend(1)))", self.fill("print({int} // {int})", 1)]))
        self.line("return p")
        self.indent -= 1
        self.guard(lambda: self.line(f"print(text(drive({name}({self.pick(['', self.atom('int')])}))))"))

    def do_class(self):
        if self.scope.kind != "module":
            return self.do_show()
        name = self.name("C")
        base = self.pick(["", "", "(Plain)", "(Both)", "(int)", "(str)", "(list)", "(dict)", "(Exception)", "(tuple)"] + [f"({c})" for c in self.classes] * 2 + [f"({c}, Plain)" for c in self.classes])
        out = [f"class {name}{base}:"]
        members = {
            "slots": ["__slots__ = ('s', 'n')"], "init": [f"def __init__(self, n={self.atom_literal('int')}): self.n = n"],
            "super": ["def __init__(self, *a, **k):", "    super().__init__(*a, **k)", f"    self.n = {self.atom_literal('any')}"],
            "p": ["@property", f"def p(self): return {self.pick(['self.n', 'self._p', '1 // 0', 'len(self.n)'])}"],
            "pset": ["@property", "def p(self): return self.__dict__.get('_p')", "@p.setter", "def p(self, v): self._p = (v,)"],
            "k": ["@classmethod", "def k(cls, a): return cls.__name__, a"], "t": ["@staticmethod", f"def t(a={self.atom_literal('small')}): return a"],
            "m": [f"def m(self, a, b={self.atom_literal('any')}, *c): return text((a, b, c, type(self).__name__))"], "m2": ["def m(self, *a):", "    print('over'); return super().m(*a)"],
            "d": ["class D:", "    def __get__(self, o, t=None): return ('get', o is None)", "    def __set__(self, o, v): print('set', text(v))", "d = D()"],
            "d2": ["class D:", "    def __set_name__(self, o, name): self.name = name", "    def __get__(self, o, t=None): return self.name", "d = D()"],
            "call": ["def __call__(self, *a, **k): return text((a, k))"], "repr": [f"def __repr__(self): return {self.pick([repr(name), '5', 'super().__repr__()', repr('x') + ' + 1'])}"], "str": [f"def __str__(self): return {self.pick(['1', repr('s'), 'None'])}"],
            "len": [f"def __len__(self): return {self.pick(['3', '-1', repr('x'), '2**70', 'True', '0'])}"], "bool": [f"def __bool__(self): return {self.pick(['True', 'False', '1', 'None'])}"],
            "getitem": ["def __getitem__(self, i):", "    if i in (3, 40): raise IndexError(i)", "    return i"], "iter": [f"def __iter__(self): return {self.pick(['iter([1, 2])', '5', 'self', '[1]'])}"], "next": ["def __next__(self): raise StopIteration"],
            "contains": [f"def __contains__(self, x): return {self.atom_literal('any')}"], "add": [f"def __add__(self, o): return {self.pick(['NotImplemented', repr('add'), '1 // 0'])}"], "radd": [f"def __radd__(self, o): return {self.pick(['NotImplemented', repr('radd')])}"],
            "iadd": ["def __iadd__(self, o): self.n = ('iadd', text(o)); return self"], "eq": [f"def __eq__(self, o): return {self.pick(['NotImplemented', repr('eq'), 'True'])}"], "lt": [f"def __lt__(self, o): return {self.pick(['NotImplemented', 'True', '0'])}"], "hash": [f"def __hash__(self): return {self.pick(['5', repr('h'), '2**70', '-1'])}"],
            "getattr": ["def __getattr__(self, name):", "    if name[:1] == '_' or name == 'n': raise AttributeError(name)", "    return 'dyn ' + name"], "setattr": ["def __setattr__(self, name, v): object.__setattr__(self, name, (v,))"], "delattr": ["def __delattr__(self, name): print('delattr', name)"],
            "neg": ["def __neg__(self): return 'neg'"], "index": [f"def __index__(self): return {self.pick(['2', repr('i'), 'True'])}"], "format": [f"def __format__(self, spec): return {self.pick(['spec', '5'])}"], "enter": ["def __enter__(self): return 'in'"], "exit": ["def __exit__(self, *a): return True"],
            "x": [f"x = {self.expression('any', 1)}"], "y": ["y = [v for v in range(3)]; z = [y for _ in y]"], "new": ["def __new__(cls, *a, **k): print('new'); return super().__new__(cls)"], "match": ["__match_args__ = ('n',)"], "sub": ["def __init_subclass__(cls, **k): print('sub', cls.__name__, k)"], "missing": ["def __missing__(self, k): return ('missing', k)"],
        }
        lines = [text for member in self.chance.sample(sorted(members), self.pick([1, 3, 5, 8])) for text in members[member]]

        def write():
            for text in out:
                self.line(text)
            for text in lines:
                self.line("    " + text)
        was, self.guarded = self.guarded, False
        self.guard(write)
        self.guarded = was
        self.classes.append(name)
        for _ in range(self.pick([1, 2, 3])):
            self.do_attribute()
        self.show(f"{name}({self.arguments()}).n")
        for _ in range(2):
            self.show(self.pick(["text(X.__mro__)", "X.x", "X.p is not None", "X.d", "X.m(1)", "X().m()", "X.k()", "isinstance(X(), Plain)", "str(X())", "repr(X())", "hash(X()) is not None", "len(X())", "list(X())", "X() + 1", "1 + X()", "X() == X()", "X() < 3", "X()['k']", "'ab'[X():]", "bool(X())", "int(X())", "format(X(), '>4')", "{X(): 1}", "X.t(4, 5)", "sorted(vars(X()))", "X()[0]", "'' + X()", "[] + X()", "sum([X()], X())", "X.missing"]).replace("X", name))


def program(seed, size=14):
    g = Generator(seed)
    for kind in TYPES:
        name = g.name(kind[0])
        g.line(f"{name} = {g.pick(LITERALS[kind])}")
        g.scope.names[kind].append(name)
    while len(g.lines) < size * 5:
        g.statement()
    return PRELUDE + "\n".join(g.lines) + "\n"
