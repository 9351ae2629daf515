// As emitted, an assembly refers to System.Private.CoreLib, which no C# project may reference. This pass moves each such type reference to the
// public assembly that forwards it (System.Runtime for almost all). The forwarders are read from the running framework, so there is no
// table to keep. Changes no code. Writes symbols along, with what debuggers step by, and the sources if that is asked for, and a deterministic module id.
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Stackless.Compiler.Emission;

namespace Stackless.Compiler.Finishing;
static class RetargetReferences
{
    static readonly string[] facades = ["System.Runtime", "System.Collections", "System.Linq", "System.Memory", "System.Threading"];

    /// <param name="companions">Assemblies that it does not name in its code and needs all the same: the C# project that refers to it then gets them too.</param>
    /// <param name="embedsSources">The source files' contents are put into the symbols, so that a debugger needs no files.</param>
    public static EmittedAssembly Run(EmittedAssembly assembly, IEnumerable<AssemblyName> companions, bool embedsSources = false)
    {
        using var definition = AssemblyDefinition.ReadAssembly(new MemoryStream(assembly.Image),
            new ReaderParameters { ReadSymbols = true, SymbolStream = new MemoryStream(assembly.Symbols), InMemory = true });
        var module = definition.MainModule;
        var core = module.AssemblyReferences.FirstOrDefault(r => r.Name == "System.Private.CoreLib");
        if (core is null)
        {
            return assembly;
        }
        var owners = new Dictionary<string, Assembly>();
        foreach (var facade in facades.Select(Assembly.Load))
        {
            foreach (var forwarded in facade.GetForwardedTypes())
            {
                owners.TryAdd(forwarded.FullName!, facade);
            }
        }
        foreach (var reference in module.GetTypeReferences().Where(t => t.Scope == core && t.DeclaringType is null).ToList())
        {
            if (!owners.TryGetValue(reference.FullName, out var owner))
            {
                throw new InvalidOperationException($"no public assembly forwards {reference.FullName}");
            }
            reference.Scope = ReferenceTo(module, owner.GetName());
        }
        module.AssemblyReferences.Remove(core);
        foreach (var companion in companions)
        {
            ReferenceTo(module, companion);
        }
        var documents = module.GetTypes().SelectMany(t => t.Methods).SelectMany(m => m.DebugInformation.SequencePoints).Select(p => p.Document).Distinct().ToList();
        documents.ForEach(d => d.Language = StandIn);
        foreach (var document in embedsSources ? documents.Where(d => File.Exists(d.Url)) : [])
        {
            document.CustomDebugInformations.Add(new EmbeddedSourceDebugInformation(File.ReadAllBytes(document.Url), compress: true));
        }
        AddSteps(module, assembly.Steps);
        var image = new MemoryStream();
        var symbols = new MemoryStream();
        definition.Write(image, new WriterParameters { WriteSymbols = true, SymbolStream = symbols, DeterministicMvid = true, Timestamp = 0, SymbolWriterProvider = new PortablePdbWriterProvider() });
        return documents.Count == 0 ? new EmittedAssembly(image.ToArray(), symbols.ToArray(), []) : WithLanguage(image.ToArray(), symbols.ToArray(), documents[0].LanguageGuid);
    }

    static void AddSteps(ModuleDefinition module, IReadOnlyList<FunctionSteps> functions)
    {
        foreach (var function in functions)
        {
            var resume = (MethodDefinition)module.LookupToken(function.Resume);
            resume.DebugInformation.StateMachineKickOffMethod = (MethodDefinition)module.LookupToken(function.Body);
            if (function.Ways.Count == 0)
            {
                continue;
            }
            // No handler hides exceptions from the debugger: what is written is one more.
            var steps = new AsyncMethodBodyDebugInformation { CatchHandler = new InstructionOffset(-1) };
            foreach (var way in function.Ways)
            {
                steps.Yields.Add(new InstructionOffset(way.Left));
                steps.Resumes.Add(new InstructionOffset(way.Resumed));
                steps.ResumeMethods.Add(resume);
            }
            resume.CustomDebugInformations.Add(steps);
        }
    }

    // The writer knows few languages, and none that Python programs are of.
    const DocumentLanguage StandIn = DocumentLanguage.FSharp;

    // Its number is replaced in the symbols, and their hash in the assembly, which debuggers compare.
    static EmittedAssembly WithLanguage(byte[] image, byte[] symbols, Guid written)
    {
        var former = Checksum(symbols);
        AssemblyEmitter.PythonLanguage.TryWriteBytes(symbols.AsSpan(symbols.AsSpan().IndexOf(written.ToByteArray())));
        Checksum(symbols).CopyTo(image, image.AsSpan().IndexOf(former));
        return new EmittedAssembly(image, symbols, []);
    }

    // Of all but the number that the assembly names them by.
    static byte[] Checksum(byte[] symbols)
    {
        byte[] content = [.. symbols];
        using var provider = System.Reflection.Metadata.MetadataReaderProvider.FromPortablePdbImage([.. symbols]);
        var header = provider.GetMetadataReader().DebugMetadataHeader!;
        content.AsSpan(header.IdStartOffset, header.Id.Length).Clear();
        return SHA256.HashData(content);
    }

    static AssemblyNameReference ReferenceTo(ModuleDefinition module, AssemblyName name)
    {
        var known = module.AssemblyReferences.FirstOrDefault(r => r.Name == name.Name);
        if (known is null)
        {
            known = new AssemblyNameReference(name.Name, name.Version) { PublicKeyToken = name.GetPublicKeyToken() };
            module.AssemblyReferences.Add(known);
        }
        return known;
    }
}
