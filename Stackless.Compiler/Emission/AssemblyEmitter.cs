// From IR modules to an assembly: in memory, to run at once, or as bytes of a .dll and its portable PDB. One emitter, two builders.
// The bytes still refer to System.Private.CoreLib, which is right for running; Finishing re-targets them for C# projects to reference.
using System.Buffers.Binary;
using System.Diagnostics.SymbolStore;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using Stackless.Compiler.Ir;
using Stackless.Hosting;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Emission;

/// <param name="Steps">What the symbols do not say yet: how functions are left and go on.</param>
public sealed record EmittedAssembly(byte[] Image, byte[] Symbols, IReadOnlyList<FunctionSteps> Steps);

public static class AssemblyEmitter
{
    /// <summary>Loads the modules into this process, for as long as somebody has one of their classes if they are collectible. Returns the module classes in the same order.</summary>
    public static Type[] InMemory(string name, IReadOnlyList<IrModule> modules, EmissionOptions options)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(name), options.IsCollectible ? AssemblyBuilderAccess.RunAndCollect : AssemblyBuilderAccess.Run);
        var builder = assembly.DefineDynamicModule(name);
        var types = new Type[modules.Count];
        for (var i = 0; i < types.Length; i++)
        {
            types[i] = builder.GetType(ModuleEmitter.Run(builder, modules[i], null, null, options).FullName!)!;
        }
        return types;
    }

    /// <summary>The same modules as a .dll; equal input gives equal bytes.</summary>
    /// <param name="resources">Embedded beside the code.</param>
    /// <param name="addEntry">Adds more types to the assembly and returns its entry point, if it is to have one.</param>
    /// <param name="isIndexed">The assembly says by which token each module's class is found (<see cref="ModuleIndex"/>).</param>
    public static EmittedAssembly ToImage(string name, IReadOnlyList<IrModule> modules, EmissionOptions options,
        Func<ModuleBuilder, IReadOnlyList<Type>, MethodBuilder?>? addEntry = null, IReadOnlyList<(string Name, byte[] Content)>? resources = null, bool isIndexed = false)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name) { Version = new Version(1, 0, 0, 0) }, typeof(object).Assembly);
        assembly.SetCustomAttribute(new CustomAttributeBuilder(typeof(AssemblyMetadataAttribute).GetConstructor([typeof(string), typeof(string)])!,
            [RuntimeBuild.MetadataKey, RuntimeBuild.Id]));
        var builder = assembly.DefineDynamicModule(name + ".dll");
        var types = new List<Type>();
        var stepping = new SteppingInformation();
        foreach (var module in modules)
        {
            var document = builder.DefineDocument(module.SourceHash is null ? module.FileName : Path.GetFullPath(module.FileName), PythonLanguage);
            if (module.SourceHash is { } hash)
            {
                document.SetCheckSum(Sha256, hash);
            }
            types.Add(ModuleEmitter.Run(builder, module, document, stepping, options));
        }
        var entry = addEntry?.Invoke(builder, types);
        var metadata = assembly.GenerateMetadata(out var il, out var fieldData, out var pdb);
        var entryHandle = entry is null ? default : MetadataTokens.MethodDefinitionHandle(entry.MetadataToken);
        var pdbBuilder = new PortablePdbBuilder(pdb, metadata.GetRowCounts(), entryHandle, Identify);
        var symbols = new BlobBuilder();
        var pdbId = pdbBuilder.Serialize(symbols);
        var debug = new DebugDirectoryBuilder();
        debug.AddCodeViewEntry(name + ".pdb", pdbId, pdbBuilder.FormatVersion);
        debug.AddReproducibleEntry();
        var embedded = new BlobBuilder();
        var index = isIndexed ? [(ModuleIndex.Resource, ModuleIndex.Write(types.Select(type => (CompiledModules.NameOf(type), type.MetadataToken))))] : Array.Empty<(string, byte[])>();
        foreach (var (resource, content) in index.Concat(resources ?? []))
        {
            embedded.Align(8);
            metadata.AddManifestResource(ManifestResourceAttributes.Public, metadata.GetOrAddString(resource), default, (uint)embedded.Count);
            embedded.WriteInt32(content.Length);
            embedded.WriteBytes(content);
        }
        var image = new BlobBuilder();
        new ManagedPEBuilder(new PEHeaderBuilder(imageCharacteristics: Characteristics.Dll | Characteristics.ExecutableImage),
            new MetadataRootBuilder(metadata), il, fieldData, embedded, debugDirectoryBuilder: debug, entryPoint: entryHandle,
            deterministicIdProvider: Identify).Serialize(image);
        return new EmittedAssembly(WithContentId(image.ToArray()), symbols.ToArray(), stepping.Functions());
    }

    // The builder numbers each module at random, and the time stamp follows from all bytes: both are made from the others instead.
    static byte[] WithContentId(byte[] image)
    {
        using var reader = new PEReader(new MemoryStream(image, writable: false));
        var metadata = reader.GetMetadataReader();
        var moduleId = metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToByteArray();
        var number = image.AsSpan(image.AsSpan().IndexOf(moduleId), moduleId.Length);
        var stamp = image.AsSpan(reader.PEHeaders.CoffHeaderStartOffset + sizeof(int), sizeof(uint));
        number.Clear();
        stamp.Clear();
        var content = BlobContentId.FromHash(SHA256.HashData(image));
        content.Guid.TryWriteBytes(number);
        BinaryPrimitives.WriteUInt32LittleEndian(stamp, content.Stamp);
        return image;
    }

    /// <summary>As debuggers know Python: the number that Visual Studio's Python tools gave it.</summary>
    internal static readonly Guid PythonLanguage = new("da3c7d59-f9e4-4697-bee7-3a0703af6bff");

    // The portable PDB's number for this kind of hash.
    static readonly Guid Sha256 = new("8829d00f-11b8-4213-878b-770e8597ac16");

    static BlobContentId Identify(IEnumerable<Blob> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var blob in content)
        {
            hash.AppendData(blob.GetBytes());
        }
        return BlobContentId.FromHash(hash.GetHashAndReset());
    }
}
