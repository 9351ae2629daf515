// What a generated method calls: something in a compiled module, by its name there. Generated code makes one of each, in a static field; what it leads to belongs to an
// interpreter, which keeps it under the export's number (Interpreter.Exports.cs).
using System.ComponentModel;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Export
{
    static int count;

    /// <param name="module">The compiled module's class.</param>
    /// <param name="name">A name in the module; through dots, in what that is.</param>
    /// <param name="isOfInterface">It is called through an interface: what C# overrides it with is meant too.</param>
    public Export(RuntimeTypeHandle module, string name, bool isOfInterface)
    {
        IsOfInterface = isOfInterface;
        Module = Type.GetTypeFromHandle(module)!;
        Name = name;
        Path = Array.ConvertAll(name.Split('.'), PyStr.Intern);
        Number = Interlocked.Increment(ref count) - 1;
    }

    internal Type Module { get; }
    internal string Name { get; }
    internal PyStr[] Path { get; }

    /// <summary>Of a method: its own name.</summary>
    internal PyStr Last => Path[^1];

    internal int Number { get; }

    internal bool IsOfInterface { get; }
}
