// A module that the evaluator runs: the tables that its functions' instructions have numbers in. Code objects are made when a function is first
// made of them, or a pickle asks for one.
namespace Stackless.Runtime;

public sealed class EvaluatedModule : CompiledModule
{
    readonly PyStr[] names;
    readonly int[] globals, entries;
    readonly Code?[] codes;

    /// <param name="name">As <c>__name__</c> will be.</param>
    /// <param name="names">Names that instructions and the other tables refer to.</param>
    /// <param name="globals">By number of a global: its name.</param>
    /// <param name="entries">By number of an attribute entry: its name.</param>
    /// <param name="functions">The module's body first.</param>
    /// <param name="isCollectible">Goes when nobody refers to it.</param>
    /// <param name="isProbing">Every operation that can be suspended probes (ThreadState.Probe).</param>
    public EvaluatedModule(string name, string fileName, string[] names, int[] globals, int[] entries, string[][] keywords, string[] intrinsics, EvaluatedFunction[] functions,
        bool isCollectible, bool isProbing)
    {
        Name = name;
        FileName = fileName;
        IsCollectible = isCollectible;
        IsProbing = isProbing;
        this.names = Intern(names);
        this.globals = globals;
        this.entries = entries;
        Keywords = Array.ConvertAll(keywords, Intern);
        Intrinsics = Array.ConvertAll(intrinsics, IntrinsicTable.Find);
        Functions = functions;
        codes = new Code[functions.Length];
        foreach (var function in functions)
        {
            function.Module = this;
        }
        CodeRegistry.Add(this);
    }

    public string Name { get; }
    public string FileName { get; }
    internal bool IsProbing { get; }
    internal PyStr[][] Keywords { get; }
    internal Intrinsic[] Intrinsics { get; }
    internal EvaluatedFunction[] Functions { get; }
    internal PyStr NameAt(int number) => names[number];

    internal override bool IsCollectible { get; }

    internal override Code Body => CodeOf(0);

    /// <summary>The code object of a function, the same one every time.</summary>
    internal Code CodeOf(int function)
    {
        if (codes[function] is { } code)
        {
            return code;
        }
        lock (codes)
        {
            return codes[function] ??= new Code(Functions[function]);
        }
    }

    internal override ModuleState NewState(PyDict space)
    {
        var state = new EvaluatedState(new GlobalCell[globals.Length], new AttributeEntry[entries.Length]) { Globals = space };
        for (int i = 0; i < globals.Length; i++)
        {
            state.Cells[i] = space.CellFor(names[globals[i]]);
        }
        // Sites of one name begin with one entry: they get others as they find something (AttributeEntry).
        if (entries.Length > 0)
        {
            var first = new AttributeEntry?[names.Length];
            for (int i = 0; i < entries.Length; i++)
            {
                state.Entries[i] = first[entries[i]] ??= new AttributeEntry(names[entries[i]]);
            }
        }
        return state;
    }

    PyStr[] Intern(string[] texts) => Array.ConvertAll(texts, text => IsCollectible ? PyStr.InternWeakly(text) : PyStr.Intern(text));
}

/// <summary>The state of such a module: cells and entries by number.</summary>
public sealed class EvaluatedState(GlobalCell[] cells, AttributeEntry[] entries) : ModuleState
{
    public readonly GlobalCell[] Cells = cells;
    public readonly AttributeEntry[] Entries = entries;
}
