// What the generator knows about a declaration once Roslyn's symbols are left behind: plain equatable data, so that an edit
// elsewhere re-generates nothing.
using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Stackless.Generators;

/// <summary>A finding, kept until there is a context to report it in.</summary>
sealed record Finding(string Id, string Message, string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static Finding At(ISymbol symbol, string id, string message)
    {
        var location = symbol.Locations.FirstOrDefault(l => l.IsInSource);
        return location is null
            ? new Finding(id, message, "", default, default)
            : At(location, id, message);
    }

    public static Finding At(SyntaxNode node, string id, string message) => At(node.GetLocation(), id, message);

    static Finding At(Location location, string id, string message) => new(id, message, location.SourceTree!.FilePath, location.SourceSpan, location.GetLineSpan().Span);

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        new DiagnosticDescriptor(Id, "Invalid declaration of a Python object", "{0}", "Declarations", DiagnosticSeverity.Error, true),
        Path.Length == 0 ? Location.None : Location.Create(Path, Span, Lines), Message);
}

/// <summary>A declared type: what the tables need to know, and the generated half of its class.</summary>
sealed record TypeModel(string PythonName, string Base, string Module, bool IsHidden, string Id, string? ClassName,
    bool IsSubclassable, bool HasDict, bool HasMembers, string Source, EquatableList<Finding> Findings);

sealed record ModuleModel(string PythonName, string ClassName, string Source, EquatableList<Finding> Findings);

sealed class EquatableList<T>(IEnumerable<T> items) : IEquatable<EquatableList<T>>
{
    public T[] Items { get; } = items.ToArray();

    public bool Equals(EquatableList<T>? other) => other is not null && Items.SequenceEqual(other.Items);
    public override bool Equals(object? other) => Equals(other as EquatableList<T>);
    public override int GetHashCode() => Items.Length == 0 ? 0 : Items[0]!.GetHashCode() ^ Items.Length;
}
