// What an interpreter keeps for decimals: the exception classes, which are Python's (_decimal.py), and the context last asked for.
namespace Stackless.Hosting;

public sealed partial class Interpreter
{
    internal DecimalState Decimals => decimals ??= new DecimalState();

    DecimalState? decimals;
}

sealed class DecimalState
{
    /// <summary>In the orders of DecimalNames.Signals and Conditions; empty until the module has said.</summary>
    public PyType[] Signals { get; private set; } = [];
    PyType[] conditions = [];

    /// <summary>Python functions: makes as_tuple's result, gets the current context, compares with other kinds of numbers, knows the place's conventions.</summary>
    public Value TupleMaker, ContextGetter, OtherConverter, ConventionsGetter;

    /// <summary>What new contexts are like.</summary>
    public PyDecimalContext? Default { get; private set; }

    // Of which context of variables the decimal context below is known to be.
    PyObject? variables;
    PyDecimalContext? current;

    public void Set(PyType[] signals, PyType[] conditions, PyDecimalContext pattern) => (Signals, this.conditions, Default) = (signals, conditions, pattern);

    /// <summary>The running tasklet's, or null: then ContextGetter knows.</summary>
    public PyDecimalContext? Current(ThreadState ts) => variables is { } known && ReferenceEquals(known, ts.Scheduler.Current.Context) ? current : null;

    public void Remember(ThreadState ts, PyDecimalContext context) => (variables, current) = (ts.Scheduler.Current.Context, context);

    public int SignalOf(Value type) => Array.FindIndex(Signals, s => ReferenceEquals(s, type.Object));

    public int ConditionOf(Value type) => Array.FindIndex(conditions, s => ReferenceEquals(s, type.Object));

    public Value ListOf(DecimalStatus bits)
    {
        var list = new PyList();
        for (var i = 0; i < Signals.Length; i++)
        {
            if ((bits & DecimalNames.Signals[i]) != 0)
            {
                list.Append(new Value(Signals[i]));
            }
        }
        return new Value(list);
    }

    /// <summary>Raises the most serious of what has happened and is trapped, with a list of all of it.</summary>
    public Value Raise(ThreadState ts, DecimalStatus trapped)
    {
        var list = new PyList();
        for (var i = 0; i < conditions.Length; i++)
        {
            if ((trapped & DecimalNames.Conditions[i]) != 0)
            {
                list.Append(new Value(conditions[i]));
            }
        }
        var first = -1;
        for (var i = 0; i < Signals.Length; i++)
        {
            if ((trapped & DecimalNames.Signals[i]) != 0)
            {
                first = first < 0 ? i : first;
                if (i > 0)
                {
                    list.Append(new Value(Signals[i]));
                }
            }
        }
        return ts.Raise(Signals[first], new Value(list));
    }
}
