// Where a module's global lives: compiled code holds the cell, the module's dict reads and writes through it.
// Value is null while the name is not bound; Fallback is the same name's cell in builtins.
// Invariant: the owner's dict lists the name exactly while Value is not null, so binding an empty cell goes through the dict
// (Bind) and unbinding always does; overwriting a bound one is a plain store.
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GlobalCell : PyObject
{
    public Value Value;
    public readonly GlobalCell? Fallback;
    public readonly PyDict Owner;
    public readonly PyStr Name;

    internal GlobalCell(PyDict owner, PyStr name, GlobalCell? fallback) : base(ShapeIds.Cell)
    {
        Owner = owner;
        Name = name;
        Fallback = fallback;
    }

    /// <summary>The global's value or the builtin's; null if neither is bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Value Read()
    {
        var value = Value;
        return value.IsNull && Fallback is not null ? Fallback.Value : value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(Value value)
    {
        if (Value.IsNull)
        {
            Owner.Set(Name, value);
        }
        else
        {
            Value.Store(ref Value, value);
        }
    }
}
