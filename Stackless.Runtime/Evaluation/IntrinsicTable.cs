// The native intrinsics by the name that lowered code calls them by, as the evaluator calls them. All others are functions of the prelude.
// A test holds the table against the class.
namespace Stackless.Runtime;

/// <summary>What a CallIntrinsic calls: a native method by its number of arguments, or a function of the prelude.</summary>
sealed class Intrinsic(string name)
{
    public readonly string Name = name;

    // By number of arguments; 0 where there is none. Those that are given the running module's globals first, apart.
    readonly nint[] methods = new nint[6], withGlobals = new nint[6];

    public Intrinsic Native(int count, nint method)
    {
        methods[count] = method;
        return this;
    }

    public Intrinsic WithGlobals(int count, nint method)
    {
        withGlobals[count] = method;
        return this;
    }

    /// <summary>For the test: is there a method with that many arguments, and is it given the globals?</summary>
    internal (bool IsNative, bool TakesGlobals) Describe(int count) => (methods[count] != 0 || withGlobals[count] != 0, withGlobals[count] != 0);

    public unsafe Value Call(ThreadState ts, PyDict globals, Value[] a)
    {
        if (a.Length < methods.Length)
        {
            if (methods[a.Length] is not 0 and var native)
            {
                return a.Length switch
                {
                    0 => ((delegate*<ThreadState, Value>)native)(ts),
                    1 => ((delegate*<ThreadState, Value, Value>)native)(ts, a[0]),
                    2 => ((delegate*<ThreadState, Value, Value, Value>)native)(ts, a[0], a[1]),
                    3 => ((delegate*<ThreadState, Value, Value, Value, Value>)native)(ts, a[0], a[1], a[2]),
                    _ => ((delegate*<ThreadState, Value, Value, Value, Value, Value>)native)(ts, a[0], a[1], a[2], a[3]),
                };
            }
            if (withGlobals[a.Length] is not 0 and var inModule)
            {
                return a.Length switch
                {
                    1 => ((delegate*<ThreadState, PyDict, Value, Value>)inModule)(ts, globals, a[0]),
                    2 => ((delegate*<ThreadState, PyDict, Value, Value, Value>)inModule)(ts, globals, a[0], a[1]),
                    3 => ((delegate*<ThreadState, PyDict, Value, Value, Value, Value>)inModule)(ts, globals, a[0], a[1], a[2]),
                    _ => ((delegate*<ThreadState, PyDict, Value, Value, Value, Value, Value>)inModule)(ts, globals, a[0], a[1], a[2], a[3]),
                };
            }
        }
        return Prelude.Call(ts, Name, a);
    }
}

static unsafe class IntrinsicTable
{
    static readonly Dictionary<string, Intrinsic> known = Make();

    public static Intrinsic Find(string name) => known.TryGetValue(name, out var intrinsic) ? intrinsic : new Intrinsic(name);

    internal static IEnumerable<Intrinsic> All => known.Values;

    static Dictionary<string, Intrinsic> Make()
    {
        var table = new Dictionary<string, Intrinsic>();
        foreach (var intrinsic in (Intrinsic[])
        [
            new Intrinsic("join_pieces").Native(1, (nint)(delegate*<ThreadState, Value, Value>)&Intrinsics.JoinPieces),
            new Intrinsic("end_views").Native(4, (nint)(delegate*<ThreadState, Value, Value, Value, Value, Value>)&Intrinsics.EndViews),
            new Intrinsic("make_exception").Native(1, (nint)(delegate*<ThreadState, Value, Value>)&Intrinsics.MakeException),
            new Intrinsic("make_exception_from").Native(2, (nint)(delegate*<ThreadState, Value, Value, Value>)&Intrinsics.MakeExceptionFrom),
            new Intrinsic("raise_bare").Native(0, (nint)(delegate*<ThreadState, Value>)&Intrinsics.RaiseBare),
            new Intrinsic("assertion_error").Native(0, (nint)(delegate*<ThreadState, Value>)&Intrinsics.AssertionError).Native(1, (nint)(delegate*<ThreadState, Value, Value>)&Intrinsics.AssertionError),
            new Intrinsic("exception_type").Native(1, (nint)(delegate*<ThreadState, Value, Value>)&Intrinsics.ExceptionType),
            new Intrinsic("exception_traceback").Native(1, (nint)(delegate*<ThreadState, Value, Value>)&Intrinsics.ExceptionTraceback),
            new Intrinsic("chain_context").Native(1, (nint)(delegate*<ThreadState, Value, Value>)&Intrinsics.ChainContext),
            new Intrinsic("zero_super").Native(3, (nint)(delegate*<ThreadState, Value, Value, Value, Value>)&Intrinsics.ZeroSuper),
            new Intrinsic("spread_arguments").Native(2, (nint)(delegate*<ThreadState, Value, Value, Value>)&Intrinsics.SpreadArguments),
            new Intrinsic("spread_keywords").Native(2, (nint)(delegate*<ThreadState, Value, Value, Value>)&Intrinsics.SpreadKeywords),
            new Intrinsic("globals_in_format").WithGlobals(1, (nint)(delegate*<ThreadState, PyDict, Value, Value>)&Intrinsics.GlobalsInFormat),
            new Intrinsic("scoped_call").WithGlobals(4, (nint)(delegate*<ThreadState, PyDict, Value, Value, Value, Value, Value>)&Intrinsics.ScopedCall),
            new Intrinsic("import_name").WithGlobals(3, (nint)(delegate*<ThreadState, PyDict, Value, Value, Value, Value>)&Intrinsics.ImportName),
            new Intrinsic("import_from").Native(2, (nint)(delegate*<ThreadState, Value, Value, Value>)&Intrinsics.ImportFrom),
            new Intrinsic("import_star").WithGlobals(2, (nint)(delegate*<ThreadState, PyDict, Value, Value, Value>)&Intrinsics.ImportStar),
            new Intrinsic("set_type_params").Native(2, (nint)(delegate*<ThreadState, Value, Value, Value>)&Intrinsics.SetTypeParams),
            new Intrinsic("interpolation").Native(4, (nint)(delegate*<ThreadState, Value, Value, Value, Value, Value>)&Intrinsics.Interpolation),
            new Intrinsic("template").Native(2, (nint)(delegate*<ThreadState, Value, Value, Value>)&Intrinsics.Template),
            new Intrinsic("get_awaitable").Native(1, (nint)(delegate*<ThreadState, Value, Value>)&Intrinsics.GetAwaitable),
            new Intrinsic("get_awaitable_of_enter").Native(1, (nint)(delegate*<ThreadState, Value, Value>)&Intrinsics.GetAwaitableOfEnter),
            new Intrinsic("get_awaitable_of_exit").Native(1, (nint)(delegate*<ThreadState, Value, Value>)&Intrinsics.GetAwaitableOfExit),
            new Intrinsic("get_async_iter").Native(1, (nint)(delegate*<ThreadState, Value, Value>)&Intrinsics.GetAsyncIter),
            new Intrinsic("get_async_next").Native(1, (nint)(delegate*<ThreadState, Value, Value>)&Intrinsics.GetAsyncNext),
            new Intrinsic("ends_async_iteration").Native(1, (nint)(delegate*<ThreadState, Value, Value>)&Intrinsics.EndsAsyncIteration),
            new Intrinsic("wrap_async_yield").Native(1, (nint)(delegate*<ThreadState, Value, Value>)&Intrinsics.WrapAsyncYield),
        ])
        {
            table.Add(intrinsic.Name, intrinsic);
        }
        return table;
    }
}
