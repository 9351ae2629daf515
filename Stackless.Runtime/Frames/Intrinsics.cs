// The native intrinsics: what lowered code calls by name (the list is Lowering/Intrinsics.cs in the compiler); those not here are
// functions of the prelude. A method that takes a PyDict after the thread state is given the running module's globals.
using System.ComponentModel;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Intrinsics
{
    public static Value JoinPieces(ThreadState ts, Value pieces) => Operations.BuildString(((PyList)pieces.Object).ToArray());

    // ---- exceptions ----------------------------------------------------------------------------------------------------

    /// <summary>The instance that <c>raise</c> raises; calls a class.</summary>
    public static Value MakeException(ThreadState ts, Value exception)
    {
        if (exception.Object is PyBaseException)
        {
            return exception;
        }
        return exception.Object is PyType { IsException: true } type
            ? ts.Then(type.Call0(ts), Made, exception)
            : ts.Raise(BuiltinTypes.TypeError, "exceptions must derive from BaseException");
    }

    static readonly Continuation Made = new("raise.made", &CheckMade);

    static Value CheckMade(ThreadState ts, Value made, Value type, Value b, Value c) => made.Object is PyBaseException
        ? made
        : ts.Raise(BuiltinTypes.TypeError, $"calling {type} should have returned an instance of BaseException, not {made.Type}");

    public static Value MakeExceptionFrom(ThreadState ts, Value exception, Value cause) =>
        ts.Then(MakeException(ts, exception), CauseNeeded, cause);

    static readonly Continuation CauseNeeded = new("raise.cause", &MakeCause);
    static readonly Continuation CauseMade = new("raise.from", &SetCause);

    static Value MakeCause(ThreadState ts, Value exception, Value cause, Value b, Value c)
    {
        if (cause.IsNone)
        {
            return SetCause(ts, cause, exception, default, default);
        }
        if (cause.Object is not (PyBaseException or PyType { IsException: true }))
        {
            return ts.Raise(BuiltinTypes.TypeError, "exception causes must derive from BaseException");
        }
        return ts.Then(MakeException(ts, cause), CauseMade, exception);
    }

    static Value SetCause(ThreadState ts, Value cause, Value exception, Value b, Value c)
    {
        var raised = (PyBaseException)exception.Object;
        raised.Cause = cause.Object as PyBaseException;
        raised.SuppressContext = true;
        return exception;
    }

    public static Value RaiseBare(ThreadState ts) => ts.Handled is { } handled
        ? new Value(handled)
        : ts.Raise(BuiltinTypes.RuntimeError, "No active exception to reraise");

    public static Value AssertionError(ThreadState ts) => new(PyBaseException.Create(BuiltinTypes.AssertionError, []));

    public static Value AssertionError(ThreadState ts, Value message) => new(PyBaseException.Create(BuiltinTypes.AssertionError, [message]));

    public static Value ExceptionType(ThreadState ts, Value exception) => new(exception.Type);

    public static Value ExceptionTraceback(ThreadState ts, Value exception) => PyTraceback.Visible(((PyBaseException)exception.Object).Traceback);

    public static Value ChainContext(ThreadState ts, Value exception)
    {
        ((PyBaseException)exception.Object).SetContext(ts.Handled);
        return Value.None;
    }

    // ---- super, arguments, annotations ---------------------------------------------------------------------------------

    public static Value ZeroSuper(ThreadState ts, Value callee, Value cell, Value first)
    {
        if (callee.Object != BuiltinTypes.Super)
        {
            return callee.Object.Call0(ts);
        }
        var type = ((PyCell)cell.Object).Content;
        return type.IsNull ? ts.Raise(BuiltinTypes.RuntimeError, "super(): empty __class__ cell") : PySuper.Make(ts, type, first);
    }

    public static Value SpreadArguments(ThreadState ts, Value callee, Value iterable)
    {
        if (iterable.Object.ShapeId == ShapeIds.Tuple)
        {
            return iterable;
        }
        return iterable.Type.Has(Slot.Iter) || iterable.Type.Has(Slot.GetItem)
            ? Collecting.Tuple(ts, iterable)
            : Prelude.Call(ts, PreludeNames.RaiseNotSpreadable, callee, iterable);
    }

    public static Value SpreadKeywords(ThreadState ts, Value callee, Value mapping)
    {
        if (mapping.Object is PyDict { ShapeId: ShapeIds.Dict } named && Operations.IsNamed(named))
        {
            return mapping;
        }
        var merged = new Value(new PyDict());
        return ts.Then(Prelude.Call(ts, PreludeNames.MergeKeywords, merged, mapping, callee), KeywordsMerged, merged);
    }

    static readonly Continuation KeywordsMerged = new("keywords.merged", &GiveKeywords);

    static Value GiveKeywords(ThreadState ts, Value done, Value merged, Value b, Value c) => merged;

    /// <summary>What annotationlib.Format calls VALUE_WITH_FAKE_GLOBALS: the last format that compiled functions answer in.</summary>
    const long FakeGlobals = 2;

    public static Value GlobalsInFormat(ThreadState ts, PyDict globals, Value format)
    {
        if (!Numbers.TryLong(format, out var number))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"'>' not supported between instances of '{format.Type.MessageName}' and 'int'");
        }
        return number > FakeGlobals ? ts.Raise(BuiltinTypes.NotImplementedError) : new Value(globals);
    }

    static readonly PyStr NameKey = PyStr.Intern("__name__");

    /// <summary>A call of a name that may mean a builtin that answers for the calling scope.</summary>
    public static Value ScopedCall(ThreadState ts, PyDict globals, Value callee, Value arguments, Value names, Value values) =>
        BuiltinsModule.CallInScope(ts, globals, callee, ((PyTuple)arguments.Object).Items, names, values);

    /// <summary>Lets go of the views that only an expression saw which has ended: <c>memoryview(x)[i]</c>, <c>bytes(memoryview(x)[i])</c>.</summary>
    public static Value EndViews(ThreadState ts, Value callee, Value maker, Value view, Value part)
    {
        if (ReferenceEquals(maker.Object, BuiltinTypes.MemoryView) && view.Object is PyMemoryView made)
        {
            if (part.Object is PyMemoryView shown && (ReferenceEquals(callee.Object, BuiltinTypes.Bytes) || ReferenceEquals(callee.Object, BuiltinTypes.ByteArray)))
            {
                shown.LetGo();
            }
            if (!ReferenceEquals(part.Object, made))
            {
                made.LetGo();
            }
        }
        return Value.None;
    }

    // ---- imports -------------------------------------------------------------------------------------------------------

    /// <summary>A module that is loaded, named absolutely, is had at once; the rest is the prelude's, and with it the
    /// submodules that <c>from package import name</c> may have to load.</summary>
    public static Value ImportName(ThreadState ts, PyDict globals, Value name, Value fromList, Value level)
    {
        var text = (PyStr)name.Object;
        var interpreter = ts.Interpreter;
        if (!interpreter.CanDescribeModules && !IsPrelude(globals))
        {
            Prelude.ModuleOf(interpreter, Prelude.ModulePrefix + "loaders");
        }
        if (level.Bits == 0 && interpreter.Modules.TryGet(text, out var module) && module.Object is PyModule loaded &&
            (fromList.IsNone ? !text.Text.Contains('.') : !loaded.Dictionary.ContainsKey(PathName)))
        {
            return module;
        }
        return level.Bits == 0 && IsPrelude(globals) && ImportForPrelude(interpreter, text) is { } found
            ? new Value(found)
            : Prelude.Call(ts, PreludeNames.ImportName, name, fromList, level, new Value(globals));
    }

    static bool IsPrelude(PyDict globals) => globals.GetOrNull(NameKey).Object is PyStr { Text: var name } && name.StartsWith(Prelude.ModulePrefix, StringComparison.Ordinal);

    // Its own modules, and what of C# it imports before it has come to its half of the import system.
    static PyModule? ImportForPrelude(Interpreter interpreter, PyStr name)
    {
        if (Prelude.ModuleOf(interpreter, name.Text) is { } own)
        {
            return own;
        }
        if (interpreter.CanDescribeModules || BuiltinModules.Create(interpreter, name.Text) is not { } native)
        {
            return null;
        }
        interpreter.Modules.Set(name, new Value(native));
        return native;
    }

    static readonly PyStr PathName = PyStr.Intern("__path__");

    public static Value ImportFrom(ThreadState ts, Value module, Value name)
    {
        if (module.Object is PyModule { } native && native.Dictionary.TryGet((PyStr)name.Object, out var value))
        {
            return value;
        }
        return Prelude.Call(ts, PreludeNames.ImportFrom, module, name);
    }

    public static Value ImportStar(ThreadState ts, PyDict globals, Value module, Value space) =>
        Prelude.Call(ts, PreludeNames.ImportStar, module, space.IsNone ? new Value(globals) : space);

    // ---- type parameters -----------------------------------------------------------------------------------------------

    public static Value SetTypeParams(ThreadState ts, Value function, Value parameters)
    {
        ((PyFunction)function.Object).TypeParameters = (PyTuple)parameters.Object;
        return Value.None;
    }

    // ---- t-strings -----------------------------------------------------------------------------------------------------

    public static Value Interpolation(ThreadState ts, Value value, Value expression, Value conversion, Value formatSpec) =>
        new(new PyInterpolation(value, expression, conversion, formatSpec));

    public static Value Template(ThreadState ts, Value strings, Value interpolations) => new(new PyTemplate((PyTuple)strings.Object, (PyTuple)interpolations.Object));

    // ---- coroutines ----------------------------------------------------------------------------------------------------

    /// <summary>The iterator that <c>await</c> runs.</summary>
    public static Value GetAwaitable(ThreadState ts, Value awaitable)
    {
        if (IsAwaitedItself(awaitable))
        {
            return awaitable.Object is PyGenerator { ShapeId: ShapeIds.Coroutine, Frame.State: > 0 } coroutine && !coroutine.YieldFrom.IsNone
                ? ts.Raise(BuiltinTypes.RuntimeError, "coroutine is being awaited already")
                : awaitable;
        }
        var method = awaitable.Type.Find(Slot.Await);
        return method.IsNull || method.IsNone
            ? ts.Raise(BuiltinTypes.TypeError, $"'{awaitable.Type.MessageName}' object can't be awaited")
            : ts.Then(Calling.CallMethod0(ts, method, awaitable), AwaitReady);
    }

    static bool IsAwaitedItself(Value awaitable) => awaitable.Object switch
    {
        PyGenerator generator => generator.ShapeId == ShapeIds.Coroutine || (generator.Frame.Function.Code.Flags & CodeFlags.IsIterableCoroutine) != 0,
        PyAsyncGeneratorStep => true,
        _ => false,
    };

    static readonly Continuation AwaitReady = new("await.check", &CheckAwaited);

    static Value CheckAwaited(ThreadState ts, Value iterator, Value a, Value b, Value c) =>
        iterator.Object.ShapeId == ShapeIds.Coroutine ? ts.Raise(BuiltinTypes.TypeError, "__await__() returned a coroutine")
        : iterator.Type.Has(Slot.Next) ? iterator
        : ts.Raise(BuiltinTypes.TypeError, $"__await__() returned non-iterator of type '{iterator.Type.MessageName}'");

    public static Value GetAsyncIter(ThreadState ts, Value iterable)
    {
        if (iterable.Object.ShapeId == ShapeIds.AsyncGenerator)
        {
            return iterable;
        }
        var method = iterable.Type.Find(Slot.AIter);
        return method.IsNull || method.IsNone
            ? ts.Raise(BuiltinTypes.TypeError, $"'async for' requires an object with __aiter__ method, got {iterable.Type.MessageName}")
            : ts.Then(Calling.CallMethod0(ts, method, iterable), AsyncIterReady);
    }

    static readonly Continuation AsyncIterReady = new("asyncfor.iter", &CheckAsyncIter);

    static Value CheckAsyncIter(ThreadState ts, Value iterator, Value a, Value b, Value c) => iterator.Type.Has(Slot.ANext)
        ? iterator
        : ts.Raise(BuiltinTypes.TypeError, $"'async for' received an object from __aiter__ that does not implement __anext__: {iterator.Type.MessageName}");

    public static Value GetAsyncNext(ThreadState ts, Value iterator)
    {
        if (iterator.Object is PyGenerator generator && generator.ShapeId == ShapeIds.AsyncGenerator)
        {
            return PyAsyncGeneratorStep.Make(ts, generator, AsyncStepKind.Send, Value.None);
        }
        var method = iterator.Type.Find(Slot.ANext);
        return method.IsNull || method.IsNone
            ? ts.Raise(BuiltinTypes.TypeError, $"'async for' requires an iterator with __anext__ method, got {iterator.Type.MessageName}")
            : ts.Then(Calling.CallMethod0(ts, method, iterator), AsyncNextReady);
    }

    static readonly Continuation AsyncNextReady = new("asyncfor.next", &CheckAsyncNext);

    static Value CheckAsyncNext(ThreadState ts, Value awaitable, Value a, Value b, Value c)
    {
        return ts.Then(GetAwaitable(ts, awaitable), NextAwaitReady, awaitable);
    }

    static readonly Continuation NextAwaitReady = new("asyncfor.await", &CheckNextAwaited, handlesExceptions: true);

    static Value CheckNextAwaited(ThreadState ts, Value iterator, Value awaitable, Value b, Value c)
    {
        if (!iterator.IsNull)
        {
            return iterator;
        }
        var cause = ts.TakeException();
        var error = PyBaseException.Create(BuiltinTypes.TypeError, [Value.Str($"'async for' received an invalid object from __anext__: {awaitable.Type.MessageName}")]);
        error.Cause = error.Context = cause;
        error.SuppressContext = true;
        return ts.Reraise(error);
    }

    /// <summary>What __aenter__ or __aexit__ gave, to be awaited.</summary>
    public static Value GetAwaitableOfEnter(ThreadState ts, Value awaitable) => GetAwaitableOf(ts, awaitable, "__aenter__");

    public static Value GetAwaitableOfExit(ThreadState ts, Value awaitable) => GetAwaitableOf(ts, awaitable, "__aexit__");

    static Value GetAwaitableOf(ThreadState ts, Value awaitable, string method) => IsAwaitedItself(awaitable) || awaitable.Type.Has(Slot.Await)
        ? GetAwaitable(ts, awaitable)
        : ts.Raise(BuiltinTypes.TypeError, $"'async with' received an object from {method} that does not implement __await__: {awaitable.Type.MessageName}");

    public static Value EndsAsyncIteration(ThreadState ts, Value exception) =>
        Value.Bool(((PyBaseException)exception.Object).Type.IsSubtypeOf(BuiltinTypes.StopAsyncIteration));

    public static Value WrapAsyncYield(ThreadState ts, Value value) => new(new PyWrappedYield(value));
}
