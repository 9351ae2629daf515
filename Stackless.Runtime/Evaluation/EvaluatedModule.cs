// A module that the evaluator runs: the tables that its functions' instructions have numbers in. Functions are read, and code objects are made, when a
// function is first made of them, or a pickle asks for one.
using System.ComponentModel;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EvaluatedModule : CompiledModule
{
    readonly EvaluatedFunction?[] functions;
    readonly Code?[] codes;
    readonly Func<int, CodeHeader> readHeader;
    readonly Func<int, CodeHeader, EvaluatedFunction> read;

    /// <param name="name">As <c>__name__</c> will be.</param>
    /// <param name="names">Names that instructions and the other tables refer to.</param>
    /// <param name="globals">By number of a global: its name.</param>
    /// <param name="entries">By number of an attribute entry: its name.</param>
    /// <param name="functionCount">The module's body is the first one.</param>
    /// <param name="readHeader">What a function's code object says.</param>
    /// <param name="read">Makes a function of that header, once, when it is first run.</param>
    /// <param name="isCollectible">Goes when nobody refers to it.</param>
    /// <param name="isProbing">Every operation that can be suspended probes (ThreadState.Probe).</param>
    public EvaluatedModule(string name, string fileName, PyStr[] names, int[] globals, int[] entries, PyStr[][] keywords, string[] intrinsics,
        int functionCount, Func<int, CodeHeader> readHeader, Func<int, CodeHeader, EvaluatedFunction> read, bool isCollectible, bool isProbing)
    {
        Name = name;
        FileName = fileName;
        IsCollectible = isCollectible;
        IsProbing = isProbing;
        Names = names;
        Globals = globals;
        Entries = entries;
        Keywords = keywords;
        IntrinsicNames = intrinsics;
        Intrinsics = Array.ConvertAll(intrinsics, IntrinsicTable.Find);
        functions = new EvaluatedFunction[functionCount];
        codes = new Code[functionCount];
        this.readHeader = readHeader;
        this.read = read;
        CodeRegistry.Add(this);
    }

    public string Name { get; }
    public string FileName { get; }
    public bool IsProbing { get; }
    public PyStr[] Names { get; }

    /// <summary>By number of a global, of an attribute entry: the number of its name.</summary>
    public int[] Globals { get; }
    public int[] Entries { get; }
    public PyStr[][] Keywords { get; }
    public string[] IntrinsicNames { get; }
    internal Intrinsic[] Intrinsics { get; }
    internal PyStr NameAt(int number) => Names[number];

    public override bool IsCollectible { get; }

    internal override Code Body => CodeOf(0);

    public int FunctionCount => functions.Length;

    public EvaluatedFunction FunctionAt(int number)
    {
        if (functions[number] is { } known)
        {
            return known;
        }
        lock (functions)
        {
            if (functions[number] is null)
            {
                var made = read(number, readHeader(number));
                made.Module = this;
                made.Number = number;
                made.Heat = Promotion.HeatOf(made.Words.Length);
                functions[number] = made;
            }
            return functions[number]!;
        }
    }

    /// <summary>Without reading the function.</summary>
    internal string QualifiedNameAt(int number) => codes[number] is { } code ? code.QualifiedName : readHeader(number).Texts.QualifiedName;

    /// <summary>The code object of a function, the same one every time.</summary>
    public Code CodeOf(int number)
    {
        if (codes[number] is { } code)
        {
            return code;
        }
        lock (codes)
        {
            return codes[number] ??= new Code(this, number, readHeader(number));
        }
    }

    internal override ModuleState NewState(PyDict space)
    {
        var state = new EvaluatedState(new GlobalCell[Globals.Length], new AttributeEntry[Entries.Length]) { Globals = space };
        for (var i = 0; i < Globals.Length; i++)
        {
            state.Cells[i] = space.CellFor(Names[Globals[i]]);
        }
        // Sites of one name begin with one entry: they get others as they find something (AttributeEntry).
        if (Entries.Length > 0)
        {
            var first = new AttributeEntry?[Names.Length];
            for (var i = 0; i < Entries.Length; i++)
            {
                state.Entries[i] = first[Entries[i]] ??= new AttributeEntry(Names[Entries[i]]);
            }
        }
        return state;
    }
}

/// <summary>The state of such a module: cells and entries by number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EvaluatedState(GlobalCell[] cells, AttributeEntry[] entries) : ModuleState
{
    public readonly GlobalCell[] Cells = cells;
    public readonly AttributeEntry[] Entries = entries;
}
