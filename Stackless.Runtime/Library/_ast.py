# The module _ast: the classes of syntax tree nodes, made from a table of the language's abstract grammar, and trees of them made from
# what the compiler gives. In the table: * is a list (empty if not given), ? may be None (and is if not given).
# https://docs.python.org/3/library/ast.html#abstract-grammar

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8400


class AST:
    __module__ = "ast"
    _fields = ()
    _attributes = ()
    _field_types = {}
    __match_args__ = ()

    def __init__(self, *values, **named):
        fields = self._fields
        if len(values) > len(fields):
            raise TypeError(f"{type(self).__name__} constructor takes at most {len(fields)} positional argument{'' if len(fields) == 1 else 's'}")
        for name, value in zip(fields, values):
            if name in named:
                raise TypeError(f"{type(self).__name__} got multiple values for argument {name!r}")
            setattr(self, name, value)
        for name, value in named.items():
            if name not in fields and name not in self._attributes:
                import warnings
                warnings.warn(f"{type(self).__name__}.__init__ got an unexpected keyword argument {name!r}. "
                              "Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.", DeprecationWarning, 2)
            setattr(self, name, value)
        for name in fields[len(values):]:
            if name not in named:
                kind = self._kinds.get(name, "")
                if kind == "*":
                    setattr(self, name, [])
                elif name == "ctx":
                    setattr(self, name, Load())
                elif kind == "?":
                    pass
                else:
                    import warnings
                    warnings.warn(f"{type(self).__name__}.__init__ missing 1 required positional argument: {name!r}. "
                                  "This will become an error in Python 3.15.", DeprecationWarning, 2)

    _kinds = {}

    def __reduce__(self):
        return _restore, (type(self), dict(self.__dict__))

    def __replace__(self, **changes):
        state = {name: value for name, value in self.__dict__.items() if name in self._fields or name in self._attributes}
        return type(self)(**{**state, **changes})

    def __repr__(self):
        pairs = [f"{name}={getattr(self, name, None)!r}" for name in self._fields]
        return f"{type(self).__name__}({', '.join(pairs)})"


def _restore(cls, state):
    node = cls.__new__(cls)
    node.__dict__.update(state)
    return node


_PLACE = ("lineno", "col_offset", "end_lineno", "end_col_offset")

_table = """
AST: alias(name, asname?) @
AST: arg(arg, annotation?, type_comment?) @
AST: arguments(posonlyargs*, args*, vararg?, kwonlyargs*, kw_defaults*, kwarg?, defaults*)
AST: comprehension(target, iter, ifs*, is_async)
AST: keyword(arg?, value) @
AST: match_case(pattern, guard?, body*)
AST: withitem(context_expr, optional_vars?)
AST: boolop()
boolop: And()
boolop: Or()
AST: cmpop()
cmpop: Eq()
cmpop: Gt()
cmpop: GtE()
cmpop: In()
cmpop: Is()
cmpop: IsNot()
cmpop: Lt()
cmpop: LtE()
cmpop: NotEq()
cmpop: NotIn()
AST: excepthandler() @
excepthandler: ExceptHandler(type?, name?, body*)
AST: expr() @
expr: Attribute(value, attr, ctx)
expr: Await(value)
expr: BinOp(left, op, right)
expr: BoolOp(op, values*)
expr: Call(func, args*, keywords*)
expr: Compare(left, ops*, comparators*)
expr: Constant(value, kind?)
expr: Dict(keys*, values*)
expr: DictComp(key, value, generators*)
expr: FormattedValue(value, conversion, format_spec?)
expr: GeneratorExp(elt, generators*)
expr: IfExp(test, body, orelse)
expr: Interpolation(value, str, conversion, format_spec?)
expr: JoinedStr(values*)
expr: Lambda(args, body)
expr: List(elts*, ctx)
expr: ListComp(elt, generators*)
expr: Name(id, ctx)
expr: NamedExpr(target, value)
expr: Set(elts*)
expr: SetComp(elt, generators*)
expr: Slice(lower?, upper?, step?)
expr: Starred(value, ctx)
expr: Subscript(value, slice, ctx)
expr: TemplateStr(values*)
expr: Tuple(elts*, ctx)
expr: UnaryOp(op, operand)
expr: Yield(value?)
expr: YieldFrom(value)
AST: expr_context()
expr_context: Del()
expr_context: Load()
expr_context: Store()
AST: mod()
mod: Expression(body)
mod: FunctionType(argtypes*, returns)
mod: Interactive(body*)
mod: Module(body*, type_ignores*)
AST: operator()
operator: Add()
operator: BitAnd()
operator: BitOr()
operator: BitXor()
operator: Div()
operator: FloorDiv()
operator: LShift()
operator: MatMult()
operator: Mod()
operator: Mult()
operator: Pow()
operator: RShift()
operator: Sub()
AST: pattern() @
pattern: MatchAs(pattern?, name?)
pattern: MatchClass(cls, patterns*, kwd_attrs*, kwd_patterns*)
pattern: MatchMapping(keys*, patterns*, rest?)
pattern: MatchOr(patterns*)
pattern: MatchSequence(patterns*)
pattern: MatchSingleton(value)
pattern: MatchStar(name?)
pattern: MatchValue(value)
AST: stmt() @
stmt: AnnAssign(target, annotation, value?, simple)
stmt: Assert(test, msg?)
stmt: Assign(targets*, value, type_comment?)
stmt: AsyncFor(target, iter, body*, orelse*, type_comment?)
stmt: AsyncFunctionDef(name, args, body*, decorator_list*, returns?, type_comment?, type_params*)
stmt: AsyncWith(items*, body*, type_comment?)
stmt: AugAssign(target, op, value)
stmt: Break()
stmt: ClassDef(name, bases*, keywords*, body*, decorator_list*, type_params*)
stmt: Continue()
stmt: Delete(targets*)
stmt: Expr(value)
stmt: For(target, iter, body*, orelse*, type_comment?)
stmt: FunctionDef(name, args, body*, decorator_list*, returns?, type_comment?, type_params*)
stmt: Global(names*)
stmt: If(test, body*, orelse*)
stmt: Import(names*)
stmt: ImportFrom(module?, names*, level?)
stmt: Match(subject, cases*)
stmt: Nonlocal(names*)
stmt: Pass()
stmt: Raise(exc?, cause?)
stmt: Return(value?)
stmt: Try(body*, handlers*, orelse*, finalbody*)
stmt: TryStar(body*, handlers*, orelse*, finalbody*)
stmt: TypeAlias(name, type_params*, value)
stmt: While(test, body*, orelse*)
stmt: With(items*, body*, type_comment?)
AST: type_ignore()
type_ignore: TypeIgnore(lineno, tag)
AST: type_param() @
type_param: ParamSpec(name, default_value?)
type_param: TypeVar(name, bound?, default_value?)
type_param: TypeVarTuple(name, default_value?)
AST: unaryop()
unaryop: Invert()
unaryop: Not()
unaryop: UAdd()
unaryop: USub()
"""


def _make_classes(namespace):
    for line in _table.strip().split("\n"):
        base, _, rest = line.partition(": ")
        name, _, rest = rest.partition("(")
        listed, _, mark = rest.partition(")")
        fields = [field for field in listed.split(", ") if field]
        names = tuple([field.rstrip("*?") for field in fields])
        kinds = {field.rstrip("*?"): field[-1] for field in fields if field[-1] in "*?"}
        content = {"__module__": "ast", "_fields": names, "__match_args__": names, "_kinds": kinds}
        if mark:
            content["_attributes"] = _PLACE
            content["end_lineno"] = content["end_col_offset"] = None
        for field, kind in kinds.items():
            if kind == "?":
                content[field] = None
        content["_field_types"] = {field: list[AST] if kinds.get(field) == "*" else AST | None if kinds.get(field) == "?" else object for field in names}
        namespace[name] = type(name, (namespace[base],), content)


_make_classes(globals())


# From the compiler's tuples, however deep: a list of what is begun and not filled instead of recursion.
def _build(tree):
    work = []
    made = _begin(tree, work)
    while work:
        node, tree = work.pop()
        if isinstance(node, list):
            node.extend([_begin(item, work) for item in tree])
            continue
        for name, kind in node._kinds.items():
            setattr(node, name, [] if kind == "*" else None)
        for i in range(2, len(tree), 2):
            setattr(node, tree[i], _begin(tree[i + 1], work))
        if tree[1] is not None:
            node.lineno, node.col_offset, node.end_lineno, node.end_col_offset = tree[1]
    return made


def _begin(tree, work):
    if isinstance(tree, list):
        made = []
    elif isinstance(tree, tuple):
        cls = globals()[tree[0]]
        made = cls.__new__(cls)
    else:
        return tree
    work.append((made, tree))
    return made
