// An overload with the arguments that it is to be called with, converted (HostBound); and what is remembered of one: the kinds of the arguments that led to it
// (HostCall). The kind of an argument is the hidden class of its object: one int.
namespace Stackless.Runtime;

/// <summary>A call that is ready to be made.</summary>
sealed class HostBound(HostOverload overload, object? target, object?[] arguments, bool isExpanded)
{
    public HostOverload Overload => overload;

    public bool IsExpanded => isExpanded;

    /// <summary>The object that a constructor makes.</summary>
    public object Create() => overload.Invoke(null, arguments)!;

    public Value Make(HostClasses classes) => Converted(classes, overload.Invoke(target, arguments));

    /// <summary>Makes the call; if it is one that waits for other threads, on a thread of its own: the tasklet waits, and who is waited for can come in.</summary>
    public Value Make(ThreadState ts, HostClasses classes)
    {
        if (!overload.Blocks || target is Mutex)
        {
            return Make(classes);
        }
        var running = Task.Factory.StartNew(() => overload.Invoke(target, arguments), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return HostTasks.WaitFor(ts, running, new Value(new HostOperation(overload.Info.Name, (_, _, _) => Converted(classes, running.GetAwaiter().GetResult()))), Value.None);
    }

    Value Converted(HostClasses classes, object? result)
    {
        if (!overload.HasReferences)
        {
            return overload.ReturnsNothing ? Value.None : overload.GivesValues ? ToPython.Of(classes.Interpreter, result) : classes.ToPython(result);
        }
        // What is by reference is a result, after the one that is returned.
        var results = new List<Value>();
        if (!overload.ReturnsNothing)
        {
            results.Add(classes.ToPython(result));
        }
        for (var i = 0; i < arguments.Length; i++)
        {
            if (overload.Parameters[i] is { ParameterType.IsByRef: true, IsIn: false })
            {
                results.Add(classes.ToPython(arguments[i]));
            }
        }
        return results.Count == 1 ? results[0] : new Value(PyTuple.Of([.. results]));
    }
}

sealed class HostCall
{
    readonly HostOverload overload;
    readonly int[] kinds;

    HostCall(HostOverload overload, int[] kinds)
    {
        this.overload = overload;
        this.kinds = kinds;
    }

    /// <summary>What is remembered; null if other values of the same kinds might mean another overload.</summary>
    public static HostCall? Of(HostBound bound, Value[] arguments, bool isOnly)
    {
        var overload = bound.Overload;
        var skipped = overload.TakesObject ? 1 : 0;
        if (bound.IsExpanded || overload.Blocks || Array.Exists(overload.IsOut, o => o) || arguments.Length - skipped != overload.Types.Length)
        {
            return null;
        }
        for (var i = skipped; i < arguments.Length && !isOnly; i++)
        {
            var (v, type) = (arguments[i], overload.Types[i - skipped]);
            var isSettled = v.IsInt ? type == typeof(long) || type == typeof(int) || type == typeof(object)
                : v.IsFloat || v.IsNone || v.Object is PyBool or PyHostObject
                || v.Object is PyStr && type != typeof(char);
            if (!isSettled)
            {
                return null;
            }
        }
        return new HostCall(overload, Array.ConvertAll(arguments, a => a.Object.ShapeId));
    }

    // Code costs more than some calls by reflection.
    const int CallsBeforeCode = 30;

    int count;
    bool isTried;

    /// <summary>Code for the call; null if it is not made often, or is of no kind that has any.</summary>
    public Delegate? Code { get; private set; }

    /// <summary>The call is made again.</summary>
    public void Count(HostClasses classes)
    {
        if (!isTried && ++count > CallsBeforeCode)
        {
            isTried = true;
            Code = HostThunk.Of(overload, classes);
        }
    }

    public bool IsFor(Value a) => kinds.Length == 1 && a.Object.ShapeId == kinds[0];

    public bool IsFor(Value a, Value b) => kinds.Length == 2 && a.Object.ShapeId == kinds[0] && b.Object.ShapeId == kinds[1];

    public bool IsFor(Value a, Value b, Value c) => kinds.Length == 3 && a.Object.ShapeId == kinds[0] && b.Object.ShapeId == kinds[1] && c.Object.ShapeId == kinds[2];

    public bool IsFor(Value a, Value b, Value c, Value d) => kinds.Length == 4 && IsForFirst(a, b) && c.Object.ShapeId == kinds[2] && d.Object.ShapeId == kinds[3];

    bool IsForFirst(Value a, Value b) => a.Object.ShapeId == kinds[0] && b.Object.ShapeId == kinds[1];

    public bool IsFor(Value[] arguments)
    {
        if (arguments.Length != kinds.Length)
        {
            return false;
        }
        for (var i = 0; i < kinds.Length; i++)
        {
            if (arguments[i].Object.ShapeId != kinds[i])
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The call with other arguments of the same kinds; null if they do not fit after all.</summary>
    public HostBound? TryBind(HostClasses classes, Value[] arguments)
    {
        object? target = null;
        var skipped = 0;
        if (overload.TakesObject)
        {
            skipped = 1;
            target = HostClasses.TargetOf(arguments[0]);
        }
        var converted = new object?[overload.Types.Length];
        var doesNotFit = false;
        for (var i = 0; i < converted.Length; i++)
        {
            if (!HostArgument.Try(classes, arguments[i + skipped], overload.Types[i], out converted[i], out _, ref doesNotFit))
            {
                return null;
            }
        }
        return new HostBound(overload, target, converted, false);
    }
}
