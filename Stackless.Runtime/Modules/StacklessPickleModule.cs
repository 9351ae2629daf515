// The module `_stackless`: what pickles of tasklets, generators, functions and namespaces call to make them again. The names are part
// of the pickle format. Arguments come from outside and may be anything: each function checks what it is given.
using System.Numerics;

namespace Stackless.Runtime;

[PyModule("_stackless")]
static partial class StacklessPickleModule
{
    /// <summary>What an exhausted native iterator gave; never visible to programs.</summary>
    [PyConstant("end")]
    internal static Value End => Value.End;

    /// <summary>Stands for a variable of a frame that is not bound.</summary>
    [PyConstant("unbound")]
    internal static Value Unbound => new(FrameLayout.Unbound);

    [PyFunction("module")]
    internal static Value Module(ThreadState ts, PyStr name) =>
        ts.Interpreter.Modules.GetOrNull(name) is { IsNull: false } module ? module : PickledImport.Import(ts, name);

    [PyFunction("namespace")]
    internal static Value Namespace(ThreadState ts, PyStr name) => PickledNames.NamespaceOf(ts.Interpreter, name.Text) is { } loaded ? new Value(loaded) : ts.Then(Module(ts, name), ModuleReady);

    static readonly unsafe Continuation ModuleReady = new("_stackless.namespace", &DictionaryOf);

    static Value DictionaryOf(ThreadState ts, Value module, Value a, Value b, Value c) =>
        module.Object is PyModule m ? new Value(m.Dictionary) : ts.Raise(PickleModule.UnpicklingError, "the pickle names a module that is none");

    [PyFunction("code")]
    internal static Value CodeByName(ThreadState ts, Value place, PyStr qualifiedName, Value hash)
    {
        var wanted = NumberOf(hash);
        if (place.Object is PyTuple { Items: [{ Object: PyStr textModule }, { Object: PyStr text }, { Object: PyStr file }, { Object: PyStr mode }] } && Host.IsModeOfText(mode.Text))
        {
            return CodeOfText(ts, textModule.Text, text, file.Text, mode.Text, qualifiedName.Text, wanted);
        }
        if (place.Object is not PyStr module)
        {
            return ts.Raise(PickleModule.UnpicklingError, "the pickle's code is of no module");
        }
        var candidates = CodeRegistry.Find(module.Text, qualifiedName.Text);
        // The latest first: of programs run one after the other in one process, it is the running one's.
        for (var i = candidates.Count - 1; i >= 0; i--)
        {
            if (wanted == candidates[i].Hash)
            {
                return new Value(candidates[i]);
            }
        }
        if (ts.Interpreter.Migrates && ts.Interpreter.Migration.Of(wanted) is { } known)
        {
            return new Value(known.Target.Code);
        }
        return RaiseChanged(ts, module.Text, qualifiedName.Text, wanted, candidates.Count > 0 ? candidates[^1] : null);
    }

    // A frame of code that is not what the function has now: at the point that it has become, or with the old code beside the new one.
    static Value MigratedFrame(ThreadState ts, PyFunction function, long state, BigInteger wanted)
    {
        var now = function.Code;
        if (!ts.Interpreter.Migrates)
        {
            return RaiseChanged(ts, now.ModuleName, now.QualifiedName, wanted, now);
        }
        if (ts.Interpreter.Migration.Of(wanted) is { } known && known.Target.Code.Hash == now.Hash)
        {
            if (state <= 0 || known.Target.Points.TryGetValue((int)state, out var point) && point < now.Sites.Count && now.Sites.IsResumable(point))
            {
                return new Value(new FrameBox(PyFrame.Create(function, state <= 0 ? (int)state : known.Target.Points[(int)state], now.SlotCount)) { Migrated = known.Target });
            }
            var line = state < known.Old.Sites.Count ? known.Old.Sites.Position((int)state).Line : 0;
            return ts.Raise(PickleModule.UnpicklingError, $"the new code of {now.ModuleName}.{now.QualifiedName} has no point for line {line} of the old one ({known.Old.FileName})");
        }
        if (ts.Interpreter.Migration.RunsOld && CodeRegistry.Find(now.ModuleName, now.QualifiedName).LastOrDefault(code => wanted == code.Hash) is { } old)
        {
            return old.FreeNames.AsSpan().SequenceEqual(now.FreeNames)
                ? FrameOf(ts, new PyFunction(old, old.StateFor(function.Globals), function.Closure, default, default, default), state)
                : ts.Raise(PickleModule.UnpicklingError, $"the old code of {now.ModuleName}.{now.QualifiedName} has other free variables than the new one");
        }
        return RaiseChanged(ts, now.ModuleName, now.QualifiedName, wanted, now);
    }

    // What exec() or eval() was given is compiled again, unless this process knows it.
    static Value CodeOfText(ThreadState ts, string module, PyStr text, string file, string mode, string qualifiedName, BigInteger wanted)
    {
        if (CodeRegistry.Find(module, qualifiedName).LastOrDefault(code => wanted == code.Hash) is { } known)
        {
            return new Value(known);
        }
        if (Host.Current.CompileText(ts, text, file, mode) is not { } compiled)
        {
            return default;
        }
        ts.TakeSyntaxWarnings();
        compiled.Origin = new TextOrigin(text, file, mode);
        // Its body keeps the others alive, and they it.
        var body = compiled.Body;
        var found = CodeRegistry.Find(module, qualifiedName).LastOrDefault(code => wanted == code.Hash);
        GC.KeepAlive(body);
        return found is null ? RaiseChanged(ts, module, qualifiedName, wanted, body) : new Value(found);
    }

    static BigInteger NumberOf(Value hash) => hash.IsInt ? hash.Bits : hash.Object is PyInt big ? big.Number : -1;

    static Value RaiseChanged(ThreadState ts, string module, string qualifiedName, BigInteger wanted, Code? loaded) => ts.Raise(PickleModule.UnpicklingError,
        loaded is null
            ? $"the function {module}.{qualifiedName} of the pickle does not exist in the loaded code"
            : $"the function {module}.{qualifiedName} has changed: the pickle was made with code {wanted:x16}, loaded is code {loaded.Hash:x16}");

    [PyFunction("function")]
    internal static Value Function(ThreadState ts, Value place, PyStr qualifiedName, Value hash, PyDict globals, PyTuple closure, Value defaults)
    {
        var code = CodeByName(ts, place, qualifiedName, hash);
        if (code.IsNull)
        {
            return default;
        }
        var cells = new PyCell[closure.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            if (closure.Items[i].Object is not PyCell cell)
            {
                return ts.Raise(PickleModule.UnpicklingError, $"the closure of {qualifiedName.Text} is not made of cells");
            }
            cells[i] = cell;
        }
        if (cells.Length != ((Code)code.Object).FreeNames.Length)
        {
            return ts.Raise(PickleModule.UnpicklingError, $"the closure of {qualifiedName.Text} has {cells.Length} cells");
        }
        return new Value(new PyFunction((Code)code.Object, ((Code)code.Object).StateFor(globals), cells, defaults.IsNone ? default : defaults, default, default));
    }

    /// <summary>Bytes as protocols below 3 write them: text and the name of its encoding, which is always Latin-1.</summary>
    [PyFunction("encode")]
    internal static Value Encode(ThreadState ts, PyStr text, PyStr encoding)
    {
        var bytes = new byte[text.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (encoding.Text != "latin1" || text[i] > 0xff)
            {
                return ts.Raise(PickleModule.UnpicklingError, "the pickle's bytes are not written as Latin-1 text");
            }
            bytes[i] = (byte)text[i];
        }
        return new Value(new PyBytes(bytes));
    }

    [PyFunction("cell")]
    internal static Value Cell() => new(new PyCell(default));

    [PyFunction("dict_view")]
    internal static Value DictView(ThreadState ts, Value dict, long part) => dict.Object is not PyDict d
        ? ts.Raise(PickleModule.UnpicklingError, "the pickle's view is of no dict")
        : new Value(d.View((DictPart)part));

    /// <summary>Nobody holds it: held locks are not pickled.</summary>
    [PyFunction("lock")]
    internal static Value Lock() => TaskletLock.New(BuiltinTypes.TaskletLock);

    [PyFunction("loaded_method")]
    internal static Value LoadedMethodOf(ThreadState ts, Value function) => function.Object is PyFunction { IsMethod: true } or MethodDescriptor
        ? new Value(new LoadedMethod(function.Object))
        : ts.Raise(PickleModule.UnpicklingError, "the pickle's method is no function");

    [PyFunction("generator")]
    internal static Value Generator(ThreadState ts, Value frame, Value origin = default)
    {
        if (!origin.IsNull && origin.Object is not PyTuple || frame.Object is not FrameBox { Frame: PyFrame f } || (f.Function.Code.Flags & (CodeFlags.IsGenerator | CodeFlags.IsCoroutine | CodeFlags.IsAsyncGenerator)) == 0)
        {
            return ts.Raise(PickleModule.UnpicklingError, "the pickle's generator has no generator frame");
        }
        var generator = new PyGenerator(f);
        // A pickle may be read for any reason: that nobody awaits what was in it tells nothing.
        ts.Interpreter.Finalization.Claim(generator);
        ts.SetOrigin(generator, origin.IsNull ? null : origin.Object as PyTuple);
        return new Value(generator);
    }

    /// <summary>One level of a traceback: where in a function, and the level below it or None.</summary>
    [PyFunction("traceback")]
    internal static Value Traceback(ThreadState ts, Value function, long site, Value hash, Value inner)
    {
        if (function.Object is not PyFunction f || inner.Object is not (PyTraceback or PyNone))
        {
            return ts.Raise(PickleModule.UnpicklingError, "the pickle's traceback is not one");
        }
        var wanted = NumberOf(hash);
        if (wanted != f.Code.Hash)
        {
            return RaiseChanged(ts, f.Code.ModuleName, f.Code.QualifiedName, wanted, f.Code);
        }
        return site >= PyTraceback.AtStart && site < f.Code.Sites.Count
            ? new Value(new PyTraceback(inner.Object as PyTraceback, f, (int)site))
            : ts.Raise(PickleModule.UnpicklingError, $"the function {f.Code.QualifiedName} has no site {site}");
    }

    /// <summary>Gives an exception what it had when the program that held it was suspended.</summary>
    [PyFunction("circumstances")]
    internal static Value Circumstances(ThreadState ts, Value exception, Value context, Value cause, bool suppressContext, Value traceback)
    {
        if (exception.Object is not PyBaseException e || context.Object is not (PyBaseException or PyNone) || cause.Object is not (PyBaseException or PyNone)
            || traceback.Object is not (PyTraceback or PyNone))
        {
            return ts.Raise(PickleModule.UnpicklingError, "the pickle's exception is not one");
        }
        e.SetContext(context.Object as PyBaseException);
        e.Cause = cause.Object as PyBaseException;
        e.SuppressContext = suppressContext;
        e.Traceback = traceback.Object as PyTraceback;
        return Value.None;
    }

    /// <summary>What objects answered to id() where the pickle was written: object, number, object, number, ...</summary>
    [PyFunction("identities")]
    internal static Value Identities(ThreadState ts, Value[] numbered)
    {
        var written = new List<(PyObject, long)>();
        for (var i = 0; i + 1 < numbered.Length; i += 2)
        {
            if (numbered[i].IsInt || numbered[i].IsFloat || !numbered[i + 1].IsInt)
            {
                return ts.Raise(PickleModule.UnpicklingError, "the pickle's identities are none");
            }
            written.Add((numbered[i].Object, numbered[i + 1].Bits));
        }
        Identity.Keep(written);
        return Value.None;
    }

    /// <summary>What a suspended operation waited for, with the time that was left, or None.</summary>
    [PyFunction("ended_wait")]
    internal static Value EndedWaitOf(ThreadState ts, Value seconds) =>
        seconds.IsNone ? new Value(new EndedWait(-1))
        : Numbers.TryDouble(seconds, out var left) && Math.Abs(left) < TaskletLock.LongestTimeout ? new Value(new EndedWait(Math.Max(0, Wait.After(ts, left))))
        : ts.Raise(PickleModule.UnpicklingError, "the pickle's wait is not one");

    [PyFunction("set_table")]
    internal static Value SetTable(ThreadState ts, Value set) => set.Object is PySetBase s
        ? new Value(s.table)
        : ts.Raise(PickleModule.UnpicklingError, "the pickle's set is not one");

    [PyFunction("coroutine_wrapper")]
    internal static Value CoroutineWrapper(ThreadState ts, Value coroutine) => coroutine.Object is PyGenerator generator
        ? new Value(new PyCoroutineWrapper(generator))
        : ts.Raise(PickleModule.UnpicklingError, "the pickle's coroutine is not one");

    [PyFunction("cached_function")]
    internal static Value CachedFunction(ThreadState ts, Value function, Value maxsize, Value typed, Value infoType) => infoType.IsNone
        ? ts.Then(Prelude.Call(ts, PreludeNames.ImportModule, Value.Str("functools")), LibraryReady, function, maxsize, typed)
        : PyCachedFunction.New(ts, BuiltinTypes.CachedFunction, function, maxsize, typed, infoType);

    static readonly unsafe Continuation LibraryReady = new("_stackless.cached_function", &MakeCachedFunction);

    static readonly PyStr CacheInfoName = PyStr.Intern("_CacheInfo");

    static Value MakeCachedFunction(ThreadState ts, Value library, Value function, Value maxsize, Value typed) =>
        library.Object is PyModule module && module.Dictionary.TryGet(CacheInfoName, out var infoType)
            ? PyCachedFunction.New(ts, BuiltinTypes.CachedFunction, function, maxsize, typed, infoType)
            : ts.Raise(PickleModule.UnpicklingError, "functools has no _CacheInfo");

    [PyFunction("async_step")]
    internal static Value AsyncStep(ThreadState ts, Value generator, long kind, Value argument, long stage) =>
        generator.Object is PyGenerator { ShapeId: ShapeIds.AsyncGenerator } g && Enum.IsDefined((AsyncStepKind)kind) && Enum.IsDefined((PyAsyncGeneratorStep.Stage)stage)
            && ((AsyncStepKind)kind != AsyncStepKind.Throw || argument.Object is PyBaseException)
            ? new Value(new PyAsyncGeneratorStep(g, (AsyncStepKind)kind, argument) { At = (PyAsyncGeneratorStep.Stage)stage })
            : ts.Raise(PickleModule.UnpicklingError, "the pickle's step of an asynchronous generator is not one");

    [PyFunction("frame")]
    internal static Value Frame(ThreadState ts, Value function, long state, Value hash)
    {
        if (function.Object is not PyFunction f)
        {
            return ts.Raise(PickleModule.UnpicklingError, "the pickle's frame has no function");
        }
        var wanted = NumberOf(hash);
        return wanted == f.Code.Hash ? FrameOf(ts, f, state) : MigratedFrame(ts, f, state, wanted);
    }

    static Value FrameOf(ThreadState ts, PyFunction f, long state)
    {
        if (state < PyGenerator.Finished || state > 0 && (state >= f.Code.Sites.Count || !f.Code.Sites.IsResumable((int)state)))
        {
            return ts.Raise(PickleModule.UnpicklingError, $"the function {f.Code.QualifiedName} has no state {state}");
        }
        return new Value(new FrameBox(PyFrame.Create(f, (int)state, f.Code.SlotCount)));
    }

    [PyFunction("native_frame")]
    internal static Value NativeFrame(ThreadState ts, PyStr kind, long state, params Value[] content)
    {
        if (NativeFrames.Restore(kind.Text, content) is not { } frame)
        {
            var name = content is [{ Object: PyStr continuation }, ..] ? continuation.Text : kind.Text;
            return ts.Raise(PickleModule.UnpicklingError, $"the pickle's call in progress '{name}' is not known here");
        }
        frame.State = (int)state;
        return new Value(new FrameBox(frame));
    }
}
