// Which file of the runtime refers to what is declared in which other one, read from the sources: rooms share namespaces, and constants
// and enums leave no trace in the assembly. A type whose parts stand in several rooms (Interpreter, ThreadState) is known to all of them; its members
// belong to the file that declares them. What the generator writes belongs to no file.

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stackless.Generators;

namespace Stackless.Runtime.Tests.Structure;
sealed record SourceReference(string From, string To, string Name)
{
    public string FromRoom => From.Split('/')[0];
    public string ToRoom => To.Split('/')[0];
}

static class SourceReferences
{
    const string ImplicitUsings =
        "global using System; global using System.IO; global using System.Linq; global using System.Collections.Generic; global using System.Threading; global using System.Threading.Tasks;"
        + "global using Stackless.Runtime; global using Stackless.Runtime.CompilerServices; global using Stackless.Hosting; global using ThreadState = Stackless.Runtime.CompilerServices.ThreadState;";

    /// <summary>The folder of a project of this repository.</summary>
    public static string Project(string name)
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Compiler.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }
        return Path.Combine(folder ?? throw new DirectoryNotFoundException("the tests run outside of the repository"), name);
    }

    /// <summary>References between rooms, each name once a file. Paths are relative to the project, with slashes.</summary>
    public static IReadOnlyList<SourceReference> Of(string project)
    {
        var trees = Directory.GetFiles(project, "*.cs", SearchOption.AllDirectories)
            .Select(file => (File: file, Path: Path.GetRelativePath(project, file).Replace('\\', '/')))
            .Where(f => f.Path.Contains('/') && !f.Path.StartsWith("obj/", StringComparison.Ordinal) && !f.Path.StartsWith("bin/", StringComparison.Ordinal))
            .Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f.File), options, f.Path)).ToList();
        var compilation = CSharpCompilation.Create("sources", [.. trees, CSharpSyntaxTree.ParseText(ImplicitUsings, options)], References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new PyObjectGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var complete, out _);
        var declared = trees.SelectMany(tree => tree.GetRoot().DescendantNodes()).SelectMany(NamesDeclaredBy).ToHashSet();
        var found = new HashSet<SourceReference>[trees.Count];
        Parallel.For(0, trees.Count, i => found[i] = [.. Between(complete, trees[i], declared)]);
        return [.. found.SelectMany(references => references)];
    }

    static readonly CSharpParseOptions options = new(LanguageVersion.Latest);

    static IEnumerable<MetadataReference> References() =>
        from path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        where !Path.GetFileName(path).StartsWith("Stackless.", StringComparison.Ordinal)
        select MetadataReference.CreateFromFile(path);

    // Types and their members: most names in code are those of locals, and need not be asked about.
    static IEnumerable<string> NamesDeclaredBy(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => [type.Identifier.Text],
        MethodDeclarationSyntax method => [method.Identifier.Text],
        PropertyDeclarationSyntax property => [property.Identifier.Text],
        ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } parameter => [parameter.Identifier.Text],
        EnumMemberDeclarationSyntax member => [member.Identifier.Text],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(v => v.Identifier.Text),
        DelegateDeclarationSyntax of => [of.Identifier.Text],
        _ => [],
    };

    static bool MayRefer(SyntaxNode node, HashSet<string> declared) => node switch
    {
        SimpleNameSyntax name => declared.Contains(name.Identifier.Text),
        _ => node is ImplicitObjectCreationExpressionSyntax,
    };

    static IEnumerable<SourceReference> Between(Compilation compilation, SyntaxTree tree, HashSet<string> declared)
    {
        var model = compilation.GetSemanticModel(tree);
        var from = tree.FilePath;
        foreach (var node in tree.GetRoot().DescendantNodes().Where(n => MayRefer(n, declared)))
        {
            var info = model.GetSymbolInfo(node);
            if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is { } symbol && FileOf(symbol.OriginalDefinition) is { } to && Room(to) != Room(from))
            {
                yield return new SourceReference(from, to, symbol is INamedTypeSymbol ? symbol.Name : $"{symbol.ContainingType?.Name}.{symbol.Name}");
            }
        }
    }

    static string Room(string path) => path.Split('/')[0];

    static string? FileOf(ISymbol symbol)
    {
        if (symbol is not (INamedTypeSymbol or IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol))
        {
            return null;
        }
        var files = symbol.DeclaringSyntaxReferences.Select(r => r.SyntaxTree.FilePath).Where(f => f.Contains('/') && !f.Contains("Stackless.Generators")).Distinct().ToList();
        return files.Count > 0 && files.Select(Room).Distinct().Count() == 1 ? files[0] : null;
    }
}
