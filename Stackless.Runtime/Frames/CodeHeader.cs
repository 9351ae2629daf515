// What a code object says of its function before anybody runs it. The numbers are there at once; the texts are decoded when they are first asked for:
// most functions of a module that is imported are made and never called.
using System.ComponentModel;

namespace Stackless.Runtime.CompilerServices;

/// <param name="SlotCount">Slots its frames need.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record CodeHeader(int FirstLine, int PositionalOnlyCount, int PositionalCount, int KeywordOnlyCount, CodeFlags Flags, int SlotCount, CodeTexts Texts)
{
    public int ParameterCount => PositionalCount + KeywordOnlyCount + ((Flags & CodeFlags.HasVarArgs) != 0 ? 1 : 0) + ((Flags & CodeFlags.HasVarKeywords) != 0 ? 1 : 0);
}

/// <summary>The names of a function, of its variables, and its docstring.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CodeTexts
{
    public abstract string Name { get; }
    public abstract string QualifiedName { get; }
    public abstract string? Doc { get; }

    /// <summary>Parameters first, in binding order; then the other variables.</summary>
    public abstract string[] VariableNames { get; }
    public abstract string[] FreeNames { get; }

    /// <summary>Neither in a class nor in a function, and no lambda.</summary>
    public virtual bool IsTopLevel => Name == QualifiedName && Name[0] != '<';
}

/// <summary>Texts that are at hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class KnownTexts(string name, string qualifiedName, string? doc, string[] variableNames, string[] freeNames) : CodeTexts
{
    public override string Name => name;
    public override string QualifiedName => qualifiedName;
    public override string? Doc => doc;
    public override string[] VariableNames => variableNames;
    public override string[] FreeNames => freeNames;
}

/// <summary>As emitted code has them: "name\nqualname\nparameters and variables,comma separated\nfree names,comma separated\nmodule".</summary>
sealed class EmittedTexts(string names, string? doc) : CodeTexts
{
    string[]? parts;

    string[] Parts => parts ??= names.Split('\n');

    public override string Name => Parts[0];
    public override string QualifiedName => Parts[1];
    public override string? Doc => doc;
    public override string[] VariableNames => List(Parts[2]);
    public override string[] FreeNames => List(Parts[3]);

    public string ModuleName => names[(names.LastIndexOf('\n') + 1)..];

    public override bool IsTopLevel
    {
        get
        {
            var end = names.IndexOf('\n');
            return names[0] != '<' && names.AsSpan(end + 1).StartsWith(names.AsSpan(0, end + 1));
        }
    }

    static string[] List(string text) => text.Length == 0 ? [] : text.Split(',');
}
