// What is fixed about a compiled function: names, parameters, flags, and its two entry points. One per function in the source;
// function objects share it. The tables (state -> position, handler, live slots) are decoded on first need: tracebacks, pickling.
// Body's signature by ParameterCount n: (ThreadState, PyFunction, Value * n) -> Value for n <= MaxDirect, else (ThreadState,
// PyFunction, Value[]) -> Value. Parameters are bound: *args arrives as a tuple, **kwargs as a dict, defaults are filled in.
namespace Stackless.Runtime;

[Flags]
public enum CodeFlags
{
    None = 0,
    HasVarArgs = 4,
    HasVarKeywords = 8,
    IsNested = 16,
    IsGenerator = 32,

    /// <summary>An async def that does not yield.</summary>
    IsCoroutine = 128,

    /// <summary>A generator of types.coroutine: it may be awaited.</summary>
    IsIterableCoroutine = 256,

    /// <summary>An async def that yields.</summary>
    IsAsyncGenerator = 512,

    /// <summary>A class body or exec'ed code: its one parameter is the namespace.</summary>
    HasNamespace = 1 << 16,

    /// <summary>Its frames hold all variables, not only those that it still needs.</summary>
    KeepsVariables = 1 << 17,

    /// <summary>The prelude's or the library's: what is C in CPython. Programs see no frames of it.</summary>
    IsOwn = 1 << 18,
}

public sealed unsafe partial class Code : PyObject, IEntryHolder
{
    public const int MaxDirect = 6;

    readonly CodeTexts texts;
    string? name, qualifiedName;

    public string Name => name ??= texts.Name;
    public string QualifiedName => qualifiedName ??= texts.QualifiedName;
    public readonly string ModuleName;
    public string FileName { get; private set; }
    public int FirstLine { get; private set; }

    /// <summary>Of a site, or of the beginning.</summary>
    internal CodePosition PositionOf(int site) => site == PyTraceback.AtStart ? new CodePosition(FirstLine, 0, FirstLine, 0) : Sites.Position(site);
    public readonly int PositionalOnlyCount;
    public readonly int PositionalCount;
    public readonly int KeywordOnlyCount;
    public CodeFlags Flags { get; private set; }
    public readonly int ParameterCount;

    /// <summary>Slots its frames need.</summary>
    public readonly int SlotCount;

    /// <summary>Parameters first, in binding order; then the other variables.</summary>
    public PyStr[] VariableNames => variableNames ??= Names(texts.VariableNames, IsCollectible);
    public PyStr[] FreeNames => freeNames ??= Names(texts.FreeNames, IsCollectible);
    public Value Doc => doc.IsNull ? doc = texts.Doc is { } text ? Value.Str(text) : Value.None : doc;

    PyStr[]? variableNames, freeNames;

    /// <summary>What frames call their slots in pickles; null until one was pickled (FrameLayout).</summary>
    internal PyStr[]? SlotTexts;
    Value doc;

    IntPtr body;
    readonly CompiledModule module;
    public delegate*<ThreadState, PyFrame, Value, Value> Resume { get; private set; }
    readonly string? encodedSites;

    // Of an evaluated module: which of its functions.
    readonly int number = -1;
    EvaluatedFunction? evaluated;

    /// <summary>What the evaluator runs; null if the code was emitted. Read when it is first needed.</summary>
    internal EvaluatedFunction? Evaluated => evaluated ?? ReadEvaluated();

    CodeSites? sites;

    /// <summary>
    /// Called by emitted module code. <paramref name="names"/> is what <see cref="EmittedTexts"/> reads,
    /// <paramref name="sites"/> is what <see cref="CodeSites"/> decodes.
    /// </summary>
    public Code(string fileName, string names, int firstLine, int positionalOnly, int positional, int keywordOnly, int flags,
        int slotCount, string? doc, string sites, IntPtr body, IntPtr resume, CompiledModule module) : base(ShapeIds.Code)
    {
        this.module = module;
        var texts = new EmittedTexts(names, doc);
        this.texts = texts;
        FileName = fileName;
        ModuleName = texts.ModuleName;
        FirstLine = firstLine;
        PositionalOnlyCount = positionalOnly;
        PositionalCount = positional;
        KeywordOnlyCount = keywordOnly;
        Flags = (CodeFlags)flags | (Prelude.IsOwnFile(fileName) ? CodeFlags.IsOwn : 0);
        ParameterCount = positional + keywordOnly + (HasVarArgs ? 1 : 0) + (HasVarKeywords ? 1 : 0);
        SlotCount = slotCount;
        encodedSites = sites;
        this.body = body;
        Resume = (delegate*<ThreadState, PyFrame, Value, Value>)resume;
        CodeRegistry.Add(this);
    }

    /// <summary>Code that the evaluator runs. Its module stands for it in the registry.</summary>
    internal Code(EvaluatedModule module, int number, CodeHeader header) : base(ShapeIds.Code)
    {
        this.module = module;
        this.number = number;
        texts = header.Texts;
        FileName = module.FileName;
        ModuleName = module.Name;
        FirstLine = header.FirstLine;
        PositionalOnlyCount = header.PositionalOnlyCount;
        PositionalCount = header.PositionalCount;
        KeywordOnlyCount = header.KeywordOnlyCount;
        Flags = header.Flags | (Prelude.IsOwnFile(FileName) ? CodeFlags.IsOwn : 0);
        ParameterCount = header.ParameterCount;
        SlotCount = header.SlotCount;
        body = Evaluator.EntryOf(ParameterCount);
        Resume = Evaluator.ResumeEntry;
    }

    EvaluatedFunction? ReadEvaluated()
    {
        if (number < 0)
        {
            return null;
        }
        var read = ((EvaluatedModule)module).FunctionAt(number);
        evaluated = read;
        read.Tell(this);
        return read;
    }

    void IEntryHolder.Follow(EvaluatedFunction function)
    {
        Resume = (delegate*<ThreadState, PyFrame, Value, Value>)function.EmittedResume;
        body = function.EmittedBody;
    }

    /// <summary>The names that functions made of it have, as they have them.</summary>
    internal PyStr FunctionName => functionName ??= PyStr.InternWeakly(Name);
    internal PyStr FunctionQualifiedName => functionQualifiedName ??= PyStr.InternWeakly(QualifiedName);

    PyStr? functionName, functionQualifiedName;

    /// <summary>Goes when nobody refers to it: code of a text that was executed.</summary>
    internal bool IsCollectible => module.IsCollectible;

    public bool HasVarArgs => (Flags & CodeFlags.HasVarArgs) != 0;
    public bool HasVarKeywords => (Flags & CodeFlags.HasVarKeywords) != 0;
    public bool IsGenerator => (Flags & CodeFlags.IsGenerator) != 0;
    public bool IsOwn => (Flags & CodeFlags.IsOwn) != 0;

    /// <summary>Stands for a function that is C in CPython: defined in a module of the runtime's own, not in a class or function there.</summary>
    public bool IsOwnFunction => IsOwn && texts.IsTopLevel;

    public bool HasNamespace => (Flags & CodeFlags.HasNamespace) != 0;

    /// <summary>Only positional parameters: a call with exactly that many arguments needs no binding.</summary>
    public bool IsSimple => ParameterCount == PositionalCount && ParameterCount <= MaxDirect;

    public CodeSites Sites => sites ??= new CodeSites(encodedSites ?? Evaluated!.EncodeSites());

    /// <summary>Identifies the code across processes: equal if compiled from the same source with the same compiler.</summary>
    public ulong Hash => Sites.Hash;

    public IntPtr Body => body;

    /// <summary>The holder has a copy of <see cref="Body"/>.</summary>
    internal void Tell(IEntryHolder holder) => Evaluated?.Tell(holder);

    /// <summary>The two are one function's, whatever they say of it.</summary>
    internal bool RunsAs(Code other) => number < 0 ? body == other.body : module == other.module && number == other.number;

    internal Value Run0(ThreadState ts, PyFunction f) => ((delegate*<ThreadState, PyFunction, Value>)body)(ts, f);
    internal Value Run1(ThreadState ts, PyFunction f, Value a) => ((delegate*<ThreadState, PyFunction, Value, Value>)body)(ts, f, a);
    internal Value Run2(ThreadState ts, PyFunction f, Value a, Value b) => ((delegate*<ThreadState, PyFunction, Value, Value, Value>)body)(ts, f, a, b);
    internal Value Run3(ThreadState ts, PyFunction f, Value a, Value b, Value c) => ((delegate*<ThreadState, PyFunction, Value, Value, Value, Value>)body)(ts, f, a, b, c);
    internal Value Run4(ThreadState ts, PyFunction f, Value a, Value b, Value c, Value d) => ((delegate*<ThreadState, PyFunction, Value, Value, Value, Value, Value>)body)(ts, f, a, b, c, d);

    /// <summary>For callers that have kept the evaluator's entry.</summary>
    internal Value RunEmitted(ThreadState ts, PyFunction f, Value[] p) => Run(ts, f, p, Evaluated!.EmittedBody);

    /// <summary>Runs the body with its parameters bound, in order.</summary>
    internal Value Run(ThreadState ts, PyFunction f, Value[] p) => Run(ts, f, p, body);

    Value Run(ThreadState ts, PyFunction f, Value[] p, IntPtr body) => ParameterCount switch
    {
        0 => ((delegate*<ThreadState, PyFunction, Value>)body)(ts, f),
        1 => ((delegate*<ThreadState, PyFunction, Value, Value>)body)(ts, f, p[0]),
        2 => ((delegate*<ThreadState, PyFunction, Value, Value, Value>)body)(ts, f, p[0], p[1]),
        3 => ((delegate*<ThreadState, PyFunction, Value, Value, Value, Value>)body)(ts, f, p[0], p[1], p[2]),
        4 => ((delegate*<ThreadState, PyFunction, Value, Value, Value, Value, Value>)body)(ts, f, p[0], p[1], p[2], p[3]),
        5 => ((delegate*<ThreadState, PyFunction, Value, Value, Value, Value, Value, Value>)body)(ts, f, p[0], p[1], p[2], p[3], p[4]),
        6 => ((delegate*<ThreadState, PyFunction, Value, Value, Value, Value, Value, Value, Value>)body)(ts, f, p[0], p[1], p[2], p[3], p[4], p[5]),
        _ => ((delegate*<ThreadState, PyFunction, Value[], Value>)body)(ts, f, p),
    };

    internal TextOrigin? Origin => module.Origin;

    /// <summary>A state of its own, for a body that is executed.</summary>
    internal ModuleState NewState(PyDict globals) => module.NewState(globals);

    /// <summary>The state for a function that is made from outside of the module, with any globals.</summary>
    internal ModuleState StateFor(PyDict globals) => globals.AsModule().StateOf(module, globals);

    /// <summary>The state to run this code with in place of the function's own code.</summary>
    internal ModuleState StateFor(PyFunction function) => function.Code.module == module ? function.State : StateFor(function.Globals);

    /// <summary>The same compiled methods under another description.</summary>
    internal Code With(string name, string qualifiedName, string fileName, int firstLine, CodeFlags flags)
    {
        var copy = (Code)ShallowCopy();
        copy.name = name;
        copy.functionName = copy.functionQualifiedName = null;
        copy.qualifiedName = qualifiedName;
        copy.FileName = fileName;
        copy.FirstLine = firstLine;
        copy.Flags = flags;
        evaluated?.Tell(copy);
        return copy;
    }

    /// <summary>What it makes may be awaited, if the flags say so. Kept by the code itself, so that unpickled frames know it too.</summary>
    internal void MakeAwaitable(CodeFlags flags) => Flags = Flags & ~CodeFlags.IsIterableCoroutine | flags & CodeFlags.IsIterableCoroutine;

    static PyStr[] Names(string[] names, bool isCollectible) => Array.ConvertAll(names, name => isCollectible ? PyStr.InternWeakly(name) : PyStr.Intern(name));
}
