// Resumption: from IR to IR that can stop. This is the heart of the compiler; docs/resumption.md says why it looks so.
//
// A function is emitted twice. The *body* is entered at the top only and keeps its variables in IL locals. The *resume body* is the
// same IR entered through a switch on a state number. Both leave at a suspension by writing what is still needed to a heap frame.
// What both need to know is worked out here, in the order of Passes, and is data from then on:
//   1. Liveness      which locals are needed after each operation, exception edges included
//   2. NumberSites   every operation that can raise or suspend gets a number; that number is the state, and finds the source
//                    position and, for resumption points, the live locals
//   3. AssignSlots   each local that is live across some resumption point gets a frame slot, the same at all of them
// Writing and reading what is live at each site is code that grows with sites times variables. Where that would be too much (LivesInFrame), these
// variables have no IL locals: they live in the frame's slots all the time, and a suspension has nothing to write.
// Since IR operands are locals, nothing is ever on an evaluation stack across a suspension: there is no spilling pass.
// Invariant: site 0 is the function's entry; its live locals are the parameters, in slots 0..ParameterCount-1.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Ir;

namespace Stackless.Compiler.Resumption;
/// <summary>A numbered place in a function. <see cref="Live"/> is null if it can only raise, not suspend.</summary>
/// <param name="Number">The state, and the index into the site table.</param>
/// <param name="Block">Null for the entry.</param>
/// <param name="Index">Of the operation in its block; Ops.Count for the terminator.</param>
/// <param name="Live">What the code after this point needs, the operation's own result excepted.</param>
public sealed record Site(int Number, Span Span, Block? Block, int Index, LocalSet? Live)
{
    public bool IsResumable => Live is not null;
    public Block? Handler => Block?.Handler;

    /// <summary>The operation here; null for the entry and for a terminator.</summary>
    public Op? Op => Block is not null && Index < Block.Ops.Count ? Block.Ops[Index] : null;
}

public sealed class ResumableFunction(IrFunction function)
{
    public IrFunction Function { get; } = function;
    public List<Site> Sites { get; } = [];

    // By block number, by index in the block.
    readonly Site?[]?[] siteAt = new Site?[function.Blocks.Count][];

    /// <summary>The site of an operation by its index in the block; of a terminator that raises, by Ops.Count.</summary>
    public Site SiteAt(Block block, int index) => siteAt[block.Id]![index]!;

    internal void Add(Site site)
    {
        Sites.Add(site);
        if (site.Block is { } block)
        {
            (siteAt[block.Id] ??= new Site?[block.Ops.Count + 1])[site.Index] = site;
        }
    }

    /// <summary>Frame slot by Local.Index; -1 for a local that never crosses a suspension.</summary>
    public int[] SlotOf { get; set; } = [];

    /// <summary>The local kept in each slot.</summary>
    public List<Local> Slots { get; } = [];

    /// <summary>While the passes run.</summary>
    internal Liveness? Liveness { get; private set; }

    /// <summary>Locals live at the end of each block, by block number: what emission asks before it fuses operations.</summary>
    public LocalSet[] LiveAtEnd { get; set; } = [];

    /// <summary>Its variables that cross a suspension are kept in an array of slots, which a suspension hands to the frame.</summary>
    public bool LivesInFrame { get; private set; }

    // Above some 8,000 loads and stores of slots, the code is beyond what the JIT optimises anyway.
    const int MostSlotAccesses = 8_000;

    // Fewer slots stand in the frame itself, and even a thousand sites do not write many.
    const int FewestSlots = 17;

    /// <summary>What is done to each function, in this order.</summary>
    public static IReadOnlyList<(string Name, Action<ResumableFunction> Run)> Passes => passes;

    static readonly (string Name, Action<ResumableFunction> Run)[] passes =
    [
        (nameof(Liveness), target => target.Liveness = Liveness.Run(target.Function)),
        (nameof(NumberSites), target => NumberSites.Run(target, target.Liveness!)),
        (nameof(AssignSlots), AssignSlots.Run),
        (nameof(LivesInFrame), target => target.LivesInFrame = target.Slots.Count >= FewestSlots && target.Sites.Sum(site => site.Live?.Count ?? 0) > MostSlotAccesses),
    ];

    public static ResumableFunction Run(IrFunction function)
    {
        var result = new ResumableFunction(function);
        foreach (var (_, run) in passes)
        {
            run(result);
        }
        // What it says of each block's start is not needed any more.
        result.LiveAtEnd = result.Liveness!.AtEnd;
        result.Liveness = null;
        return result;
    }
}
