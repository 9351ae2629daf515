# The module _typing: type parameters, `type` statements, Generic, and what a | b of types comes to where their own code has a say. Made at
# its first use. What CPython's typing.py computes is left to it. https://docs.python.org/3/library/typing.html, PEP 695, 696

from _objects import make_union as _make_union

_typing_names = None


def _typing():
    global _typing_names
    if _typing_names is None:
        _typing_names = _make_typing()
    return _typing_names


# ---- intrinsics --------------------------------------------------------------------------------------------------------------

def type_parameter(kind, name, bound, constraints, default):
    parameter = object.__new__(_typing()[kind])
    parameter._begin(name, "typing", default)
    if kind == "TypeVar":
        parameter._evaluate_bound = bound
        parameter._evaluate_constraints = constraints
        parameter.__infer_variance__ = True
    elif kind == "ParamSpec":
        parameter.__infer_variance__ = True
    return parameter


def type_alias(name, parameters, evaluate):
    alias = object.__new__(_typing()["TypeAliasType"])
    alias._begin(name, parameters, evaluate, evaluate.__module__)
    return alias


def generic_base(parameters):
    import typing
    unpacked = tuple(typing.Unpack[p] if isinstance(p, typing.TypeVarTuple) else p for p in parameters)
    return typing._GenericAlias(typing.Generic, unpacked)


def forward_reference(text, module):
    import annotationlib
    return annotationlib.ForwardRef(text, module=module)


# ---- aliases and unions ------------------------------------------------------------------------------------------------------

def generic_parameters(arguments):
    found = []
    for argument in arguments:
        if isinstance(argument, type):
            continue
        if isinstance(argument, (list, tuple)):
            inner = generic_parameters(argument)
        elif hasattr(argument, "__typing_subst__"):
            inner = (argument,)
        else:
            inner = getattr(argument, "__parameters__", ())
            if not isinstance(inner, tuple):
                continue
        for parameter in inner:
            if parameter not in found:
                found.append(parameter)
    return tuple(found)


def generic_substitute(alias, item):
    return type(alias)(alias.__origin__, _substituted(alias, item))


def union_substitute(union, item):
    return union_of(_substituted(union, item))


def _substituted(alias, item):
    parameters = alias.__parameters__
    if not parameters:
        raise TypeError(f"{alias!r} is not a generic class")
    items = []
    for one in item if isinstance(item, tuple) else (item,):
        inner = None if isinstance(one, type) else getattr(one, "__typing_unpacked_tuple_args__", None)
        if inner is not None and not (inner and inner[-1] is ...):
            items.extend(inner)
        else:
            items.append(one)
    items = tuple(items)
    for parameter in parameters:
        prepare = getattr(parameter, "__typing_prepare_subst__", None)
        if prepare is not None:
            items = prepare(alias, items)
    if len(items) != len(parameters):
        raise TypeError(f"Too {'many' if len(items) > len(parameters) else 'few'} arguments for {alias!r}; actual {len(items)}, expected {len(parameters)}")
    return _replace(alias.__args__, parameters, items)


def _replace(arguments, parameters, items):
    replaced = []
    for argument in arguments:
        if isinstance(argument, type):
            replaced.append(argument)
            continue
        if isinstance(argument, (list, tuple)):
            replaced.append(type(argument)(_replace(argument, parameters, items)))
            continue
        substitute = getattr(argument, "__typing_subst__", None)
        if substitute is not None:
            new = substitute(items[parameters.index(argument)])
        else:
            new = argument
            inner = getattr(argument, "__parameters__", ())
            if isinstance(inner, tuple) and inner:
                chosen = []
                for parameter in inner:
                    value = items[parameters.index(parameter)] if parameter in parameters else parameter
                    if hasattr(type(parameter), "__iter__") and isinstance(value, tuple):
                        chosen.extend(value)
                    else:
                        chosen.append(value)
                new = argument[tuple(chosen)]
        if getattr(argument, "__typing_is_unpacked_typevartuple__", False) and isinstance(new, tuple):
            replaced.extend(new)
        else:
            replaced.append(new)
    return tuple(replaced)


# Union[a, b], and a | b where one of them is no type.
def union_of(items):
    if not isinstance(items, tuple):
        items = (items,)
    if not items:
        raise TypeError("Cannot take a Union of no types.")
    import typing
    parts = []
    for item in items:
        if item is None:
            item = type(None)
        elif not isinstance(item, type):
            item = typing._type_check(item, "Union[arg, ...]: each arg must be a type.")
        for part in item.__args__ if isinstance(item, typing.Union) else (item,):
            if part not in parts:
                parts.append(part)
    return parts[0] if len(parts) == 1 else _make_union(tuple(parts))


def generic_repr(alias):
    arguments = alias.__args__
    inner = ", ".join([_type_repr(a) for a in arguments]) if arguments else "()"
    return f"{_type_repr(alias.__origin__)}[{inner}]"


def union_repr(union):
    return " | ".join([_type_repr(a) for a in union.__args__])


def _type_repr(value):
    if value is ...:
        return "..."
    if value is type(None):
        return "None"
    if isinstance(value, list):
        return f"[{', '.join([_type_repr(v) for v in value])}]"
    if not isinstance(value, type) and hasattr(value, "__origin__") and hasattr(value, "__args__"):
        return repr(value)
    name = getattr(value, "__qualname__", None)
    module = getattr(value, "__module__", None)
    if name is None or module is None:
        return repr(value)
    return name if module == "builtins" else f"{module}.{name}"


# ---- the types ---------------------------------------------------------------------------------------------------------------

def _make_typing():
    import sys
    missing = object()

    def final(cls):
        def __init_subclass__(subclass, **keywords):
            raise TypeError(f"type 'typing.{cls.__name__}' is not an acceptable base type")
        cls.__init_subclass__ = classmethod(__init_subclass__)
        cls.__module__ = "typing"
        cls.__qualname__ = cls.__name__
        return cls

    def constant(value):
        def evaluate(format, /):
            return value
        return evaluate

    @final
    class NoDefaultType:
        __slots__ = ()

        def __new__(cls):
            return NoDefault

        def __repr__(self):
            return "typing.NoDefault"

        def __reduce__(self):
            return "NoDefault"

    NoDefault = object.__new__(NoDefaultType)

    # What the three kinds of parameters share.
    class Parameter:
        __slots__ = ("__name__", "_default", "_evaluate_default", "__dict__", "__weakref__")

        def _begin(self, name, module, evaluate_default):
            self.__name__ = name
            self.__module__ = module
            self._default = missing
            self._evaluate_default = evaluate_default

        def _given_default(self, default):
            self._default = default
            self._evaluate_default = None if default is NoDefault else constant(default)

        @property
        def __default__(self):
            if self._default is missing:
                self._default = NoDefault if self._evaluate_default is None else self._evaluate_default(1)
            return self._default

        @property
        def evaluate_default(self):
            return self._evaluate_default

        def has_default(self):
            return self._evaluate_default is not None

        def __mro_entries__(self, bases):
            raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

        def __reduce__(self):
            return self.__name__

    class Variant(Parameter):
        __slots__ = ("__covariant__", "__contravariant__", "__infer_variance__", "_bound", "_evaluate_bound")

        def _begin(self, name, module, evaluate_default):
            Parameter._begin(self, name, module, evaluate_default)
            self.__covariant__ = self.__contravariant__ = self.__infer_variance__ = False
            self._bound = missing
            self._evaluate_bound = None

        def _vary(self, covariant, contravariant, infer_variance):
            if covariant and contravariant:
                raise ValueError("Bivariant types are not supported.")
            if infer_variance and (covariant or contravariant):
                raise ValueError("Variance cannot be specified with infer_variance.")
            self.__covariant__ = bool(covariant)
            self.__contravariant__ = bool(contravariant)
            self.__infer_variance__ = bool(infer_variance)

        def _limit(self, bound):
            if bound is not None:
                import typing
                bound = typing._type_check(bound, "Bound must be a type.")
                self._evaluate_bound = constant(bound)
            self._bound = bound

        @property
        def __bound__(self):
            if self._bound is missing:
                self._bound = None if self._evaluate_bound is None else self._evaluate_bound(1)
            return self._bound

        @property
        def evaluate_bound(self):
            return self._evaluate_bound

        def __repr__(self):
            if self.__infer_variance__:
                return self.__name__
            return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

        def __or__(self, other):
            return union_of((self, other))

        def __ror__(self, other):
            return union_of((other, self))

    @final
    class TypeVar(Variant):
        __slots__ = ("_constraints", "_evaluate_constraints")

        def __new__(cls, name, *constraints, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False):
            self = object.__new__(cls)
            self._begin(name, sys._getframemodulename(1), None)
            self._vary(covariant, contravariant, infer_variance)
            self._limit(bound)
            if len(constraints) == 1:
                raise TypeError("A single constraint is not allowed")
            if constraints and bound is not None:
                raise TypeError("Constraints cannot be combined with bound=...")
            if constraints:
                import typing
                constraints = tuple([typing._type_check(c, "TypeVar(name, constraint, ...): constraints must be types.") for c in constraints])
                self._evaluate_constraints = constant(constraints)
            self._constraints = constraints
            self._given_default(default)
            return self

        def _begin(self, name, module, evaluate_default):
            Variant._begin(self, name, module, evaluate_default)
            self._constraints = missing
            self._evaluate_constraints = None

        @property
        def __constraints__(self):
            if self._constraints is missing:
                self._constraints = () if self._evaluate_constraints is None else self._evaluate_constraints(1)
            return self._constraints

        @property
        def evaluate_constraints(self):
            return self._evaluate_constraints

        def __typing_subst__(self, argument):
            import typing
            return typing._typevar_subst(self, argument)

        def __typing_prepare_subst__(self, alias, arguments):
            index = alias.__parameters__.index(self)
            if index < len(arguments):
                return arguments
            if index > len(arguments) or not self.has_default():
                raise TypeError(f"Too few arguments for {alias!r}")
            return (*arguments, self.__default__)

    @final
    class ParamSpec(Variant):
        __slots__ = ()

        def __new__(cls, name, *, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False):
            self = object.__new__(cls)
            self._begin(name, sys._getframemodulename(1), None)
            self._vary(covariant, contravariant, infer_variance)
            self._limit(bound)
            self._given_default(default)
            return self

        @property
        def args(self):
            return ParamSpecArgs(self)

        @property
        def kwargs(self):
            return ParamSpecKwargs(self)

        def __typing_subst__(self, argument):
            import typing
            return typing._paramspec_subst(self, argument)

        def __typing_prepare_subst__(self, alias, arguments):
            import typing
            return typing._paramspec_prepare_subst(self, alias, arguments)

    @final
    class TypeVarTuple(Parameter):
        __slots__ = ()

        def __new__(cls, name, *, default=NoDefault):
            self = object.__new__(cls)
            self._begin(name, sys._getframemodulename(1), None)
            self._given_default(default)
            return self

        def __iter__(self):
            import typing
            yield typing.Unpack[self]

        def __repr__(self):
            return self.__name__

        def __typing_subst__(self, argument):
            raise TypeError("Substitution of bare TypeVarTuple is not supported")

        def __typing_prepare_subst__(self, alias, arguments):
            import typing
            return typing._typevartuple_prepare_subst(self, alias, arguments)

    class ParamSpecPart:
        __slots__ = ("__origin__", "__weakref__")

        def __new__(cls, origin):
            self = object.__new__(cls)
            self.__origin__ = origin
            return self

        def __eq__(self, other):
            return self.__origin__ == other.__origin__ if type(other) is type(self) else NotImplemented

        def __hash__(self):
            return hash((type(self), self.__origin__))

        def __mro_entries__(self, bases):
            raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

        def __repr__(self):
            origin = self.__origin__
            return f"{origin.__name__ if isinstance(origin, ParamSpec) else repr(origin)}.{self._part}"

    @final
    class ParamSpecArgs(ParamSpecPart):
        __slots__ = ()
        _part = "args"

    @final
    class ParamSpecKwargs(ParamSpecPart):
        __slots__ = ()
        _part = "kwargs"

    @final
    class TypeAliasType:
        __slots__ = ("__name__", "__type_params__", "_value", "_evaluate_value", "__dict__", "__weakref__")

        def __new__(cls, name, value, *, type_params=()):
            self = object.__new__(cls)
            if not isinstance(type_params, tuple):
                raise TypeError("type_params must be a tuple")
            self._begin(name, type_params, constant(value), sys._getframemodulename(1))
            self._value = value
            return self

        def _begin(self, name, parameters, evaluate, module):
            self.__name__ = name
            self.__module__ = module
            self.__type_params__ = parameters
            self._value = missing
            self._evaluate_value = evaluate

        @property
        def __value__(self):
            if self._value is missing:
                self._value = self._evaluate_value(1)
            return self._value

        @property
        def evaluate_value(self):
            return self._evaluate_value

        @property
        def __parameters__(self):
            import typing
            return tuple([typing.Unpack[p] if isinstance(p, TypeVarTuple) else p for p in self.__type_params__])

        def __getitem__(self, arguments):
            import types
            if not self.__type_params__:
                raise TypeError("Only generic type aliases are subscriptable")
            return types.GenericAlias(self, arguments if isinstance(arguments, tuple) else (arguments,))

        def __iter__(self):
            import typing
            yield typing.Unpack[self]

        def __repr__(self):
            return self.__name__

        def __reduce__(self):
            return self.__name__

        def __or__(self, other):
            return union_of((self, other))

        def __ror__(self, other):
            return union_of((other, self))

    class Generic:
        __slots__ = ()
        __module__ = "typing"
        __qualname__ = "Generic"

        def __class_getitem__(cls, parameters):
            import typing
            return typing._generic_class_getitem(cls, parameters)

        def __init_subclass__(cls, *arguments, **keywords):
            import typing
            return typing._generic_init_subclass(cls, *arguments, **keywords)

    return {
        "_idfunc": lambda x: x,
        "TypeVar": TypeVar,
        "ParamSpec": ParamSpec,
        "TypeVarTuple": TypeVarTuple,
        "ParamSpecArgs": ParamSpecArgs,
        "ParamSpecKwargs": ParamSpecKwargs,
        "TypeAliasType": TypeAliasType,
        "Generic": Generic,
        "Union": type(int | str),
        "NoDefault": NoDefault,
    }


python_modules["_typing"] = _typing
