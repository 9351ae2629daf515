// What a debugger needs to step over a call that suspends the function: where the resume body may be left, and where in it the function goes on after it. Finishing writes it into the
// symbols, as C# compilers describe async methods: a function's body is the method that starts a state machine, its resume body the one that moves it.
// https://github.com/dotnet/runtime/blob/main/docs/design/specs/PortablePdb-Metadata.md (StateMachineMethod Table; Async Method Stepping Information). The format could say of a body, too, where the
// resume body goes on; but what C# compilers never write, Cecil fails to read, and the trimmer with it. Nothing is hoisted into fields that a debugger would have to be told of: variables are
// variables of .NET in both methods.
using System.Reflection.Emit;

namespace Stackless.Compiler.Emission;

/// <param name="Left">Where in the resume body.</param>
/// <param name="Resumed">Where in it the function goes on.</param>
public sealed record WayOut(int Left, int Resumed);

/// <param name="Body">The method that a call of the function enters, by its number in the assembly's metadata.</param>
/// <param name="Resume">Its resume body.</param>
public sealed record FunctionSteps(int Body, int Resume, IReadOnlyList<WayOut> Ways);

sealed class SteppingInformation
{
    sealed class Places(MethodBuilder body, MethodBuilder resume)
    {
        public MethodBuilder Body => body;
        public MethodBuilder Resume => resume;
        public List<(int Site, int Offset)> Ways { get; } = [];
        public Dictionary<int, int> Returns { get; } = [];
    }

    readonly List<Places> functions = [];

    /// <summary>What is added belongs to this function.</summary>
    public void Begin(MethodBuilder body, MethodBuilder resume) => functions.Add(new Places(body, resume));

    /// <param name="offset">Where the resume body is left if the operation suspends.</param>
    public void AddWayOut(int site, int offset) => functions[^1].Ways.Add((site, offset));

    /// <param name="offset">Where the function goes on after that.</param>
    public void AddReturn(int site, int offset) => functions[^1].Returns[site] = offset;

    /// <summary>After the methods have got their numbers.</summary>
    public IReadOnlyList<FunctionSteps> Functions() => [.. functions.Select(f => new FunctionSteps(f.Body.MetadataToken, f.Resume.MetadataToken,
        [.. f.Ways.Where(w => f.Returns.ContainsKey(w.Site)).Select(w => new WayOut(w.Offset, f.Returns[w.Site]))]))];
}
