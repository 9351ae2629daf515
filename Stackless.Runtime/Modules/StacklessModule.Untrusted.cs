// stackless.loads_untrusted: reading pickles that strangers wrote (Pickling/PickleGuard.cs).
using System.Diagnostics;

namespace Stackless.Runtime;

static partial class StacklessModule
{
    const long MostBytes = 1 << 20, MostDepth = 100, MostWeight = 1 << 20;
    const double MostSeconds = 5;

    /// <summary>
    /// The object that a pickle holds, which may come from anybody: it may name what `allow` lists and plain values, and have calls in progress of the code
    /// that `code` lists (modules, or functions as "module.name") and of the runtime's own operations that `natives` lists.
    /// </summary>
    [PyFunction("loads_untrusted")]
    internal static Value LoadsUntrusted(ThreadState ts, Value data, [KeywordOnly] Value allow = default, [KeywordOnly] Value code = default, [KeywordOnly] Value natives = default,
        [KeywordOnly] long maxBytes = MostBytes, [KeywordOnly] long maxDepth = MostDepth, [KeywordOnly] long maxObjects = MostWeight, [KeywordOnly] double seconds = MostSeconds)
    {
        if (!Buffers.IsBuffer(data))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"a bytes-like object is required, not '{data.Type.MessageName}'");
        }
        if (NamesOf(ts, allow, "allow") is not { } names || NamesOf(ts, code, "code") is not { } listedCode || NamesOf(ts, natives, "natives") is not { } listedNatives)
        {
            return default;
        }
        var bytes = Buffers.Span(data);
        if (bytes.Length > maxBytes)
        {
            return ts.Raise(PickleModule.UnpicklingError, $"the pickle has {bytes.Length} bytes, more than the {maxBytes} that it may have");
        }
        var guard = new PickleGuard(names, listedCode, listedNatives)
        {
            MostBytes = maxBytes,
            MostDepth = maxDepth,
            MostWeight = maxObjects,
            Due = Stopwatch.GetTimestamp() + (long)(Math.Clamp(seconds, 0, TaskletLock.LongestTimeout) * Stopwatch.Frequency),
        };
        return new UnpicklerFrame(new PickleInput(bytes.ToArray()), new UnpickleOptions { Guard = guard }, []).Resume(ts, Value.None);
    }

    static IEnumerable<Value>? ElementsOf(Value listed) => listed.IsNull ? [] : listed.Object switch
    {
        PyTuple tuple => tuple.Items,
        PyList list => Enumerable.Range(0, list.Count).Select(i => list[i]),
        PySetBase set => set.ToArray(),
        _ => null,
    };

    // Null with an error pending.
    static HashSet<string>? NamesOf(ThreadState ts, Value listed, string parameter)
    {
        var items = ElementsOf(listed);
        if (items is null || !items.All(static item => item.Object is PyStr))
        {
            ts.Raise(BuiltinTypes.TypeError, $"{parameter} must be a list, tuple or set of strings");
            return null;
        }
        return [.. items.Select(static item => ((PyStr)item.Object).Text)];
    }
}
