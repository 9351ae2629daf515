// The generator's entry: finds the declarations, writes one file per class and the three tables that name them all:
// BuiltinTypes (a field per type, bases first), ShapeIds (a number for each type that has none yet) and BuiltinModules; and the tables of
// what pickles name: continuations and native frames (ContinuationReader); and the names that the prelude's Python files define (PreludeReader).
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Stackless.Generators;

[Generator]
public sealed class PyObjectGenerator : IIncrementalGenerator
{
    const string Namespace = "Stackless.Runtime.";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var types = context.SyntaxProvider.ForAttributeWithMetadataName(Namespace + "PyTypeAttribute", static (_, _) => true,
            static (c, _) => DeclarationReader.ReadType((INamedTypeSymbol)c.TargetSymbol, c.Attributes[0]));
        var modules = context.SyntaxProvider.ForAttributeWithMetadataName(Namespace + "PyModuleAttribute", static (_, _) => true,
            static (c, _) => DeclarationReader.ReadModule((INamedTypeSymbol)c.TargetSymbol, c.Attributes[0]));
        var exceptions = context.CompilationProvider.Select(static (c, _) => new EquatableList<(string, string)>(
            c.Assembly.GetAttributes().Where(a => a.AttributeClass?.Name == "PyExceptionAttribute")
                .Select(a => ((string)a.ConstructorArguments[0].Value!, (string)a.ConstructorArguments[1].Value!))));
        var reserved = context.CompilationProvider.Select(static (c, _) => new EquatableList<string>(
            c.GetTypeByMetadataName(Namespace + "ShapeIds")?.GetMembers().OfType<IFieldSymbol>().Where(f => f.IsConst).Select(f => f.Name) ?? []));

        context.RegisterSourceOutput(types, static (output, type) =>
        {
            Report(output, type.Findings);
            output.AddSource(type.ClassName + ".g.cs", SourceText.From(type.Source, Encoding.UTF8));
        });
        context.RegisterSourceOutput(modules, static (output, module) =>
        {
            Report(output, module.Findings);
            output.AddSource(module.ClassName + ".g.cs", SourceText.From(module.Source, Encoding.UTF8));
        });
        var all = types.Collect().Combine(modules.Collect()).Combine(exceptions).Combine(reserved);
        context.RegisterSourceOutput(all, static (output, x) =>
            WriteTables(output, x.Left.Left.Left, x.Left.Left.Right, x.Left.Right.Items, x.Right.Items));

        var continuations = context.SyntaxProvider.CreateSyntaxProvider(static (node, _) => ContinuationReader.MayDeclare(node),
            static (c, _) => ContinuationReader.ReadContinuations(c.Node, c.SemanticModel));
        context.RegisterSourceOutput(continuations.Collect(), ContinuationReader.WriteContinuations);
        var frames = context.SyntaxProvider.CreateSyntaxProvider(static (node, _) => ContinuationReader.MayBeFrame(node),
            static (c, _) => ContinuationReader.ReadFrame((INamedTypeSymbol?)c.SemanticModel.GetDeclaredSymbol(c.Node)));
        context.RegisterSourceOutput(frames.Collect(), ContinuationReader.WriteFrames);

        var prelude = context.AdditionalTextsProvider.Where(PreludeReader.IsPrelude).Select(static (file, stop) => PreludeReader.Read(file, file.GetText(stop)!));
        context.RegisterSourceOutput(prelude.Collect(), PreludeReader.Write);
        var own = context.AdditionalTextsProvider.Where(PreludeReader.IsOwn).Select(static (file, stop) => PreludeReader.Describe(file, file.GetText(stop)!));
        context.RegisterSourceOutput(own.Collect(), PreludeReader.WriteFiles);
    }

    static void Report(SourceProductionContext output, EquatableList<Finding> findings)
    {
        foreach (var finding in findings.Items)
        {
            output.ReportDiagnostic(finding.ToDiagnostic());
        }
    }

    static void WriteTables(SourceProductionContext output, ImmutableArray<TypeModel> declared, ImmutableArray<ModuleModel> modules,
        (string Name, string Base)[] exceptions, string[] reserved)
    {
        if (declared.IsEmpty)
        {
            return;
        }
        var none = new EquatableList<Finding>([]);
        var types = declared.Concat(exceptions.Select(e =>
            new TypeModel(e.Name, e.Base, "builtins", false, e.Name, null, true, true, false, "", none))).ToList();
        var byName = new Dictionary<string, TypeModel>();
        foreach (var type in types)
        {
            // Base names are looked up among all types; hidden ones with equal names are told apart by their ids.
            if (!byName.ContainsKey(type.PythonName))
            {
                byName.Add(type.PythonName, type);
            }
        }
        foreach (var clash in types.GroupBy(t => t.Id).Where(g => g.Count() > 1))
        {
            output.ReportDiagnostic(new Finding("SL0002", $"types {string.Join(" and ", clash.Select(t => $"'{t.PythonName}'"))} are both named {clash.Key}: give one an Id", "", default, default).ToDiagnostic());
        }
        var ordered = new List<TypeModel>();
        var done = new HashSet<string>();
        foreach (var type in types.OrderBy(t => t.Id, StringComparer.Ordinal))
        {
            Order(type, byName, ordered, done, output);
        }
        // type itself must be known before anything asks for the type of a type.
        ordered = ordered.Where(t => t.PythonName is "object" or "type").Concat(ordered.Where(t => t.PythonName is not ("object" or "type"))).ToList();

        var ids = new StringBuilder("// <auto-generated/>\nnamespace Stackless.Runtime;\n\ninternal static partial class ShapeIds\n{\n");
        var next = 64;
        foreach (var type in ordered.Where(t => !reserved.Contains(t.Id)))
        {
            ids.Append($"    public const int {type.Id} = {next++};\n");
        }
        output.AddSource("ShapeIds.g.cs", SourceText.From(ids.Append("}\n").ToString(), Encoding.UTF8));

        var table = new StringBuilder("// <auto-generated/>\n#nullable enable\nnamespace Stackless.Runtime;\n\npublic static unsafe partial class BuiltinTypes\n{\n");
        foreach (var type in ordered)
        {
            var flags = type.HasDict ? "TypeFlags.HasDict" : "TypeFlags.None";
            if (type.PythonName == "BaseException")
            {
                flags = "TypeFlags.HasDict | TypeFlags.IsException";
            }
            else if (type.PythonName == "type")
            {
                flags = "TypeFlags.HasDict | TypeFlags.IsMetaclass | TypeFlags.IsSubclassable";
            }
            else if (type.PythonName == "object")
            {
                flags = "TypeFlags.IsSubclassable";
            }
            if (type.ClassName is null)
            {
                flags += " | TypeFlags.SharesLayout";
            }
            var populate = type.HasMembers ? $"&global::Stackless.Runtime.{type.ClassName}.Populate" : "null";
            var layout = Layout(type, byName);
            var allocate = type.IsSubclassable && layout is not null ? $"&global::Stackless.Runtime.{layout}.AllocateDerived" : "null";
            var baseType = type.Base.Length == 0 ? "null" : byName.TryGetValue(type.Base, out var b) ? b.Id : "null";
            table.Append($"    public static readonly PyType {type.Id} = new(\"{type.PythonName}\", ShapeIds.{type.Id}, {baseType}, {populate}, {allocate}, {flags}, \"{type.Module}\");\n");
        }
        output.AddSource("BuiltinTypes.g.cs", SourceText.From(table.Append("}\n").ToString(), Encoding.UTF8));

        var list = new StringBuilder("// <auto-generated/>\n#nullable enable\nnamespace Stackless.Runtime;\n\ninternal static unsafe partial class BuiltinModules\n{\n");
        list.Append("    public static readonly string[] Names = [" + string.Join(", ", modules.Select(m => $"\"{m.PythonName}\"").OrderBy(n => n, StringComparer.Ordinal)) + "];\n\n");
        list.Append("    /// <summary>What fills the namespace of a native module; null if there is none of that name.</summary>\n");
        list.Append("    public static delegate*<Interpreter, PyDict, void> Find(string name) => name switch\n    {\n");
        foreach (var module in modules.OrderBy(m => m.PythonName, StringComparer.Ordinal))
        {
            list.Append($"        \"{module.PythonName}\" => &{module.ClassName}.Fill,\n");
        }
        list.Append("        _ => null,\n    };\n\n    public static void AddTypes(string module, PyDict n)\n    {\n        switch (module)\n        {\n");
        foreach (var group in ordered.Where(t => !t.IsHidden).GroupBy(t => t.Module))
        {
            list.Append($"            case \"{group.Key}\":\n");
            foreach (var type in group)
            {
                list.Append($"                n.Set(PyStr.Intern(\"{type.PythonName}\"), new Value(BuiltinTypes.{type.Id}));\n");
            }
            list.Append("                break;\n");
        }
        output.AddSource("BuiltinModules.g.cs", SourceText.From(list.Append("        }\n    }\n}\n").ToString(), Encoding.UTF8));
    }

    static void Order(TypeModel type, Dictionary<string, TypeModel> byName, List<TypeModel> ordered, HashSet<string> done, SourceProductionContext output)
    {
        if (!done.Add(type.Id))
        {
            return;
        }
        if (type.Base.Length > 0)
        {
            if (byName.TryGetValue(type.Base, out var baseType))
            {
                Order(baseType, byName, ordered, done, output);
            }
            else
            {
                output.ReportDiagnostic(new Finding("SL0004", $"the base '{type.Base}' of '{type.PythonName}' is not declared", "", default, default).ToDiagnostic());
            }
        }
        ordered.Add(type);
    }

    /// <summary>The C# class that instances of Python subclasses are made from; null: plain instances.</summary>
    static string? Layout(TypeModel type, Dictionary<string, TypeModel> byName)
    {
        for (var t = type; ; t = byName[t.Base])
        {
            if (t.PythonName == "object" || t.PythonName == "type" || !byName.ContainsKey(t.Base))
            {
                return null;
            }
            if (t.ClassName is not null)
            {
                return t.ClassName;
            }
        }
    }
}
