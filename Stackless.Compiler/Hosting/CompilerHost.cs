// The compiler as the runtime sees it (Host): source files through the compiled standard library or a cache, text in memory.
using System.Runtime.CompilerServices;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Emission;
using Stackless.Compiler.Evaluation;
using Stackless.Compiler.Ir;
using Stackless.Compiler.Text;
using Stackless.Hosting;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;
using LargeStack = Stackless.Compiler.Ast.LargeStack;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Stackless.Compiler.Hosting;
/// <param name="options">How everything this host compiles is emitted.</param>
/// <param name="isCaching">Keep compiled files in __pycache__ and use them while source and compiler are the same.</param>
/// <param name="isProbingOwn">The prelude and the library, where they are compiled here, can be put under stress like the program.</param>
/// <param name="isSaving">False: compiled files that are there are used, but none are written.</param>
public sealed class CompilerHost(EmissionOptions options, bool isCaching, bool isProbingOwn = false, bool isSaving = true) : Host
{
    /// <summary>What an application loads that has something to compile.</summary>
    public CompilerHost() : this(new EmissionOptions(), isCaching: true)
    {
    }

    /// <summary>Installs the compiler for this process.</summary>
    public static void Install(EmissionOptions? options = null, bool isCaching = true, bool isProbingOwn = false, bool isSaving = true, Engine engine = Engine.Mixed,
        int optimization = 0) =>
        Current = new CompilerHost(options ?? new EmissionOptions(), isCaching && !(options?.IsProbing ?? false) && engine != Engine.Evaluated && optimization == 0, isProbingOwn, isSaving)
        {
            Engine = engine,
            Optimization = optimization,
        };

    /// <summary>What runs the code that this host compiles.</summary>
    public Engine Engine { get; init; }

    /// <summary>As -O: 1 leaves assertions out of what is compiled here, 2 docstrings too. (The library that was compiled at the build has them.)</summary>
    public int Optimization { get; init; }

    // Some forty thousand statements. The CLR's compiler takes half a minute for as many, and the frame of what it makes does not fit the stack.
    const int MostWordsEmitted = 300_000;

    // One at a time in the process: what stays goes into one assembly.
    static readonly Lock emitting = new();

    public override (nint Body, nint Resume, Type Class)? Emit(EvaluatedFunction function, ModuleState asking)
    {
        if (Engine == Engine.Evaluated)
        {
            return null;
        }
        lock (emitting)
        {
            if (function.Words.Length > MostWordsEmitted)
            {
                kept.Add($"{function.Module.Name}.{function.QualifiedName}: too long for the CLR to compile within a reasonable time and stack");
                return null;
            }
            var start = Stopwatch.GetTimestamp();
            try
            {
                var emitted = FunctionPromoter.Run(function, asking);
                emittedCount++;
                return emitted;
            }
            catch (Exception error)
            {
                kept.Add($"{function.Module.Name}.{function.QualifiedName}: {error.Message}");
                throw;
            }
            finally
            {
                emittingTime += Stopwatch.GetElapsedTime(start);
            }
        }
    }

    int emittedCount, textCount;
    TimeSpan emittingTime, textTime;
    readonly List<string> kept = [];

    /// <summary>What was compiled while the program ran.</summary>
    public CompilationNumbers Numbers
    {
        get
        {
            lock (emitting)
            {
                return new CompilationNumbers(emittedCount, emittingTime, textCount, textTime, [.. kept]);
            }
        }
    }

    sealed record LoadedFile(FileStamp Stamp, CompiledModule Module);

    // Files are loaded once, for all interpreters. By module name and path.
    readonly Dictionary<string, LoadedFile> loaded = [];

    static string KeyOf(string path, string moduleName) => moduleName + "\n" + path;

    public override CompiledModule? CompileFile(ThreadState ts, string path, string moduleName)
    {
        var warnings = new WarningLog();
        try
        {
            var stamp = FileStamp.Of(path);
            byte[]? source = null;
            byte[] Source() => source ??= File.ReadAllBytes(path);
            if (!options.IsProbing && moduleName != "__main__")
            {
                lock (loaded)
                {
                    if (loaded.TryGetValue(KeyOf(path, moduleName), out var known) && known.Stamp == stamp)
                    {
                        return known.Module;
                    }
                }
            }
            if (!options.IsProbing && Engine != Engine.Evaluated && moduleName != "__main__" && StandardLibrary.Claim(moduleName, path, stamp, Source) is { } compiled)
            {
                return compiled;
            }
            var isCached = isCaching && Engine != Engine.Emitted;
            CompiledModule? module = null;
            if (isCached && CompilationCache.Load(path, moduleName, stamp, Source) is { } image)
            {
                module = ModuleImage.Read(image);
            }
            if (module is null)
            {
                var lowered = LargeStack.Run(() => Pipeline.Lower(Decode(Source(), path, moduleName), moduleName, warnings, Optimization));
                module = InMemory("py." + moduleName, lowered, options, Engine != Engine.Emitted);
                // A program is warned of at every run, a module only when it is compiled: as in CPython.
                if (isCached && isSaving && module is EvaluatedModule evaluated && (moduleName != "__main__" || warnings.Warnings.Count == 0))
                {
                    CompilationCache.Save(path, moduleName, stamp, Source(), ModuleImage.Write(evaluated));
                }
            }
            if (isCaching)
            {
                lock (loaded)
                {
                    loaded[KeyOf(path, moduleName)] = new LoadedFile(stamp, module);
                }
            }
            return module;
        }
        catch (PythonSyntaxException error)
        {
            return Fail(ts, error.Diagnostic);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            ts.Raise(error, path);
            return null;
        }
        finally
        {
            Tell(ts, warnings, isFile: true);
        }
    }

    public override Func<ThreadState, CompiledModule?> CompileText(PyStr text, string fileName, string mode, int optimization)
    {
        var warnings = new WarningLog();
        try
        {
            var module = TextModule(text, fileName, mode, optimization, warnings);
            return ts =>
            {
                Tell(ts, warnings, isFile: false);
                return module;
            };
        }
        catch (PythonSyntaxException error)
        {
            return ts =>
            {
                Tell(ts, warnings, isFile: false);
                if (error.Diagnostic.Kind == SyntaxErrors.UnicodeEncodeError)
                {
                    SyntaxErrors.RaiseLoneSurrogate(ts, text);
                    return null;
                }
                return Fail(ts, error.Diagnostic, text);
            };
        }
    }

    CompiledModule TextModule(PyStr text, string fileName, string mode, int optimization, WarningLog warnings)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            var module = LargeStack.Run(() => Pipeline.LowerText(
                SourceText.FromString(text.Text, fileName), WithoutAwaiting(mode), warnings, optimization < 0 ? Optimization : optimization, IsAwaiting(mode)));
            if (Engine != Engine.Emitted && InstructionWriter.Run(module, options with { IsCollectible = mode != "main" }) is { } evaluated)
            {
                return evaluated;
            }
            if (mode == "main" || Interlocked.Decrement(ref keptTextsLeft) >= 0)
            {
                return CompiledModules.Of(AssemblyEmitter.InMemory("py.text", [module], options)[0]);
            }
            var type = AssemblyEmitter.InMemory("py.text", [module], options with { IsCollectible = true })[0];
            weights.Add(type, new CodeWeight(text.Length));
            return CompiledModules.Of(type);
        }
        finally
        {
            lock (emitting)
            {
                textCount++;
                textTime += Stopwatch.GetElapsedTime(start);
            }
        }
    }

    /// <summary>
    /// How many texts stay in memory once they are compiled. Code that can be unloaded takes twice as long to make and to run for the first time, and what a
    /// program makes while it starts (named tuples, data classes) mostly lives as long as the program.
    /// </summary>
    public int KeptTextCount
    {
        init => keptTextsLeft = value;
    }

    int keptTextsLeft = 256;

    static readonly ConditionalWeakTable<Type, CodeWeight> weights = [];

    // What an unloadable class takes is mostly outside of the heap, where the garbage collector does not see that collecting it would pay.
    sealed class CodeWeight
    {
        // Measured: a class, its tables and compiled methods; and roughly what they grow by with the text.
        const int Fixed = 60_000, PerCharacter = 100;

        readonly long bytes;

        public CodeWeight(int textLength)
        {
            bytes = Fixed + (long)PerCharacter * textLength;
            GC.AddMemoryPressure(bytes);
        }

        ~CodeWeight() => GC.RemoveMemoryPressure(bytes);
    }

    public override PyStr? Decode(ThreadState ts, ReadOnlySpan<byte> source, string fileName)
    {
        try
        {
            return new PyStr(SourceText.FromBytes(source.ToArray(), fileName).Text);
        }
        catch (PythonSyntaxException error)
        {
            Fail(ts, error.Diagnostic);
            return null;
        }
    }

    static void Tell(ThreadState ts, WarningLog warnings, bool isFile)
    {
        foreach (var warning in warnings.Warnings)
        {
            var (line, offset, endLine, endOffset) = warning.CharacterPlace;
            ts.Warn(new SyntaxWarning(warning.Message, warning.FileName, warning.SourceLine, line, offset, endLine, endOffset, isFile));
        }
    }

    public override Func<ThreadState, Value> ParseText(PyStr text, string fileName, string mode)
    {
        try
        {
            var tree = LargeStack.Run(() => TreeValues.Of(Pipeline.ParseText(SourceText.FromString(text.Text, fileName), mode)));
            return ts => tree;
        }
        catch (PythonSyntaxException error)
        {
            return ts =>
            {
                Fail(ts, error.Diagnostic, text);
                return default;
            };
        }
    }

    public override Value ScopesOf(ThreadState ts, PyStr text, string fileName, string mode)
    {
        try
        {
            return Value.Str(LargeStack.Run(() => Pipeline.PrintScopes(SourceText.FromString(text.Text, fileName), mode)));
        }
        catch (PythonSyntaxException error)
        {
            Fail(ts, error.Diagnostic);
            return default;
        }
    }

    public override string? NameOf(int point) => UnicodeNames.Of(point);

    public override CompiledModule CompilePrelude(string file) =>
        InMemory(Prelude.AssemblyName, LowerPrelude(file), options with { IsProbing = isProbingOwn }, Engine == Engine.Evaluated);

    public static IrModule LowerPrelude(string file) =>
        Pipeline.Lower(SourceText.FromString(OwnSources.OfPrelude(file), Prelude.FileNameOf(file)), Prelude.ModulePrefix + file);

    public override CompiledModule CompileLibrary(string moduleName) =>
        InMemory(Prelude.LibraryAssemblyName, LowerLibrary(moduleName), options with { IsProbing = isProbingOwn }, Engine == Engine.Evaluated);

    static CompiledModule InMemory(string assemblyName, IrModule module, EmissionOptions options, bool isEvaluated) =>
        isEvaluated && InstructionWriter.Run(module, options) is { } evaluated ? evaluated : CompiledModules.Of(AssemblyEmitter.InMemory(assemblyName, [module], options)[0]);

    public static IrModule LowerLibrary(string moduleName) =>
        Pipeline.Lower(SourceText.FromString(OwnSources.OfLibrary(moduleName), Prelude.LibraryFileNameOf(moduleName)), moduleName);

    static SourceText Decode(byte[] source, string path, string moduleName) => SourceText.FromBytes(source, path, isFile: moduleName == "__main__");

    // The text, unless it is a file's, which whoever shows the error can read.
    static CompiledModule? Fail(ThreadState ts, Diagnostic diagnostic, PyStr? text = null)
    {
        SyntaxErrors.Raise(ts, diagnostic, text);
        return null;
    }
}

/// <param name="EmittedCount">Functions that became warm and were emitted.</param>
/// <param name="EmittingTime">What that took, on threads of its own.</param>
/// <param name="TextCount">Texts given to exec, eval and compile.</param>
/// <param name="TextTime">What compiling them took, while the program waited.</param>
/// <param name="Kept">Warm functions that stay evaluated, each with the reason.</param>
public sealed record CompilationNumbers(int EmittedCount, TimeSpan EmittingTime, int TextCount, TimeSpan TextTime, string[] Kept);
