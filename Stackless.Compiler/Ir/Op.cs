// The operations of the intermediate representation: what Lowering produces and Emission consumes, and nothing else.
// An operation reads operands, may write one local (Dest), and states its Effect. Effects decide everything downstream:
// a MaySuspend operation is a numbered resumption point, a MayRaise operation has an exception edge to its block's handler,
// a Pure one has neither. A local's value is never in two places: there is no SSA, a handler sees what the locals hold.
// Invariant: an operation whose C# implementation can run Python code is MaySuspend. Getting this wrong loses a suspension.
// Invariant: Dest is written when the operation has succeeded, not before; it may be one of the operands (x = x + 1).
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Ir;

/// <summary>What executing an operation can do besides computing its result.</summary>
public enum Effect
{
    /// <summary>Computes a value; cannot fail and cannot run Python code.</summary>
    Pure,

    /// <summary>Can raise, but never runs Python code, so it cannot suspend.</summary>
    MayRaise,

    /// <summary>Can run Python code: may raise, suspend or spill the stack.</summary>
    MaySuspend,
}

/// <summary>An operation's input: a <see cref="Local"/> or a <see cref="Const"/>.</summary>
public abstract class Operand;

/// <summary>Where a local comes from; only named ones appear in tracebacks, pickles and <c>locals()</c>.</summary>
public enum LocalKind
{
    Parameter,
    Variable,
    Temporary,
}

/// <summary>A storage place of one function. Holds a value, or nothing (unbound).</summary>
/// <param name="name">The Python name; for a temporary, a name that starts with a dot.</param>
public sealed class Local(string name, LocalKind kind, int index) : Operand
{
    public string Name { get; } = name;
    public LocalKind Kind { get; } = kind;

    /// <summary>What error messages and <c>locals()</c> call it: a comprehension's variable is named "x.1" and shown as "x".</summary>
    public string PythonName => Kind == LocalKind.Variable && Name.IndexOf('.') is > 0 and var dot ? Name[..dot] : Name;

    /// <summary>Position in <see cref="IrFunction.Locals"/>.</summary>
    public int Index { get; } = index;

    /// <summary>The variable is captured by an inner function: the local holds a cell object, the value is in it.</summary>
    public bool IsCell { get; set; }

    public override string ToString() => Name;
}

/// <summary>A literal. Tuples and frozensets of literals are literals too (<see cref="ConstTuple"/>).</summary>
public sealed class Const(Constant value) : Operand
{
    public Constant Value { get; } = value;
    public override string ToString() => Value.ToString();
}

/// <summary>A tuple whose elements are all literals.</summary>
public sealed class ConstTuple(IReadOnlyList<Operand> elements) : Operand
{
    public IReadOnlyList<Operand> Elements { get; } = elements;
    public override string ToString() => "(" + string.Join(", ", Elements) + ")";
}

public abstract record Op(Local? Dest)
{
    /// <summary>The Python source range this operation stands for: tracebacks point here.</summary>
    public Span Span { get; init; }

    public abstract Effect Effect { get; }
    public abstract IEnumerable<Operand> Uses { get; }

    private protected static readonly Operand[] None = [];
}

// ---- moving values -----------------------------------------------------------------------------------------------

/// <summary><c>Dest = Source</c>.</summary>
public sealed record Move(Local Dest, Operand Source) : Op(Dest)
{
    public override Effect Effect => Effect.Pure;
    public override IEnumerable<Operand> Uses => [Source];
}

/// <summary><c>del x</c>: the local becomes unbound.</summary>
public sealed record Unbind(Local Variable) : Op(Variable)
{
    public override Effect Effect => Effect.Pure;
    public override IEnumerable<Operand> Uses => None;
}

/// <summary>Does nothing: a statement that does nothing either begins here, for whoever traces lines.</summary>
public sealed record Line() : Op((Local?)null)
{
    public override Effect Effect => Effect.Pure;
    public override IEnumerable<Operand> Uses => None;
}

/// <summary>Raises UnboundLocalError (NameError for a free variable) if the local is unbound.</summary>
public sealed record CheckBound(Local Variable, bool IsFree) : Op((Local?)null)
{
    public override Effect Effect => Effect.MayRaise;
    public override IEnumerable<Operand> Uses => [Variable];
}

/// <summary>A module global, then a builtin; NameError if neither.</summary>
public sealed record LoadGlobal(Local Dest, string Name) : Op(Dest)
{
    public override Effect Effect => Effect.MayRaise;
    public override IEnumerable<Operand> Uses => None;
}

public sealed record StoreGlobal(string Name, Operand Value) : Op((Local?)null)
{
    public override Effect Effect => Effect.Pure;
    public override IEnumerable<Operand> Uses => [Value];
}

public sealed record DeleteGlobal(string Name) : Op((Local?)null)
{
    public override Effect Effect => Effect.MayRaise;
    public override IEnumerable<Operand> Uses => None;
}

/// <summary>A name in a class body or under <c>exec</c>: the namespace mapping, then <see cref="Cell"/> if given, then globals and builtins.</summary>
public sealed record LoadName(Local Dest, Local Namespace, string Name, Local? Cell) : Op(Dest)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => Cell is null ? [Namespace] : [Namespace, Cell];
}

public sealed record StoreName(Local Namespace, string Name, Operand Value) : Op((Local?)null)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Namespace, Value];
}

public sealed record DeleteName(Local Namespace, string Name) : Op((Local?)null)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Namespace];
}

/// <summary>A new cell holding <see cref="Initial"/> (null: empty). Done once at entry for each captured variable.</summary>
public sealed record MakeCell(Local Dest, Operand? Initial) : Op(Dest)
{
    public override Effect Effect => Effect.Pure;
    public override IEnumerable<Operand> Uses => Initial is null ? None : [Initial];
}

/// <summary>The running function's closure cell number <see cref="Index"/>.</summary>
public sealed record LoadClosureCell(Local Dest, int Index) : Op(Dest)
{
    public override Effect Effect => Effect.Pure;
    public override IEnumerable<Operand> Uses => None;
}

/// <summary>The value in a cell; raises if it is empty.</summary>
public sealed record LoadCell(Local Dest, Local Cell, string Name, bool IsFree) : Op(Dest)
{
    public override Effect Effect => Effect.MayRaise;
    public override IEnumerable<Operand> Uses => [Cell];
}

public sealed record StoreCell(Local Cell, Operand Value) : Op((Local?)null)
{
    public override Effect Effect => Effect.Pure;
    public override IEnumerable<Operand> Uses => [Cell, Value];
}

public sealed record DeleteCell(Local Cell, string Name, bool IsFree) : Op((Local?)null)
{
    public override Effect Effect => Effect.MayRaise;
    public override IEnumerable<Operand> Uses => [Cell];
}

// ---- attributes and items -----------------------------------------------------------------------------------------

public sealed record LoadAttr(Local Dest, Operand Object, string Name) : Op(Dest)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Object];
}

public sealed record StoreAttr(Operand Object, string Name, Operand Value) : Op((Local?)null)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Object, Value];
}

public sealed record DeleteAttr(Operand Object, string Name) : Op((Local?)null)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Object];
}

/// <summary>A special method looked up on the type (<c>with</c>), bound to the object; raises <see cref="Error"/> as TypeError if it is missing,
/// with the name of the object's type for its %s.</summary>
public sealed record LoadSpecial(Local Dest, Operand Object, string Name, string Error) : Op(Dest)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Object];
}

public sealed record LoadItem(Local Dest, Operand Object, Operand Index) : Op(Dest)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Object, Index];
}

public sealed record StoreItem(Operand Object, Operand Index, Operand Value) : Op((Local?)null)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Object, Index, Value];
}

public sealed record DeleteItem(Operand Object, Operand Index) : Op((Local?)null)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Object, Index];
}

// ---- operators ----------------------------------------------------------------------------------------------------

/// <summary><c>Left op Right</c>; with <see cref="IsInPlace"/>, the augmented form.</summary>
public sealed record BinaryOp(Local Dest, Operator Operator, Operand Left, Operand Right, bool IsInPlace) : Op(Dest)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Left, Right];
}

/// <summary><c>+x</c>, <c>-x</c>, <c>~x</c>. (<c>not x</c> is <see cref="IsTrue"/> and <see cref="Not"/>.)</summary>
public sealed record UnaryOp(Local Dest, UnaryOperator Operator, Operand Operand) : Op(Dest)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Operand];
}

/// <summary>Eq, NotEq, Lt, LtE, Gt, GtE, In, NotIn. Rich comparison may give any object.</summary>
public sealed record Compare(Local Dest, CmpOperator Operator, Operand Left, Operand Right) : Op(Dest)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Left, Right];
}

/// <summary><c>Left is Right</c>, or <c>is not</c>.</summary>
public sealed record Is(Local Dest, Operand Left, Operand Right, bool IsNegated) : Op(Dest)
{
    public override Effect Effect => Effect.Pure;
    public override IEnumerable<Operand> Uses => [Left, Right];
}

/// <summary>The truth of a value, as the bool True or False.</summary>
public sealed record IsTrue(Local Dest, Operand Operand) : Op(Dest)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Operand];
}

/// <summary>The other bool. The operand is a bool by construction.</summary>
public sealed record Not(Local Dest, Operand Operand) : Op(Dest)
{
    public override Effect Effect => Effect.Pure;
    public override IEnumerable<Operand> Uses => [Operand];
}

// ---- calls --------------------------------------------------------------------------------------------------------

/// <summary><c>Callee(a, b, k=c)</c>: the last <c>KeywordNames.Count</c> arguments are passed by keyword.</summary>
public sealed record Call(Local Dest, Operand Callee, IReadOnlyList<Operand> Arguments, IReadOnlyList<string> KeywordNames) : Op(Dest)
{
    /// <summary>Set by DirectCalls: what the callee most likely is. Emission guards it with one compare.</summary>
    public IrFunction? LikelyTarget { get; set; }

    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Callee, .. Arguments];
}

/// <summary><c>Object.Name(a, b, k=c)</c> without making a bound method.</summary>
public sealed record CallMethod(Local Dest, Operand Object, string Name, IReadOnlyList<Operand> Arguments, IReadOnlyList<string> KeywordNames) : Op(Dest)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Object, .. Arguments];
}

/// <summary>The method of a call whose arguments are evaluated next. What it gives is for <see cref="CallLoaded"/> alone.</summary>
public sealed record LoadMethod(Local Dest, Operand Object, string Name) : Op(Dest)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Object];
}

/// <summary>The call of what <see cref="LoadMethod"/> found on Object.</summary>
public sealed record CallLoaded(Local Dest, Local Method, Operand Object, IReadOnlyList<Operand> Arguments, IReadOnlyList<string> KeywordNames) : Op(Dest)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Method, Object, .. Arguments];
}

/// <summary><c>Callee(*Positional, **Keywords)</c>: a tuple or list, and a dict or null.</summary>
public sealed record CallSpread(Local Dest, Operand Callee, Operand Positional, Operand? Keywords) : Op(Dest)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => Keywords is null ? [Callee, Positional] : [Callee, Positional, Keywords];
}

/// <summary>A call of a function of the runtime's prelude or kernel, by name: the way to everything that is not worth an operation.</summary>
public sealed record CallIntrinsic(Local Dest, string Name, IReadOnlyList<Operand> Arguments) : Op(Dest)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => Arguments;
}

// ---- building -----------------------------------------------------------------------------------------------------

public enum Container
{
    Tuple,
    List,

    /// <summary>Elements are hashed: may run Python code.</summary>
    Set,

    /// <summary>Elements alternate key, value.</summary>
    Dict,

    /// <summary>Two or three elements.</summary>
    Slice,

    /// <summary>Elements are strings already formatted.</summary>
    String,
}

public sealed record Build(Local Dest, Container Container, IReadOnlyList<Operand> Elements) : Op(Dest)
{
    /// <summary>Of an empty list: the iterator that it will get one element from each step of, or from some of them.</summary>
    public Operand? Filling { get; init; }
    public bool IsFiltered { get; init; }

    public override Effect Effect => Container is Container.Set or Container.Dict ? Effect.MaySuspend : Effect.Pure;
    public override IEnumerable<Operand> Uses => Filling is null ? Elements : [.. Elements, Filling];
}

/// <summary>Adds one element to the list, set or dict a display or comprehension is building (a dict takes key and value).</summary>
public sealed record Append(Container Container, Local Target, Operand Element, Operand? Value) : Op((Local?)null)
{
    public override Effect Effect => Container == Container.List ? Effect.Pure : Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => Value is null ? [Target, Element] : [Target, Element, Value];
}

/// <summary><c>*iterable</c> into a list or set, <c>**mapping</c> into a dict display.</summary>
public sealed record Extend(Container Container, Local Target, Operand Iterable) : Op((Local?)null)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Target, Iterable];
}

/// <summary><c>**mapping</c> of a call: as Extend, but a duplicate or non-string key is a TypeError that names the callee.</summary>
public sealed record MergeKeywords(Local Target, Operand Mapping, Operand Callee) : Op((Local?)null)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Target, Mapping, Callee];
}

public sealed record ListToTuple(Local Dest, Local List) : Op(Dest)
{
    public override Effect Effect => Effect.Pure;
    public override IEnumerable<Operand> Uses => [List];
}

/// <summary>A replacement field of an f-string: conversion (<c>'s'</c>, <c>'r'</c>, <c>'a'</c> or none), then format with the spec.</summary>
public sealed record FormatValue(Local Dest, Operand Value, char Conversion, Operand? FormatSpec) : Op(Dest)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => FormatSpec is null ? [Value] : [Value, FormatSpec];
}

/// <summary>A function object. Closure operands are cells. Defaults is a tuple, KeywordDefaults a dict, Annotate a function; each may be null.</summary>
public sealed record MakeFunction(Local Dest, IrFunction Function, Operand? Defaults, Operand? KeywordDefaults, IReadOnlyList<Local> Closure, Operand? Annotate) : Op(Dest)
{
    public override Effect Effect => Effect.Pure;
    public override IEnumerable<Operand> Uses
    {
        get
        {
            if (Defaults is not null) yield return Defaults;
            if (KeywordDefaults is not null) yield return KeywordDefaults;
            if (Annotate is not null) yield return Annotate;
            foreach (var cell in Closure) yield return cell;
        }
    }
}

// ---- iteration and unpacking --------------------------------------------------------------------------------------

public sealed record GetIter(Local Dest, Operand Iterable) : Op(Dest)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Iterable];
}

/// <summary>The next element, or the end mark; always followed by <see cref="BranchEnd"/>.</summary>
public sealed record Next(Local Dest, Local Iterator) : Op(Dest)
{
    /// <summary>The block that has the element begins with its <see cref="Unpack"/>, and nobody else reads it: the iterator may give the same tuple each time.</summary>
    public bool IsUnpacked { get; init; }

    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Iterator];
}

/// <summary>Something of exactly <see cref="Count"/> elements, to be read by the <see cref="Element"/>s that follow at once; ValueError otherwise. Tuples and lists are checked and passed through.</summary>
public sealed record Unpack(Local Dest, Operand Iterable, int Count) : Op(Dest)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Iterable];
}

/// <summary><c>a, *b, c = ...</c>: a tuple of Before + 1 + After elements, the middle one a list, to be read at once as well.</summary>
public sealed record UnpackStarred(Local Dest, Operand Iterable, int Before, int After) : Op(Dest)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Iterable];
}

/// <summary>Element <see cref="Index"/> of what Unpack or UnpackStarred made: cannot fail.</summary>
public sealed record Element(Local Dest, Local Tuple, int Index) : Op(Dest)
{
    public override Effect Effect => Effect.Pure;
    public override IEnumerable<Operand> Uses => [Tuple];
}

// ---- generators ---------------------------------------------------------------------------------------------------

/// <summary>Gives <see cref="Value"/> to whoever drives the generator; Dest is what is sent back. A throw arrives at the block's handler.</summary>
public sealed record Yield(Local Dest, Operand Value) : Op(Dest)
{
    /// <summary>For the yield of a <c>yield from</c>: the iterator delegated to (gi_yieldfrom). What is thrown in here goes on into it, so the
    /// arrival leaves no traceback entry; the entry comes when it returns from there.</summary>
    public Local? Delegate { get; init; }

    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Value];
}

/// <summary>The iterator that <c>yield from</c> delegates to.</summary>
public sealed record GetYieldFromIter(Local Dest, Operand Iterable) : Op(Dest)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Iterable];
}

/// <summary>Sends into the delegate: what it yields, or the end mark (its return value is then had with <see cref="TakeStopValue"/>).</summary>
public sealed record Send(Local Dest, Local Iterator, Operand Value) : Op(Dest)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Iterator, Value];
}

/// <summary>Throws into the delegate (GeneratorExit closes it): what it yields, or the end mark.</summary>
public sealed record ThrowInto(Local Dest, Local Iterator, Local Exception) : Op(Dest)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => [Iterator, Exception];
}

/// <summary>The return value that came with the last end mark. Must follow BranchEnd at once.</summary>
public sealed record TakeStopValue(Local Dest) : Op(Dest)
{
    public override Effect Effect => Effect.Pure;
    public override IEnumerable<Operand> Uses => None;
}

// ---- exceptions ---------------------------------------------------------------------------------------------------

/// <summary>First operation of a handler block: takes the exception that was raised; none is pending afterwards.</summary>
public sealed record Catch(Local Dest) : Op(Dest)
{
    public override Effect Effect => Effect.Pure;
    public override IEnumerable<Operand> Uses => None;
}

/// <summary>Is the exception an instance of the type or tuple of types? A bool.</summary>
public sealed record MatchException(Local Dest, Local Exception, Operand Type) : Op(Dest)
{
    public override Effect Effect => Effect.MayRaise;
    public override IEnumerable<Operand> Uses => [Exception, Type];
}

/// <summary>The exception becomes the one being handled (<c>sys.exception()</c>, bare <c>raise</c>, <c>__context__</c>); Dest keeps the former.</summary>
public sealed record PushHandled(Local Dest, Local Exception) : Op(Dest)
{
    public override Effect Effect => Effect.Pure;
    public override IEnumerable<Operand> Uses => [Exception];
}

public sealed record PopHandled(Local Former) : Op((Local?)null)
{
    public override Effect Effect => Effect.Pure;
    public override IEnumerable<Operand> Uses => [Former];
}

/// <summary>A back edge: time slices end here, signals arrive here.</summary>
public sealed record Poll() : Op((Local?)null)
{
    public override Effect Effect => Effect.MaySuspend;
    public override IEnumerable<Operand> Uses => None;
}
