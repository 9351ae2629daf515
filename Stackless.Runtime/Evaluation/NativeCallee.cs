// A callee written in C#, as far as it is to be seen when its warm caller is emitted (as Callee is of one in Python): a function that a global or a module's
// attribute names, or a method of a built-in type. Emitted code asks whether that is still what is called, and goes to the thunk with what it takes.
// Thunks are the process's: an address means the same in every interpreter.
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

/// <param name="Address">The thunk's.</param>
/// <param name="Arity">How many values it takes after the thread's state; null stands for what is not given.</param>
/// <param name="IsInModule">A function that is a module's attribute, so that the module is no argument.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record NativeCallee(nint Address, int Arity, bool IsInModule)
{
    /// <param name="cell">The number of the global that is called.</param>
    /// <returns>Null if nothing is known of it that a call with <paramref name="count"/> arguments could go to at once.</returns>
    public static NativeCallee? OfGlobal(EvaluatedState state, int cell, int count) => Of(state.Cells[cell].Read().Object as NativeFunction, count, false);

    /// <param name="entry">The number of the attribute entry by which it is found.</param>
    /// <returns>Null if nothing is known of it that a call with <paramref name="count"/> arguments, the object not among them, could go to at once.</returns>
    public static NativeCallee? OfMethod(EvaluatedState state, int entry, int count) => state.Entries[entry] switch
    {
        { Method: MethodDescriptor method } => Of(method, count + 1, false),
        { Cell: { } cell } => Of(cell.Value.Object as NativeFunction, count, true),
        _ => null,
    };

    static NativeCallee? Of(NativeCallable? callable, int count, bool isInModule) =>
        callable is not null && callable.TakesAtOnce(count) ? new NativeCallee(callable.Address, callable.Arity, isInModule) : null;

    /// <summary>Whether that is the function.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsFunction(PyObject? callee, nint address) => callee is NativeFunction function && function.Address == address;

    /// <summary>Whether a call of the object's method goes there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsMethod(Value o, AttributeEntry entry, nint address) => o.Object.ShapeId == entry.ShapeId && entry.Native == address;

    /// <summary>Whether the object is the module of which the entry speaks, and the function its attribute.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsModuleFunction(Value o, AttributeEntry entry, nint address) =>
        ReferenceEquals(o.Object, entry.Holder) && entry.Cell is { } cell && IsFunction(cell.Value.Object, address);
}
