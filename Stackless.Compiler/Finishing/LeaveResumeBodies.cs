// Compiled ahead of time, the resume bodies of plain functions are more than half of an assembly's code, and they run only once a suspension has met their function. This pass marks them
// with .NET's BypassReadyToRunAttribute, by which the ahead-of-time compiler knows what to leave to the JIT. The resume body of a generator or coroutine is the only one that it has: it stays.
// Of modules that hardly a program uses, all functions are left, and of those that are not even made before they are used, what makes them; a few functions that nearly every program resumes keep theirs. Changes no code. Runs last, on the prelude and the library, of which most functions are never suspended.
using Mono.Cecil;
using Mono.Cecil.Cil;
using Stackless.Compiler.Emission;
using Stackless.Runtime;

namespace Stackless.Compiler.Finishing;

static class LeaveResumeBodies
{
    const string ResumeSuffix = ".resume";

    /// <param name="seldomMade">Names of modules of which nothing is compiled.</param>
    /// <param name="seldomRun">Names of modules of which only what makes them is compiled.</param>
    /// <param name="oftenResumed">Names of functions that keep their resume bodies: nearly every program resumes them.</param>
    public static byte[] Run(byte[] image, string[] seldomMade, string[] seldomRun, string[] oftenResumed)
    {
        using var definition = AssemblyDefinition.ReadAssembly(new MemoryStream(image), new ReaderParameters { InMemory = true });
        var module = definition.MainModule;
        var mark = new CustomAttribute(DefineMark(module));
        foreach (var type in module.GetTypes().Where(t => t.HasMethods))
        {
            var isSeldomMade = IsOf(type, seldomMade);
            var isSeldomRun = isSeldomMade || IsOf(type, seldomRun);
            var bodies = type.Methods.Where(m => !m.Name.EndsWith(ResumeSuffix, StringComparison.Ordinal)).ToDictionary(m => m.Name, StringComparer.Ordinal);
            foreach (var resume in type.Methods.Where(m => m.Name.EndsWith(ResumeSuffix, StringComparison.Ordinal)))
            {
                if (bodies.TryGetValue(resume.Name[..^ResumeSuffix.Length], out var body) && (isSeldomRun || !MakesGenerator(body)) && !oftenResumed.Contains(body.Name.Split('#')[0]))
                {
                    resume.CustomAttributes.Add(mark);
                }
            }
            foreach (var body in bodies.Values.Where(body => isSeldomMade || isSeldomRun && !MakesModule(body)))
            {
                body.CustomAttributes.Add(mark);
            }
        }
        var output = new MemoryStream();
        definition.Write(output, new WriterParameters { DeterministicMvid = true, Timestamp = 0 });
        return output.ToArray();
    }

    static bool IsOf(TypeDefinition type, string[] modules) => Array.Exists(modules, name => (type.DeclaringType ?? type).FullName == $"{ModuleEmitter.Namespace}.{name}");

    // The module's body, and what the emitter makes beside the functions: these have no number.
    static bool MakesModule(MethodDefinition body) => !body.Name.Contains('#') || body.Name.StartsWith("<module>", StringComparison.Ordinal);

    static bool MakesGenerator(MethodDefinition body) =>
        body.Body.Instructions.Any(i => i.OpCode == OpCodes.Newobj && ((MethodReference)i.Operand).DeclaringType.Name == nameof(PyGenerator));

    // The ahead-of-time compiler knows the attribute by its name; .NET's own is not public.
    static MethodDefinition DefineMark(ModuleDefinition module)
    {
        var attribute = module.TypeSystem.Object.Scope;
        var @base = new TypeReference("System", nameof(Attribute), module, attribute);
        var type = new TypeDefinition("System.Runtime", "BypassReadyToRunAttribute", TypeAttributes.NotPublic | TypeAttributes.Sealed, @base);
        var constructor = new MethodDefinition(".ctor", MethodAttributes.Public | MethodAttributes.HideBySig | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName, module.TypeSystem.Void);
        var il = constructor.Body.GetILProcessor();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, new MethodReference(".ctor", module.TypeSystem.Void, @base) { HasThis = true });
        il.Emit(OpCodes.Ret);
        type.Methods.Add(constructor);
        module.Types.Add(type);
        return constructor;
    }
}
