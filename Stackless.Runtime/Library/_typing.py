# Type parameters, `type` statements and Generic. What CPython's typing.py computes is left to it.
# https://docs.python.org/3/library/typing.html, PEP 695, 696

import sys

from _objects import seal

Union = type(int | str)
_missing = object()


def _final(cls):
    def __init_subclass__(subclass, **keywords):
        raise TypeError(f"type 'typing.{cls.__name__}' is not an acceptable base type")
    cls.__init_subclass__ = classmethod(__init_subclass__)
    cls.__module__ = "typing"
    cls.__qualname__ = cls.__name__
    return seal(cls)


# The function of the format of what was given as a value.
@seal
class _ConstEvaluator:
    __slots__ = ("_value",)

    def __new__(cls):
        raise TypeError("cannot create '_typing._ConstEvaluator' instances")

    def __call__(self, format, /):
        if format != 4:
            return self._value
        import annotationlib
        if isinstance(self._value, tuple):
            return "(" + ", ".join(map(annotationlib.type_repr, self._value)) + ")"
        return annotationlib.type_repr(self._value)

    def __repr__(self):
        return f"<constevaluator {self._value!r}>"

    def __reduce__(self):
        return _constant, (self._value,)


def _constant(value):
    evaluator = object.__new__(_ConstEvaluator)
    evaluator._value = value
    return evaluator


@_final
class NoDefaultType:
    """The type of the NoDefault singleton."""

    __slots__ = ()

    def __new__(cls):
        return NoDefault

    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"


NoDefault = object.__new__(NoDefaultType)


# What the three kinds of parameters share.
class _Parameter:
    __slots__ = ("__name__", "_default", "_evaluate_default", "__dict__", "__weakref__")

    def _begin(self, name, module, evaluate_default):
        self.__name__ = name
        self.__module__ = module
        self._default = _missing
        self._evaluate_default = evaluate_default

    def _given_default(self, default):
        self._default = default
        self._evaluate_default = None if default is NoDefault else _constant(default)

    @property
    def __default__(self):
        if self._default is _missing:
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


class _Variant(_Parameter):
    __slots__ = ("__covariant__", "__contravariant__", "__infer_variance__", "_bound", "_evaluate_bound")

    def _begin(self, name, module, evaluate_default):
        _Parameter._begin(self, name, module, evaluate_default)
        self.__covariant__ = self.__contravariant__ = self.__infer_variance__ = False
        self._bound = _missing
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
            self._evaluate_bound = _constant(bound)
        self._bound = bound

    @property
    def __bound__(self):
        if self._bound is _missing:
            self._bound = None if self._evaluate_bound is None else self._evaluate_bound(1)
        return self._bound

    @property
    def evaluate_bound(self):
        return self._evaluate_bound

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __or__(self, other, /):
        return Union[self, other]

    def __ror__(self, other, /):
        return Union[other, self]


@_final
class TypeVar(_Variant):
    __slots__ = ("_constraints", "_evaluate_constraints")

    def __new__(cls, name, *constraints, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False):
        self = object.__new__(cls)
        self._begin(name, sys._getframemodulename(0), None)
        self._vary(covariant, contravariant, infer_variance)
        self._limit(bound)
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if constraints:
            import typing
            constraints = tuple([typing._type_check(c, "TypeVar(name, constraint, ...): constraints must be types.") for c in constraints])
            self._evaluate_constraints = _constant(constraints)
        self._constraints = constraints
        self._given_default(default)
        return self

    def _begin(self, name, module, evaluate_default):
        _Variant._begin(self, name, module, evaluate_default)
        self._constraints = _missing
        self._evaluate_constraints = None

    @property
    def __constraints__(self):
        if self._constraints is _missing:
            self._constraints = () if self._evaluate_constraints is None else self._evaluate_constraints(1)
        return self._constraints

    @property
    def evaluate_constraints(self):
        return self._evaluate_constraints

    def __typing_subst__(self, argument, /):
        import typing
        return typing._typevar_subst(self, argument)

    def __typing_prepare_subst__(self, alias, arguments, /):
        index = alias.__parameters__.index(self)
        if index < len(arguments):
            return arguments
        if index > len(arguments) or not self.has_default():
            raise TypeError(f"Too few arguments for {alias!r}; actual {len(arguments)}, expected at least {index + 1}")
        return (*arguments, self.__default__)


@_final
class ParamSpec(_Variant):
    __slots__ = ()

    def __new__(cls, name, *, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False):
        self = object.__new__(cls)
        self._begin(name, sys._getframemodulename(0), None)
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

    def __typing_subst__(self, argument, /):
        import typing
        return typing._paramspec_subst(self, argument)

    def __typing_prepare_subst__(self, alias, arguments, /):
        import typing
        return typing._paramspec_prepare_subst(self, alias, arguments)


@_final
class TypeVarTuple(_Parameter):
    __slots__ = ()

    def __new__(cls, name, *, default=NoDefault):
        self = object.__new__(cls)
        self._begin(name, sys._getframemodulename(0), None)
        self._given_default(default)
        return self

    def __iter__(self):
        import typing
        yield typing.Unpack[self]

    def __repr__(self):
        return self.__name__

    def __typing_subst__(self, argument, /):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __typing_prepare_subst__(self, alias, arguments, /):
        import typing
        return typing._typevartuple_prepare_subst(self, alias, arguments)


class _ParamSpecPart:
    __slots__ = ("__origin__", "__weakref__")

    def __new__(cls, origin):
        self = object.__new__(cls)
        self.__origin__ = origin
        return self

    def __eq__(self, other, /):
        return self.__origin__ == other.__origin__ if type(other) is type(self) else NotImplemented

    def __hash__(self):
        return hash((type(self), self.__origin__))

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __repr__(self):
        origin = self.__origin__
        return f"{origin.__name__ if isinstance(origin, ParamSpec) else repr(origin)}.{self._part}"


@_final
class ParamSpecArgs(_ParamSpecPart):
    __slots__ = ()
    _part = "args"


@_final
class ParamSpecKwargs(_ParamSpecPart):
    __slots__ = ()
    _part = "kwargs"


@_final
class TypeAliasType:
    __slots__ = ("__name__", "__type_params__", "_value", "_evaluate_value", "__dict__", "__weakref__")

    def __new__(cls, name, value, *, type_params=()):
        self = object.__new__(cls)
        if not isinstance(type_params, tuple):
            raise TypeError("type_params must be a tuple")
        has_default = False
        for parameter in type_params:
            if not isinstance(parameter, (TypeVar, ParamSpec, TypeVarTuple)):
                raise TypeError(f"Expected a type param, got {parameter!r}")
            if parameter.has_default():
                has_default = True
            elif has_default:
                raise TypeError(f"non-default type parameter '{parameter!r}' follows default type parameter")
        self._begin(name, type_params, _constant(value), sys._getframemodulename(0))
        self._value = value
        return self

    def _begin(self, name, parameters, evaluate, module):
        self.__name__ = name
        self.__module__ = module
        self.__type_params__ = parameters
        self._value = _missing
        self._evaluate_value = evaluate

    @property
    def __value__(self):
        if self._value is _missing:
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

    def __or__(self, other, /):
        return Union[self, other]

    def __ror__(self, other, /):
        return Union[other, self]


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


def _idfunc(x, /):
    return x


# ---- what statements make ----------------------------------------------------------------------------------------------------

def _type_parameter(kind, name, bound, constraints, default):
    parameter = object.__new__(kind)
    parameter._begin(name, "typing", default)
    if isinstance(parameter, _Variant):
        parameter._evaluate_bound = bound
        parameter.__infer_variance__ = True
    if kind is TypeVar:
        parameter._evaluate_constraints = constraints
    return parameter


def _type_alias(name, parameters, evaluate):
    alias = object.__new__(TypeAliasType)
    alias._begin(name, parameters, evaluate, evaluate.__module__)
    return alias
