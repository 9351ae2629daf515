// A callable written in C#: a pointer to a thunk, and what may be passed to it. One class for all of them, so that a thousand
// methods cost no thousand classes. Direct thunks take up to five Values; others take the bound array, *args and **kwargs.
// A thunk that returns null with nothing pending asks for a conversion (Arguments): it is made here, resumably, and the thunk
// is called again with the converted argument.
// Invariant: parameters are positional-only, then positional-or-keyword, then keyword-only; the first `required` ones (of the
// positional) must be given.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

public abstract unsafe class NativeCallable : PyObject
{
    const int ArrayArity = -1;

    readonly IntPtr target;
    readonly string parameterNames;
    readonly int arity;
    readonly int direct;
    readonly int required;
    readonly int positional;
    readonly int positionalOnly;
    readonly bool hasRest;
    readonly bool hasKeywords;
    PyStr[]? parameters;

    /// <param name="arity">Parameters of the thunk, or -1 for the array form.</param>
    /// <param name="names">All parameters, the receiver included, separated by commas.</param>
    protected NativeCallable(int shapeId, string name, IntPtr target, int arity, int required, int positional, int positionalOnly,
        bool hasRest, bool hasKeywords, string names) : base(shapeId)
    {
        Name = name;
        this.target = target;
        this.arity = arity;
        this.required = required;
        this.positional = positional;
        this.positionalOnly = positionalOnly;
        this.hasRest = hasRest;
        this.hasKeywords = hasKeywords;
        parameterNames = names;
        direct = arity == positional ? arity : int.MaxValue;
    }

    public string Name { get; }

    /// <summary>With the owner's name, as error messages have it.</summary>
    public abstract string DisplayName { get; }

    /// <summary>Leading arguments that the caller did not write (self, cls).</summary>
    protected virtual int ImplicitCount => 0;

    /// <summary>Of the thunk, and how many values it takes; -1 if it takes them as arrays.</summary>
    internal nint Address => target;
    internal int Arity => arity;

    /// <summary>Whether a call with that many arguments may go to the thunk at once, null standing for what is not given. A null that comes back with nothing
    /// pending is answered by the call of the callable.</summary>
    internal bool TakesAtOnce(int count) => arity != ArrayArity && count >= required && count <= positional;

    internal bool TakesKeywords => hasKeywords || positionalOnly < Parameters.Length;

    PyStr[] Parameters => parameters ??= parameterNames.Length == 0 ? [] : Array.ConvertAll(parameterNames.Split(','), PyStr.Intern);

    // ---- calling ---------------------------------------------------------------------------------------------------------

    public override Value Call0(ThreadState ts)
    {
        if (direct != 0)
        {
            if (arity == 1 && required == 0 && positional == 1)
            {
                return OneOptional(ts);
            }
            return CallFew(ts, 0, default, default, default, default);
        }
        var result = ((delegate*<ThreadState, Value>)target)(ts);
        return result.IsNull && ts.Pending == Pending.Nothing ? ConvertFew(ts, default, default, default, default) : result;
    }

    public override Value Call1(ThreadState ts, Value a)
    {
        if (direct != 1)
        {
            return CallFew(ts, 1, a, default, default, default);
        }
        var result = ((delegate*<ThreadState, Value, Value>)target)(ts, a);
        return result.IsNull && ts.Pending == Pending.Nothing ? ConvertFew(ts, a, default, default, default) : result;
    }

    public override Value Call2(ThreadState ts, Value a, Value b)
    {
        if (direct != 2)
        {
            return CallFew(ts, 2, a, b, default, default);
        }
        var result = ((delegate*<ThreadState, Value, Value, Value>)target)(ts, a, b);
        return result.IsNull && ts.Pending == Pending.Nothing ? ConvertFew(ts, a, b, default, default) : result;
    }

    public override Value Call3(ThreadState ts, Value a, Value b, Value c)
    {
        if (direct != 3)
        {
            return CallFew(ts, 3, a, b, c, default);
        }
        var result = ((delegate*<ThreadState, Value, Value, Value, Value>)target)(ts, a, b, c);
        return result.IsNull && ts.Pending == Pending.Nothing ? ConvertFew(ts, a, b, c, default) : result;
    }

    public override Value Call4(ThreadState ts, Value a, Value b, Value c, Value d) => CallFew(ts, 4, a, b, c, d);

    // The one parameter is not given: schedule().
    Value OneOptional(ThreadState ts)
    {
        var result = ((delegate*<ThreadState, Value, Value>)target)(ts, default);
        return result.IsNull && ts.Pending == Pending.Nothing ? ConvertFew(ts, default, default, default, default) : result;
    }

    // Some optional parameters are not given, or the array form, or an error.
    Value CallFew(ThreadState ts, int given, Value a, Value b, Value c, Value d)
    {
        if (given < required || given > positional || arity == ArrayArity)
        {
            Value[] arguments = given switch { 0 => [], 1 => [a], 2 => [a, b], 3 => [a, b, c], _ => [a, b, c, d] };
            return Call(ts, arguments, []);
        }
        var result = Invoke(ts, a, b, c, d, default);
        return result.IsNull && ts.Pending == Pending.Nothing ? ConvertFew(ts, a, b, c, d) : result;
    }

    public override Value Call(ThreadState ts, Value[] arguments, PyStr[] keywords)
    {
        var given = arguments.Length - keywords.Length;
        if (given > positional && !hasRest)
        {
            return RaiseArguments(ts, arguments, keywords);
        }
        var bound = new Value[Math.Max(arity == ArrayArity ? 0 : 5, Parameters.Length)];
        Array.Copy(arguments, bound, Math.Min(given, positional));
        var rest = given > positional ? arguments[positional..given] : [];
        var extra = hasKeywords ? new PyDict() : null;
        for (var k = 0; k < keywords.Length; k++)
        {
            var name = keywords[k];
            var at = Array.IndexOf(Parameters, name, positionalOnly);
            if (at < 0)
            {
                if (extra is null)
                {
                    return RaiseArguments(ts, arguments, keywords);
                }
                extra.Set(name, arguments[given + k]);
                continue;
            }
            if (!bound[at].IsNull)
            {
                return RaiseArguments(ts, arguments, keywords);
            }
            bound[at] = arguments[given + k];
        }
        for (var i = 0; i < required; i++)
        {
            if (bound[i].IsNull)
            {
                return RaiseArguments(ts, arguments, keywords);
            }
        }
        return Run(ts, bound, rest, extra);
    }

    Value Run(ThreadState ts, Value[] bound, Value[] rest, PyDict? extra)
    {
        var result = arity == ArrayArity
            ? ((delegate*<ThreadState, Value[], Value[], PyDict?, Value>)target)(ts, bound, rest, extra)
            : Invoke(ts, bound[0], bound[1], bound[2], bound[3], bound[4]);
        return result.IsNull && ts.Pending == Pending.Nothing ? Convert(ts, bound, rest, extra) : result;
    }

    Value Invoke(ThreadState ts, Value a, Value b, Value c, Value d, Value e) => arity switch
    {
        0 => ((delegate*<ThreadState, Value>)target)(ts),
        1 => ((delegate*<ThreadState, Value, Value>)target)(ts, a),
        2 => ((delegate*<ThreadState, Value, Value, Value>)target)(ts, a, b),
        3 => ((delegate*<ThreadState, Value, Value, Value, Value>)target)(ts, a, b, c),
        4 => ((delegate*<ThreadState, Value, Value, Value, Value, Value>)target)(ts, a, b, c, d),
        _ => ((delegate*<ThreadState, Value, Value, Value, Value, Value, Value>)target)(ts, a, b, c, d, e),
    };

    // ---- conversions that need Python code -------------------------------------------------------------------------------

    [MethodImpl(MethodImplOptions.NoInlining)]
    Value ConvertFew(ThreadState ts, Value a, Value b, Value c, Value d) => Convert(ts, [a, b, c, d, default], [], null);

    Value Convert(ThreadState ts, Value[] bound, Value[] rest, PyDict? extra)
    {
        var index = ts.ConversionIndex;
        var argument = index < 0 ? rest[~index] : bound[index];
        var converted = ts.Conversion switch
        {
            Conversion.Index => Numbers.Index(ts, argument),
            Conversion.Float => Numbers.Float(ts, argument),
            _ => Truth.Test(ts, argument),
        };
        // A tuple that may be pickled holds no null values: omitted arguments are end marks there.
        var state = PyTuple.Of(new Value(new PyTuple(Array.ConvertAll(bound, v => v.IsNull ? Value.End : v))), new Value(new PyTuple(rest)), extra is null ? Value.None : new Value(extra));
        return ts.Then(converted, Converted, new Value(this), new Value(state), Value.Int(index));
    }

    static readonly Continuation Converted = new("native.converted", &CallAgain);

    static Value CallAgain(ThreadState ts, Value converted, Value callable, Value state, Value index)
    {
        var parts = ((PyTuple)state.Object).Items;
        var bound = Array.ConvertAll(((PyTuple)parts[0].Object).Items, v => v.IsEnd ? default : v);
        var rest = (Value[])((PyTuple)parts[1].Object).Items.Clone();
        if (index.Bits < 0)
        {
            rest[~index.Bits] = converted;
        }
        else
        {
            bound[index.Bits] = converted;
        }
        return ((NativeCallable)callable.Object).Run(ts, bound, rest, parts[2].Object as PyDict);
    }

    // ---- errors ------------------------------------------------------------------------------------------------------------

    /// <summary>What was written, without the receiver; <paramref name="name"/> and <paramref name="displayName"/> as errors have them.</summary>
    private protected NativeSignature Signed(string name, string displayName)
    {
        var names = Array.ConvertAll(Parameters[ImplicitCount..], p => p.Text);
        var isRequired = new bool[names.Length];
        Array.Fill(isRequired, true, 0, Math.Max(0, required - ImplicitCount));
        return new NativeSignature(name, displayName, names, isRequired, positional - ImplicitCount, positionalOnly - ImplicitCount, hasRest, hasKeywords);
    }

    /// <summary>TypeError for arguments that could not be bound; they include the receiver.</summary>
    private protected virtual Value RaiseArguments(ThreadState ts, Value[] arguments, PyStr[] keywords) =>
        ArgumentErrors.Raise(ts, Signed(Name, DisplayName), arguments.Length - keywords.Length - ImplicitCount, keywords);

    /// <summary>As <c>inspect.signature</c> reads it: "($self, x, /, y=None, *, z=None)".</summary>
    public string TextSignature
    {
        get
        {
            var parts = new List<string>();
            for (var i = 0; i < Parameters.Length; i++)
            {
                if (i == positionalOnly && i > 0)
                {
                    parts.Add("/");
                }
                if (i == positional)
                {
                    parts.Add(hasRest ? "*args" : "*");
                }
                var name = i == 0 && ImplicitCount > 0 ? "$" + Parameters[i].Text : Parameters[i].Text;
                parts.Add(i < required ? name : name + "=None");
            }
            if (positionalOnly == Parameters.Length && positionalOnly > 0)
            {
                parts.Add("/");
            }
            if (hasRest && positional == Parameters.Length)
            {
                parts.Add("*args");
            }
            if (hasKeywords)
            {
                parts.Add("**kwargs");
            }
            return "(" + string.Join(", ", parts) + ")";
        }
    }
}
