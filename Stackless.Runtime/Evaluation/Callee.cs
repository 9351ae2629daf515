// What the calls of a warm function go to, as far as that is to be seen when it is emitted: the functions that its module's globals name, and the methods
// and getters that its attribute entries have found. Emitted code compares and goes to such a body at once, which the CLR can then compile into the caller; whatever
// else it is that is called, at another time or in another interpreter, goes the general way.
using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

/// <param name="Code">The callee's.</param>
/// <param name="Body">What calls of it with all its parameters enter.</param>
/// <param name="Address">Of the same, as attribute entries keep it.</param>
/// <param name="IsInModule">A function that is a module's attribute: known by its code, as that of a global is.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record Callee(Code Code, MethodInfo Body, nint Address, bool IsInModule)
{
    /// <param name="cell">The number of the global that is called.</param>
    /// <returns>Null if nothing is known of it that a call with <paramref name="count"/> arguments could go to at once.</returns>
    public static Callee? OfGlobal(EvaluatedState state, int cell, int count) =>
        state.Cells[cell].Read().Object is PyFunction function && function.TakesJust(count) ? Of(function) : null;

    /// <param name="entry">The number of the attribute entry by which the method, or the module's function, is found.</param>
    /// <returns>Null if nothing is known of it that a call with <paramref name="count"/> arguments, the object not among them, could go to at once.</returns>
    public static Callee? OfMethod(EvaluatedState state, int entry, int count) => state.Entries[entry] switch
    {
        { Cell: { } cell } => cell.Value.Object is PyFunction function && function.TakesJust(count) ? Of(function, isInModule: true) : null,
        { Method: PyFunction method } known when known.BodyArity == count + 1 => Of(method),
        _ => null,
    };

    /// <summary>The function that is the attribute, if the object is the module of which the entry speaks; otherwise null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyFunction? InModule(Value o, AttributeEntry entry) =>
        ReferenceEquals(o.Object, entry.Holder) && entry.Cell is { } cell ? cell.Value.Object as PyFunction : null;

    /// <param name="entry">The number of the attribute entry by which the property is found.</param>
    /// <returns>Null if nothing is known of it whose getter a read could go to at once.</returns>
    public static Callee? OfGetter(EvaluatedState state, int entry)
    {
        var known = state.Entries[entry];
        return known.Body != 0 && known.Getter is PyFunction function ? Of(function) : null;
    }

    // What is to go when nobody refers to it is not called from what stays, nor the other way round: each is in an assembly of its own.
    static Callee? Of(PyFunction function, bool isInModule = false)
    {
        if (function.Code.IsCollectible || function.Code.Evaluated is not { IsGenerator: false } evaluated)
        {
            return null;
        }
        Promotion.EmitFirst(evaluated, function.State);
        // The address is written last, perhaps just now.
        var address = Volatile.Read(ref evaluated.EmittedBody);
        return address != 0 ? new Callee(function.Code, BodyIn(evaluated.EmittedClass!), address, isInModule) : null;
    }

    // Of the two methods there, the other one's name is longer.
    static MethodInfo BodyIn(Type emitted) => emitted.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).MinBy(method => method.Name.Length)!;
}
