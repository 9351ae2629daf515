// How many elements an object says it will give: operator.length_hint, and what list() asks of a class in Python before it iterates.
// https://peps.python.org/pep-0424/
namespace Stackless.Runtime;

static unsafe class LengthHint
{
    /// <summary>The number, or the default where nothing is said.</summary>
    public static Value Of(ThreadState ts, Value obj, Value otherwise) => obj.Type.Has(Slot.Len)
        ? ts.Then(BuiltinsModule.Len(ts, obj), LengthReady, obj, otherwise)
        : Ask(ts, obj, otherwise);

    static readonly Continuation LengthReady = new("hint.length", &AfterLength, handlesExceptions: true);
    static readonly Continuation HintReady = new("hint.hint", &AfterHint, handlesExceptions: true);

    static Value AfterLength(ThreadState ts, Value length, Value obj, Value otherwise, Value c) => TakeTypeError(ts, length) ? Ask(ts, obj, otherwise) : length;

    static Value Ask(ThreadState ts, Value obj, Value otherwise)
    {
        var method = obj.Type.Find(Slot.LengthHint);
        return method.IsNull ? otherwise : ts.Then(Calling.CallMethod0(ts, method, obj), HintReady, otherwise);
    }

    static Value AfterHint(ThreadState ts, Value hint, Value otherwise, Value b, Value c) =>
        TakeTypeError(ts, hint) ? otherwise
        : hint.IsNull ? default
        : ReferenceEquals(hint.Object, Value.NotImplemented.Object) ? otherwise
        : !Numbers.TryBig(hint, out var number) ? ts.Raise(BuiltinTypes.TypeError, $"__length_hint__ must be an integer, not {hint.Type.MessageName}")
        : number.Sign < 0 ? ts.Raise(BuiltinTypes.ValueError, "__length_hint__() should return >= 0")
        : hint;

    static bool TakeTypeError(ThreadState ts, Value result)
    {
        if (!result.IsNull || !ts.Exception!.Type.IsSubtypeOf(BuiltinTypes.TypeError))
        {
            return false;
        }
        ts.TakeException();
        return true;
    }
}
