// _decimal_numbers: decimals and their contexts in C#, for the module _decimal, which adds what is Python's: exceptions, the context variable.
// https://docs.python.org/3/library/decimal.html
namespace Stackless.Runtime;

[PyModule("_decimal_numbers")]
static partial class DecimalModule
{
    [PyConstant("Decimal")]
    internal static Value Decimal => new(BuiltinTypes.Decimal);

    [PyConstant("Context")]
    internal static Value Context => new(BuiltinTypes.DecimalContext);

    [PyConstant("SignalDict")]
    internal static Value Signals => new(BuiltinTypes.DecimalSignals);

    /// <summary>The exception classes, and the functions that are Python's.</summary>
    [PyFunction("set_up")]
    internal static void SetUp(ThreadState ts, PyTuple signals, PyTuple conditions, PyDecimalContext pattern, PyTuple functions)
    {
        var state = ts.Interpreter.Decimals;
        state.Set(Array.ConvertAll(signals.Items, v => (PyType)v.Object), Array.ConvertAll(conditions.Items, v => (PyType)v.Object), pattern);
        (state.TupleMaker, state.ContextGetter, state.OtherConverter, state.ConventionsGetter) = (functions.Items[0], functions.Items[1], functions.Items[2], functions.Items[3]);
    }

    /// <summary>The running tasklet's context is this one.</summary>
    [PyFunction("remember")]
    internal static void Remember(ThreadState ts, PyDecimalContext context) => ts.Interpreter.Decimals.Remember(ts, context);

    /// <summary>The context if it is known without asking, or None.</summary>
    [PyFunction("current")]
    internal static Value Current(ThreadState ts) => ts.Interpreter.Decimals.Current(ts) is { } context ? new Value(context) : Value.None;
}
