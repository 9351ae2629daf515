// globals(), locals(), vars(), dir(), eval() and exec(): what they answer depends on the scope they are called from. Compiled code passes the
// scope where it calls them by name (Intrinsics.ScopedCall); called in any other way they look into the caller's frame. That of a function
// in which their names do not occur holds only the variables that it still needs: asking for another one is an error that says so.
// https://docs.python.org/3/library/functions.html#exec
namespace Stackless.Runtime;

public static unsafe partial class BuiltinsModule
{
    [PyFunction("globals")]
    public static Value Globals(ThreadState ts) => AskCaller(ts, Value.Str("globals"), default);

    [PyFunction("locals")]
    public static Value Locals(ThreadState ts) => AskCaller(ts, Value.Str("locals"), default);

    [PyFunction("eval")]
    public static Value Eval(ThreadState ts, Value source, [Keyword] Value globals = default, [Keyword] Value locals = default) =>
        globals.IsNull || globals.IsNone ? AskCaller(ts, Value.Str("eval"), source, locals) : Evaluate(ts, source, globals, locals.IsNull || locals.IsNone ? globals : locals, "eval");

    [PyFunction("exec")]
    public static Value Exec(ThreadState ts, Value source, [Keyword] Value globals = default, [Keyword] Value locals = default, [KeywordOnly] Value closure = default)
    {
        if (!closure.IsNull && !closure.IsNone)
        {
            return ts.Then(globals.IsNull || globals.IsNone ? Globals(ts) : globals, ClosureReady, source, closure);
        }
        return globals.IsNull || globals.IsNone
            ? AskCaller(ts, Value.Str("exec"), source, locals)
            : Evaluate(ts, source, globals, locals.IsNull || locals.IsNone ? globals : locals, "exec");
    }

    // ---- called by another name ------------------------------------------------------------------------------------------------

    // The stack moves to the heap, where the innermost Python frame is the caller's.
    static Value AskCaller(ThreadState ts, Value name, Value source, Value locals = default) =>
        ts.Then(ts.Spill(), CallerFound, name, source, locals.IsNull ? Value.None : locals);

    static readonly Continuation CallerFound = new("scope.caller", &AnswerInCaller);

    static Value AnswerInCaller(ThreadState ts, Value spilled, Value name, Value source, Value locals)
    {
        var frame = ts.Behind;
        while (frame is not null and not PyFrame || frame is PyFrame { Function.Code.IsOwn: true })
        {
            frame = frame.Back;
        }
        var function = ((PyStr)name.Object).Text;
        if (frame is not PyFrame caller)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, $"{function}() has no Python caller whose namespace it could use");
        }
        var code = caller.Function.Code;
        var globals = new Value(caller.Function.Globals);
        var isPartial = code.VariableNames.Length > 0 && (code.Flags & (CodeFlags.HasNamespace | CodeFlags.KeepsVariables)) == 0 && code.Name != "<module>";
        switch (function)
        {
            case "globals":
                return globals;
            case "eval" or "exec" when !locals.IsNone:
                return Evaluate(ts, source, globals, locals, function);
            case "eval" or "exec" when !isPartial:
                return Evaluate(ts, source, globals, PyFrameView.LocalsOf(caller), function);
            case "eval" or "exec":
                var space = Prelude.Call(ts, PreludeNames.KeptVariables, PyFrameView.LocalsOf(caller), new Value(PyTuple.Of(Array.ConvertAll(code.VariableNames, n => new Value(n)))),
                    Value.Str(code.Name));
                return ts.Then(space, function == "eval" ? EvalIn : ExecIn, source, globals);
        }
        if (isPartial)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, $"{function}() must be called by its name in a function: {code.Name}() keeps no variables that it does not need itself");
        }
        var variables = PyFrameView.LocalsOf(caller);
        return function == "dir" ? ts.Then(Collecting.List(ts, variables), SortReady) : variables;
    }

    static readonly Continuation EvalIn = new("scope.eval", &EvaluateIn);
    static readonly Continuation ExecIn = new("scope.exec", &ExecuteIn);

    static Value EvaluateIn(ThreadState ts, Value space, Value source, Value globals, Value unused) => Evaluate(ts, source, globals, space, "eval");

    static Value ExecuteIn(ThreadState ts, Value space, Value source, Value globals, Value unused) => Evaluate(ts, source, globals, space, "exec");

    [PyFunction("compile")]
    public static Value Compile(ThreadState ts, [Keyword] Value source, [Keyword] Value filename, [Keyword] PyStr mode, [Keyword] long flags = 0,
        [Keyword] bool dontInherit = false, [Keyword] long optimize = -1, [KeywordOnly] [Name("_feature_version")] long featureVersion = -1)
    {
        if (mode.Text is not ("exec" or "eval" or "single"))
        {
            return ts.Raise(BuiltinTypes.ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
        }
        if (optimize is < -1 or > 2)
        {
            return ts.Raise(BuiltinTypes.ValueError, "compile(): invalid optimize value");
        }
        const long onlyTree = 0x400, known = 0x10 | 0x200 | onlyTree | 0x1000 | 0x2000 | 0x4000 | 0x8000 | 0x1fe0000;
        if ((flags & ~known) != 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "compile(): unrecognised flags");
        }
        if (filename.Object is not (PyStr or PyBytes or PyInstance))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"expected str, bytes or os.PathLike object, not {filename.Type.MessageName}");
        }
        var file = filename.Object is PyStr name ? name.Text : filename.Object is PyBytes bytes ? System.Text.Encoding.UTF8.GetString(bytes.Span) : "<string>";
        if (source.Object is PyInstance)
        {
            return Prelude.Call(ts, PreludeNames.CompileTree, source, Value.Str(file), new Value(mode), Value.Int(flags), Value.Int(optimize));
        }
        if (SourceText(ts, source, "compile", file) is not { } text)
        {
            return default;
        }
        const long impliesNoDedent = 0x200, allowsAwait = 0x2000, allowsIncomplete = 0x4000;
        if (mode.Text == "single" && IncompleteInput.IsUnfinishedStatement(text.Text, impliesDedent: (flags & impliesNoDedent) == 0))
        {
            return IncompleteInput.Raise(ts, text.Text, file, (flags & allowsIncomplete) != 0);
        }
        var compiled = (flags & onlyTree) != 0 ? ts.Then(ParseText(ts, text, file, mode.Text), TreeParsed)
            : CompileText(ts, text, file, (flags & allowsAwait) != 0 ? mode.Text + Host.Awaiting : mode.Text, isForOneCall: false, (int)optimize);
        return (flags & allowsIncomplete) != 0 ? ts.Then(compiled, IncompleteInput.Compiled, new Value(text)) : compiled;
    }

    static readonly Continuation TreeParsed = new("compile.tree", &BuildTree);

    static Value BuildTree(ThreadState ts, Value tree, Value a, Value b, Value c) => Prelude.Call(ts, PreludeNames.BuildTree, tree);

    // What compile() gives is a new object every time; what a call of exec or eval compiles, no program sees.
    static Value CompileText(ThreadState ts, PyStr text, string file, string mode, bool isForOneCall, int optimization = -1)
    {
        ts.Interpreter.SourceLines.Remember(file, text.Text);
        if (isForOneCall && ts.Interpreter.CompiledTexts.Find(text, mode) is { } known)
        {
            return new Value(known);
        }
        return MayTakeLong(ts, text)
            ? CompileElsewhere(ts, PyTuple.Of(new Value(text), Value.Str(file), Value.Str(mode), Value.Bool(isForOneCall), Value.Int(optimization)))
            : Compiled(ts, Host.Current.CompileText(ts, text, file, mode, optimization), text, file, mode, isForOneCall);
    }

    static Value Compiled(ThreadState ts, CompiledModule? module, PyStr text, string file, string mode, bool isForOneCall)
    {
        if (module is null)
        {
            return ts.IssueSyntaxWarnings(default);
        }
        module.Origin = new TextOrigin(text, file, mode);
        if (isForOneCall && !ts.HasSyntaxWarnings)
        {
            ts.Interpreter.CompiledTexts.Add(text, mode, module.Body);
        }
        return ts.IssueSyntaxWarnings(new Value(module.Body));
    }

    static Value ParseText(ThreadState ts, PyStr text, string file, string mode) => MayTakeLong(ts, text)
        ? CompileElsewhere(ts, PyTuple.Of(new Value(text), Value.Str(file), Value.Str(mode)))
        : Host.Current.ParseText(text, file, mode)(ts);

    // ---- long texts: the compiler has them on an OS thread of its own, and the tasklet waits ----------------------------------------

    const int LongText = 1 << 14;

    // A program that is recorded or replayed waits itself: when the compiler is ready is not its business.
    static bool MayTakeLong(ThreadState ts, PyStr text) => text.Length >= LongText && ts.Interpreter.Recording is null && ts.Scheduler.MaySwitch;

    sealed class CompilerWait : OutsideWait
    {
        /// <summary>What is left to do; null while the compiler works.</summary>
        public volatile Func<ThreadState, Value>? Rest;

        public override string Words => "waits for the compiler";
    }

    // What: (text, file, mode) for its tree; (text, file, mode, is for one call, optimization) for its code.
    static Value CompileElsewhere(ThreadState ts, PyTuple what)
    {
        var wait = new CompilerWait();
        var tasklet = ts.Scheduler.Current;
        ThreadPool.QueueUserWorkItem(_ =>
        {
            // Nobody else is there to catch it: it is the tasklet's.
            try
            {
                wait.Rest = Compilation(what);
            }
            catch (Exception error)
            {
                wait.Rest = ts => ts.RaiseThrown(error);
            }
            tasklet.Scheduler.Post(tasklet, null, wait);
        });
        return AwaitCompiler(ts, wait, what);
    }

    static Func<ThreadState, Value> Compilation(PyTuple what)
    {
        var text = (PyStr)what.Items[0].Object;
        string file = ((PyStr)what.Items[1].Object).Text, mode = ((PyStr)what.Items[2].Object).Text;
        if (what.Count == 3)
        {
            return Host.Current.ParseText(text, file, mode);
        }
        var rest = Host.Current.CompileText(text, file, mode, (int)what.Items[4].Bits);
        return ts => Compiled(ts, rest(ts), text, file, mode, what.Items[3].IsTrue);
    }

    static Value AwaitCompiler(ThreadState ts, CompilerWait wait, PyTuple what) => ts.Then(ts.Scheduler.LeaveQueue(ts, wait, Value.None), CompilerDone, new Value(wait), new Value(what));

    static readonly Continuation CompilerDone = new("compile.elsewhere", &AfterCompiler);

    // Woken by somebody else, it waits on; out of a pickle, it begins anew.
    static Value AfterCompiler(ThreadState ts, Value result, Value waited, Value what, Value c) =>
        waited.Object is not CompilerWait wait ? CompileElsewhere(ts, (PyTuple)what.Object)
        : wait.Rest is { } rest ? rest(ts)
        : AwaitCompiler(ts, wait, (PyTuple)what.Object);

    static PyStr? SourceText(ThreadState ts, Value source, string function, string file)
    {
        if (source.Object is PyStr text)
        {
            return text;
        }
        if (Buffers.IsBuffer(source))
        {
            return Host.Current.Decode(ts, Buffers.Span(source), file);
        }
        ts.Raise(BuiltinTypes.TypeError, $"{function}() arg 1 must be a string, bytes or code object");
        return null;
    }

    static Value Evaluate(ThreadState ts, Value source, Value globals, Value locals, string mode)
    {
        if (globals.Object is not PyDict space)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"{mode}() globals must be a dict, not {globals.Type.MessageName}");
        }
        if (source.Object is not Code code)
        {
            if (SourceText(ts, source, mode, "<string>") is not { } text)
            {
                return default;
            }
            if (mode == "eval")
            {
                var start = 0;
                while (start < text.Length && text[start] is ' ' or '\t')
                {
                    start++;
                }
                text = text.Slice(start, text.Length - start);
            }
            return ts.Then(CompileText(ts, text, "<string>", mode, isForOneCall: true), mode == "eval" ? EvalReady : ExecReady, globals, locals);
        }
        if (!GiveBuiltins(ts, space))
        {
            return default;
        }
        if (code.FreeNames.Length > 0)
        {
            return ts.Raise(BuiltinTypes.TypeError, mode == "eval"
                ? "code object passed to eval() may not contain free variables"
                : $"code object requires a closure of exactly length {code.FreeNames.Length}");
        }
        var body = new PyFunction(code, code.NewState(space), [], default, default, default);
        var result = code.HasNamespace ? body.Call1(ts, locals) : body.Call0(ts);
        return mode == "eval" ? result : ts.Then(result, ToNone);
    }

    // Builtins of its own that the namespace has take the place of the interpreter's. False: with TypeError pending.
    static bool GiveBuiltins(ThreadState ts, PyDict space)
    {
        var key = PyStr.Intern("__builtins__");
        var given = space.GetOrNull(key);
        if (given.IsNull)
        {
            space.Set(key, ts.Interpreter.Modules.GetOrNull(PyStr.Intern("builtins")) is { IsNull: false } module ? module : new Value(ts.Interpreter.Builtins));
            space.FallBackTo(ts.Interpreter.Builtins);
            return true;
        }
        var builtins = given.Object is PyModule own ? own.Dictionary : given.Object as PyDict;
        if (builtins is null && !given.Type.Has(Slot.GetItem))
        {
            ts.Raise(BuiltinTypes.TypeError, $"exec() globals['__builtins__'] must be a mapping, not {given.Type.MessageName}");
            return false;
        }
        space.FallBackTo(builtins?.AsBuiltinsOf(ts.Interpreter) ?? ts.Interpreter.Builtins);
        return true;
    }

    static readonly Continuation ClosureReady = new("exec.closure", &ExecuteWithClosure);

    static Value ExecuteWithClosure(ThreadState ts, Value globals, Value source, Value closure, Value unused)
    {
        if (source.Object is not Code code)
        {
            return ts.Raise(BuiltinTypes.TypeError, "closure can only be used when source is a code object");
        }
        if (globals.Object is not PyDict space)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"exec() globals must be a dict, not {globals.Type.MessageName}");
        }
        var count = code.FreeNames.Length;
        if (count == 0)
        {
            return ts.Raise(BuiltinTypes.TypeError, "cannot use a closure with this code object");
        }
        if (closure.Object is not PyTuple cells || cells.Count != count || !Array.TrueForAll(cells.Items, cell => cell.Object is PyCell))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"code object requires a closure of exactly length {count}");
        }
        if (!GiveBuiltins(ts, space))
        {
            return default;
        }
        var body = new PyFunction(code, code.StateFor(space), Array.ConvertAll(cells.Items, cell => (PyCell)cell.Object), default, default, default);
        return ts.Then(code.HasNamespace ? body.Call1(ts, globals) : body.Call0(ts), ToNone);
    }

    static readonly Continuation EvalReady = new("eval.compiled", &EvaluateCompiled);
    static readonly Continuation ExecReady = new("exec.compiled", &ExecuteCompiled);

    static Value EvaluateCompiled(ThreadState ts, Value source, Value globals, Value locals, Value unused) => Evaluate(ts, source, globals, locals, "eval");

    static Value ExecuteCompiled(ThreadState ts, Value source, Value globals, Value locals, Value unused) => Evaluate(ts, source, globals, locals, "exec");

    // ---- with the calling scope --------------------------------------------------------------------------------------------

    internal static Value CallInScope(ThreadState ts, PyDict globals, Value callee, Value[] arguments, Value names, Value values)
    {
        if (callee.Object is not NativeFunction { Owner: "builtins" } function)
        {
            return callee.Object.Call(ts, arguments, []);
        }
        switch (function.Name)
        {
            case "globals":
                return new Value(globals);
            case "locals" or "vars":
                return LocalsOf(globals, names, values);
            case "dir":
                var space = LocalsOf(globals, names, values);
                return ts.Then(Collecting.List(ts, space), SortReady);
            case "eval" or "exec":
                return Evaluate(ts, arguments[0], new Value(globals), LocalsOf(globals, names, values), function.Name);
        }
        return callee.Object.Call(ts, arguments, []);
    }

    // In a function a new dict of the variables bound at the moment.
    static Value LocalsOf(PyDict globals, Value names, Value values)
    {
        if (names.IsNone)
        {
            return values.IsNone ? new Value(globals) : values;
        }
        var keys = ((PyTuple)names.Object).Items;
        var bound = ((PyTuple)values.Object).Items;
        var dict = new PyDict();
        if (bound.Length > keys.Length)
        {
            // In a comprehension of a module or class: its variables hide what the namespace has.
            dict = bound[^1].IsNone ? globals.Copy() : bound[^1].Object is PyDict space ? space.Copy() : dict;
        }
        for (var i = 0; i < keys.Length; i++)
        {
            var value = bound[i].Object is PyCell cell ? cell.Content : bound[i];
            if (!value.IsNull)
            {
                dict.Set((PyStr)keys[i].Object, value);
            }
        }
        return new Value(dict);
    }
}
