// The state of lowering one function: its IR and builder, the scopes its names are resolved in, the regions it is in, its temporaries.
// Invariants: temporaries are allocated and released like a stack (Mark, Release), so that one in use is never given out twice;
// Comprehensions holds the scopes of the inlined comprehensions being lowered, innermost first, all of them part of this function.
using Stackless.Compiler.Binding;
using Stackless.Compiler.Ir;

namespace Stackless.Compiler.Lowering;

sealed class FunctionContext(IrFunction function, Scope scope, FunctionContext? parent)
{
    readonly List<Local> allocated = [];
    readonly Stack<Local> free = new();

    public IrFunction Function { get; } = function;
    public IrBuilder Builder { get; } = new(function);
    public Scope Scope { get; } = scope;
    public FunctionContext? Parent { get; } = parent;

    public Region? Region { get; set; }
    public InlinedComprehension? Comprehension { get; set; }

    /// <summary>Cells of the closure by name, loaded at entry.</summary>
    public Dictionary<string, Local> ClosureCells { get; } = [];

    /// <summary>Cells of the function's own variables that inner functions capture, by name.</summary>
    public Dictionary<string, Local> OwnCells { get; } = [];

    /// <summary>In a class body or under exec: the mapping that holds the local names.</summary>
    public Local? Namespace { get; set; }

    /// <summary>In a function of the format: its globals, as the mapping that annotationlib may have made for it, with an answer for every name.</summary>
    public Local? Globals { get; set; }

    /// <summary>In a class body: the attributes its methods set on `self`.</summary>
    public SortedSet<string>? StaticAttributes { get; init; }

    public Local Temporary()
    {
        var local = free.Count > 0 ? free.Pop() : Builder.Temporary();
        allocated.Add(local);
        return local;
    }

    public int Mark() => allocated.Count;

    public void Release(int mark)
    {
        while (allocated.Count > mark)
        {
            free.Push(allocated[^1]);
            allocated.RemoveAt(allocated.Count - 1);
        }
    }
}

/// <summary>A comprehension whose code is part of the function it stands in (PEP 709). Its variables are locals of that function under names of their own.</summary>
sealed class InlinedComprehension(Scope scope, InlinedComprehension? outer)
{
    public Scope Scope { get; } = scope;
    public InlinedComprehension? Outer { get; } = outer;
    public Dictionary<string, Local> Variables { get; } = [];
}
