// What the runtime needs from the program around it and cannot do itself: compiling source. The launcher sets a host with the compiler;
// an application finds the one beside it when it first needs one (exec, eval, a named tuple, the import of source), or says that there is none.
using System.ComponentModel;
using System.Reflection;

namespace Stackless.Runtime.CompilerServices;

/// <summary>Who compiles for the runtime. Of another namespace than what hosts use: .NET's own hosts have a class of this name.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Host
{
    static Host current = new CompilerBeside();

    /// <summary>Set once, before any Python code runs.</summary>
    public static Host Current
    {
        get => current;
        set => current = value;
    }

    /// <summary>The program around the runtime has set one.</summary>
    internal static bool IsGiven => current is not CompilerBeside;

    /// <summary>Compiles a source file as a module (from a cache, where there is one). What the compiler warns of is told to
    /// <see cref="ThreadState.Warn"/>; here and below.</summary>
    /// <returns>Null with SyntaxError (or what reading the file raised) pending.</returns>
    public abstract CompiledModule? CompileFile(ThreadState ts, string path, string moduleName);

    /// <summary>As the current host compiles it; of a program that is recorded or replayed, it is noted which source it was.</summary>
    internal static CompiledModule? CompileSource(ThreadState ts, string path, string moduleName)
    {
        ts.Interpreter.Recording?.Source(path);
        return Current.CompileFile(ts, path, moduleName);
    }

    /// <summary>Behind a mode: the flag <c>PyCF_ALLOW_TOP_LEVEL_AWAIT</c>. Code that is compiled once more, for a pickle, is compiled as it was.</summary>
    internal const string Awaiting = " await";

    protected static bool IsAwaiting(string mode) => mode.EndsWith(Awaiting, StringComparison.Ordinal);

    protected static string WithoutAwaiting(string mode) => IsAwaiting(mode) ? mode[..^Awaiting.Length] : mode;

    internal static bool IsModeOfText(string mode) => WithoutAwaiting(mode) is "exec" or "eval" or "single";

    /// <summary>Compiles text for <c>exec</c>, <c>eval</c> or the prompt. The function takes the namespace as its one argument.</summary>
    /// <param name="mode">"exec", "eval" or "single", with <see cref="Awaiting"/> behind it if the text may await outside functions.</param>
    /// <param name="optimization">0, 1 or 2; -1 for that of the process.</param>
    internal CompiledModule? CompileText(ThreadState ts, PyStr text, string fileName, string mode, int optimization = -1) => CompileText(text, fileName, mode, optimization)(ts);

    /// <summary>The same on any OS thread: what is left to do for the interpreter's own, which is quick, is to say what the compiler said.</summary>
    public abstract Func<ThreadState, CompiledModule?> CompileText(PyStr text, string fileName, string mode, int optimization);

    /// <summary>The syntax tree of a text as tuples and lists, for the library to make nodes of. On any OS thread, as <see cref="CompileText(PyStr, string, string, int)"/> is.</summary>
    public abstract Func<ThreadState, Value> ParseText(PyStr text, string fileName, string mode);

    /// <summary>The scopes of a text and the names in them, as `stackless dump scopes` prints them. Null with SyntaxError pending.</summary>
    public abstract Value ScopesOf(ThreadState ts, PyStr text, string fileName, string mode);

    /// <summary>The text of a source given as bytes: its mark or declaration tells the encoding. Null with SyntaxError pending.</summary>
    public abstract PyStr? Decode(ThreadState ts, ReadOnlySpan<byte> source, string fileName);

    /// <summary>What Unicode calls a character: the compiler finds characters by these names. Null if it has none.</summary>
    public virtual string? NameOf(int point) => null;

    /// <summary>A file of the prelude from its embedded source.</summary>
    public abstract CompiledModule CompilePrelude(string file);

    /// <summary>A module of the runtime's own library from its embedded source.</summary>
    public abstract CompiledModule CompileLibrary(string moduleName);

    /// <summary>Emits a function that the evaluator has run often. Called from any thread.</summary>
    /// <param name="asking">Of the function object that has become warm: what it calls is seen there.</param>
    /// <returns>The addresses of its bodies, and the class that has them; null if it is to stay where it is.</returns>
    public virtual (nint Body, nint Resume, Type Class)? Emit(EvaluatedFunction function, ModuleState asking) => null;

    // The compiler beside the application is loaded when there is first something to compile: most applications never need it.
    sealed class CompilerBeside : Host
    {
        string? failure;

        // Null if there is none; failure says why.
        Host? Load()
        {
            if (failure is null)
            {
                try
                {
                    var type = Assembly.Load("Stackless.Compiler").GetType("Stackless.Compiler.Hosting.CompilerHost", throwOnError: true)!;
                    return Current = (Host)Activator.CreateInstance(type)!;
                }
                catch (Exception error) when (error is IOException or BadImageFormatException or TypeLoadException or MissingMethodException)
                {
                    failure = "Stackless.Compiler.dll, which has to be beside the application to compile source, cannot be used: " + error.Message;
                }
            }
            return null;
        }

        public override CompiledModule? CompileFile(ThreadState ts, string path, string moduleName)
        {
            if (Load() is { } compiler)
            {
                return compiler.CompileFile(ts, path, moduleName);
            }
            ts.Raise(BuiltinTypes.ImportError, $"cannot import {path}: {failure}");
            return null;
        }

        public override Func<ThreadState, CompiledModule?> CompileText(PyStr text, string fileName, string mode, int optimization) => Load()?.CompileText(text, fileName, mode, optimization) ?? (ts =>
        {
            Refuse(ts);
            return null;
        });

        public override PyStr? Decode(ThreadState ts, ReadOnlySpan<byte> source, string fileName)
        {
            if (Load() is { } compiler)
            {
                return compiler.Decode(ts, source, fileName);
            }
            Refuse(ts);
            return null;
        }

        public override Func<ThreadState, Value> ParseText(PyStr text, string fileName, string mode) => Load()?.ParseText(text, fileName, mode) ?? Refuse;

        public override Value ScopesOf(ThreadState ts, PyStr text, string fileName, string mode) =>
            Load() is { } host ? host.ScopesOf(ts, text, fileName, mode) : Refuse(ts);

        Value Refuse(ThreadState ts) => ts.Raise(BuiltinTypes.RuntimeError, failure!);

        public override (nint Body, nint Resume, Type Class)? Emit(EvaluatedFunction function, ModuleState asking) => Load()?.Emit(function, asking);

        public override string? NameOf(int point) => Load()?.NameOf(point);

        public override CompiledModule CompilePrelude(string file) => throw Missing();

        public override CompiledModule CompileLibrary(string moduleName) => throw Missing();

        static FileNotFoundException Missing() =>
            new($"{Prelude.AssemblyName}.dll is missing beside {typeof(Host).Assembly.Location}; build the solution again");
    }
}
