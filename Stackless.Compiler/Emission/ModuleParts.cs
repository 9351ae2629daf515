// What the code of a function refers to outside of itself, and where it finds that: in static fields (names, constants, code objects), or in the
// module's state, which belongs to an interpreter. There are two kinds of modules: ones that are emitted whole (ModuleEmitter), and evaluated
// ones of which single functions are emitted when they have become warm (FunctionPromoter).
using System.Diagnostics.SymbolStore;
using System.Reflection;
using System.Reflection.Emit;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Ir;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Emission;
abstract class ModuleParts
{
    public abstract EmissionOptions Options { get; }

    /// <summary>What is emitted has run often already.</summary>
    public virtual bool IsWarm => false;

    /// <summary>It is loops that have, more than calls.</summary>
    public virtual bool IsWarmByLoop => false;

    /// <summary>For sequence points; null: none are wanted.</summary>
    public virtual ISymbolDocumentWriter? Document => null;

    /// <summary>For debuggers that step over calls; null: none is wanted.</summary>
    public virtual SteppingInformation? Stepping => null;

    /// <summary>The class of the module's states.</summary>
    public abstract Type State { get; }

    /// <summary>The array of a state whose elements are of that class; null if a state has a field for each.</summary>
    public virtual FieldInfo? ArrayOf(Type element) => null;

    public abstract StatePlace CellOf(string name);

    /// <summary>The attribute entry of one operation: its own, but body and resume body have it in common.</summary>
    public abstract StatePlace EntryOf(Op op, string name);

    public abstract FieldInfo NameOf(string name);
    public abstract FieldInfo KeywordsOf(IReadOnlyList<string> keywords);
    public abstract FieldInfo ConstantOf(ConstantValue value);
    public abstract FieldInfo ConstantOf(ConstTuple tuple);
    public abstract FieldInfo CodeOf(IrFunction function);

    /// <summary>The method that calls of the function can go to at once; null if there is none.</summary>
    public abstract DirectFunction? DirectOf(IrFunction function);

    /// <summary>What the call has gone to until now; null if that is not known.</summary>
    public virtual Callee? CalleeOf(Op call) => null;

    /// <summary>What in C# the call has gone to until now; null if that is not known.</summary>
    public virtual NativeCallee? NativeCalleeOf(Op call) => null;

    /// <summary>The code object of a callee in Python.</summary>
    public virtual FieldInfo CodeOf(Callee callee) => throw new InvalidOperationException("callees are known of warm functions only");
}

/// <summary>A place in a module's state.</summary>
abstract record StatePlace;

/// <summary>A field of it.</summary>
/// <param name="More">Of the state itself: holds the object that has the field; null if the state has it.</param>
sealed record StateField(FieldBuilder Field, FieldBuilder? More) : StatePlace;

/// <summary>Not in the state at all: the function object that is running.</summary>
sealed record RunningFunction : StatePlace;

/// <summary>An element of an array of it.</summary>
sealed record StateElement(FieldInfo Array, int Index, Type Type) : StatePlace;

/// <param name="Place">Has the function object made last from that code at module level: what a direct call compares the callee with.</param>
sealed record DirectFunction(StatePlace Place, MethodInfo Body);
