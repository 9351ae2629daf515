// The names that Ir.CallIntrinsic may carry, each with its contract: the whole interface of lowered code to the runtime beside
// the operations. The runtime implements exactly this list. Every intrinsic may raise; only those marked (runs Python) need to be
// resumable, but all are called the same way. "The module" is the one whose function is running: its globals are implicit.
namespace Stackless.Compiler.Lowering;

public static class Intrinsics
{
    /// <summary>(body function, name, bases tuple, keywords dict or None) -> class. As builtins.__build_class__:
    /// __mro_entries__, metaclass, __prepare__, the body with the namespace as its one argument, the metaclass call, and the check that
    /// the cell the body returned was set. (runs Python)</summary>
    public const string BuildClass = "build_class";

    /// <summary>(name, fromlist tuple or None, level int) -> module: builtins.__import__ with the module's globals. (runs Python)</summary>
    public const string ImportName = "import_name";

    /// <summary>(module, name) -> attribute, or the submodule of that name; ImportError "cannot import name". (runs Python)</summary>
    public const string ImportFrom = "import_from";

    /// <summary>(module, namespace mapping or None for the module's globals) -> None: `from m import *`. (runs Python)</summary>
    public const string ImportStar = "import_star";

    /// <summary>(exception or class) -> exception instance; TypeError "exceptions must derive from BaseException". (runs Python)</summary>
    public const string MakeException = "make_exception";

    /// <summary>(exception or class, cause) -> exception instance with __cause__ set (None clears it); TypeError "exception causes must
    /// derive from BaseException". (runs Python)</summary>
    public const string MakeExceptionFrom = "make_exception_from";

    /// <summary>() -> the exception being handled; RuntimeError "No active exception to reraise" if there is none.</summary>
    public const string RaiseBare = "raise_bare";

    /// <summary>() or (message) -> an AssertionError instance.</summary>
    public const string AssertionError = "assertion_error";

    /// <summary>(exception) -> its class, for `__exit__`.</summary>
    public const string ExceptionType = "exception_type";

    /// <summary>(exception) -> its __traceback__ or None, for `__exit__`.</summary>
    public const string ExceptionTraceback = "exception_traceback";

    /// <summary>(exception) -> None: makes the exception being handled its __context__, as raising it here would (no traceback entry).
    /// For what arrives by generator.throw() inside an except block.</summary>
    public const string ChainContext = "chain_context";

    /// <summary>(value) -> None: sys.displayhook(value), for expression statements of the interactive prompt. (runs Python)</summary>
    public const string PrintExpression = "print_expression";

    /// <summary>(callee, the __class__ cell, first argument) -> super object. If the callee is builtins.super:
    /// super(class, first), RuntimeError "super(): empty __class__ cell" if the cell is empty. Anything else: callee(). (runs Python)</summary>
    public const string ZeroSuper = "zero_super";

    /// <summary>(callee, iterable) -> tuple: the argument of a call's only `*iterable`; TypeError "f() argument after * must be an iterable,
    /// not int". A tuple is passed through. (runs Python)</summary>
    public const string SpreadArguments = "spread_arguments";

    /// <summary>(callee, mapping) -> dict: the argument of a call's only `**mapping` that has no keywords beside it; TypeError if it is no mapping or
    /// has other keys than strings. A dict is passed through: the call reads it at once. (runs Python)</summary>
    public const string SpreadKeywords = "spread_keywords";

    /// <summary>(format) -> the module's globals: an __annotate__ function's first act; NotImplementedError for a format other than VALUE
    /// and VALUE_WITH_FAKE_GLOBALS. The others annotationlib makes of these.</summary>
    public const string GlobalsInFormat = "globals_in_format";

    /// <summary>("TypeVar", "ParamSpec" or "TypeVarTuple"; name; functions of the format for bound, constraints and default, or None)
    /// -> the type parameter. (runs Python)</summary>
    public const string TypeParameter = "type_parameter";

    /// <summary>(name, type parameters, function of the format) -> TypeAliasType. (runs Python)</summary>
    public const string TypeAlias = "type_alias";

    /// <summary>(type parameters) -> Generic[T, ...]. (runs Python)</summary>
    public const string GenericBase = "generic_base";

    /// <summary>(function, type parameters) -> None: sets __type_params__.</summary>
    public const string SetTypeParams = "set_type_params";

    /// <summary>(value, source text, conversion letter or None, format spec) -> a t-string's replacement field.</summary>
    public const string Interpolation = "interpolation";

    /// <summary>(strings, interpolations), tuples, the first longer by one -> a t-string's value.</summary>
    public const string Template = "template";

    /// <summary>(subject) -> bool: may a sequence pattern take it apart? (runs Python)</summary>
    public const string MatchSequence = "match_sequence";

    /// <summary>(subject) -> bool: may a mapping pattern take it apart? (runs Python)</summary>
    public const string MatchMapping = "match_mapping";

    /// <summary>(subject) -> len(subject). (runs Python)</summary>
    public const string MatchLength = "match_length";

    /// <summary>(mapping, keys tuple) -> tuple of their values, or None if one is missing. (runs Python)</summary>
    public const string MatchKeys = "match_keys";

    /// <summary>(mapping, keys tuple) -> a dict of everything else. (runs Python)</summary>
    public const string MatchRest = "match_rest";

    /// <summary>(subject, class, count of positional sub-patterns, names tuple) -> tuple of attributes, or None if it does not match. (runs Python)</summary>
    public const string MatchClass = "match_class";

    /// <summary>(awaitable) -> iterator: a coroutine itself, a generator of types.coroutine itself, otherwise what __await__ returns, which must be
    /// an iterator; TypeError "object int can't be used in 'await' expression". (runs Python)</summary>
    public const string GetAwaitable = "get_awaitable";

    /// <summary>As get_awaitable, of what __aenter__ returned. (runs Python)</summary>
    public const string GetAwaitableOfEnter = "get_awaitable_of_enter";

    /// <summary>As get_awaitable, of what __aexit__ returned. (runs Python)</summary>
    public const string GetAwaitableOfExit = "get_awaitable_of_exit";

    /// <summary>(asynchronous iterable) -> what its __aiter__ returns, which must have __anext__. (runs Python)</summary>
    public const string GetAsyncIter = "get_async_iter";

    /// <summary>(asynchronous iterator) -> the iterator that awaiting what its __anext__ returns runs. (runs Python)</summary>
    public const string GetAsyncNext = "get_async_next";

    /// <summary>(exception) -> bool: is it a StopAsyncIteration?</summary>
    public const string EndsAsyncIteration = "ends_async_iteration";

    /// <summary>(value) -> the value wrapped, as asynchronous generators yield it; their asend() and __anext__() unwrap it.</summary>
    public const string WrapAsyncYield = "wrap_async_yield";

    /// <summary>(callee, arguments tuple, names tuple or None, values) -> result: a call of a name that may be builtins.globals, locals, vars, dir,
    /// eval or exec, which then answers for the calling scope: names with values (a null value is unbound, a cell is looked into), or
    /// without names the namespace mapping that values is, or None for the module's globals. Anything else is just called. (runs Python)</summary>
    public const string ScopedCall = "scoped_call";

    /// <summary>(exception or None, type or tuple of types) -> (the part of it that `except*` takes or None, the rest or None): splits a group, wraps
    /// another exception; TypeError if the types are no exceptions, or groups. (runs Python)</summary>
    public const string StarMatch = "star_match";

    /// <summary>(exception, list of what the except* clauses raised, the rest or None) -> what goes on being raised, or None. (runs Python)</summary>
    public const string StarOutcome = "star_outcome";

    /// <summary>(dict, tuple of keys and values in turn) -> the dict, with these added. (runs Python)</summary>
    public const string BuildDict = "build_dict";

    /// <summary>(callee or None, maker, view, part) -> None: view is what the maker gave, part the view or what a subscript of it gave, and nothing else refers to
    /// them but the callee that was called with part. If the maker is builtins.memoryview, the view is let go of unless it is the part, and the part as well if
    /// the callee is builtins.bytes or bytearray.</summary>
    public const string EndViews = "end_views";

    /// <summary>(list of str) -> str: the parts of a long f-string.</summary>
    public const string JoinPieces = "join_pieces";
}
