// The compiler as the tests' programs see it: like the launcher's, but a module of the standard library is compiled once per mode and
// bound anew for each program. Only code is shared: the module object and all its state are the program's.
// Compiling the library for each of some 2,900 programs again took two thirds of the tests' time and four fifths of their memory.

using Stackless.Compiler.Emission;
using Stackless.Compiler.Evaluation;
using Stackless.Compiler.Hosting;
using Stackless.Hosting;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Golden.Tests;
/// <param name="library">The folder whose modules are shared.</param>
/// <param name="isProbing">What is compiled can be put under stress.</param>
/// <param name="engine">What runs it.</param>
sealed class SharingHost(string library, bool isProbing, Engine engine) : Host
{
    // The prelude is the process's, whichever host compiles it: it can always be put under stress.
    readonly CompilerHost compiler = new(new EmissionOptions(isProbing), isCaching: false, isProbingOwn: true) { KeptTextCount = 0, Engine = engine };

    readonly Dictionary<(string Path, string Module), CompiledModule> shared = [];

    public override CompiledModule? CompileFile(ThreadState ts, string path, string moduleName)
    {
        if (!path.StartsWith(library, StringComparison.Ordinal))
        {
            return compiler.CompileFile(ts, path, moduleName);
        }
        if (!shared.TryGetValue((path, moduleName), out var known) && compiler.CompileFile(ts, path, moduleName) is { } compiled)
        {
            shared.Add((path, moduleName), known = compiled);
        }
        return known;
    }

    public override string? NameOf(int point) => compiler.NameOf(point);

    public override Func<ThreadState, CompiledModule?> CompileText(PyStr text, string fileName, string mode, int optimization) => compiler.CompileText(text, fileName, mode, optimization);

    public override Func<ThreadState, Value> ParseText(PyStr text, string fileName, string mode) => compiler.ParseText(text, fileName, mode);

    public override Value ScopesOf(ThreadState ts, PyStr text, string fileName, string mode) => compiler.ScopesOf(ts, text, fileName, mode);

    public override PyStr? Decode(ThreadState ts, ReadOnlySpan<byte> source, string fileName) => compiler.Decode(ts, source, fileName);

    public override (nint Body, nint Resume, Type Class)? Emit(EvaluatedFunction function, ModuleState asking) => compiler.Emit(function, asking);

    public override CompiledModule CompilePrelude(string file) => compiler.CompilePrelude(file);

    public override CompiledModule CompileLibrary(string moduleName) => compiler.CompileLibrary(moduleName);
}
