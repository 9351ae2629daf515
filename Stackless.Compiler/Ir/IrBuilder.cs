// Appends operations to the current block: what Lowering writes with. Keeps the handler stack (new blocks get its top),
// makes temporaries, and drops what follows a terminator, so that lowering code need not ask whether it is reachable.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Ir;

public sealed class IrBuilder
{
    readonly Stack<Block?> handlers = new();
    readonly Dictionary<string, Local> named = [];
    int temporaryCount;
    int isolatedCount;

    public IrBuilder(IrFunction function)
    {
        Function = function;
        handlers.Push(null);
        Current = NewBlock();
        StartBlock(Current);
    }

    public IrFunction Function { get; }
    public Block Current { get; private set; }

    /// <summary>Stamped on what is added next.</summary>
    public Span Span { get; set; }

    /// <summary>False after a terminator, until StartBlock: what is added is dropped.</summary>
    public bool IsReachable => Current.Terminator is null;

    public Block? Handler => handlers.Peek();
    public void PushHandler(Block? handler) => handlers.Push(handler);
    public void PopHandler() => handlers.Pop();

    /// <summary>A block under the current handler. It joins the function when it is started.</summary>
    public Block NewBlock() => new(handlers.Peek());

    /// <summary>Goes on in <paramref name="block"/>; falls into it from the current block if that is still open.</summary>
    public void StartBlock(Block block)
    {
        if (Function.Blocks.Count > 0 && IsReachable)
        {
            Terminate(new Jump(block));
        }
        block.Id = Function.Blocks.Count;
        Function.Blocks.Add(block);
        Current = block;
    }

    public void Add(Op op)
    {
        if (IsReachable)
        {
            Current.Ops.Add(op with { Span = Span });
        }
    }

    public void Terminate(Terminator terminator)
    {
        if (IsReachable)
        {
            Current.Terminator = terminator with { Span = Span };
        }
    }

    public Local Parameter(string name) => Named(name, LocalKind.Parameter);
    public Local Variable(string name) => Named(name, LocalKind.Variable);

    public Local Temporary()
    {
        var local = new Local("." + temporaryCount++, LocalKind.Temporary, Function.Locals.Count);
        Function.Locals.Add(local);
        return local;
    }

    /// <summary>A variable of an inlined comprehension: its own storage whatever else has the name, told apart by ".1", ".2" after it.</summary>
    public Local Isolated(string name)
    {
        var local = new Local(name + "." + ++isolatedCount, LocalKind.Variable, Function.Locals.Count);
        Function.Locals.Add(local);
        return local;
    }

    Local Named(string name, LocalKind kind)
    {
        if (!named.TryGetValue(name, out var local))
        {
            local = new Local(name, kind, Function.Locals.Count);
            Function.Locals.Add(local);
            named.Add(name, local);
        }
        return local;
    }
}
