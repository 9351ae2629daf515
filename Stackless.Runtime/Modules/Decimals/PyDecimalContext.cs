// How to compute with decimals: precision, rounding, the range of exponents, and what has been signalled (flags) or is to be raised (traps).
// https://docs.python.org/3/library/decimal.html#context-objects
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

[PyType("Context", Module = "decimal", IsHidden = true, Subclassable = true, Id = "DecimalContext")]
public unsafe partial class PyDecimalContext : PyObject
{
    internal const long MaxPrecision = 999_999_999_999_999_999, MinExponent = -MaxPrecision;

    internal long Precision = 28, Emin = -999_999, Emax = 999_999;
    internal DecimalRounding Rounding = DecimalRounding.HalfEven;
    internal int Clamp;
    internal bool HasCapitals = true;
    internal DecimalStatus FlagBits, TrapBits = DecimalStatus.Invalid | DecimalStatus.DivisionByZero | DecimalStatus.Overflow;
    PyDecimalSignals? flags, traps;

    internal PyDecimalContext() : base(ShapeIds.DecimalContext)
    {
    }

    protected PyDecimalContext(int shapeId) : base(shapeId)
    {
    }

    internal long Etiny => Emin - Precision + 1;
    internal long Etop => Emax - Precision + 1;

    /// <summary>One that only rounds otherwise: for computing, its flags are nobody's.</summary>
    internal PyDecimalContext Rounded(DecimalRounding rounding)
    {
        if (rounding == Rounding)
        {
            return this;
        }
        var made = Copied();
        made.Rounding = rounding;
        return made;
    }

    /// <summary>With hardly a limit to exponents.</summary>
    internal static PyDecimalContext Wide(long precision) => new() { Precision = precision, Emax = MaxPrecision, Emin = MinExponent };

    PyDecimalContext Copied() => new()
    {
        Precision = Precision, Emin = Emin, Emax = Emax, Rounding = Rounding, Clamp = Clamp, HasCapitals = HasCapitals, FlagBits = FlagBits, TrapBits = TrapBits,
    };

    /// <summary>Sets flags; true if one of them is trapped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Signals(DecimalStatus status)
    {
        FlagBits |= status;
        return (status & TrapBits) != 0;
    }

    // ---- construction and attributes -------------------------------------------------------------------------------------------------

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords)
    {
        var made = type == TypeObject ? new PyDecimalContext() : (PyDecimalContext)type.Allocate();
        if (ts.Interpreter.Decimals.Default is { } pattern)
        {
            made.Become(pattern);
            made.FlagBits = 0;
        }
        return new Value(made);
    }

    void Become(PyDecimalContext other) => (Precision, Emin, Emax, Rounding, Clamp, HasCapitals, FlagBits, TrapBits) =
        (other.Precision, other.Emin, other.Emax, other.Rounding, other.Clamp, other.HasCapitals, other.FlagBits, other.TrapBits);

    [PyMethod("__init__")]
    public Value Init(ThreadState ts, [Keyword] Value prec = default, [Keyword] Value rounding = default, [Keyword] [Name("Emin")] Value emin = default,
        [Keyword] [Name("Emax")] Value emax = default, [Keyword] Value capitals = default, [Keyword] Value clamp = default, [Keyword] Value flags = default, [Keyword] Value traps = default)
    {
        static bool IsGiven(Value v) => !v.IsNull && !v.IsNone;
        if (IsGiven(prec) && !TrySet(ts, "prec", prec, 1, MaxPrecision, ref Precision)
            || IsGiven(rounding) && !TrySetRounding(ts, rounding)
            || IsGiven(emin) && !TrySet(ts, "Emin", emin, MinExponent, 0, ref Emin)
            || IsGiven(emax) && !TrySet(ts, "Emax", emax, 0, MaxPrecision, ref Emax)
            || IsGiven(capitals) && !TrySetCapitals(ts, capitals)
            || IsGiven(clamp) && !TrySetClamp(ts, clamp)
            || IsGiven(flags) && !TrySignals(ts, flags, true, ref FlagBits)
            || IsGiven(traps) && !TrySignals(ts, traps, true, ref TrapBits))
        {
            return default;
        }
        return Value.None;
    }

    bool TrySet(ThreadState ts, string name, Value value, long low, long high, ref long member)
    {
        if (value.IsNull)
        {
            ts.Raise(BuiltinTypes.AttributeError, "context attributes cannot be deleted");
            return false;
        }
        if (!Numbers.IsInt(value))
        {
            ts.Raise(BuiltinTypes.TypeError, "an integer is required");
            return false;
        }
        var isLong = Numbers.TryLong(value, out var number);
        if (!isLong)
        {
            ts.Raise(BuiltinTypes.OverflowError, "Python int too large to convert to C ssize_t");
            return false;
        }
        if (number < low || number > high)
        {
            ts.Raise(BuiltinTypes.ValueError, $"valid range for {name} is [{low}, {high}]");
            return false;
        }
        member = number;
        return true;
    }

    bool TrySetRounding(ThreadState ts, Value value)
    {
        if (!value.IsNull && DecimalNames.TryRounding(value, out var rounding))
        {
            Rounding = rounding;
            return true;
        }
        if (value.IsNull)
        {
            ts.Raise(BuiltinTypes.AttributeError, "context attributes cannot be deleted");
            return false;
        }
        RaiseRounding(ts);
        return false;
    }

    internal static Value RaiseRounding(ThreadState ts) =>
        ts.Raise(BuiltinTypes.TypeError, "valid values for rounding are:\n  [" + string.Join(", ", DecimalNames.Roundings.Select(r => r.Text)) + "]");

    bool TrySetCapitals(ThreadState ts, Value value)
    {
        long set = HasCapitals ? 1 : 0;
        var isSet = TrySet(ts, "capitals", value, 0, 1, ref set);
        HasCapitals = set != 0;
        return isSet;
    }

    bool TrySetClamp(ThreadState ts, Value value)
    {
        long set = Clamp;
        var isSet = TrySet(ts, "clamp", value, 0, 1, ref set);
        Clamp = (int)set;
        return isSet;
    }

    // From a context's flags or traps, a dict of truth values, or, where that may be, a list of signals.
    static bool TrySignals(ThreadState ts, Value given, bool mayBeList, ref DecimalStatus bits)
    {
        var state = ts.Interpreter.Decimals;
        if (given.IsNull)
        {
            ts.Raise(BuiltinTypes.AttributeError, "context attributes cannot be deleted");
            return false;
        }
        if (given.Object is PyDecimalSignals signals)
        {
            bits = signals.Bits;
            return true;
        }
        DecimalStatus made = 0;
        if (given.Object is PyDict dict)
        {
            var known = 0;
            foreach (var (key, value) in dict.Pairs())
            {
                var at = state.SignalOf(key);
                if (at < 0 || !Numbers.TryLong(value, out var isOn))
                {
                    known = -1;
                    break;
                }
                known++;
                made |= isOn != 0 ? DecimalNames.Signals[at] : 0;
            }
            if (known != DecimalNames.Signals.Length)
            {
                ts.Raise(BuiltinTypes.KeyError, "invalid signal dict");
                return false;
            }
            bits = made;
            return true;
        }
        var items = given.Object is PyList list ? list.Span : given.Object is PyTuple tuple ? tuple.Items : default;
        if (!mayBeList || given.Object is not (PyList or PyTuple))
        {
            ts.Raise(BuiltinTypes.TypeError, "argument must be a signal dict");
            return false;
        }
        foreach (var item in items)
        {
            var at = state.SignalOf(item);
            var condition = state.ConditionOf(item);
            if (at < 0 && condition < 0)
            {
                ts.Raise(BuiltinTypes.KeyError, "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]");
                return false;
            }
            made |= at >= 0 ? DecimalNames.Signals[at] : DecimalNames.Conditions[condition];
        }
        bits = made;
        return true;
    }

    [PyGetter("prec")]
    public long PrecisionAttribute => Precision;

    [PySetter("prec")]
    public Value SetPrecision(ThreadState ts, Value value) => Done(TrySet(ts, "prec", value, 1, MaxPrecision, ref Precision));

    static Value Done(bool isDone) => isDone ? Value.None : default;

    [PyGetter("Emin")]
    public long EminAttribute => Emin;

    [PySetter("Emin")]
    public Value SetEmin(ThreadState ts, Value value) => Done(TrySet(ts, "Emin", value, MinExponent, 0, ref Emin));

    [PyGetter("Emax")]
    public long EmaxAttribute => Emax;

    [PySetter("Emax")]
    public Value SetEmax(ThreadState ts, Value value) => Done(TrySet(ts, "Emax", value, 0, MaxPrecision, ref Emax));

    [PyGetter("rounding")]
    public Value RoundingAttribute => new(DecimalNames.Roundings[(int)Rounding]);

    [PySetter("rounding")]
    public Value SetRounding(ThreadState ts, Value value) => Done(TrySetRounding(ts, value));

    [PyGetter("capitals")]
    public long CapitalsAttribute => HasCapitals ? 1 : 0;

    [PySetter("capitals")]
    public Value SetCapitals(ThreadState ts, Value value) => Done(TrySetCapitals(ts, value));

    [PyGetter("clamp")]
    public long ClampAttribute => Clamp;

    [PySetter("clamp")]
    public Value SetClamp(ThreadState ts, Value value) => Done(TrySetClamp(ts, value));

    [PyGetter("flags")]
    public Value FlagsAttribute => new(flags ??= new PyDecimalSignals(this, false));

    [PySetter("flags")]
    public Value SetFlags(ThreadState ts, Value value) => Done(TrySignals(ts, value, false, ref FlagBits));

    [PyGetter("traps")]
    public Value TrapsAttribute => new(traps ??= new PyDecimalSignals(this, true));

    [PySetter("traps")]
    public Value SetTraps(ThreadState ts, Value value) => Done(TrySignals(ts, value, false, ref TrapBits));

    [PyMethod("clear_flags")]
    public void ClearFlags() => FlagBits = 0;

    [PyMethod("clear_traps")]
    public void ClearTraps() => TrapBits = 0;

    [PyMethod("Etiny")]
    public long EtinyMethod() => Etiny;

    [PyMethod("Etop")]
    public long EtopMethod() => Etop;

    [PyMethod("copy")]
    public PyDecimalContext Copy() => Copied();

    [PyMethod("__copy__")]
    public PyDecimalContext CopyMethod() => Copied();

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => new(PyTuple.Of(new Value(Type), new Value(PyTuple.Of(Value.Int(Precision), RoundingAttribute, Value.Int(Emin), Value.Int(Emax),
        Value.Int(CapitalsAttribute), Value.Int(Clamp), ts.Interpreter.Decimals.ListOf(FlagBits), ts.Interpreter.Decimals.ListOf(TrapBits)))));

    [PyMethod("__repr__")]
    public string Repr(ThreadState ts)
    {
        var state = ts.Interpreter.Decimals;
        string Names(DecimalStatus bits) => string.Join(", ", DecimalNames.Shown.Where(i => (bits & DecimalNames.Signals[i]) != 0).Select(i => state.Signals[i].Name));
        return $"Context(prec={Precision}, rounding={DecimalNames.Roundings[(int)Rounding].Text}, Emin={Emin}, Emax={Emax}, capitals={CapitalsAttribute}, clamp={Clamp}, "
            + $"flags=[{Names(FlagBits)}], traps=[{Names(TrapBits)}])";
    }
}

/// <summary>A context's flags or traps: a mapping of the signals to truth values.</summary>
[PyType("SignalDict", Module = "decimal", IsHidden = true, Id = "DecimalSignals")]
public sealed partial class PyDecimalSignals(PyDecimalContext context, bool isTraps) : PyObject(ShapeIds.DecimalSignals)
{
    internal DecimalStatus Bits
    {
        get => isTraps ? context.TrapBits : context.FlagBits;
        set
        {
            if (isTraps)
            {
                context.TrapBits = value;
            }
            else
            {
                context.FlagBits = value;
            }
        }
    }

    int Find(ThreadState ts, Value key)
    {
        var at = ts.Interpreter.Decimals.SignalOf(key);
        if (at < 0)
        {
            ts.Raise(BuiltinTypes.KeyError, "invalid error flag");
        }
        return at;
    }

    [PyMethod("__getitem__")]
    public Value GetItem(ThreadState ts, Value key) => Find(ts, key) is var at && at < 0 ? default : Value.Bool((Bits & DecimalNames.Signals[at]) != 0);

    [PyMethod("__setitem__")]
    public Value SetItem(ThreadState ts, Value key, Value value)
    {
        var at = Find(ts, key);
        if (at < 0)
        {
            return default;
        }
        if (!Numbers.TryLong(value, out var isOn))
        {
            return ts.Raise(BuiltinTypes.TypeError, "a truth value is required");
        }
        Bits = isOn != 0 ? Bits | DecimalNames.Signals[at] : Bits & ~DecimalNames.Signals[at];
        return Value.None;
    }

    [PyMethod("__delitem__")]
    public Value DelItem(ThreadState ts, Value key) => ts.Raise(BuiltinTypes.ValueError, "signal keys cannot be deleted");

    [PyMethod("__len__")]
    public long Len() => DecimalNames.Signals.Length;

    [PyMethod("__contains__")]
    public bool Contains(ThreadState ts, Value key) => ts.Interpreter.Decimals.SignalOf(key) >= 0;

    /// <summary>As a dict of its own.</summary>
    [PyMethod("copy")]
    public PyDict Copy(ThreadState ts) => ToDict(ts);

    PyDict ToDict(ThreadState ts)
    {
        var made = new PyDict();
        for (var i = 0; i < DecimalNames.Signals.Length; i++)
        {
            DictLookup.TrySet(made, new Value(ts.Interpreter.Decimals.Signals[i]), Value.Bool((Bits & DecimalNames.Signals[i]) != 0));
        }
        return made;
    }

    [PyMethod("__iter__")]
    public Value Iter(ThreadState ts) => Iteration.GetIter(ts, new Value(ToDict(ts)));

    [PyMethod("keys")]
    public Value Keys(ThreadState ts) => ToDict(ts).Keys();

    [PyMethod("values")]
    public Value Values(ThreadState ts) => ToDict(ts).Values();

    [PyMethod("items")]
    public Value Items(ThreadState ts) => ToDict(ts).ItemsView();

    [PyMethod("get")]
    public Value Get(ThreadState ts, Value key, Value otherwise = default) =>
        ts.Interpreter.Decimals.SignalOf(key) is var at && at < 0 ? otherwise.IsNull ? Value.None : otherwise : Value.Bool((Bits & DecimalNames.Signals[at]) != 0);

    [PyMethod("__eq__")]
    public Value Eq(ThreadState ts, Value other) => other.Object is PyDecimalSignals signals ? Value.Bool(Bits == signals.Bits)
        : other.Object is PyDict ? Comparison.Rich(ts, new Value(ToDict(ts)), other, Slot.Eq) : Value.NotImplemented;

    [PyMethod("__repr__")]
    public string Repr(ThreadState ts) => "{" + string.Join(", ", DecimalNames.Signals.Select((bit, i) =>
        $"<class 'decimal.{ts.Interpreter.Decimals.Signals[i].Name}'>:{((Bits & bit) != 0 ? "True" : "False")}")) + "}";
}
